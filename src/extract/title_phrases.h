// The phrases of a page that a project's name may be, found by how the page is set and not by what it says:
// lines and their parts, quotations, cells, what stands behind a colon, in brackets, in capitals, in bold,
// what follows a word for a project.
//
// Rules tell titles where they know the words around them. These phrases come from every page and rank below
// all rules; which of them is the name, the signs of extract/title_signs.h tell.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/annotation.h"
#include "extract/candidates.h"

namespace fisa::extract {

inline constexpr std::string_view kTitlePhrase = "title.phrase_";  // the rules' names begin with it

// Those in the blocks [from, to), in page order, the likeliest some dozens of a long stretch.
[[nodiscard]] std::vector<Found> title_phrases(const Engine& engine, const FoldedPage& page,
                                               std::uint32_t from, std::uint32_t to);

}  // namespace fisa::extract
