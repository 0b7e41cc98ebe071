// Arithmetic among the sums that a page tells of: a total is what its shares add up to.
#pragma once

#include <vector>

namespace fisa::extract {

// Is `whole` the sum of two or more of `shares` (main units of one currency, each counted once), to the cent?
// Of more than a dozen shares nothing is said.
[[nodiscard]] bool is_sum(double whole, const std::vector<double>& shares);

// Is `rounded` what somebody told instead of the exact figure? "9 million" of 8,936,512.07.
[[nodiscard]] bool is_rounded(double rounded, double exact);

// What all of the sums are told to: cents, units, thousands. Rounder ones add up by chance more often.
[[nodiscard]] double grain_of(const std::vector<double>& sums);

}  // namespace fisa::extract
