// The total of a project's money beside its shares.
#pragma once

#include <vector>

#include "extract/annotation.h"
#include "extract/candidates.h"
#include "values/fact.h"

namespace fisa::extract {

// A total that is the sum of shares told of is surely one: its rank rises above those that no shares speak
// for. Where no rule has seen a total, but shares, a sum of the project's main text that others add up to
// becomes a candidate. `candidates` are those of one project.
void prefer_sums(const FoldedPage& page, std::vector<Found>& candidates);

// Is the share more than the total, in the same currency? It cannot be one, then. Without a total (null): no.
[[nodiscard]] bool exceeds(const values::Fact& part, const values::Fact* total);

}  // namespace fisa::extract
