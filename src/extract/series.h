// Blocks that a page numbers, whatever they are: "(1)", "3.1. Name of a project", "B", "PROJECT 2", "The
// second:". Three projects told each in its own way, one in prose, one in a list, one in a table, are of one
// form only by their numbers.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/candidates.h"

namespace fisa::extract {

// Numbers of one shape, one after the other from 1 on, and where what the last of them opens ends.
struct Series {
  std::vector<std::uint32_t> blocks;
  std::uint32_t end = 0;
};

// All of two or more, by their first blocks. A series may stand within a stretch of another.
[[nodiscard]] std::vector<Series> numbered_series(const Engine& engine, const FoldedPage& page);

}  // namespace fisa::extract
