// The ways in which a page may be parted among projects, each looked at as a whole: does every piece tell
// what a project has, does one tell two of what a project has one of, are the beginnings of one form or one
// series, what is left before the first; weighed as extract/likely.h says (thing "parting").
//
// Section by section (extract/boundary_signs.h) a list of five short projects looks like five doubts; the
// page as a whole is either one project or those five.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "extract/sections.h"

namespace fisa::extract {

struct Parting {
  std::vector<std::size_t> begins;  // sections that begin a project; a single one where the page is about one
  std::vector<std::string> signs;
  double likelihood = 0;  // what its beginnings, section by section, add to the weights of the signs
};

// All that the likelihoods of the sections, their forms and their series suggest. `told`: of each section,
// whether rules see a project begin there (extract/told_beginnings.h). `said`: how many projects the page
// says that there are (extract/projects_said.h). One only where nothing is in doubt.
[[nodiscard]] std::vector<Parting> partings(const std::vector<Section>& sections,
                                            const std::vector<double>& likelihoods,
                                            const std::vector<bool>& told, const std::set<std::size_t>& said);

// A heading over the line that names its project begins with it, not apart from it: between the two nothing
// is said of a project but its name and what pays for it.
[[nodiscard]] std::vector<std::size_t> without_lines_below(const std::vector<Section>& sections,
                                                           const std::vector<std::size_t>& begins);

}  // namespace fisa::extract
