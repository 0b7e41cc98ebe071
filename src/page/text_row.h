// The cells of one line of a plain text, as tabs, wide gaps, bars or rows of dots part them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "page/lines.h"

namespace fisa::page {

enum class Cut : std::uint8_t { none, tab, gap, bar, dots };

struct Row {
  Cut cut = Cut::none;
  std::vector<Span> cells;
  std::vector<std::uint32_t> starts;  // column at which each cell starts
  std::vector<std::uint32_t> ends;
  std::vector<std::uint32_t> tabs_before;  // of each cell, from the line's start
  std::uint32_t tabs = 0;                  // of the line

  // Every tab parts two cells, none of them empty.
  [[nodiscard]] bool is_full() const { return cut == Cut::tab && cells.size() == tabs + 1; }
};

inline constexpr std::size_t kGap = 3;  // spaces between two cells

// The line's cells, cut in one way; `gap` spaces part two of them.
[[nodiscard]] Row row_of(std::string_view text, const Line& line, Cut cut, std::size_t gap = kGap);

}  // namespace fisa::page
