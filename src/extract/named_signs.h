// What makes an organisation that a page names one of those that carry the project: what is said around it,
// over it, what it is by its name, how often it is named. Weighed as extract/likely.h says.
#pragma once

#include <string>
#include <vector>

#include "extract/likely.h"

namespace fisa::extract {

// Of the organisation that is named at `places`, the `number`th of `all` on the page.
[[nodiscard]] std::vector<std::string> named_signs(const Engine& engine, const FoldedPage& page,
                                                   const Headings& over, const Places& places,
                                                   std::size_t number, const std::vector<Places>& all);

}  // namespace fisa::extract
