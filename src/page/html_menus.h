// Menus and headers of HTML pages, told by what their elements hold.
#pragma once

#include <cstddef>
#include <vector>

#include "page/html_writer.h"
#include "page/page.h"
#include "page/words.h"

namespace fisa::page {

// A run of links, one of them a known menu entry, is a menu whatever holds it. Of the drafts of an
// element, from `first` on.
void mark_menu(HtmlWriter& writer, std::size_t first, const FurnitureWords& words);

// A <header> with the page's <h1>, which is no link home, and without a menu: it heads the page, and not
// the site.
void mark_page_header(std::vector<Draft>& drafts, std::size_t first_draft);

// Bars and breadcrumbs of one line.
void mark_menu_lines(Page& page, const FurnitureWords& words);

}  // namespace fisa::page
