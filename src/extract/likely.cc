#include "extract/likely.h"

#include <algorithm>

#include "extract/code_signs.h"
#include "extract/date_signs.h"
#include "extract/dates.h"
#include "extract/duration_signs.h"
#include "extract/named_signs.h"
#include "extract/sameness.h"
#include "extract/sum_signs.h"

namespace fisa::extract {
namespace {

constexpr std::size_t kMost = 150;  // more are a directory, a price list, the decisions of a council

bool same(const Engine& engine, const Found& a, const Found& b) {
  const std::string* x = a.fact.value.string();
  const std::string* y = b.fact.value.string();
  if (x != nullptr && y != nullptr && a.fact.path != "@code") return same_house(*x, *y, engine.vocabulary);
  const std::string* lasts = text_member(a.fact.value, "duration");
  const std::string* long_for = text_member(b.fact.value, "duration");
  return lasts != nullptr && long_for != nullptr ? is_as_long(*lasts, *long_for)
                                                 : a.fact.value == b.fact.value;
}

using SignsOf = std::vector<std::string> (*)(const Engine&, const FoldedPage&, const Headings&, const Places&,
                                             std::size_t, const std::vector<Places>&);

SignsOf signs_for(const Found& f) {
  const std::string& path = f.fact.path;
  if (path == "@named" || path == "@scheme") return named_signs;
  if (path == "@sum") return sum_signs;
  if (path == "@code") return code_signs;
  return text_member(f.fact.value, "duration") != nullptr ? duration_signs : date_signs;
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
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i].signs = signs_for(*places[i].front())(engine, page, over, places[i], i, places);
  return out;
}

std::optional<double> log_odds(const Engine& engine, std::string_view what,
                               const std::vector<std::string>& signs) {
  return engine.likelihoods.log_odds(what, signs);
}

std::optional<double> likelihood(const Engine& engine, std::string_view what,
                                 const std::vector<std::string>& signs) {
  return engine.likelihoods.of(what, signs);
}

}  // namespace fisa::extract
