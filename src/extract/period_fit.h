// Start, end and duration of one project are weighed against each other before they are chosen: a duration as
// long as the period, an end that does not fit the two, one told in passing.
#pragma once

#include <string>
#include <vector>

#include "extract/candidates.h"
#include "extract/ranking.h"

namespace fisa::extract {

// Raises and lowers ranks, and takes from `by_path` what cannot be; `verdicts` says why, by candidate.
void fit_period(const match::Matcher& matcher, const FoldedPage& page, std::vector<Found>& candidates,
                ByPath& by_path, std::vector<std::string>& verdicts);

}  // namespace fisa::extract
