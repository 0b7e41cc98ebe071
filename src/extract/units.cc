#include "extract/units.h"

#include <algorithm>
#include <map>

#include "extract/table_shape.h"
#include "grammar/slots.h"
#include "values/words.h"

namespace fisa::extract {
namespace {

using values::is_digit;
using values::is_upper;
using values::is_word;

using page::Block;
using page::BlockKind;
using page::Zone;

constexpr std::size_t kLongestLabel = 110;  // folded bytes; a longer line is a sentence
constexpr std::uint32_t kLongestTileLabel = 60;
constexpr std::uint32_t kLongestAbbreviated = 20;
constexpr std::uint32_t kLeastTiles = 2;
constexpr std::uint32_t kLongestPiece = 5;     // folded bytes of " buc."
constexpr std::uint32_t kMostUnderLabel = 14;  // blocks that one label may head
constexpr std::uint32_t kFarIndent = 8;        // columns; a line so far in goes on with the value above
constexpr std::uint32_t kLongValue = 400;      // a block of this size under a label is its only value

constexpr std::size_t kFewLeaders = 3;  // ... to a sum
constexpr std::size_t kLeaders = 5;     // dots that lead the eye to a value

class UnitBuilder {
 public:
  UnitBuilder(const FoldedPage& page, const match::Matcher& matcher)
      : page_(page), blocks_(page.page->blocks), matcher_(matcher) {}

  std::vector<Unit> run() {
    for (std::uint32_t i = 0; i < blocks_.size();) {
      if (page_.blocks[i].empty()) {
        ++i;
      } else if (blocks_[i].kind == BlockKind::cell && blocks_[i].table != 0) {
        i = table(i);
      } else if (blocks_[i].kind == BlockKind::term) {
        single(i);
        i = described(i);
      } else {
        single(i);
        if (label_alone(i))
          under_label(i);
        else if (labelled(i))
          continued(i);
        else if (names_sum_below(i))
          over_sum(i, i + 1);
        if (i >= tiles_end_) tiles(i);
        ++i;
      }
    }
    return std::move(out_);
  }

 private:
  Unit start(std::uint32_t block) const {
    Unit u;
    u.block = block;
    u.zone = blocks_[block].zone;
    return u;
  }

  void append(Unit& u, std::uint32_t block) const {
    const Span range = page_.blocks[block];
    std::uint32_t at = range.begin;
    for (std::uint32_t a = page_.first_annotation[block]; a < page_.first_annotation[block + 1]; ++a) {
      const Annotation& annotation = page_.annotations[a];
      copy(u, {at, annotation.span.begin}, annotation.slot == grammar::kMoney ? kFewLeaders : kLeaders);
      u.slots.push_back(annotation.slot);
      u.slots_origin.push_back(annotation.span);
      u.annotation.push_back(static_cast<std::int32_t>(a));
      at = annotation.span.end;
    }
    copy(u, {at, range.end}, kLeaders);
    spell(range, kLeaders, u.plain, u.plain_origin);
  }

  void copy(Unit& u, Span range, std::size_t leaders) const {
    spell(range, leaders, u.slots, u.slots_origin);
    u.annotation.resize(u.slots.size(), -1);
  }

  // The text as it stands, but for a row of dots that leads from a label to its value, which is read as a
  // colon: "Valoare totala ......... 100 lei".
  void spell(Span range, std::size_t leaders, std::string& out, std::vector<Span>& origin) const {
    const std::string_view text = page_.text(range);
    for (std::uint32_t i = 0; i < text.size();) {
      std::uint32_t end = leaders_end(text, i, leaders);
      if (end == i) {
        out.push_back(text[i]);
        ++end;
      } else {
        while (!out.empty() && out.back() == ' ' && !origin.empty()) {
          out.pop_back();
          origin.pop_back();
        }
        out += ": ";
        origin.push_back({range.begin + i, range.begin + end - 1});
        i = end - 1;
      }
      origin.push_back({range.begin + i, range.begin + end});
      i = end;
    }
  }

