#include "extract/ranking.h"

#include <algorithm>

namespace fisa::extract {

std::vector<std::uint32_t> ranked(const std::vector<Found>& candidates, const ByPath& by_path,
                                  const std::string& path) {
  std::vector<std::uint32_t> order;
  if (const auto found = by_path.find(path); found != by_path.end()) order = found->second;
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const Found& x = candidates[a];
    const Found& y = candidates[b];
    if (x.rank != y.rank) return x.rank > y.rank;
    return x.folded.begin < y.folded.begin;
  });
  return order;
}

}  // namespace fisa::extract
