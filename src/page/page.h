// A page as a reader sees it: its text, and the blocks that the text is made of.
//
// For a text file `text` is the decoded file; for HTML it is the page's visible text, one line a block (cells
// of a row parted by tabs). All offsets of a record count in `text`. Blocks stand in text order and do not
// overlap.
//
//   const FurnitureWords words(forms);                       // once, from the grammar's lexicons
//   Page page = page_from_text(std::move(decoded.text), words);
//   Page page = page_from_html(decoded.text, words);
//
// Both are pure functions: no state is shared but the const words, so any number of threads may call them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "page/words.h"

namespace fisa::page {

enum class BlockKind : std::uint8_t {
  heading,  // <h1>..<h6>, or a short line of text that stands as one
  paragraph,
  item,         // of a list; `level` is its depth, from 1
  cell,         // of a table; `table`, `row`, `column` say which
  term,         // <dt>, or the label span of a label-value pair ("<span class=lbl>Promotor</span>")
  description,  // <dd>, the value that goes with the term before it
  caption,
};

enum class Zone : std::uint8_t {
  main,
  aside,      // sidebar, related posts, comments, lists of headlines, news of the project
  furniture,  // menus, breadcrumbs, cookie notices, share bars, toolbars, footers, legal disclaimers
};

struct Block {
  BlockKind kind = BlockKind::paragraph;
  Zone zone = Zone::main;
  std::uint8_t level = 0;   // heading 1..6, list depth 1..
  bool header = false;      // <th>, or a cell of a table's head row
  bool emphasised = false;  // wholly bold or in capitals
  bool numbered = false;    // its marker was a number ("1.", "a)"), not a bullet
  bool continues = false;  // goes on in mid sentence from the last block of the same zone: a page number or a
                           // running header stands between the two
  Span span;               // bytes of Page::text, without marker ("*", "1.", "v ") and outer space
  std::uint32_t table = 0;    // 1-based, 0 outside tables; nested tables have numbers of their own
  std::uint32_t row = 0;      // 0-based
  std::uint32_t column = 0;   // 0-based, cells that span counted for all the columns they fill; the lines of
                              // one cell are blocks with the same table, row and column
  std::uint32_t section = 0;  // index + 1 of the heading block that this one stands under; 0 at the top
  std::uint32_t blank_before = 0;  // blank lines (or a block element's gap: 1) before it
  std::uint32_t indent = 0;        // columns of white space before it, in a text file
};

struct Page {
  std::string text;  // valid UTF-8
  std::vector<Block> blocks;
  std::vector<Span> set_off;  // words in bold or italics within blocks that are not in bold, in order
  std::string title;          // <title>
  std::string og_title;       // og:title
  std::string canonical_url;  // <link rel=canonical>, og:url; absolute
  std::string linked_data;    // the first <script type="application/ld+json">, as it stands
  std::string lang;           // <html lang>
};

// Blocks of a plain text: hard-wrapped paragraphs joined, list markers understood (also Word's private-use
// bullets, "v  ", "o  ", "*", "-"), label-value lines kept apart, tab-parted lines as rows of cells.
[[nodiscard]] Page page_from_text(std::string text, const FurnitureWords& words = {});

struct HtmlLimits {
  std::uint32_t max_depth = 512;      // deeper elements are flattened, and their text kept
  std::uint32_t max_cells = 200'000;  // further cells become paragraphs
};

// Blocks of an HTML page (decoded to UTF-8), by libxml2's SAX interface.
[[nodiscard]] Page page_from_html(std::string_view html, const FurnitureWords& words = {},
                                  const HtmlLimits& limits = {});

}  // namespace fisa::page