  // Where the row of dots that begins at `at`, and the space behind it, ends; `at` where there is none.
  static std::uint32_t leaders_end(std::string_view text, std::uint32_t at, std::size_t leaders) {
    if (text[at] != '.' && text[at] != '_') return at;
    const auto rest = text.find_first_not_of(text[at], at);
    if (rest == std::string_view::npos || rest - at < leaders) return at;
    const auto value = text.find_first_not_of(' ', rest);
    return static_cast<std::uint32_t>(value == std::string_view::npos ? text.size() : value);
  }

  // A mark between blocks; it stands for the gap before `next`.
  void join(Unit& u, char mark, std::uint32_t next) const {
    const std::uint32_t at = page_.blocks[next].begin;
    u.slots.push_back(mark);
    u.slots_origin.push_back({at, at});
    u.annotation.push_back(-1);
    u.plain.push_back(mark);
    u.plain_origin.push_back({at, at});
  }

  void single(std::uint32_t i) {
    Unit u = start(i);
    append(u, i);
    out_.push_back(std::move(u));
  }

  std::string_view text(std::uint32_t i) const { return page_.text(page_.blocks[i]); }

  bool label_alone(std::uint32_t i) const {
    const std::string_view line = text(i);
    if (line.size() <= kLongestLabel) return matcher_.is_label(line);
    // A paragraph may lead in with its last words: "... a semnat contractul pentru proiectul".
    const auto last = line.find(' ', line.size() - kLongestLabel);
    return is_word(line.back()) && last != std::string_view::npos && matcher_.is_label(line.substr(last + 1));
  }

  // "Label: value" on one line.
  bool labelled(std::uint32_t i) const {
    const auto colon = text(i).substr(0, kLongestLabel).find(':');
    return colon != std::string_view::npos && matcher_.is_label(text(i).substr(0, colon));
  }

  // A term with the descriptions behind it.
  std::uint32_t described(std::uint32_t term) {
    Unit u = start(term);
    append(u, term);
    std::uint32_t next = term + 1;
    while (next < blocks_.size() && blocks_[next].kind == BlockKind::description) {
      join(u, next == term + 1 ? grammar::kJoint : grammar::kItem, next);
      append(u, next);
      single(next);
      ++next;
    }
    if (next > term + 1) {
      out_.push_back(std::move(u));
    } else if (label_alone(term)) {
      under_label(term);
    }
    return next;
  }

  // A block that is one value and little else.
  bool is_value(std::uint32_t i) const {
    const std::uint32_t a = page_.first_annotation[i];
    return a < page_.first_annotation[i + 1] &&
           page_.annotations[a].span.size() * 10 >= page_.blocks[i].size() * 7 &&
           page_.annotations[a].slot != grammar::kOrg && page_.annotations[a].slot != grammar::kQuoted;
  }

  bool is_tile_label(std::uint32_t i) const {
    const Block& b = blocks_[i];
    return b.kind != BlockKind::heading && page_.blocks[i].size() <= kLongestTileLabel && !is_value(i) &&
           !page_.blocks[i].empty() && !is_sentence(i);
  }

  // Longer than an abbreviation, with a full stop.
  bool is_sentence(std::uint32_t i) const {
    return page_.blocks[i].size() > kLongestAbbreviated &&
           std::string_view(".!").find(text(i).back()) != std::string_view::npos;
  }

  // Tiles: "612.400 CHF" over "costul total", "520.540 CHF" over "contributia", and so on. The run of values
  // and labels that `label` stands in begins with a value and ends with a label.
  bool is_under_value(std::uint32_t label) const {
    if (label == 0 || !is_value(label - 1) || !is_tile_label(label)) return false;
    std::uint32_t first = label - 1;
    while (first >= 2 && is_tile_label(first - 1) && is_value(first - 2)) first -= 2;
    std::uint32_t last = label;
    while (last + 2 < blocks_.size() && is_value(last + 1) && is_tile_label(last + 2)) last += 2;
    const bool after_label = first > 0 && is_tile_label(first - 1) && label_alone(first - 1);
    const bool before_value = last + 1 < blocks_.size() && is_value(last + 1);
    return !after_label && !before_value && last > first + 1;
  }

