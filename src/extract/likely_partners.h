// Partners that no rule has told: organisations that the page names and that are, by all that is said around
// them (extract/named_signs.h), likely to carry the project.
//
// Rules tell who a partner is where they know the words; every page has words of its own. A rule of the
// grammars notes all organisations of the text (path @named); those that signs make likely enough, and that
// are neither partners already nor give the money, are added with their likelihood as confidence.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "extract/candidates.h"
#include "extract/units.h"
#include "values/fact.h"

namespace fisa::extract {

// One organisation that the page names.
struct Named {
  std::vector<std::uint32_t> candidates;  // its places, as indices of the candidates
  std::vector<std::pair<std::string, double>> signs;
  double likelihood = 0;  // of carrying the project
};

// The organisations of the candidates @named, in page order.
[[nodiscard]] std::vector<Named> likely_partners(const Engine& engine, const FoldedPage& page,
                                                 const Headings& over, const std::vector<Found>& candidates,
                                                 const std::vector<std::uint32_t>& named);

}  // namespace fisa::extract
