// What makes a date that a page names the start or the end of its project, a period the project's: what is
// said around it, where it lies among the page's dates. Weighed like the signs of organisations
// (extract/likely.h).
#pragma once

#include <string>
#include <vector>

#include "extract/likely.h"

namespace fisa::extract {

// Of the date or period that is told at `places`, the `number`th of `all` on the page.
[[nodiscard]] std::vector<std::string> date_signs(const Engine& engine, const FoldedPage& page,
                                                  const Headings& over, const Places& places,
                                                  std::size_t number, const std::vector<Places>& all);

}  // namespace fisa::extract