  // Tiles of counts: "1.460" over "spectatori" over "24" over "papusi", or each number under its name.
  bool is_tile_count(std::uint32_t i) const {
    if (i >= blocks_.size() || blocks_[i].table != 0) return false;
    const std::uint32_t a = page_.first_annotation[i];
    if (a + 1 != page_.first_annotation[i + 1] && !is_value(i)) return false;
    const Annotation& it = page_.annotations[a];
    // "21 buc.", "12,5 km"
    const bool of_pieces = it.slot == grammar::kNumber && it.span.begin == page_.blocks[i].begin &&
                           page_.blocks[i].size() <= it.span.size() + kLongestPiece;
    return of_pieces || (is_value(i) && (it.slot == grammar::kNumber || it.slot == grammar::kPercent ||
                                         it.slot == grammar::kCounted));
  }
  bool is_tile_name(std::uint32_t i) const {
    return i < blocks_.size() && is_tile_label(i) && !is_tile_count(i) && blocks_[i].table == 0 &&
           (values::is_lower(text(i).front()) || is_upper(text(i).front())) &&
           (is_word(text(i).back()) || text(i).back() == ')');
  }
  void tiles(std::uint32_t first) {
    std::uint32_t end = first;
    const bool name_first = is_tile_name(first);
    while (blocks_[end].zone == blocks_[first].zone &&
           (((end - first) % 2 == 0) == name_first ? is_tile_name(end) : is_tile_count(end)) &&
           ++end < blocks_.size()) {
    }
    // A name without a number stands over or under the tiles; what goes on from a number begins small.
    bool named_under = !name_first;
    if (name_first && (end - first) % 2 == 1) {
      named_under = true;
      for (std::uint32_t i = first + 2; i < end; i += 2)
        named_under = named_under && values::is_lower(text(i).front());
      if (named_under) ++first;
    }
    end -= (end - first) % 2;
    if (end < first + kLeastTiles * 2) return;
    tiles_end_ = end;
    for (std::uint32_t i = first; i < end; i += 2) {
      Unit u = start(named_under ? i + 1 : i);
      append(u, named_under ? i + 1 : i);
      join(u, grammar::kJoint, named_under ? i : i + 1);
      append(u, named_under ? i : i + 1);
      out_.push_back(std::move(u));
    }
  }

  [[nodiscard]] bool holds_sum(std::uint32_t i) const {
    return std::any_of(page_.annotations.begin() + page_.first_annotation[i],
                       page_.annotations.begin() + page_.first_annotation[i + 1],
                       [](const Annotation& a) { return a.slot == grammar::kMoney; });
  }

  // A sum opens the block.
  [[nodiscard]] bool opens_with_sum(std::uint32_t i) const {
    const std::uint32_t a = page_.first_annotation[i];
    return a < page_.first_annotation[i + 1] && page_.annotations[a].slot == grammar::kMoney &&
           page_.annotations[a].span.begin == page_.blocks[i].begin;
  }

  // A short line over a sum tells what it is, whatever its words: "Banii nostri" over "12.000 lei".
  [[nodiscard]] bool names_sum_below(std::uint32_t i) const {
    const std::uint32_t sum = i + 1;
    return sum < blocks_.size() && (blocks_[i].kind != BlockKind::heading || text(i).back() == ':') &&
           blocks_[i].kind != BlockKind::cell && blocks_[sum].kind != BlockKind::cell &&
           blocks_[sum].zone == blocks_[i].zone &&
           page_.blocks[i].size() <= (text(i).back() == ':' ? kLongestLabel : kLongestTileLabel) &&
           ends_name(text(i).back()) && !holds_sum(i) && opens_with_sum(sum) &&
           blocks_[sum].blank_before <= blocks_[i].blank_before && !is_under_value(i);
  }

  static bool ends_name(char c) { return is_word(c) || c == ')' || c == '?' || c == '%' || c == ':'; }

  void over_sum(std::uint32_t label, std::uint32_t sum) {
    Unit u = start(label);
    append(u, label);
    join(u, grammar::kJoint, sum);
    append(u, sum);
    out_.push_back(std::move(u));
  }

