// What makes a counted thing look like something that the project commits to: the heading it stands under,
// what its sentence says, the words right before and behind it, the number and how well its noun is known.
#pragma once

#include <string>
#include <vector>

#include "extract/candidates.h"
#include "extract/units.h"

namespace fisa::extract {

// Adds the names of the signs, "targets:under_results", "targets:behind_la", ..., in a fixed order.
void add_target_signs(const Engine& engine, const FoldedPage& page, const Headings& headings,
                      const std::vector<const Found*>& targets, const Found& target,
                      std::vector<std::string>& out);

}  // namespace fisa::extract
