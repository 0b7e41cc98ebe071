// Lines that stand as the title of what follows: headings, quotations alone on a line, short lines between
// gaps.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/span.h"
#include "extract/annotation.h"
#include "extract/candidates.h"

namespace fisa::extract {

// The rule of a title that is a line of the page.
inline constexpr std::string_view kTitleLine = "title.line";

// How much a block looks like the title of a project, from 0 (not at all) to 5. Labels, names of
// organisations and headings that any page has (pattern generic_title) do not.
int title_likeness(const Engine& engine, const FoldedPage& page, std::uint32_t block);

// Capitals that are no project's acronym: a label, a programme ("BENEFICIAR", "POCU"). The text is folded.
[[nodiscard]] bool is_no_acronym(const Engine& engine, std::string_view text);

// A line of text that begins with what a project does ("Modernizarea drumurilor ...") and is no item of a
// list: it may be a title where nothing sets it apart.
[[nodiscard]] bool is_deed(const Engine& engine, const FoldedPage& page, std::uint32_t block);

// A heading of one word in capitals, over a project that has its title below it.
[[nodiscard]] bool is_acronym_heading(const Engine& engine, const FoldedPage& page, std::uint32_t block);

// The title in such a line: without number, bullet, and years or remarks in brackets at its end (pattern
// title_tail).
Span title_in(const Engine& engine, const FoldedPage& page, std::uint32_t block);

// ... in any stretch of a block (folded bytes).
Span title_within(const Engine& engine, const FoldedPage& page, Span range);

}  // namespace fisa::extract
