// What makes one of the phrases of a page look like its project's name: how it is set, what stands around it,
// how it is worded, whether the page says it again.
//
// tools/prefer measures on the corpus how much each sign tells the right candidates from the others and
// writes that, in ranks, to grammars/preferences.gram; a title's rank is its rule's and those of its signs.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "extract/candidates.h"
#include "extract/page_titles.h"

namespace fisa::extract {

// Signs that others are made of.
inline constexpr std::array<std::string_view, 5> kTitleSignsAsked = {"as_quoted", "as_behind", "as_bold",
                                                                     "last_noun_project", "last_noun_other"};

// Raises and lowers the ranks of a project's candidates for its title, and notes the signs they have
// where the engine is to explain.
void prefer_titles(const Engine& engine, const FoldedPage& page, PageTitles& titles,
                   std::vector<Found>& candidates);

}  // namespace fisa::extract
