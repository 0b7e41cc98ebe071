#include "extract/likely_partners.h"

#include <algorithm>
#include <cmath>

#include "extract/named_signs.h"
#include "extract/sameness.h"

namespace fisa::extract {
namespace {

constexpr std::size_t kMostNames = 150;  // more are a directory, or the decisions of a council

}  // namespace

std::vector<Named> likely_partners(const Engine& engine, const FoldedPage& page, const Headings& over,
                                   const std::vector<Found>& candidates,
                                   const std::vector<std::uint32_t>& named) {
  std::vector<Named> out;
  if (named.size() > kMostNames) return out;
  std::vector<Namings> places;
  for (const std::uint32_t i : named) {
    const std::string& name = *candidates[i].fact.value.string();
    const auto same = std::find_if(out.begin(), out.end(), [&](const Named& n) {
      return same_house(*candidates[n.candidates.front()].fact.value.string(), name, engine.vocabulary);
    });
    if (same == out.end()) {
      out.push_back({{i}, {}, 0});
      places.push_back({&candidates[i]});
    } else {
      same->candidates.push_back(i);
      places[static_cast<std::size_t>(same - out.begin())].push_back(&candidates[i]);
    }
  }
  const auto signs = named_signs(engine, page, over, places);
  for (std::size_t i = 0; i < out.size(); ++i) {
    double log_odds = 0;
    for (const std::string& sign : signs[i]) {
      const auto weight = engine.likelihoods.find(sign);
      const double w = weight == engine.likelihoods.end() ? 0.0 : weight->second;
      out[i].signs.emplace_back(sign, w);
      log_odds += w;
    }
    out[i].likelihood = engine.likelihoods.empty() ? 0.0 : 1 / (1 + std::exp(-log_odds));
  }
  return out;
}

}  // namespace fisa::extract
