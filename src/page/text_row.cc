#include "page/text_row.h"

#include "page/shape.h"

namespace fisa::page {
namespace {

// Width of the cell separator at `at`, in bytes; 0 where none starts there.
std::size_t separator_at(std::string_view body, std::size_t at, Cut cut, std::size_t gap) {
  std::size_t end = at;
  std::size_t tabs = 0;
  std::size_t wide = 0;
  std::size_t dots = 0;
  std::size_t bars = 0;
  while (end < body.size()) {
    const Glyph glyph = glyph_at(body, end);
    if (glyph.code == '\t') {
      ++tabs;
    } else if (is_space(glyph.code)) {
      ++wide;
    } else if (cut == Cut::dots && (glyph.code == '.' || glyph.code == 0x2026 || glyph.code == '_')) {
      dots += glyph.code == 0x2026 ? 3 : 1;
    } else if (cut == Cut::bar && glyph.code == '|') {
      ++bars;
    } else {
      break;
    }
    end += glyph.bytes;
  }
  const bool cuts = cut == Cut::tab   ? tabs > 0
                    : cut == Cut::gap ? wide >= gap
                    : cut == Cut::bar ? bars > 0
                                      : dots >= 4;
  return cuts ? end - at : 0;
}

}  // namespace

Row row_of(std::string_view text, const Line& line, Cut cut, std::size_t gap) {
  Row row;
  const std::string_view body = line.body.in(text);
  std::uint32_t column = line.indent;
  std::size_t from = 0;
  std::uint32_t from_column = column;
  std::uint32_t tabs_before = 0;
  const auto add = [&](std::size_t to, std::uint32_t to_column) {
    std::string_view cell = trim(body.substr(from, to - from));
    // "Titlul proiectului     : Drumuri": the colon of the label stands before the value.
    if (!row.cells.empty() && cell.starts_with(": ")) cell = trim(cell.substr(1));
    if (cell.empty()) return;
    const auto begin = static_cast<std::uint32_t>(cell.data() - text.data());
    row.cells.push_back({begin, begin + static_cast<std::uint32_t>(cell.size())});
    row.starts.push_back(from_column);
    row.ends.push_back(to_column);
    row.tabs_before.push_back(tabs_before);
  };
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t separator = separator_at(body, at, cut, gap);
    if (separator > 0) {
      add(at, column);
      for (std::size_t i = at; i < at + separator;) {
        const Glyph glyph = glyph_at(body, i);
        column = glyph.code == '\t' ? (column / 8 + 1) * 8 : column + 1;
        if (glyph.code == '\t') ++row.tabs;
        i += glyph.bytes;
      }
      at += separator;
      from = at;
      from_column = column;
      tabs_before = row.tabs;
      continue;
    }
    at += glyph_at(body, at).bytes;
    ++column;
  }
  add(body.size(), column);
  if (row.cells.size() >= 2) row.cut = cut;
  return row;
}

}  // namespace fisa::page
