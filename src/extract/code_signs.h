// What is said around a token that is written as codes are, and how it is written: as signs of whether a
// project is known by it (extract/likely.h).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extract/likely.h"

namespace fisa::extract {

// Of the one that stands at `places`, the `number`th of `all`.
[[nodiscard]] std::vector<std::string> code_signs(const Engine& engine, const FoldedPage& page,
                                                  const Headings& over, const Places& places,
                                                  std::size_t number, const std::vector<Places>& all);

}  // namespace fisa::extract