  void under_label(std::uint32_t label) {
    if (is_under_value(label)) {
      Unit u = start(label);
      append(u, label);
      join(u, grammar::kJoint, label - 1);
      append(u, label - 1);
      out_.push_back(std::move(u));
      return;
    }
    Unit u = start(label);
    append(u, label);
    std::uint32_t taken = 0;
    std::uint32_t gap = 0;
    for (std::uint32_t next = label + 1; next < blocks_.size() && taken < kMostUnderLabel; ++next) {
      if (page_.blocks[next].empty()) continue;
      const Block& b = blocks_[next];
      if (b.zone != blocks_[label].zone || label_alone(next)) break;
      if (b.kind == BlockKind::term || b.kind == BlockKind::cell) break;
      if (b.kind == BlockKind::heading && taken > 0 && !goes_on(next)) break;
      if (taken > 0 && b.kind != BlockKind::item && blocks_[next - 1].kind == BlockKind::item) break;
      // A wider gap than the one under the label ends what belongs to it; so does a line with a label of its
      // own.
      if (taken == 0) gap = b.blank_before;
      if (taken > 0 && b.blank_before > gap) break;
      if (taken > 0 && labelled(next)) break;
      join(u, taken == 0 ? grammar::kJoint : grammar::kItem, next);
      append(u, next);
      ++taken;
      if (page_.blocks[next].size() > kLongValue && b.kind != BlockKind::item) break;
    }
    if (taken > 0) out_.push_back(std::move(u));
  }

  // The second line of a title in capitals.
  bool goes_on(std::uint32_t heading) const {
    const Block& above = blocks_[heading - 1];
    const Block& b = blocks_[heading];
    return above.kind == BlockKind::heading && b.blank_before == 0 && above.emphasised && b.emphasised;
  }

  // "Parteneri:   A" and, far to the right under A, "B".
  void continued(std::uint32_t first) {
    Unit u = start(first);
    append(u, first);
    std::uint32_t next = first + 1;
    for (; next < blocks_.size() && next <= first + kMostUnderLabel; ++next) {
      const Block& b = blocks_[next];
      if (b.indent < blocks_[first].indent + kFarIndent || labelled(next) || b.zone != blocks_[first].zone ||
          b.blank_before > 1)
        break;
      join(u, grammar::kItem, next);
      append(u, next);
    }
    if (next > first + 1) out_.push_back(std::move(u));
  }

  // The blocks of one cell: its lines.
  using Cell = std::vector<std::uint32_t>;

  // All rows of one table; returns the first block after it.
  std::uint32_t table(std::uint32_t first) {
    const std::uint32_t id = blocks_[first].table;
    std::uint32_t end = first;
    while (end < blocks_.size() && blocks_[end].table == id && blocks_[end].kind != BlockKind::heading) ++end;
    const TableShape shape = table_shape(page_, first, end, matcher_);
    std::map<std::uint32_t, Cell> header;  // by column
    if (shape.turned) columns_of(first, end);
    for (std::uint32_t row = first; row < end;) {
      std::uint32_t row_end = row;
      bool heads = true;
      std::map<std::uint32_t, Cell> cells;
      while (row_end < end && blocks_[row_end].row == blocks_[row].row) {
        if (!page_.blocks[row_end].empty()) {
          heads = heads && blocks_[row_end].header;
          cells[blocks_[row_end].column].push_back(row_end);
          if (!is_passed_over(shape, row_end)) single(row_end);
        }
        ++row_end;
      }
      for (const auto& [column, cell] : cells) labels_in(cell);
      if (shape.side_by_side) {
        side_by_side(cells);
      } else if (const auto pairs = labelled_pairs(cells); pairs.size() > 2) {
        for (std::size_t i = 0; i < pairs.size(); i += 2) row_unit({pairs[i], pairs[i + 1]});
      } else if (heads && label_and_value(cells)) {
        row_unit({&cells.begin()->second, &cells.rbegin()->second});
      } else if (heads && cells.size() > 1) {
        // A second row of heads divides the columns of the first.
        for (auto& [column, cell] : cells) {
          Cell& head = header[column];
          head.insert(head.end(), cell.begin(), cell.end());
        }
      } else if (!shape.of_projects || blocks_[row].row != shape.total_row) {  // the sum of all is none's
        const auto total = shape.total_column ? cells.find(*shape.total_column) : cells.end();
        if (total != cells.end()) {
          std::map<std::uint32_t, Cell> told(cells.begin(), cells.lower_bound(shape.first_sum));
          told.insert(*total);
          whole_row(told);
        } else if (!counted_row(cells, shape)) {
          whole_row(cells);
        }
        // Where there is a row of totals, the sums of the other rows are shares of them.
        const bool shares = !shape.of_projects && shape.total_row && blocks_[row].row != shape.total_row;
        if (header.size() > 2 || !shape.named.empty()) headed_cells(cells, header, shares, shape);
      }
      row = row_end;
    }
    return end;
  }

