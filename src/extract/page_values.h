// Every value of a page, for `fisa values`: what the scanner finds in each block, and what only the page's
// shape tells: units that a table says apart from its numbers, values that a line's end cut in two.
#pragma once

#include <vector>

#include "extract/annotation.h"
#include "extract/vocabulary.h"
#include "values/mention.h"

namespace fisa::extract {

// In text order and without overlaps, by bytes of the page's text.
[[nodiscard]] std::vector<values::Mention> page_values(const Vocabulary& vocabulary, const FoldedPage& page);

}  // namespace fisa::extract
