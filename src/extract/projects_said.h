// How many projects a page says that it tells of: "cele patru proiecte", "doua finantari".
#pragma once

#include <cstddef>
#include <set>

#include "extract/candidates.h"

namespace fisa::extract {

// Every such number of the page's main text, however it is meant: of those that were applied for as well.
// From two up to as many as are told in prose.
[[nodiscard]] std::set<std::size_t> projects_said(const Engine& engine, const FoldedPage& page);

}  // namespace fisa::extract
