// What two stretches of a page say of the same things: one project, told again, or another.
#pragma once

#include <string>
#include <vector>

#include "extract/sections.h"

namespace fisa::extract {

// Of what a project has but one of, what both tell: "same_code", "other_period"; and of how many things the
// two tell the same, of how many each its own.
[[nodiscard]] std::vector<std::string> compared(const Section& s, const Section& before);

}  // namespace fisa::extract
