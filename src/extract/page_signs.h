// Is the page about a project at all, or about a call, a law, an auction, a course? What its candidates, its
// words and the rules against it (path @none) say, weighed as extract/likely.h says (thing "page").
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/candidates.h"

namespace fisa::extract {

// Of the whole page, but for its titles and among how many projects it is parted.
[[nodiscard]] std::vector<std::string> page_signs(const Engine& engine, const FoldedPage& page,
                                                  const std::vector<Found>& candidates);

// Those that come when these are known, one of each kind; their names begin so.
inline constexpr std::array<std::string_view, 3> kLaterPageSigns = {"title_", "best_title_", "parted_in_"};

// Adds them: were the page about so many projects; `best_title` is the rank of what reads most like the name
// of one (extract/title_places.h), where that is known.
void add_later_page_signs(const std::vector<Found>& candidates, std::size_t projects,
                          std::optional<int> best_title, std::vector<std::string>& signs);

}  // namespace fisa::extract
