// The phrases of a page that read most like a project's name, before it is known how many projects it tells
// of.
#pragma once

#include <string>
#include <vector>

#include "extract/candidates.h"
#include "extract/page_titles.h"

namespace fisa::extract {

// The likeliest of a block; `key` (extract/sameness.h) is empty where it has none.
struct TitlePlace {
  int rank = 0;  // as extract/title_signs.h has it, with the whole page for one project
  std::string key;
};

// Ranks, or what is between two, as signs tell them: in steps.
[[nodiscard]] std::string rank_steps(int rank);

// Of each block.
[[nodiscard]] std::vector<TitlePlace> title_places(const Engine& engine, const FoldedPage& page,
                                                   PageTitles& titles, const std::vector<Found>& candidates);

}  // namespace fisa::extract
