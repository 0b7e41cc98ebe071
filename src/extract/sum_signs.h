// What makes a sum that a page names the project's total, one of its shares, or neither: what is said around
// it, how large it is among the page's sums. Weighed like the signs of organisations (extract/likely.h).
#pragma once

#include <string>
#include <vector>

#include "extract/likely.h"

namespace fisa::extract {

// Of the sum that is told at `places`, the `number`th of `all` on the page.
[[nodiscard]] std::vector<std::string> sum_signs(const Engine& engine, const FoldedPage& page,
                                                 const Headings& over, const Places& places,
                                                 std::size_t number, const std::vector<Places>& all);

}  // namespace fisa::extract
