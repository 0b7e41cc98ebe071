// List markers: bullets of every kind and numbers, at the start of a line.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/span.h"

namespace fisa::page {

enum class MarkerKind : std::uint8_t { none, bullet, dash, number };

struct Marker {
  MarkerKind kind = MarkerKind::none;
  std::uint32_t bytes = 0;  // of the marker and the white space after it
};

// The marker that `line` (trimmed at its start) opens with. A lone marker without text is none. `v`, `o` and
// the other letters that Word's symbol fonts leave behind count where two spaces or a tab follow.
[[nodiscard]] Marker marker_of(std::string_view line);

// What stands in a line that the same sign opens and ends, as headings of plain text do: "* * * TITLE * * *",
// "== Title =="; empty for another line.
[[nodiscard]] Span inside_frame(std::string_view line);

}  // namespace fisa::page
