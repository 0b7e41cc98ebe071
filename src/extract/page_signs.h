// Is the page about a project at all, or about a call, a law, an auction, a course? What its candidates, its
// words and the rules against it (path @none) say, weighed as extract/likely.h says (thing "page").
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "extract/candidates.h"

namespace fisa::extract {

// Of the whole page, were it about so many projects; `best_title` is the rank of what reads most like the
// name of one (extract/title_places.h), where that is known.
[[nodiscard]] std::vector<std::string> page_signs(const Engine& engine, const FoldedPage& page,
                                                  const std::vector<Found>& candidates, std::size_t projects,
                                                  std::optional<int> best_title);

}  // namespace fisa::extract
