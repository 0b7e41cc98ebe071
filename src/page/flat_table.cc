#include "page/flat_table.h"

#include <algorithm>

#include "page/shape.h"

namespace fisa::page {
namespace {

constexpr std::size_t kMostColumns = 7;
constexpr std::size_t kCell = 110;  // code points
constexpr std::size_t kLeastRows = 3;
constexpr std::size_t kHead = 48;  // code points; a column's head is shorter

enum class Kind : std::uint8_t { words, number, either };

Kind kind_of(std::string_view cell) {
  if (is_digit(glyph_at(cell, 0).code)) return Kind::number;
  // A dash for nothing, "min. 65", "> 500".
  if (length(cell) <= 2 && !has_letter(cell)) return Kind::either;
  if (has_digit(cell) && length(cell) <= 14) return Kind::either;
  return Kind::words;
}

struct Shape {
  bool fits = false;
  bool head = false;
  std::size_t cells = 0;  // that fill whole rows
  bool total = false;     // a last row of two cells: a word and its number
};

// Whether the cells repeat with `columns` a row.
Shape shape_of(const std::vector<Kind>& kinds, const std::vector<std::size_t>& sizes, std::size_t columns) {
  Shape shape;
  const std::size_t rest = kinds.size() % columns;
  shape.total =
      rest == 2 && columns > 2 && kinds[kinds.size() - 2] == Kind::words && kinds.back() == Kind::number;
  if (rest != 0 && !shape.total) return shape;
  shape.cells = kinds.size() - rest;
  const std::size_t rows = shape.cells / columns;
  if (rows < kLeastRows) return shape;
  const auto first_row = [columns](const auto& cells) {
    return cells.begin() + static_cast<std::ptrdiff_t>(columns);
  };
  shape.head = std::all_of(kinds.begin(), first_row(kinds), [](Kind kind) { return kind != Kind::number; }) &&
               std::all_of(sizes.begin(), first_row(sizes), [](std::size_t size) { return size <= kHead; });
  bool words = false;
  bool numbers = false;
  for (std::size_t column = 0; column < columns; ++column) {
    std::size_t word_cells = 0;
    std::size_t number_cells = 0;
    std::size_t letters = 0;
    for (std::size_t row = shape.head ? 1 : 0; row < rows; ++row) {
      const std::size_t at = row * columns + column;
      if (kinds[at] == Kind::words) ++word_cells;
      if (kinds[at] == Kind::number) ++number_cells;
      letters += sizes[at];
    }
    if (word_cells > 0 && number_cells > 0) return shape;
    if (word_cells > 0 && letters >= rows * 6) words = true;
    if (number_cells > 0 && column > 0) numbers = true;
  }
  shape.fits = words && numbers;
  // Two columns: a number under each word, or they are lines that happen to alternate.
  if (columns == 2) shape.fits = shape.fits && kinds[columns] == Kind::words && rows > kLeastRows;
  return shape;
}

}  // namespace

TextTable flat_table_at(std::string_view text, const std::vector<Line>& lines, std::size_t first) {
  TextTable table{first, {}};
  std::vector<Kind> kinds;
  std::vector<std::size_t> sizes;
  std::size_t end = first;
  for (; end < lines.size(); ++end) {
    const Line& line = lines[end];
    const std::string_view body = line.body.in(text);
    if (end > first && (line.blank_before > 0 || line.page_break)) break;
    if (line.marker.kind != MarkerKind::none || length(body) > kCell ||
        body.find('\t') != std::string_view::npos)
      break;
    if (line.label != 0 && has_value(body, line.label)) break;
    kinds.push_back(kind_of(body));
    sizes.push_back(length(body));
  }
  // A whole paragraph of lines, or one that a sentence ends.
  if (end < lines.size() && lines[end].blank_before == 0 && !lines[end].page_break &&
      length(lines[end].body.in(text)) <= kCell)
    return table;
  for (std::size_t columns = 2; columns <= kMostColumns && columns * kLeastRows <= kinds.size(); ++columns) {
    const Shape shape = shape_of(kinds, sizes, columns);
    if (!shape.fits) continue;
    for (std::size_t i = first; i < end; ++i) {
      Block cell;
      cell.kind = BlockKind::cell;
      cell.span = lines[i].body;
      cell.row = static_cast<std::uint32_t>((i - first) / columns);
      cell.column = static_cast<std::uint32_t>((i - first) % columns);
      cell.header = shape.head && cell.row == 0;
      cell.blank_before = lines[i].blank_before;
      cell.indent = lines[i].indent;
      cell.emphasised = in_capitals(cell.span.in(text));
      table.cells.push_back(cell);
    }
    if (shape.total) table.cells.back().column = static_cast<std::uint32_t>(columns - 1);
    table.end = end;
    return table;
  }
  return table;
}

}  // namespace fisa::page
