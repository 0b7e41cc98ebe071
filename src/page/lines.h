// The lines of a plain text, each with what its shape says, and the column that the text is wrapped at.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "page/marker.h"

namespace fisa::page {

struct Line {
  Span body;                 // without outer white space; never empty
  std::uint32_t indent = 0;  // columns before the body, tabs to the next eighth
  std::uint32_t width = 0;   // columns up to the body's end
  std::uint32_t blank_before = 0;
  bool page_break = false;  // a form feed or a drawn line stands before it
  bool parted = false;      // a tab, a wide gap, a row of dots or a bar stands in it: perhaps a row of cells
  std::uint32_t first_word = 0;  // code points of its first word
  std::uint32_t label = 0;       // bytes before the colon of its label, 0 where it has none
  Marker marker;
};

// Blank lines and drawn lines ("-----") are no lines of their own; the next line says that they stood before
// it.
[[nodiscard]] std::vector<Line> split_lines(std::string_view text);

// The column at which the text's prose was wrapped by hand or program, 0 where it was not. A line is full
// where the next line's first word would have passed this column.
[[nodiscard]] std::uint32_t wrap_column(std::string_view text, const std::vector<Line>& lines);

// A line edited after wrapping may end a little before or past the column.
[[nodiscard]] bool is_near_full(const Line& line, std::uint32_t wrap);
[[nodiscard]] bool is_full(const Line& line, const Line& next, std::uint32_t wrap);

}  // namespace fisa::page
