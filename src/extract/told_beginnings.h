// Where rules see projects begin on a page: what a section says again, otherwise, that a project has once, or
// headings of one level that stand over a project each. One sign among others (extract/boundary_signs.h).
#pragma once

#include <cstdint>
#include <vector>

#include "extract/sections.h"

namespace fisa::extract {

// The first blocks of the projects, in order; at least one.
[[nodiscard]] std::vector<std::uint32_t> told_beginnings(const std::vector<Section>& sections);

}  // namespace fisa::extract
