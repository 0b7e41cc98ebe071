// Tables of a plain text: lines whose cells are parted by tabs, wide gaps in line with each other, bars or
// dots.
#pragma once

#include <string_view>
#include <vector>

#include "page/lines.h"
#include "page/page.h"

namespace fisa::page {

struct TextTable {
  std::size_t end =
      0;  // index of the first line after it; equal to the line asked for where there is no table
  std::vector<Block> cells;  // spans, rows, columns, header set
};

// The table that starts at `lines[first]`, if one does.
[[nodiscard]] TextTable table_at(std::string_view text, const std::vector<Line>& lines, std::size_t first);

// "Valoare ....... 14.900 lei": dots lead from a label to its value. "Titlu: ........" is a form to fill in.
[[nodiscard]] bool is_dotted_row(std::string_view text, const Line& line);

// Marks the head row of a table's cells where the cells tell: words above columns of numbers.
void mark_head_row(std::string_view text, std::vector<Block>& cells);

}  // namespace fisa::page
