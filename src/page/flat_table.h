// Tables that lost their cells on the way to plain text: one cell a line, row after row.
//
//   Indicatorul / U.M. / Tinta / Persoane testate / nr. / 32.000 / Cursuri / nr. / 8
//
// What tells them is that words and numbers return with the same period, line after line.
#pragma once

#include <string_view>
#include <vector>

#include "page/lines.h"
#include "page/text_table.h"

namespace fisa::page {

// The table whose first cell is `lines[first]`; `end` equals `first` where there is none.
[[nodiscard]] TextTable flat_table_at(std::string_view text, const std::vector<Line>& lines,
                                      std::size_t first);

}  // namespace fisa::page
