// Does a section of the page begin a project? How its first line is set and worded, what the section says,
// what was said before it, how many are like it; weighed as extract/likely.h says (thing "begins").
#pragma once

#include <string>
#include <vector>

#include "extract/sections.h"

namespace fisa::extract {

// Of each section, by itself.
[[nodiscard]] std::vector<std::vector<std::string>> boundary_signs(const Engine& engine,
                                                                   const FoldedPage& page,
                                                                   const std::vector<Found>& candidates,
                                                                   const std::vector<Section>& sections);

// Projects of one page begin alike: what the likelihoods of the other sections, as their own signs have them,
// say of each (thing "begins_with"). `likelihoods` and `signs` are of the sections in order.
[[nodiscard]] std::vector<std::vector<std::string>> boundary_signs_together(
    const std::vector<Section>& sections, const std::vector<std::vector<std::string>>& signs,
    const std::vector<double>& likelihoods);

}  // namespace fisa::extract
