#include "eval/bootstrap.h"

#include <algorithm>
#include <functional>
#include <random>

namespace fisa::eval {
namespace {

Interval interval(std::vector<double> values) {
  if (values.empty()) return {};
  std::sort(values.begin(), values.end());
  const auto at_share = [&](double share) {
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
  };
  return {at_share(0.025), at_share(0.975)};
}

// Calls `use` with the pages of each resampling, as many as there are.
void resample(std::size_t pages, const Resampling& how,
              const std::function<void(const std::vector<std::size_t>&)>& use) {
  if (pages == 0) return;
  std::mt19937 random(how.seed);
  std::vector<std::size_t> drawn(pages);
  for (int i = 0; i < how.times; ++i) {
    // Not a distribution of the standard library: those differ from one to another.
    for (std::size_t& page : drawn) page = random() % pages;
    use(drawn);
  }
}

Score sum(const std::vector<Score>& pages, const std::vector<std::size_t>& drawn, Score out = {}) {
  for (const std::size_t page : drawn) add_counts(out, pages[page]);
  return out;
}

}  // namespace

std::map<std::string, Interval> intervals(const std::vector<Score>& pages, const Resampling& how) {
  Score blank;  // a field that a resampling happens to lack is one without an error
  for (const Score& page : pages) {
    for (const auto& [field, tally] : page.fields) blank.fields[field];
  }
  std::map<std::string, std::vector<double>> values;
  resample(pages.size(), how, [&](const std::vector<std::size_t>& drawn) {
    const Score total = sum(pages, drawn, blank);
    values["mission"].push_back(total.mission());
    values["perfect"].push_back(total.perfect());
    for (const auto& [field, tally] : total.fields) values[field].push_back(tally.f1());
  });
  std::map<std::string, Interval> out;
  for (auto& [field, drawn] : values) out[field] = interval(std::move(drawn));
  return out;
}

Interval mission_difference(const std::vector<Score>& before, const std::vector<Score>& now,
                            const Resampling& how) {
  std::vector<double> values;
  resample(std::min(before.size(), now.size()), how, [&](const std::vector<std::size_t>& drawn) {
    values.push_back(sum(now, drawn).mission() - sum(before, drawn).mission());
  });
  return interval(std::move(values));
}

}  // namespace fisa::eval
