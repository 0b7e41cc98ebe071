#include "page/text_table.h"

#include <algorithm>

#include "page/shape.h"

namespace fisa::page {
namespace {

enum class Cut : std::uint8_t { none, tab, gap, bar, dots };

struct Row {
  Cut cut = Cut::none;
  std::vector<Span> cells;
  std::vector<std::uint32_t> starts;  // column at which each cell starts
  std::vector<std::uint32_t> ends;
  std::vector<std::uint32_t> tabs_before;  // of each cell, from the line's start
  std::uint32_t tabs = 0;                  // of the line

  // Every tab parts two cells, none of them empty.
  [[nodiscard]] bool is_full() const { return cut == Cut::tab && cells.size() == tabs + 1; }
};

constexpr std::size_t kGap = 3;          // spaces between two cells
constexpr std::size_t kNarrowGap = 2;    // ... of a table whose columns tell
constexpr std::size_t kMostHeads = 4;    // lines of a head
constexpr std::size_t kMostBands = 9;    // columns of a table that is told by them
constexpr std::uint32_t kHanging = 4;    // columns that the second line of a label is set in
constexpr std::size_t kLabel = 110;      // code points of a row's first cell
constexpr std::size_t kShortestDay = 8;  // "1.4.2014"

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

Row row_of(std::string_view text, const Line& line, Cut cut, std::size_t gap = kGap) {
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

bool is_year(std::string_view cell) {
  return cell.size() == 4 && is_number(cell) && (cell.starts_with("19") || cell.starts_with("20"));
}

// "La 30.04.2014"
bool ends_in_day(std::string_view cell) {
  const std::string_view word = cell.substr(cell.rfind(' ') + 1);
  if (word.size() == cell.size() || word.size() < kShortestDay || !is_year(word.substr(word.size() - 4)))
    return false;
  const char mark = word[word.size() - 5];
  return (mark == '.' || mark == '/' || mark == '-') && std::count(word.begin(), word.end(), mark) == 2 &&
         is_letter(glyph_at(cell, 0).code);
}

// "minim 270"
bool ends_in_amount(std::string_view cell) {
  const std::string_view word = cell.substr(cell.rfind(' ') + 1);
  return word.size() > 1 && word.size() < cell.size() && is_number(word) && !is_year(word) &&
         !ends_in_day(cell);
}

// "17", "min. 5 000", "-": what stands in a column of numbers; "(2014)" and "La 30.04.2014" head one.
bool is_figure(std::string_view cell) {
  if (cell.front() == '(' || ends_in_day(cell)) return false;
  if (is_digit(glyph_at(cell, 0).code)) return length(cell) <= 24;
  return length(cell) <= 2 ? !has_letter(cell) && cell != "%" : has_digit(cell) && length(cell) <= 14;
}

// A table of numbers whose columns tell, as its rows need not have the same cells: the head may lack the
// first one, "din care femei" its code; a long label takes two lines, a blank line stands below the head.
//
//   Cod   Indicator                    U.M.   Baza  Tinta
//
//   I1    Persoane instruite           pers.     0    140
//         din care femei               pers.     0     70
class BandTable {
 public:
  BandTable(std::string_view text, const std::vector<Line>& lines, std::size_t gap)
      : text_(text), lines_(lines), gap_(gap) {}

  TextTable read(std::size_t first) {
    TextTable table{first, {}};
    std::size_t at = first;
    while (at < lines_.size() && take(at, at == first)) ++at;
    while (!rows_.empty() && rows_.back().label) {  // a line alone at the end is no row's
      rows_.pop_back();
      --at;
    }
    if (!is_told()) return table;
    table.end = at;
    std::uint32_t row_number = 0;
    std::uint32_t label = 0;  // begin of a label whose row is the next one
    bool labelled = false;
    bool any = false;
    for (const Entry& entry : rows_) {
      const Line& line = lines_[entry.line];
      if (entry.goes_on && any) --row_number;
      any = true;
      if (entry.label) {
        if (!labelled) label = line.body.begin;
        labelled = true;
        continue;
      }
      for (std::size_t i = 0; i < entry.row.cells.size(); ++i) {
        Block cell;
        cell.kind = BlockKind::cell;
        cell.span = entry.row.cells[i];
        if (i == 0 && labelled) cell.span.begin = label;
        cell.row = row_number;
        cell.column = static_cast<std::uint32_t>(band_of(entry.row, i));
        cell.blank_before = i == 0 ? line.blank_before : 0;
        cell.indent = i == 0 ? line.indent : 0;
        cell.emphasised = in_capitals(cell.span.in(text_));
        table.cells.push_back(cell);
      }
      labelled = false;
      ++row_number;
    }
    mark_head_row(text_, table.cells);
    return table;
  }

 private:
  struct Entry {
    std::size_t line;
    Row row;
    bool label;    // the first line of the label of the next row
    bool goes_on;  // another line of the row above: of the head, or of a label
  };
  struct Band {
    std::uint32_t begin = 0, end = 0;
    std::uint32_t figures = 0;  // cells below the head
    std::uint32_t words = 0;
  };

  std::string_view cell(const Row& row, std::size_t i) const { return row.cells[i].in(text_); }

  bool holds_figures(const Row& row) const {
    for (std::size_t i = 1; i < row.cells.size(); ++i) {
      if (is_figure(cell(row, i)) && !heads_years(row)) return true;
    }
    return false;
  }

  // "Indicator   2021   2022   Total"
  bool heads_years(const Row& row) const {
    std::size_t years = 0;
    for (std::size_t i = 1; i < row.cells.size(); ++i) {
      if (is_year(cell(row, i))) {
        ++years;
      } else if (is_figure(cell(row, i))) {
        return false;
      }
    }
    return years >= 2;
  }

  // Reads the line as a row, or as part of a label; false where the table ends before it.
  bool take(std::size_t at, bool first) {
    const Line& line = lines_[at];
    if (!first && (line.page_break || line.blank_before > 1)) return false;
    if (line.marker.kind == MarkerKind::bullet) return false;
    Row row = row_of(text_, line, Cut::gap, gap_);
    if (row.cells.size() < 2)
      return !first && (begins_label(at) || ends_label(at, row) || ends_head(at, row));
    if (length(cell(row, 0)) > kLabel || cell(row, 0).find(':') != std::string_view::npos) return false;
    const bool figures = holds_figures(row);
    // Words over numbers again: the head of another table.
    if (figures_ > 0 && !figures) return false;
    if (!first && !figures && (line.blank_before > 0 || rows_.size() == kMostHeads)) return false;
    if (!first && !figures && is_entry(row)) return false;
    std::vector<Band> bands = bands_;
    if (!merge(row, figures, bands)) return false;
    bands_ = std::move(bands);
    if (figures) ++figures_;
    rows_.push_back({at, std::move(row), false, !first && !figures});
    return true;
  }

  // "Partener 1   Comuna X" under "Lider   Comuna Y": labels and their values, not another line of a head.
  bool is_entry(const Row& row) const {
    return row.cells.size() == 2 && !rows_.empty() && rows_.back().row.cells.size() == 2 &&
           starts_upper(cell(row, 0)) && starts_upper(cell(row, 1));
  }

  // "Persoane care au parasit centrele" over "de plasament     120".
  bool begins_label(std::size_t at) {
    const Line& line = lines_[at];
    if (line.blank_before > 0 || at + 1 >= lines_.size() || line.marker.kind != MarkerKind::none)
      return false;
    const Line& next = lines_[at + 1];
    // Right below the head only where a number stands on the next line.
    if (figures_ == 0 && !holds_figures(row_of(text_, next, Cut::gap, gap_))) return false;
    const std::string_view body = line.body.in(text_);
    if (next.blank_before > 0 || next.page_break || ends_sentence(body) || ends_clause(body)) return false;
    if (row_of(text_, next, Cut::gap, gap_).cells.size() < 2 || !starts_lower(next.body.in(text_)))
      return false;
    rows_.push_back({at, {}, true, false});
    return true;
  }

  // "Elevi care invata in     480" over "spatii reabilitate".
  bool ends_label(std::size_t at, const Row& row) {
    const Line& line = lines_[at];
    if (row.cells.size() != 1 || rows_.empty() || rows_.back().label || line.blank_before > 0 ||
        line.marker.kind != MarkerKind::none || !starts_lower(line.body.in(text_)) ||
        ends_sentence(line.body.in(text_)) || row.starts[0] > bands_[0].begin + kHanging ||
        bands_.size() < 2 || row.ends[0] > bands_[1].begin)
      return false;
    rows_.push_back({at, row, false, true});
    return true;
  }

  // "Valoare la" over "start", in the middle of a head.
  bool ends_head(std::size_t at, const Row& row) {
    if (row.cells.size() != 1 || figures_ > 0 || lines_[at].blank_before > 0 || rows_.size() == kMostHeads)
      return false;
    const auto column = std::find_if(bands_.begin(), bands_.end(), [&](const Band& band) {
      return band.begin < row.ends[0] && row.starts[0] < band.end;
    });
    std::vector<Band> bands = bands_;
    if (column == bands_.end() || column == bands_.begin() || !merge(row, false, bands)) return false;
    bands_ = std::move(bands);
    rows_.push_back({at, row, false, true});
    return true;
  }

  // Puts the row's cells into the columns; false where two would share one, or one cover two, or where a
  // column would hold numbers and words below its head. What is no table is so found out within a few rows.
  bool merge(const Row& row, bool figures, std::vector<Band>& bands) const {
    std::size_t from = 0;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      Band it{row.starts[i], row.ends[i]};
      if (figures) ++(is_figure(cell(row, i)) ? it.figures : it.words);
      while (from < bands.size() && bands[from].end <= it.begin) ++from;
      if (from == bands.size() || bands[from].begin >= it.end) {
        if (bands.size() == kMostBands) return false;
        bands.insert(bands.begin() + static_cast<std::ptrdiff_t>(from), it);
      } else {
        if (from + 1 < bands.size() && bands[from + 1].begin < it.end) return false;
        Band& band = bands[from];
        band = {std::min(band.begin, it.begin), std::max(band.end, it.end), band.figures + it.figures,
                band.words + it.words};
      }
      ++from;
    }
    for (std::size_t i = 1; i < bands.size(); ++i) {
      if (bands[i].begin < bands[i - 1].end || (bands[i].figures > 0 && bands[i].words > 0)) return false;
    }
    return !figures || has_words(bands);
  }

  // What is counted stands in the first column, or in the second behind a number or code.
  static bool has_words(const std::vector<Band>& bands) {
    return bands[0].words > 0 || (bands.size() >= 3 && bands[1].words > 0);
  }

  std::size_t band_of(const Row& row, std::size_t i) const {
    std::size_t band = 0;
    while (band + 1 < bands_.size() && bands_[band].end <= row.starts[i]) ++band;
    return band;
  }

  bool is_told() const {
    return figures_ >= 2 && bands_.size() >= 2 && has_words(bands_) &&
           std::any_of(bands_.begin() + 1, bands_.end(), [](const Band& band) { return band.figures >= 2; });
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  std::size_t gap_;
  std::vector<Entry> rows_;
  std::vector<Band> bands_;    // the columns
  std::uint32_t figures_ = 0;  // rows with numbers
};

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
  const Row row = row_of(text, line, Cut::dots);
  return row.cells.size() == 2 && row.cells[0].in(text).find(':') == std::string_view::npos;
}

TextTable table_at(std::string_view text, const std::vector<Line>& lines, std::size_t first) {
  TextTable table = plain_table_at(text, lines, first);
  if (!lines[first].parted || is_framed(text, lines[first])) return table;
  for (const std::size_t gap : {kNarrowGap, kGap}) {
    TextTable other = BandTable(text, lines, gap).read(first);
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
