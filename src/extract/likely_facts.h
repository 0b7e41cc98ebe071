// What no rule has told of a project but is likely by its signs (extract/likely.h): partners, programme and
// funds, sums, its period, codes. What rules have told is taken back where hardly anything speaks for it.
#pragma once

#include <string>
#include <vector>

#include "base/span.h"
#include "extract/candidates.h"
#include "extract/headings.h"
#include "extract/ranking.h"
#include "values/fact.h"

namespace fisa::extract {

// What the rules of what is only mentioned are called by.
inline constexpr const char* kLikelyRules = "likely.";

struct ProjectText {
  const Engine& engine;
  const FoldedPage& page;
  const Headings& over;
  Span title;  // folded bytes; what stands in it is part of a name
};

// Adds them to the `facts` that rules have told, each with its likelihood as confidence, and says of each
// candidate of the paths @named, @scheme, @sum, @when and @code what has become of it.
void add_likely(const ProjectText& text, std::vector<Found>& candidates, const ByPath& by_path,
                std::vector<std::string>& verdicts, std::vector<values::Fact>& facts);

}  // namespace fisa::extract
