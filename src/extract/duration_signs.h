// What makes a duration that a page names its project's: what is said around it, how long it is, whether two
// dates of the page lie as far apart. Courses, guarantees, contracts for works and ages last, too. Weighed
// like the signs of organisations (extract/likely.h).
#pragma once

#include <string>
#include <vector>

#include "extract/likely.h"

namespace fisa::extract {

// Of the duration that is told at `places`, the `number`th of `all` dates, periods and durations on the page.
[[nodiscard]] std::vector<std::string> duration_signs(const Engine& engine, const FoldedPage& page,
                                                      const Headings& over, const Places& places,
                                                      std::size_t number, const std::vector<Places>& all);

}  // namespace fisa::extract
