// Who carries a project, of all that are said to.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/candidates.h"
#include "extract/ranking.h"
#include "values/fact.h"

namespace fisa::extract {

// Whether a candidate for "partners" is said to be the beneficiary, or to lead others.
[[nodiscard]] bool carries_the_project(const Found& partner);

// One organisation carries a project: the surest that is said to. Beside a coordinator another one takes
// part; beside a beneficiary it carries something else. What one rule says of several holds for all. `kept`
// are the partners, best first; those that go are taken out of it, with why in `verdicts`.
void one_carrier(const Engine& engine, std::vector<Found>& candidates, std::vector<std::uint32_t>& kept,
                 std::vector<std::string>& verdicts);

// Where the page names nobody who carries the project, who carries all of the page's does, or whoever the
// site belongs to ("noi", "asociatia noastra"), unless it says of itself that it only takes part. A lead that
// calls itself so is one.
void add_site_owner(const FoldedPage& page, const Engine& engine, const std::vector<Found>& candidates,
                    const ByPath& by_path, std::vector<std::string>& verdicts,
                    std::vector<values::Fact>& facts);

// "Lider suntem noi", "noi coordonam": of several that work together, the one that carries the project leads
// them, unless the site is another one's.
void own_word_of_lead(const Engine& engine, const std::vector<Found>& candidates, const ByPath& by_path,
                      std::vector<values::Fact>& facts);

}  // namespace fisa::extract
