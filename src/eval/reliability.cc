#include "eval/reliability.h"

#include <cmath>

namespace fisa::eval {

std::vector<Bin> reliability(const std::vector<Judged>& judged) {
  std::vector<Bin> out = {{0.9, 1.0}, {0.8, 0.9}, {0.7, 0.8}, {0.6, 0.7}, {0.0, 0.6}};
  for (const Judged& j : judged) {
    for (Bin& bin : out) {
      if (j.confidence < bin.low) continue;
      ++bin.values;
      bin.right += j.right;
      bin.said += j.confidence;
      break;
    }
  }
  for (Bin& bin : out) {
    if (bin.values > 0) bin.said /= bin.values;
  }
  return out;
}

double calibration_error(const std::vector<Bin>& bins) {
  double distance = 0;
  int values = 0;
  for (const Bin& bin : bins) {
    distance += std::abs(bin.said * bin.values - bin.right);
    values += bin.values;
  }
  return values == 0 ? 0 : distance / values;
}

}  // namespace fisa::eval
