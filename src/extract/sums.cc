#include "extract/sums.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace fisa::extract {
namespace {

constexpr std::size_t kMostShares = 12;
constexpr double kHalfCent = 0.006;
constexpr double kLargestUnit = 1e9;
constexpr double kRoundUnit = 1'000;     // what is told to less may be exact
constexpr double kFiner = 100;           // an exact figure tells so many times more
constexpr double kMostRounding = 0.015;  // of the figure

// What a figure is rounded to: 10,000 of 24.87 million.
double grain(double rounded) {
  double unit = 1;
  while (unit * 10 <= rounded && std::fmod(rounded, unit * 10) < kHalfCent) unit *= 10;
  return unit;
}

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

bool is_rounded(double rounded, double exact) {
  const double unit = grain(rounded);
  const double off = std::abs(exact - rounded);
  return unit >= kRoundUnit && grain(exact) * kFiner <= unit && off <= unit && off <= rounded * kMostRounding;
}

double grain_of(const std::vector<double>& sums) {
  double unit = 0.01;
  const auto fits = [&](double u) {
    return std::all_of(sums.begin(), sums.end(),
                       [&](double s) { return std::abs(s - std::round(s / u) * u) < kHalfCent; });
  };
  while (!sums.empty() && unit < kLargestUnit && fits(unit * 10)) unit *= 10;
  return unit;
}

}  // namespace fisa::extract
