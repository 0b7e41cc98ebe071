// Projects told side by side: a table with a column for each, whose first column labels what the others say
// (extract/table_shape.h).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "extract/annotation.h"
#include "match/matcher.h"

namespace fisa::extract {

struct SideBySide {
  std::uint32_t first = 0;                               // block of the table
  std::size_t projects = 0;                              // 0 where the page has no such table
  std::vector<std::optional<std::size_t>> project_of{};  // of each block: the project that it tells of
};

// Below the table, as many headings of one level as there are projects tell of them in turn.
[[nodiscard]] SideBySide side_by_side(const FoldedPage& page, const match::Matcher& matcher);

}  // namespace fisa::extract
