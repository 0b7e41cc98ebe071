#include "page/text_table.h"

#include <algorithm>

#include "page/band_table.h"
#include "page/cell_kinds.h"
#include "page/shape.h"
#include "page/text_row.h"

namespace fisa::page {
namespace {

constexpr std::size_t kNarrowGap = 2;  // spaces between two cells of a table whose columns tell

// Whether two rows parted by gaps stand in line: their last cells start or end at the same column.
bool in_line(const Row& a, const Row& b) {
  const auto near = [](std::uint32_t x, std::uint32_t y) { return (x > y ? x - y : y - x) <= 2; };
  return a.cells.size() == b.cells.size() &&
         (near(a.starts[1], b.starts[1]) || near(a.ends.back(), b.ends.back()));
}

// "| Indicator     | Tinta |": gaps within fill its cells.
bool is_framed(std::string_view text, const Line& line) {
  const std::string_view body = line.body.in(text);
  return body.size() > 4 && body.front() == '|' && body.back() == '|';
}

bool fits(const Row& row, const Row& next, bool framed) {
  switch (row.cut) {
    case Cut::tab:
      return next.cut == Cut::tab;
    case Cut::gap:
      return next.cut == Cut::gap && in_line(row, next);
    case Cut::bar:
      return next.cut == Cut::bar && next.cells.size() == row.cells.size() &&
             (row.cells.size() >= 3 || framed);
    case Cut::dots:
      return next.cut == Cut::dots;
    case Cut::none:
      return false;
  }
  return false;
}

// A line far to the right of its row's first cell carries on the last cell; so does one that leaves the first
// cell of a row cut by tabs empty.
bool hangs_under(std::string_view text, const Line& line, const Line& first, const Row& row) {
  const bool after_tab = row.cut == Cut::tab && line.body.begin > 0 && text[line.body.begin - 1] == '\t';
  return line.blank_before == 0 && !line.page_break && row.cells.size() == 2 &&
         line.indent >= first.indent + 8 && (after_tab || line.indent + 4 >= row.starts[1]);
}

std::size_t end_column(std::string_view text, const Line& line) {
  return line.indent + length(line.body.in(text));
}

std::string_view first_word(std::string_view body) {
  return body.substr(0, body.find(' '));
}

TextTable plain_table_at(std::string_view text, const std::vector<Line>& lines, std::size_t first) {
  TextTable table{first, {}};
  const Line& top = lines[first];
  if (top.marker.kind == MarkerKind::bullet || top.marker.kind == MarkerKind::dash) return table;
  if (!top.parted) return table;
  Row head;
  for (const Cut cut : {Cut::tab, Cut::dots, Cut::gap, Cut::bar}) {
    if (cut != Cut::bar && is_framed(text, top)) continue;
    head = row_of(text, top, cut);
    // A form to fill in ("Titlu: .........") is no row.
    if (cut == Cut::dots && head.cut != Cut::none &&
        head.cells[0].in(text).find(':') != std::string_view::npos) {
      head.cut = Cut::none;
    }
    if (head.cut != Cut::none) break;
  }
  if (head.cut == Cut::none) return table;
  // "1.<tab>Titlul proiectului": the number of a list, not a column.
  if (head.cut == Cut::tab && head.cells.size() == 2 && top.marker.kind == MarkerKind::number &&
      top.marker.bytes >= head.cells[1].begin - top.body.begin)
    return table;

  std::uint32_t row_number = 0;
  std::uint32_t hanging = 0;
  std::size_t margin = 0;  // the widest line so far that surely goes on in the next one
  const auto add = [&](const Row& row, const Line& line) {
    // As many tabs as the head row has: a cell left empty keeps its place.
    const bool in_columns = head.is_full() && row.tabs == head.tabs;
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
      Block cell;
      cell.kind = BlockKind::cell;
      cell.span = row.cells[column];
      cell.row = row_number;
      cell.column = in_columns ? row.tabs_before[column] : static_cast<std::uint32_t>(column);
      cell.blank_before = column == 0 ? line.blank_before : 0;
      cell.indent = column == 0 ? line.indent : 0;
      cell.emphasised = in_capitals(cell.span.in(text));
      table.cells.push_back(cell);
    }
    ++row_number;
  };
  add(head, top);
  Row row = head;
  std::size_t at = first + 1;
  for (; at < lines.size(); ++at) {
    const Line& line = lines[at];
    if (line.page_break) break;
    if (hangs_under(text, line, top, row)) {
      Block& last = table.cells.back();
      const std::string_view body = line.body.in(text);
      const bool ends = ends_clause(last.span.in(text));
      if (starts_lower(body) && !ends) {
        margin = std::max(margin, end_column(text, lines[at - 1]));
        last.span.end = line.body.end;
      } else if (!ends && head.cut != Cut::tab && margin > 0 &&
                 end_column(text, lines[at - 1]) + 1 + length(first_word(body)) > margin) {
        last.span.end = line.body.end;
      } else {
        Block more = last;
        more.span = line.body;
        more.indent = line.indent;
        table.cells.push_back(more);
      }
      ++hanging;
      continue;
    }
    Row next = row_of(text, line, head.cut);
    if (line.blank_before > 1 || (line.blank_before == 1 && head.cut != Cut::tab) ||
        !fits(head, next, is_framed(text, top)))
      break;
    if (line.blank_before == 1 && next.cells.size() != head.cells.size()) break;
    row = std::move(next);
    add(row, line);
  }
  // One row is a table only where a tab or dots part it in two, or a value hangs below.
  const bool alone = row_number == 1 && hanging == 0;
  if (alone && (head.cells.size() != 2 || (head.cut != Cut::tab && head.cut != Cut::dots))) return table;
  if (head.cut == Cut::bar && row_number < 3) return table;
  table.end = at;
  mark_head_row(text, table.cells);
  return table;
}

}  // namespace

