#include "extract/table_units.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/table_shape.h"
#include "grammar/slots.h"
#include "values/words.h"

namespace fisa::extract {
namespace {

using page::Block;
using page::BlockKind;
using values::is_digit;

class TableUnits {
 public:
  TableUnits(const FoldedPage& page, const match::Matcher& matcher, UnitWriter& writer)
      : page_(page), blocks_(page.page->blocks), matcher_(matcher), writer_(writer) {}

  // All rows of the table; returns the first block after it.
  std::uint32_t rows(std::uint32_t first) {
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
          if (!is_passed_over(shape, row_end)) writer_.single(row_end);
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

 private:
  // The blocks of one cell: its lines.
  using Cell = std::vector<std::uint32_t>;

  // The columns of a table of two rows, what is counted first.
  void columns_of(std::uint32_t first, std::uint32_t end) {
    std::map<std::uint32_t, std::vector<std::uint32_t>> columns;
    for (std::uint32_t i = first; i < end; ++i) {
      if (!page_.blocks[i].empty()) columns[blocks_[i].column].push_back(i);
    }
    for (const auto& [column, cells] : columns) {
      if (cells.size() != 2) continue;
      const bool number_first = writer_.is_value(cells[0]);
      Unit u = writer_.start(cells[number_first ? 1 : 0]);
      writer_.append(u, cells[number_first ? 1 : 0]);
      writer_.join(u, grammar::kJoint, cells[number_first ? 0 : 1]);
      writer_.append(u, cells[number_first ? 0 : 1]);
      writer_.add(std::move(u));
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
    return cells.size() == 2 && writer_.label_alone(cells.begin()->second.front()) &&
           !writer_.label_alone(cells.rbegin()->second.front());
  }

  // "Fond | FEDR | Cod SMIS | 118264": a label before each value; empty where the row is none such.
  [[nodiscard]] std::vector<const Cell*> labelled_pairs(const std::map<std::uint32_t, Cell>& cells) const {
    std::vector<const Cell*> out;
    if (cells.size() % 2 != 0) return out;
    for (const auto& [column, cell] : cells) {
      const bool label = out.size() % 2 == 0;
      if (cell.size() != 1 || writer_.label_alone(cell.front()) != label) return {};
      out.push_back(&cell);
    }
    return out;
  }

  // "Parteneri:" on a line of a cell, and the lines under it.
  void labels_in(const Cell& cell) {
    for (std::size_t i = 0; i + 1 < cell.size(); ++i) {
      if (!writer_.label_alone(cell[i])) continue;
      Unit u = writer_.start(cell[i]);
      writer_.append(u, cell[i]);
      std::size_t next = i + 1;
      for (; next < cell.size() && !writer_.label_alone(cell[next]) && !writer_.labelled(cell[next]);
           ++next) {
        writer_.join(u, next == i + 1 ? grammar::kJoint : grammar::kItem, cell[next]);
        writer_.append(u, cell[next]);
      }
      if (next > i + 1) writer_.add(std::move(u));
      i = next - 1;
    }
  }

  void append_cell(Unit& u, const Cell& cell, char between) const {
    for (std::size_t i = 0; i < cell.size(); ++i) {
      // A line that begins small goes on from the one above.
      if (i > 0) writer_.join(u, values::is_lower(writer_.text(cell[i]).front()) ? ' ' : between, cell[i]);
      writer_.append(u, cell[i]);
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
    const std::string_view number = writer_.text(cells[0]->front());
    const bool ordinal =
        number.size() <= kMostDigits &&
        std::all_of(number.begin(), number.end(), [](char c) { return is_digit(c) || c == '.'; });
    const bool labelled =
        cells.size() == 3 && cells[1]->size() == 1 && writer_.label_alone(cells[1]->front());
    return ordinal && (labelled || std::any_of(cells.begin() + 2, cells.end(),
                                               [this](const Cell* c) { return holds_money(*c); }));
  }

  // "grantul" over "contributia noastra" in one cell, "90.000 lei" over "10.000 lei" in the next: the lines
  // that name the sums; none where the lines do not pair.
  [[nodiscard]] Cell names_of_sums(const std::vector<const Cell*>& cells) const {
    if (cells.size() != 2 || cells[1]->size() < 2) return {};
    Cell names;
    for (const std::uint32_t line : *cells[0]) {
      if (writer_.holds_sum(line)) return {};
      if (writer_.text(line).back() != ':') names.push_back(line);
    }
    const bool pair = names.size() == cells[1]->size() &&
                      std::all_of(cells[1]->begin(), cells[1]->end(),
                                  [this](std::uint32_t line) { return writer_.opens_with_sum(line); });
    return pair ? names : Cell();
  }

  void row_unit(std::vector<const Cell*> cells) {
    if (is_numbered(cells)) cells.erase(cells.begin());
    if (cells.size() < 2) return;
    if (const Cell names = names_of_sums(cells); !names.empty()) {
      for (std::size_t i = 0; i < names.size(); ++i) writer_.pair(names[i], (*cells[1])[i]);
      return;
    }
    Unit u = writer_.start(cells.front()->front());
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) writer_.join(u, i == 1 ? grammar::kJoint : grammar::kItem, cells[i]->front());
      append_cell(u, *cells[i], grammar::kItem);
    }
    writer_.add(std::move(u));
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
      Unit u = writer_.start(cell.front());
      append_cell(u, head->second, ' ');
      writer_.join(u, grammar::kJoint, cell.front());
      append_cell(u, cell, grammar::kItem);
      writer_.add(std::move(u));
    }
  }

  const FoldedPage& page_;
  const std::vector<Block>& blocks_;
  const match::Matcher& matcher_;
  UnitWriter& writer_;
};

}  // namespace

std::uint32_t add_table_units(const FoldedPage& page, const match::Matcher& matcher, std::uint32_t first,
                              UnitWriter& writer) {
  return TableUnits(page, matcher, writer).rows(first);
}

}  // namespace fisa::extract
