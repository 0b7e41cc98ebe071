// Does a section of the page begin a project? How its first line is set and worded, what the section says,
// what was said before it, how many are like it; weighed as extract/likely.h says (thing "begins").
#pragma once

#include <string>
#include <vector>

#include "extract/sections.h"
#include "extract/title_places.h"

namespace fisa::extract {

// The sign of a section with which, as rules see it, a project begins (extract/told_beginnings.h).
inline constexpr const char* kToldSign = "told";

// Of each section, by itself; `titles` is of each block.
[[nodiscard]] std::vector<std::vector<std::string>> boundary_signs(const Engine& engine,
                                                                   const FoldedPage& page,
                                                                   const std::vector<Found>& candidates,
                                                                   const std::vector<Section>& sections,
                                                                   const std::vector<Series>& series,
                                                                   const std::vector<TitlePlace>& titles);

}  // namespace fisa::extract
