// What stands around a phrase of a page that may be a project's name: words before and behind it, marks at
// its edges, the label beside or over it.
#pragma once

#include <cstdint>

#include "base/span.h"
#include "extract/candidates.h"
#include "extract/headings.h"
#include "extract/title_ranks.h"

namespace fisa::extract {

// `phrase` in folded bytes of that block.
void add_title_surroundings(const Engine& engine, const FoldedPage& page, const Headings& over,
                            std::uint32_t block, Span phrase, TitleSignSet& signs);

}  // namespace fisa::extract
