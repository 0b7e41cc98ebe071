// Tables that divide sums two ways: sources by years, partners by sources. What such a row says of the
// project stands in the column of totals; what a column says, in the row of totals.
//
//   Source            Phase I   Phase II   Total
//   Cohesion Fund     47,754    18,985     66,739      ->  "Cohesion Fund | 66,739"
//   TOTAL             61,204    22,908     84,112
#pragma once

#include <cstdint>
#include <optional>

#include "extract/annotation.h"
#include "match/matcher.h"

namespace fisa::extract {

struct MoneyTable {
  std::optional<std::uint32_t> total_column;  // its index; none: the table is no such table
  std::optional<std::uint32_t> total_row;     // likewise
};

// Looks at the cells from block `first` up to `end`, all of one table. Total columns and rows are told by the
// grammar's pattern "table_total".
[[nodiscard]] MoneyTable money_table(const FoldedPage& page, std::uint32_t first, std::uint32_t end,
                                     const match::Matcher& matcher);

}  // namespace fisa::extract
