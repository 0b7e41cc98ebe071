#include "extract/sums.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace fisa::extract {
namespace {

constexpr std::size_t kMostShares = 12;
constexpr double kHalfCent = 0.006;

}  // namespace

bool is_sum(double whole, const std::vector<double>& shares) {
  std::vector<double> less;
  for (const double share : shares) {
    if (share > 0 && share < whole) less.push_back(share);
  }
  std::sort(less.begin(), less.end());
  less.erase(std::unique(less.begin(), less.end()), less.end());
  if (less.size() < 2 || less.size() > kMostShares) return false;
  for (std::uint32_t chosen = 1; chosen < (1U << less.size()); ++chosen) {
    double sum = 0;
    for (std::size_t i = 0; i < less.size(); ++i) sum += (chosen >> i & 1U) != 0 ? less[i] : 0;
    if (std::abs(sum - whole) < kHalfCent) return true;
  }
  return false;
}

}  // namespace fisa::extract