bool is_dotted_row(std::string_view text, const Line& line) {
  if (!line.parted) return false;
  const Row row = row_of(text, line, Cut::dots);
  return row.cells.size() == 2 && row.cells[0].in(text).find(':') == std::string_view::npos;
}

TextTable table_at(std::string_view text, const std::vector<Line>& lines, std::size_t first) {
  TextTable table = plain_table_at(text, lines, first);
  if (!lines[first].parted || is_framed(text, lines[first])) return table;
  for (const std::size_t gap : {kNarrowGap, kGap}) {
    TextTable other = band_table_at(text, lines, first, gap);
    if (other.end > table.end) return other;
  }
  return table;
}

void mark_head_row(std::string_view text, std::vector<Block>& cells) {
  if (cells.empty()) return;
  const std::uint32_t top = cells.front().row;
  struct Column {
    std::uint32_t words = 0;    // of the head row
    std::uint32_t numbers = 0;  // of the rows below
    std::uint32_t bare = 0;     // of these, without a unit
    std::uint32_t filled = 0;
  };
  std::vector<Column> columns;
  std::uint32_t years = 0;  // that head columns: several
  for (const Block& cell : cells) {
    if (cell.column >= 1000) return;
    if (cell.column >= columns.size()) columns.resize(cell.column + 1);
    Column& column = columns[cell.column];
    const std::string_view body = cell.span.in(text);
    if (cell.row == top) {
      // "Executat la 30.09.2015", "Azi (2010)", "Partener 1" head a column; "minim 270" is a number in one.
      const bool dated = cell.column > 0 && (is_letter(glyph_at(body, 0).code) || body[0] == '(') &&
                         length(body) <= 40 && !ends_in_amount(body);
      const bool year = cell.column > 0 && is_year(body);
      if (year) ++years;
      if ((has_digit(body) && !dated && !year) || length(body) > 60) return;
      ++column.words;
    } else {
      ++column.filled;
      const char32_t first = glyph_at(body, 0).code;
      if (is_digit(first) || is_number(body)) ++column.numbers;
      if (is_number(body)) ++column.bare;
    }
  }
  if (columns.size() < 2 || years == 1) return;
  std::uint32_t numeric = 0;
  for (std::size_t i = 1; i < columns.size(); ++i) {
    if (columns[i].words == 0) continue;
    if (columns[i].filled >= 1 && columns[i].numbers * 3 >= columns[i].filled * 2) ++numeric;
  }
  if (numeric == 0) return;
  // Two columns: "Acronim | LUTRA" above "Durata | 24 luni" is no head row; bare numbers below must tell.
  if (columns.size() == 2 && (columns[1].filled < 2 || columns[1].bare != columns[1].filled)) return;
  for (Block& cell : cells) {
    if (cell.row == top) cell.header = true;
  }
}

}  // namespace fisa::page
