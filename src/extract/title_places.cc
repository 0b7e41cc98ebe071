#include "extract/title_places.h"

#include <algorithm>

#include "extract/sameness.h"
#include "extract/title_signs.h"

namespace fisa::extract {

std::string rank_steps(int rank) {
  constexpr int kStep = 40;
  constexpr int kMost = 8;
  return std::to_string(std::clamp(rank / kStep, -1, kMost));
}

std::vector<TitlePlace> title_places(const Engine& engine, const FoldedPage& page, PageTitles& titles,
                                     const std::vector<Found>& candidates) {
  std::vector<Found> all = candidates;
  const std::vector<Found>& phrases = titles.phrases();
  all.insert(all.end(), phrases.begin(), phrases.end());
  prefer_titles(engine, page, titles, all);
  std::vector<TitlePlace> out(page.blocks.size());
  for (const Found& f : all) {
    if (f.fact.path != "title") continue;
    TitlePlace& place = out[f.block];
    if (!place.key.empty() && f.rank <= place.rank) continue;
    place.rank = f.rank;
    place.key = key_of(*f.fact.value.string());
  }
  return out;
}

}  // namespace fisa::extract
