// What the rows and columns of a table are: projects, or the ways in which one project's sums are divided.
//
//   Source            Phase I   Phase II   Total
//   Cohesion Fund     47,754    18,985     66,739      what the row says stands in the column of totals
//   TOTAL             61,204    22,908     84,112      what a column says, in the row of totals
#pragma once

#include <cstdint>
#include <optional>

#include "extract/annotation.h"
#include "match/matcher.h"

namespace fisa::extract {

struct TableShape {
  bool of_projects = false;                   // a row a project: a column has their titles
  std::optional<std::uint32_t> total_row;     // its number
  std::optional<std::uint32_t> total_column;  // ... where sums are divided both ways
  std::uint32_t first_sum = 0;                // the first column of such sums
};

// Looks at the cells from block `first` up to `end`, all of one table. The grammar's patterns "table_total"
// and "project_column" tell what heads a row or column of totals, and a column of titles.
[[nodiscard]] TableShape table_shape(const FoldedPage& page, std::uint32_t first, std::uint32_t end,
                                     const match::Matcher& matcher);

}  // namespace fisa::extract
