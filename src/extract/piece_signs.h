// What the pieces of a parted page say, each as a project of its own, and each beside the one before: signs
// that count as often as a piece has them. A page of six projects is told by what one of two has told, and
// never has to be met as a page of six.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extract/sections.h"

namespace fisa::extract {

// `begins`: the sections that begin a project, ascending; what stands before the first is an introduction. A
// single one is a page about one project, wherever that begins. `likelihoods`: of each section, that it
// begins one. `whole`: what all sections say together. A sign is in the result as often as it was met.
[[nodiscard]] std::vector<std::string> piece_signs(const std::vector<Section>& sections, const Section& whole,
                                                   const std::vector<double>& likelihoods,
                                                   const std::vector<std::size_t>& begins);

}  // namespace fisa::extract
