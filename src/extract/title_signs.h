// What makes one of the phrases of a page look like its project's name: how it is set, what stands around it,
// how it is worded, whether the page says it again.
//
// tools/prefer measures on the corpus how much each sign tells the right candidates from the others and
// writes that, in ranks, to grammars/preferences.gram; a title's rank is its rule's and those of its signs.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "extract/candidates.h"
#include "extract/units.h"

namespace fisa::extract {

// Raises and lowers the ranks of a project's candidates for its title, and notes the signs they have.
void prefer_titles(const Engine& engine, const FoldedPage& page, const Headings& over,
                   std::vector<Found>& candidates);

}  // namespace fisa::extract
