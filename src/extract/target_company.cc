#include "extract/target_company.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>

namespace fisa::extract {
namespace {

constexpr std::uint32_t kNear = 200;  // bytes between the two

const char* sign(double chance) {
  return chance < 0.25   ? "targets:company_unlikely"
         : chance < 0.5  ? "targets:company_doubtful"
         : chance < 0.75 ? "targets:company_possible"
         : chance < 0.9  ? "targets:company_likely"
                         : "targets:company_sure";
}

}  // namespace

std::vector<std::string> company_signs(const std::vector<CountChance>& targets) {
  std::vector<std::size_t> order(targets.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return targets[a].span.begin < targets[b].span.begin;
  });
  std::vector<std::string> out(targets.size());
  std::size_t first = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Span here = targets[order[i]].span;
    while (targets[order[first]].span.end + kNear <= here.begin) ++first;
    double sum = 0;
    int near = 0;
    for (std::size_t k = first; k < order.size() && targets[order[k]].span.begin < here.end + kNear; ++k) {
      if (k == i) continue;
      sum += targets[order[k]].chance;
      ++near;
    }
    out[order[i]] = near == 0 ? "targets:company_none" : sign(sum / near);
  }
  return out;
}

}  // namespace fisa::extract
