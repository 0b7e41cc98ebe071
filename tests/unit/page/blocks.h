// Blocks of a page in one line each, for tables of expectations: "heading1 | Titlu", "a item2 | x", "F cell
// 0,1 | y".
#pragma once

#include <string>
#include <vector>

#include "page/page.h"

namespace fisa::page {

inline std::string kind_name(const Block& block) {
  switch (block.kind) {
    case BlockKind::heading:
      return "heading" + std::to_string(block.level);
    case BlockKind::paragraph:
      return "paragraph";
    case BlockKind::item:
      return (block.numbered ? "number" : "item") + std::to_string(block.level);
    case BlockKind::cell:
      return (block.header ? "head " : "cell ") + std::to_string(block.row) + "," +
             std::to_string(block.column);
    case BlockKind::term:
      return "term";
    case BlockKind::description:
      return "description";
    case BlockKind::caption:
      return "caption";
  }
  return "?";
}

// Line ends and runs of white space within a block as one space.
inline std::string plain(std::string_view text) {
  std::string out;
  for (char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!space)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  return out;
}

inline std::vector<std::string> lines_of(const Page& page) {
  std::vector<std::string> out;
  for (const Block& block : page.blocks) {
    const char* zone = block.zone == Zone::main ? "" : block.zone == Zone::aside ? "a " : "F ";
    out.push_back(zone + kind_name(block) + " | " + plain(block.span.in(page.text)));
  }
  return out;
}

inline const Block* find_block(const Page& page, std::string_view start) {
  for (const Block& block : page.blocks) {
    if (plain(block.span.in(page.text)).starts_with(start)) return &block;
  }
  return nullptr;
}

inline FurnitureWords test_words() {
  FurnitureForms forms;
  forms.furniture_line = {
      "acasă",          "contact",          "despre noi", "prima pagină",   "distribuie",
      "mărește fontul", "sari la conținut", "©",          "pagina 1 din 2", "ultima actualizare",
      "ești aici",      "detalii",          "ro"};
  forms.menu_entry = {"proiecte", "noutăți", "echipa"};
  forms.line_joint = {"de", "cu"};
  forms.furniture_sentence = {"folosește cookie-uri", "nu reprezintă în mod obligatoriu poziția"};
  forms.aside_heading = {"alte noutăți", "citește și", "noutăți", "comentarii"};
  forms.furniture_class = {"nav*",        "*nav",    "menu*",  "meniu",     "footer*",
                           "breadcrumb*", "cookie*", "share*", "skip-link", "subsol"};
  forms.aside_class = {"sidebar*", "widget", "comments", "related*"};
  return FurnitureWords(forms);
}

// What holds for every page: blocks in text order, within the text, not empty, headings before what stands
// under them.
inline std::string invariant_broken(const Page& page) {
  std::uint32_t end = 0;
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    const Block& block = page.blocks[i];
    const std::string at = "block " + std::to_string(i) + ": ";
    if (block.span.begin >= block.span.end) return at + "empty";
    if (block.span.begin < end) return at + "overlaps the one before";
    if (block.span.end > page.text.size()) return at + "past the text";
    if (block.section > i ||
        (block.section != 0 && page.blocks[block.section - 1].kind != BlockKind::heading)) {
      return at + "stands under no heading";
    }
    if (block.table == 0 && block.kind == BlockKind::cell) return at + "a cell without a table";
    if ((static_cast<unsigned char>(page.text[block.span.begin]) & 0xC0U) == 0x80U)
      return at + "starts within a character";
    end = block.span.end;
  }
  return "";
}

}  // namespace fisa::page
