#include "extract/likely_mentions.h"

#include <map>
#include <string>
#include <string_view>

#include "extract/likely.h"

namespace fisa::extract {

std::vector<LikelyMention> likely_mentions(const Engine& engine, const FoldedPage& page, const Headings& over,
                                           const std::vector<Found>& candidates) {
  std::map<std::string_view, std::vector<std::uint32_t>> by_path;
  for (std::uint32_t i = 0; i < candidates.size(); ++i) by_path[candidates[i].fact.path].push_back(i);
  std::vector<LikelyMention> out;
  std::string_view path;
  std::vector<Mentioned> mentions;
  for (std::size_t w = 0; w < kMentionThings.size(); ++w) {
    if (path != kMentionThings[w].path) {
      path = kMentionThings[w].path;
      mentions = mentioned(engine, page, over, candidates, by_path[path]);
    }
    for (const Mentioned& m : mentions) {
      if (const auto p = likelihood(engine, kMentionThings[w].what, m.signs))
        out.push_back({w, *p, m.candidates});
    }
  }
  return out;
}

}  // namespace fisa::extract
