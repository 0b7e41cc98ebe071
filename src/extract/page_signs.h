// Is the page about a project at all, or about a call, a law, an auction, a course? What its candidates, its
// words and the rules against it (path @none) say, weighed as extract/likely.h says (thing "page").
#pragma once

#include <string>
#include <vector>

#include "extract/candidates.h"

namespace fisa::extract {

// Of the whole page.
[[nodiscard]] std::vector<std::string> page_signs(const Engine& engine, const FoldedPage& page,
                                                  const std::vector<Found>& candidates);

}  // namespace fisa::extract
