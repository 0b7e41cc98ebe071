// The part of a page that tells of one project.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "extract/annotation.h"
#include "extract/candidates.h"

namespace fisa::extract {

// The first and the last block of the main text that candidates of one project come from; the first is behind
// the last where there is none. Who carries the project and who pays for it may be told far from it, for
// several projects at once: they do not count.
[[nodiscard]] std::pair<std::uint32_t, std::uint32_t> reach_of(const FoldedPage& page,
                                                               const std::vector<Found>& candidates);

}  // namespace fisa::extract
