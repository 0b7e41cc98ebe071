// What makes an organisation that a page names one of those that carry the project: what is said around it,
// over it, what it is by its name, how often it is named.
//
// tools/prefer measures on the corpus how much each sign tells partners from funders, builders, hosts and
// whoever else a page names, and writes that, in log-odds, to grammars/preferences.gram (lexicon likelihood).
#pragma once

#include <string>
#include <vector>

#include "extract/candidates.h"
#include "extract/units.h"

namespace fisa::extract {

// The places at which a page names one organisation.
using Namings = std::vector<const Found*>;

// The signs of each of the organisations, which are all that the project's text names: "named:joins_before",
// ...
[[nodiscard]] std::vector<std::vector<std::string>> named_signs(const Engine& engine, const FoldedPage& page,
                                                                const Headings& over,
                                                                const std::vector<Namings>& all);

}  // namespace fisa::extract
