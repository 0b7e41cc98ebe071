// What the rows and columns of a table are: projects, or the ways in which one project's sums are divided.
//
//   Source            Phase I   Phase II   Total
//   Cohesion Fund     47,754    18,985     66,739      what the row says stands in the column of totals
//   TOTAL             61,204    22,908     84,112      what a column says, in the row of totals
//
// or what is counted, of which a column says how much there was before and another how much there is to be:
//
//   Indicator         Before    Planned    Reached
//   People trained    0         140        152
#pragma once

#include <cstdint>
#include <optional>
#include <set>

#include "extract/annotation.h"
#include "match/matcher.h"

namespace fisa::extract {

struct TableShape {
  bool of_projects = false;                   // a row a project: a column has their titles
  bool side_by_side = false;                  // a column a project: the first one has the labels
  std::optional<std::uint32_t> total_row;     // its number
  std::optional<std::uint32_t> total_column;  // ... where sums are divided both ways
  std::uint32_t first_sum = 0;                // the first column of such sums
  bool of_counts = false;                     // a row a thing: columns have its unit, how many are planned
  std::set<std::uint32_t> counted;            // columns of numbers, each of which says what a row counts
  std::set<std::uint32_t> passed_over;        // columns of numbers beside them that say no such thing
  std::set<std::uint32_t> named;              // those whose own head tells what: "Nr. participanti"
  bool turned = false;                        // two rows: how many, of what
  bool number_first = false;                  // two columns: how many, of what
};

// Looks at the cells from block `first` up to `end`, all of one table. The grammar's patterns tell what heads
// a column: "table_total" of totals (or a row), "project_column" of titles, "unit_column" of units of
// measure, "planned_column" of what is to be, "before_column" of what there was before, "reached_column" of
// what there is by now, "noun_column" and "measure_column" of what it counts itself, "thing_column" of what
// is counted in its row.
[[nodiscard]] TableShape table_shape(const FoldedPage& page, std::uint32_t first, std::uint32_t end,
                                     const match::Matcher& matcher);

}  // namespace fisa::extract
