#include "page/band_table.h"

#include <algorithm>
#include <utility>

#include "page/cell_kinds.h"
#include "page/shape.h"
#include "page/text_row.h"

namespace fisa::page {
namespace {

constexpr std::size_t kMostHeads = 4;  // lines of a head
constexpr std::size_t kMostBands = 9;  // columns
constexpr std::uint32_t kHanging = 4;  // columns that the second line of a label is set in
constexpr std::size_t kLabel = 110;    // code points of a row's first cell

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

}  // namespace

TextTable band_table_at(std::string_view text, const std::vector<Line>& lines, std::size_t first,
                        std::size_t gap) {
  return BandTable(text, lines, gap).read(first);
}

}  // namespace fisa::page
