// Does confidence mean something? Of the values said with a confidence, how many are right.
#pragma once

#include <vector>

#include "eval/score.h"

namespace fisa::eval {

struct Bin {
  double low = 0;  // confidence from `low`, and below `high`; the uppermost bin has 1 too
  double high = 0;
  int values = 0;
  int right = 0;
  double said = 0;  // the mean confidence: what `right / values` should be
};

// From the surest down; bins without values are there too.
[[nodiscard]] std::vector<Bin> reliability(const std::vector<Judged>& judged);

// Expected calibration error: the mean distance between what is said and what is right, over all values.
[[nodiscard]] double calibration_error(const std::vector<Bin>& bins);

}  // namespace fisa::eval
