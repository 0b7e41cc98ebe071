// What of a page's mentions is likely to be a project's, were the page about one: asked before it is known
// whether it is about any, and among how many it is parted (extract/page_signs.h, extract/sections.h).
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "extract/candidates.h"
#include "extract/headings.h"

namespace fisa::extract {

// What the mentions of a path are weighed for (extract/likely.h).
struct MentionThing {
  const char* path;
  const char* what;
};
inline constexpr std::array<MentionThing, 11> kMentionThings = {{{"@named", "partner"},
                                                                 {"@named", "carrier"},
                                                                 {"@scheme", "programme"},
                                                                 {"@scheme", "fund"},
                                                                 {"@code", "code"},
                                                                 {"@sum", "total"},
                                                                 {"@sum", "grant"},
                                                                 {"@sum", "own_contribution"},
                                                                 {"@when", "period"},
                                                                 {"@when", "start"},
                                                                 {"@when", "duration"}}};

struct LikelyMention {
  std::size_t what = 0;  // index of kMentionThings
  double likelihood = 0;
  std::vector<std::uint32_t> candidates;  // its places, as indices of the candidates
};

// Each mention with each thing that it has been measured for.
[[nodiscard]] std::vector<LikelyMention> likely_mentions(const Engine& engine, const FoldedPage& page,
                                                         const Headings& over,
                                                         const std::vector<Found>& candidates);

}  // namespace fisa::extract