  // The columns of a table of two rows, what is counted first.
  void columns_of(std::uint32_t first, std::uint32_t end) {
    std::map<std::uint32_t, std::vector<std::uint32_t>> columns;
    for (std::uint32_t i = first; i < end; ++i) {
      if (!page_.blocks[i].empty()) columns[blocks_[i].column].push_back(i);
    }
    for (const auto& [column, cells] : columns) {
      if (cells.size() != 2) continue;
      const bool number_first = is_value(cells[0]);
      Unit u = start(cells[number_first ? 1 : 0]);
      append(u, cells[number_first ? 1 : 0]);
      join(u, grammar::kJoint, cells[number_first ? 0 : 1]);
      append(u, cells[number_first ? 0 : 1]);
      out_.push_back(std::move(u));
    }
  }

  // A number in a column that does not say what its row counts: how many there were before.
  bool is_passed_over(const TableShape& shape, std::uint32_t block) const {
    const std::uint32_t a = page_.first_annotation[block];
    return !blocks_[block].header && shape.passed_over.count(blocks_[block].column) != 0 &&
           a < page_.first_annotation[block + 1] && page_.annotations[a].slot != grammar::kMoney;
  }

  // A row for each of its counts, what it counts first: "Statii de pompare | 9" and "Statii de pompare | 34".
  bool counted_row(const std::map<std::uint32_t, Cell>& cells, const TableShape& shape) {
    if (shape.number_first && cells.size() == 2) {
      row_unit({&cells.rbegin()->second, &cells.begin()->second});
      return true;
    }
    if ((shape.counted.empty() && shape.passed_over.empty()) ||
        std::any_of(cells.begin(), cells.end(),
                    [this](const auto& cell) { return holds_money(cell.second); }))
      return false;
    if (shape.counted.empty()) {
      std::vector<const Cell*> told;
      for (const auto& [column, cell] : cells) {
        if (!is_passed_over(shape, cell.front())) told.push_back(&cell);
      }
      row_unit(told);
      return true;
    }
    bool any = false;
    for (const std::uint32_t count : shape.counted) {
      if (cells.count(count) == 0) continue;
      any = true;
      if (shape.named.count(count) != 0) continue;
      std::vector<const Cell*> told;
      for (const auto& [column, cell] : cells) {
        if (column == count || (shape.counted.count(column) == 0 && shape.passed_over.count(column) == 0))
          told.push_back(&cell);
      }
      row_unit(told);
    }
    return any;
  }

  // The first cell labels each of the others.
  void side_by_side(const std::map<std::uint32_t, Cell>& cells) {
    const auto label = cells.find(0);
    if (label == cells.end()) return;
    for (const auto& [column, cell] : cells) {
      if (column != 0) row_unit({&label->second, &cell});
    }
  }

  // Two cells in bold: "Titlul" and the title, no heads of columns.
  bool label_and_value(const std::map<std::uint32_t, Cell>& cells) const {
    return cells.size() == 2 && label_alone(cells.begin()->second.front()) &&
           !label_alone(cells.rbegin()->second.front());
  }

  // "Fond | FEDR | Cod SMIS | 118264": a label before each value; empty where the row is none such.
  [[nodiscard]] std::vector<const Cell*> labelled_pairs(const std::map<std::uint32_t, Cell>& cells) const {
    std::vector<const Cell*> out;
    if (cells.size() % 2 != 0) return out;
    for (const auto& [column, cell] : cells) {
      const bool label = out.size() % 2 == 0;
      if (cell.size() != 1 || label_alone(cell.front()) != label) return {};
      out.push_back(&cell);
    }
    return out;
  }

  // "Parteneri:" on a line of a cell, and the lines under it.
  void labels_in(const Cell& cell) {
    for (std::size_t i = 0; i + 1 < cell.size(); ++i) {
      if (!label_alone(cell[i])) continue;
      Unit u = start(cell[i]);
      append(u, cell[i]);
      std::size_t next = i + 1;
      for (; next < cell.size() && !label_alone(cell[next]) && !labelled(cell[next]); ++next) {
        join(u, next == i + 1 ? grammar::kJoint : grammar::kItem, cell[next]);
        append(u, cell[next]);
      }
      if (next > i + 1) out_.push_back(std::move(u));
      i = next - 1;
    }
  }

