#include "page/html_tables.h"

#include <algorithm>

#include "page/shape.h"
#include "page/text_table.h"

namespace fisa::page {
namespace {

constexpr std::uint32_t kWidest = 4000;     // columns
constexpr std::size_t kLabel = 90;          // code points of a row's label
constexpr std::uint32_t kLayoutCell = 900;  // letters that no cell of a plain table has
constexpr std::size_t kLayoutBlocks = 6;    // blocks in one cell

}  // namespace

void HtmlTables::open_table(const Attributes& attributes) {
  writer_.end_block(true);
  Table table;
  table.id = ++serial_;
  table.first_draft = writer_.drafts().size();
  table.presentation = attributes.role == "presentation" || attributes.role == "none";
  stack_.push_back(std::move(table));
  restore();
}

void HtmlTables::open_row(const Attributes& attributes) {
  writer_.end_block(false);
  if (stack_.empty()) return;
  Table& table = stack_.back();
  table.row = table.rows++;
  table.next_column = 0;
  table.in_cell = false;
  for (std::uint32_t& rows : table.below) {
    if (rows > 0) --rows;
  }
  if (!attributes.bgcolor.empty()) {
    ++table.coloured_rows;
    if (table.row == 0) table.first_coloured = true;
  }
  restore();
}

void HtmlTables::open_cell(const Attributes& attributes, bool in_head) {
  writer_.end_block(false);
  if (stack_.empty()) return;
  Table& table = stack_.back();
  if (table.rows == 0) open_row({});
  table.in_cell = true;
  table.cell_draft = writer_.drafts().size();
  ++table.cells;
  ++cells_;
  while (table.next_column < table.below.size() && table.below[table.next_column] > 0) ++table.next_column;
  table.column = std::min(table.next_column, kWidest);
  const std::uint32_t end = std::min(table.column + attributes.colspan, kWidest);
  if (attributes.rowspan > 1) {
    if (table.below.size() < end) table.below.resize(end);
    // Counted down at each new row, this row's own start included.
    for (std::uint32_t column = table.column; column < end; ++column)
      table.below[column] = attributes.rowspan;
  }
  table.next_column = end;
  if (in_head && (table.head_rows.empty() || table.head_rows.back() != table.row))
    table.head_rows.push_back(table.row);
  restore();
}

void HtmlTables::close_cell() {
  writer_.end_block(false);
  if (!stack_.empty()) stack_.back().in_cell = false;
  restore();
}

void HtmlTables::close_table() {
  writer_.end_block(true);
  if (stack_.empty()) return;
  Table table = std::move(stack_.back());
  stack_.pop_back();
  if (is_layout(table)) {
    see_through(table);
  } else {
    mark_head(table);
  }
  restore();
}

void HtmlTables::close_all() {
  while (!stack_.empty()) close_table();
}

// Text goes to the open cell of the innermost table.
void HtmlTables::restore() {
  for (auto table = stack_.rbegin(); table != stack_.rend(); ++table) {
    if (!table->in_cell) continue;
    if (cells_ > max_cells_) break;
    writer_.set_cell(table->id, table->row, table->column);
    return;
  }
  writer_.set_cell(0, 0, 0);
}

bool HtmlTables::is_layout(const Table& table) {
  if (table.presentation) return true;
  auto& drafts = writer_.drafts();
  struct Cell {
    std::uint32_t row = 0, column = 0;
    std::uint32_t letters = 0;
    std::size_t blocks = 0, length = 0;
    bool heading = false;
    bool foreign = false;  // blocks of a table within
  };
  std::vector<Cell> cells;
  for (std::size_t i = table.first_draft; i < drafts.size(); ++i) {
    const Draft& draft = drafts[i];
    const bool own = draft.block.table == table.id;
    if (draft.block.kind == BlockKind::caption && cells.empty()) continue;
    if (!own && cells.empty()) return true;
    if (own &&
        (cells.empty() || cells.back().row != draft.block.row || cells.back().column != draft.block.column)) {
      cells.push_back({draft.block.row, draft.block.column});
    }
    Cell& cell = cells.back();
    cell.letters += draft.letters;
    cell.length = length(writer_.text(draft));
    ++cell.blocks;
    cell.heading = cell.heading || (draft.block.kind == BlockKind::heading && draft.tagged);
    cell.foreign = cell.foreign || !own;
  }
  if (cells.size() <= 1) return true;
  std::size_t rows = 0;
  std::size_t labelled = 0;
  std::size_t widest = 1;
  bool big = false;
  for (std::size_t i = 0; i < cells.size();) {
    std::size_t end = i;
    while (end < cells.size() && cells[end].row == cells[i].row) ++end;
    ++rows;
    widest = std::max(widest, end - i);
    const Cell& first = cells[i];
    if (end - i == 2 && first.blocks == 1 && first.length <= kLabel && !first.heading && !first.foreign &&
        !cells[i + 1].heading) {
      ++labelled;
    }
    for (std::size_t k = i; k < end; ++k) {
      big = big || cells[k].letters > kLayoutCell || cells[k].blocks > kLayoutBlocks || cells[k].heading ||
            cells[k].foreign;
    }
    i = end;
  }
  if (widest == 1) return true;
  if (labelled >= 2 && labelled * 2 >= rows) return false;
  return big;
}

void HtmlTables::see_through(const Table& table) {
  auto& drafts = writer_.drafts();
  Block outer;
  for (auto it = stack_.rbegin(); it != stack_.rend(); ++it) {
    if (!it->in_cell) continue;
    outer.table = it->id;
    outer.row = it->row;
    outer.column = it->column;
    break;
  }
  for (std::size_t i = table.first_draft; i < drafts.size(); ++i) {
    Block& block = drafts[i].block;
    if (block.table != table.id) continue;
    if (i > table.first_draft &&
        (block.row != drafts[i - 1].block.row || block.column != drafts[i - 1].block.column)) {
      block.blank_before = std::max(block.blank_before, 1U);
    }
    block.table = outer.table;
    block.header = false;
    if (outer.table == 0 && block.kind == BlockKind::cell) block.kind = BlockKind::paragraph;
  }
  // Rows and columns are read above, so they are reset in a second pass.
  for (std::size_t i = table.first_draft; i < drafts.size(); ++i) {
    Block& block = drafts[i].block;
    if (block.table != outer.table) continue;
    block.row = outer.row;
    block.column = outer.column;
  }
}

void HtmlTables::mark_head(const Table& table) {
  auto& drafts = writer_.drafts();
  std::vector<std::size_t> own;
  for (std::size_t i = table.first_draft; i < drafts.size(); ++i) {
    if (drafts[i].block.table == table.id) own.push_back(i);
  }
  if (own.empty()) return;
  const std::uint32_t top = drafts[own.front()].block.row;
  bool bold = true;
  bool other_bold = true;
  bool headed = false;
  std::size_t top_cells = 0;
  std::uint32_t last = top;
  for (const std::size_t i : own) {
    Block& block = drafts[i].block;
    if (std::binary_search(table.head_rows.begin(), table.head_rows.end(), block.row)) block.header = true;
    if (block.row == top) {
      ++top_cells;
      bold = bold && block.emphasised;
      headed = headed || block.header;
    } else if (block.column > 0) {
      other_bold = other_bold && block.emphasised;
    }
    last = block.row;
  }
  if (headed || last == top || top_cells < 2) return;
  const bool coloured = table.first_coloured && table.coloured_rows == 1;
  if ((bold && !other_bold) || coloured) {
    for (const std::size_t i : own) {
      if (drafts[i].block.row == top) drafts[i].block.header = true;
    }
    return;
  }
  std::vector<Block> cells;
  cells.reserve(own.size());
  for (const std::size_t i : own) cells.push_back(drafts[i].block);
  mark_head_row(writer_.text(), cells);
  for (std::size_t k = 0; k < own.size(); ++k) drafts[own[k]].block.header = cells[k].header;
}

}  // namespace fisa::page
