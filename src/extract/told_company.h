// Whether an organisation stands beside one that a rule has told to take part. What stands in a row with a
// partner, in one sentence or in lines one below the other, is as a rule a partner too, whatever words lead
// to the row.
#pragma once

#include <vector>

#include "extract/candidates.h"
#include "extract/likely.h"
#include "values/fact.h"

namespace fisa::extract {

// Adds to the signs of each of `all` whether one of the partners among `facts` stands next to it.
void add_told_company(const Engine& engine, const FoldedPage& page, const std::vector<Found>& candidates,
                      const std::vector<values::Fact>& facts, std::vector<Mentioned>& all);

}  // namespace fisa::extract
