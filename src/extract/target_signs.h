// What makes a counted thing look like something that the project commits to: the heading it stands under,
// what its sentence says before it and behind it, the words right beside it, whether its neighbours in a list
// count things too, where on the page it stands, the number, the noun and how well that is known.
#pragma once

#include <string>
#include <vector>

#include "extract/candidates.h"
#include "extract/headings.h"

namespace fisa::extract {

// Adds the names of the signs, "targets:under_results", "targets:behind_la", ..., in a fixed order.
void add_target_signs(const Engine& engine, const FoldedPage& page, const Headings& headings,
                      const std::vector<const Found*>& targets, const Found& target,
                      std::vector<std::string>& out);

}  // namespace fisa::extract
