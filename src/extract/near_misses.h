// For a field that stayed empty: the rules that nearly filled it, and what they lacked.
#pragma once

#include <string>
#include <vector>

#include "extract/candidates.h"
#include "extract/extractor.h"

namespace fisa::extract {

// Rules that matched and were refused come first, then those that matched in part, the nearest first; each
// rule once, where it came nearest.
[[nodiscard]] std::vector<NearMiss> near_misses(const Engine& engine, const FoldedPage& page,
                                                const std::string& path);

}  // namespace fisa::extract
