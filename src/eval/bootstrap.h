// How far a figure would move with other pages of the same kinds: 95 % intervals by resampling the pages
// (Efron's percentile bootstrap).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "eval/score.h"

namespace fisa::eval {

struct Interval {
  double low = 0;
  double high = 0;
};

struct Resampling {
  int times = 1000;
  std::uint32_t seed = 1;  // the same seed, the same intervals, on every machine
};

// Of the F1 of each field, and of "mission" and "perfect".
[[nodiscard]] std::map<std::string, Interval> intervals(const std::vector<Score>& pages,
                                                        const Resampling& how);

// Of the difference in mission between two scorings of the same pages, resampled in pairs.
[[nodiscard]] Interval mission_difference(const std::vector<Score>& before, const std::vector<Score>& now,
                                          const Resampling& how);

}  // namespace fisa::eval
