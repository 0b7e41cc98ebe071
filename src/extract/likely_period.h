// What no rule has told of a project's period but is likely by its signs: start, end, duration. What rules
// have told is taken back where another is surely it, or where hardly anything speaks for it.
#pragma once

#include <vector>

#include "extract/filling.h"

namespace fisa::extract {

// `all` dates, periods and durations of the project's text.
void add_likely_period(const Engine& engine, const FoldedPage& page, const std::vector<Mentioned>& all,
                       Filling& filling);

}  // namespace fisa::extract
