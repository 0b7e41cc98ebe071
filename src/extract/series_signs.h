// What the numbers of a page say of where a project begins: of a series of which each stretch tells of a
// project each number begins one, whatever the stretches look like; of another, none does.
#pragma once

#include <string>
#include <vector>

#include "extract/sections.h"
#include "extract/series.h"

namespace fisa::extract {

// Of each section: of a numbered one what its series is like, of another whether it stands within one.
[[nodiscard]] std::vector<std::vector<std::string>> series_signs(const std::vector<Section>& sections,
                                                                 const std::vector<Series>& series);

}  // namespace fisa::extract
