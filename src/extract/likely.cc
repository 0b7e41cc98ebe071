#include "extract/likely.h"

#include <algorithm>

#include "extract/code_signs.h"
#include "extract/date_signs.h"
#include "extract/named_signs.h"
#include "extract/sameness.h"
#include "extract/sum_signs.h"

namespace fisa::extract {
namespace {

constexpr std::size_t kMost = 150;  // more are a directory, a price list, the decisions of a council

bool same(const Engine& engine, const Found& a, const Found& b) {
  const std::string* x = a.fact.value.string();
  const std::string* y = b.fact.value.string();
  return x != nullptr && y != nullptr && a.fact.path != "@code" ? same_house(*x, *y, engine.vocabulary)
                                                                : a.fact.value == b.fact.value;
}

}  // namespace

std::vector<Mentioned> mentioned(const Engine& engine, const FoldedPage& page, const Headings& over,
                                 const std::vector<Found>& candidates,
                                 const std::vector<std::uint32_t>& of_path) {
  std::vector<Mentioned> out;
  std::vector<Places> places;
  if (of_path.empty() || of_path.size() > kMost) return out;
  for (const std::uint32_t i : of_path) {
    const auto twin = std::find_if(out.begin(), out.end(), [&](const Mentioned& m) {
      return same(engine, candidates[m.candidates.front()], candidates[i]);
    });
    if (twin == out.end()) {
      out.push_back({{i}, {}});
      places.push_back({&candidates[i]});
    } else {
      twin->candidates.push_back(i);
      places[static_cast<std::size_t>(twin - out.begin())].push_back(&candidates[i]);
    }
  }
  const std::string& path = candidates[of_path.front()].fact.path;
  const auto signs = path == "@named" || path == "@scheme" ? named_signs
                     : path == "@sum"                      ? sum_signs
                     : path == "@code"                     ? code_signs
                                                           : date_signs;
  for (std::size_t i = 0; i < out.size(); ++i) out[i].signs = signs(engine, page, over, places[i], i, places);
  return out;
}

std::optional<double> likelihood(const Engine& engine, std::string_view what,
                                 const std::vector<std::string>& signs) {
  return engine.likelihoods.of(what, signs);
}

}  // namespace fisa::extract
