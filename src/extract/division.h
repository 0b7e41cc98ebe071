// The sums that a whole divides into, where words alone do not tell of what kind they are.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "extract/shares.h"

namespace fisa::extract {

// Of more sums, told or not, nothing is said.
inline constexpr std::size_t kMostDivided = 14;

// A sum that no rule has seen, and the kinds that the words before and behind it hint at; empty where none.
struct HintedSum {
  double amount = 0;
  std::string before;
  std::string behind;
};

// Which of `sums`, with shares that are told (their kinds and amounts), make up the whole, and of what kind
// they are. The words of one page stand on one side of its sums; of one sum they may hint at nothing, where
// the others leave no doubt. Empty where nothing adds up, where several choices do, or where sums as round as
// these may by chance.
[[nodiscard]] std::vector<TellingSum> divide(double whole,
                                             const std::vector<std::pair<std::string, double>>& told,
                                             const std::vector<HintedSum>& sums);

}  // namespace fisa::extract