  void append_cell(Unit& u, const Cell& cell, char between) const {
    for (std::size_t i = 0; i < cell.size(); ++i) {
      // A line that begins small goes on from the one above.
      if (i > 0) join(u, values::is_lower(text(cell[i]).front()) ? ' ' : between, cell[i]);
      append(u, cell[i]);
    }
  }

  // A row, or the parts of one that heads of its own divide: "ID | 143209 | Code | 125540". A head before
  // another one is that of a group of rows.
  void whole_row(const std::map<std::uint32_t, Cell>& cells) {
    std::vector<const Cell*> part;
    for (const auto& [column, cell] : cells) {
      if (heads_row(cell) && !part.empty()) {
        row_unit(part);
        part.clear();
      }
      part.push_back(&cell);
    }
    row_unit(part);
  }

  bool heads_row(const Cell& cell) const { return blocks_[cell.front()].header; }

  // "1 | Fondul de Coeziune | 241.118.702,00", "6 | Partener | Comuna X": the row's number is no part of what
  // it says of its sum, nor of the label.
  bool is_numbered(const std::vector<const Cell*>& cells) const {
    constexpr std::size_t kMostDigits = 3;  // with a point
    if (cells.size() < 3 || cells[0]->size() != 1 || holds_money(*cells[0]) || holds_money(*cells[1]))
      return false;
    const std::string_view number = text(cells[0]->front());
    const bool ordinal =
        number.size() <= kMostDigits &&
        std::all_of(number.begin(), number.end(), [](char c) { return is_digit(c) || c == '.'; });
    const bool labelled = cells.size() == 3 && cells[1]->size() == 1 && label_alone(cells[1]->front());
    return ordinal && (labelled || std::any_of(cells.begin() + 2, cells.end(),
                                               [this](const Cell* c) { return holds_money(*c); }));
  }

  // "grantul" over "contributia noastra" in one cell, "90.000 lei" over "10.000 lei" in the next: the lines
  // that name the sums; none where the lines do not pair.
  [[nodiscard]] Cell names_of_sums(const std::vector<const Cell*>& cells) const {
    if (cells.size() != 2 || cells[1]->size() < 2) return {};
    Cell names;
    for (const std::uint32_t line : *cells[0]) {
      if (holds_sum(line)) return {};
      if (text(line).back() != ':') names.push_back(line);
    }
    const bool pair = names.size() == cells[1]->size() &&
                      std::all_of(cells[1]->begin(), cells[1]->end(),
                                  [this](std::uint32_t line) { return opens_with_sum(line); });
    return pair ? names : Cell();
  }

  void row_unit(std::vector<const Cell*> cells) {
    if (is_numbered(cells)) cells.erase(cells.begin());
    if (cells.size() < 2) return;
    if (const Cell names = names_of_sums(cells); !names.empty()) {
      for (std::size_t i = 0; i < names.size(); ++i) over_sum(names[i], (*cells[1])[i]);
      return;
    }
    Unit u = start(cells.front()->front());
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) join(u, i == 1 ? grammar::kJoint : grammar::kItem, cells[i]->front());
      append_cell(u, *cells[i], grammar::kItem);
    }
    out_.push_back(std::move(u));
  }

  bool holds_money(const Cell& cell) const {
    return std::any_of(cell.begin(), cell.end(), [this](std::uint32_t block) {
      const std::uint32_t a = page_.first_annotation[block];
      return a < page_.first_annotation[block + 1] && page_.annotations[a].slot == grammar::kMoney;
    });
  }

