// Headings that no tag names: short lines of a plain text that stand as one, and wholly bold lines of an HTML
// page.
#pragma once

#include "page/page.h"

namespace fisa::page {

// Level 1 for the first of the page, 2 for others, 3 for a label alone on its line ("Rezultate:").
// Conservative: a value on a line of its own below a label, or one of several short lines in a row, stays a
// paragraph.
void mark_text_headings(Page& page);

// Bold lines that stand above something: one level below the last tagged heading.
void mark_bold_headings(Page& page);

}  // namespace fisa::page
