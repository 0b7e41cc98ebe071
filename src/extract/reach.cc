#include "extract/reach.h"

#include <algorithm>

namespace fisa::extract {

std::pair<std::uint32_t, std::uint32_t> reach_of(const FoldedPage& page,
                                                 const std::vector<Found>& candidates) {
  std::uint32_t first = UINT32_MAX;
  std::uint32_t last = 0;
  for (const Found& f : candidates) {
    if (f.fact.path.starts_with("funding.") || f.fact.path == "partners" || f.fact.path[0] == '@') continue;
    if (page.page->blocks[f.block].zone != page::Zone::main) continue;
    first = std::min(first, f.block);
    last = std::max(last, f.block);
  }
  return {first, last};
}

}  // namespace fisa::extract
