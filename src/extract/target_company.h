// How likely the counts near a counted thing are: among likely targets a count is one, among numbers of the
// background it is none.
//
// The signs of each by itself are weighed first; what the others' chance adds is measured on top of that
// (tools/calibrate, which finds the same signs the same way).
#pragma once

#include <string>
#include <vector>

#include "base/span.h"

namespace fisa::extract {

struct CountChance {
  Span span;          // bytes of the page's text
  double chance = 0;  // by its own signs
};

// For each, "targets:company_likely" or the like, by the mean chance of those close before it and behind it.
[[nodiscard]] std::vector<std::string> company_signs(const std::vector<CountChance>& targets);

}  // namespace fisa::extract
