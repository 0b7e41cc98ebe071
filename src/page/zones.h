// Which blocks are the page, and which its furniture: the part of the judgement that text and HTML share.
// Works on kinds, spans and blank lines already set; lowers a block's zone, from main, but for
// main_from_asides.
#pragma once

#include "page/page.h"
#include "page/words.h"

namespace fisa::page {

// Whether a line of text is a menu, a breadcrumb or a tool bar: short parts and no sentence.
[[nodiscard]] bool is_menu_line(std::string_view line, const FurnitureWords& words);

// Where columns are named by their side ("stanga", "left-column"), the text may stand in one of them: the run
// of asides with the most prose becomes main where it has more than all that is main. To be called first.
void main_from_asides(Page& page);

// Marks menus, notices, tool bars and disclaimers. To be called before headings are looked for.
void mark_furniture(Page& page, const FurnitureWords& words);

// Marks related posts, comments and lists of headlines. To be called once headings are known.
void mark_asides(Page& page, const FurnitureWords& words);

// Gives every block the heading that it stands under.
void mark_sections(Page& page);

}  // namespace fisa::page
