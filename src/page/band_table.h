// Tables of numbers whose columns tell.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "page/lines.h"
#include "page/text_table.h"

namespace fisa::page {

// The table that starts at `lines[first]`, if one does; `gap` spaces part two cells.
[[nodiscard]] TextTable band_table_at(std::string_view text, const std::vector<Line>& lines,
                                      std::size_t first, std::size_t gap);

}  // namespace fisa::page
