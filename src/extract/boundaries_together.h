// Projects of one page begin alike: what the other sections say of each, weighed as extract/likely.h says
// (thing "begins_with").
#pragma once

#include <string>
#include <vector>

#include "extract/sections.h"

namespace fisa::extract {

// What the likelihoods of the other sections, as their own signs have them (extract/boundary_signs.h), say of
// each. `likelihoods` and `signs` are of the sections in order.
[[nodiscard]] std::vector<std::vector<std::string>> boundary_signs_together(
    const std::vector<Section>& sections, const std::vector<std::vector<std::string>>& signs,
    const std::vector<double>& likelihoods);

}  // namespace fisa::extract
