// Numbers as signs tell them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>

namespace fisa::extract {

[[nodiscard]] inline std::string how_many(std::size_t n) {
  return n == 0 ? "none" : n == 1 ? "one" : n == 2 ? "two" : n < 5 ? "some" : "many";
}

// How often `least` must be doubled to come to it, up to `most` times.
[[nodiscard]] inline std::string doublings(std::size_t n, std::size_t least, std::size_t most) {
  std::size_t times = 0;
  for (; n > least && times < most; n /= 2) ++times;
  return std::to_string(times);
}

[[nodiscard]] inline std::string tenth(double p) {
  return std::to_string(std::min(9, static_cast<int>(p * 10)));
}

}  // namespace fisa::extract
