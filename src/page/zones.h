// Which blocks are the page, and which its furniture: the part of the judgement that text and HTML share.
// Works on kinds, spans and blank lines already set; only ever lowers a block's zone, from main.
#pragma once

#include "page/page.h"
#include "page/words.h"

namespace fisa::page {

// Whether a line of text is a menu, a breadcrumb or a tool bar: short parts and no sentence.
[[nodiscard]] bool is_menu_line(std::string_view line, const FurnitureWords& words);

// Marks menus, notices, related posts and lists of headlines.
void mark_zones(Page& page, const FurnitureWords& words);

// Gives every block the heading that it stands under.
void mark_sections(Page& page);

}  // namespace fisa::page