  // "Head of the column | cell", for each cell, or for each that is no sum.
  void headed_cells(const std::map<std::uint32_t, Cell>& cells, const std::map<std::uint32_t, Cell>& header,
                    bool without_sums, const TableShape& shape) {
    for (const auto& [column, cell] : cells) {
      const auto head = header.find(column);
      if (head == header.end() || (without_sums && holds_money(cell)) || is_passed_over(shape, cell.front()))
        continue;
      // What an indicator's code and name are is not the project's, and its row says how many there are.
      if (shape.of_counts && !holds_money(cell) && shape.named.count(column) == 0) continue;
      Unit u = start(cell.front());
      append_cell(u, head->second, ' ');
      join(u, grammar::kJoint, cell.front());
      append_cell(u, cell, grammar::kItem);
      out_.push_back(std::move(u));
    }
  }

  const FoldedPage& page_;
  const std::vector<Block>& blocks_;
  const match::Matcher& matcher_;
  std::vector<Unit> out_;
  std::uint32_t tiles_end_ = 0;  // the first block behind those that have been told as tiles
};

}  // namespace

Span Unit::origin(bool in_slots, Span span) const {
  const std::vector<Span>& origin = in_slots ? slots_origin : plain_origin;
  if (span.empty() || origin.empty()) return {};
  return {origin[span.begin].begin, origin[span.end - 1].end};
}

// A head beside cells is that of its row, not of the table.
bool heads_its_row(const std::vector<Block>& blocks, std::uint32_t cell) {
  for (std::uint32_t k = cell + 1;
       k < blocks.size() && blocks[k].table == blocks[cell].table && blocks[k].row == blocks[cell].row; ++k) {
    if (!blocks[k].header) return true;
  }
  return false;
}

Headings headings(const FoldedPage& page) {
  const std::vector<Block>& blocks = page.page->blocks;
  Headings out(blocks.size());
  std::map<std::uint32_t, std::string> heads;  // of each table, what its head says
  for (std::uint32_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].table != 0 && blocks[i].header && !heads_its_row(blocks, i))
      heads[blocks[i].table] += std::string(page.text(page.blocks[i])) + '\n';
  }
  std::uint32_t lead_in = 0;  // index + 1 of the line "...:" before a list
  for (std::uint32_t i = 0; i < blocks.size(); ++i) {
    const Block& b = blocks[i];
    std::uint32_t section = b.section;
    for (int depth = 0; section != 0 && depth < 3; ++depth) {
      out[i] += page.text(page.blocks[section - 1]);
      out[i] += '\n';
      const std::uint32_t above = blocks[section - 1].section;
      section = above < section ? above : 0;
    }
    if (const auto head = heads.find(b.table); b.table != 0 && head != heads.end()) out[i] += head->second;
    const bool in_list =
        b.kind == BlockKind::item || b.kind == BlockKind::cell || b.kind == BlockKind::description;
    if (!in_list) {
      const std::string_view text = page.text(page.blocks[i]);
      lead_in = !text.empty() && text.back() == ':' ? i + 1 : 0;
    } else if (lead_in != 0) {
      out[i] += page.text(page.blocks[lead_in - 1]);
    }
  }
  return out;
}

std::vector<Unit> units(const FoldedPage& page, const match::Matcher& matcher) {
  return UnitBuilder(page, matcher).run();
}

// A text without punctuation is no sentence; rules that look at a sentence around each match of theirs would
// take time with the square of its length.
constexpr std::uint32_t kLongestSentence = 3000;

void split_sentences(std::string_view view, const std::function<bool(std::string_view)>& is_abbreviation,
                     std::vector<Span>& out) {
  out.clear();
  std::uint32_t begin = 0;
  const auto size = static_cast<std::uint32_t>(view.size());
  for (std::uint32_t i = 0; i < size; ++i) {
    const char c = view[i];
    bool ends = c == grammar::kItem || (c == ' ' && i - begin >= kLongestSentence);
    if ((c == '.' || c == '!' || c == '?') && i + 2 < size && view[i + 1] == ' ') {
      const char next = view[i + 2];
      const bool starts = is_upper(next) || (next > 0 && next < ' ') || next == '"' || next == '-' ||
                          next == '*' || is_digit(next);
      std::uint32_t word = i;
      while (word > begin && is_word(view[word - 1])) --word;
      ends = starts && !(c == '.' && is_abbreviation(view.substr(word, i - word)));
    }
    if (!ends) continue;
    out.push_back({begin, i + (c == grammar::kItem ? 0 : 1)});
    begin = i + 1;
  }
  if (begin < size) out.push_back({begin, size});
}

}  // namespace fisa::extract
