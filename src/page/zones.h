// Which blocks are the page, and which its furniture: the part of the judgement that text and HTML share.
// Works on kinds, spans and blank lines already set; only ever lowers a block's zone, from main.
#pragma once

#include "page/page.h"
#include "page/words.h"

namespace fisa::page {

// Whether a line of text is a menu, a breadcrumb or a tool bar: short parts and no sentence.
[[nodiscard]] bool is_menu_line(std::string_view line, const FurnitureWords& words);

// Marks menus, notices, tool bars and disclaimers. To be called before headings are looked for.
void mark_furniture(Page& page, const FurnitureWords& words);

// Marks related posts, comments and lists of headlines. To be called once headings are known.
void mark_asides(Page& page, const FurnitureWords& words);

// Gives every block the heading that it stands under.
void mark_sections(Page& page);

}  // namespace fisa::page
