// The units of a table: its rows, its cells with their heads, and what stands in cells side by side.
#pragma once

#include <cstdint>

#include "extract/unit_writer.h"

namespace fisa::extract {

// Adds those of the table that begins at block `first`; the first block after it.
std::uint32_t add_table_units(const FoldedPage& page, const match::Matcher& matcher, std::uint32_t first,
                              UnitWriter& writer);

}  // namespace fisa::extract
