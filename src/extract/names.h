// A stretch of text that names organisations, taken apart into the names.
#pragma once

#include <vector>

#include "base/span.h"
#include "extract/annotation.h"
#include "extract/vocabulary.h"

namespace fisa::extract {

// The names in a stretch of the page (folded bytes), in order: parted at line ends and semicolons, and at
// commas and conjunctions where the next part begins a name of its own. Roles, numbers ("P1 -"), countries
// and contact data are left out.
std::vector<Span> split_names(const FoldedPage& page, Span stretch, const Vocabulary& vocabulary);

}  // namespace fisa::extract
