// Arithmetic on ISO 8601 dates of any precision that a page states.
#pragma once

#include <string>

namespace fisa::extract {

// The last day (or month) of something that begins at `start` and lasts `duration` (P16M, P2Y, P10D, P12W):
// start plus duration less one day; at month precision the last month covered. Empty where it cannot be said.
std::string end_of(const std::string& start, const std::string& duration);

}  // namespace fisa::extract
