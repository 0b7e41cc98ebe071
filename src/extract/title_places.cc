#include "extract/title_places.h"

#include <iterator>

#include "extract/sameness.h"
#include "extract/title_phrases.h"
#include "extract/title_signs.h"
#include "extract/units.h"

namespace fisa::extract {

std::vector<TitlePlace> title_places(const Engine& engine, const FoldedPage& page,
                                     const std::vector<Found>& candidates) {
  std::vector<Found> all = candidates;
  std::vector<Found> phrases = title_phrases(engine, page, 0, static_cast<std::uint32_t>(page.blocks.size()));
  all.insert(all.end(), std::make_move_iterator(phrases.begin()), std::make_move_iterator(phrases.end()));
  prefer_titles(engine, page, headings(page), all);
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
