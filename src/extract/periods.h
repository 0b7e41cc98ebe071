// Two dates and a duration that fit each other.
#pragma once

#include <vector>

#include "extract/annotation.h"
#include "extract/candidates.h"
#include "match/matcher.h"

namespace fisa::extract {

// "Am pornit pe 4 ianuarie 2021, deci inchidem pe 3 mai 2022": no list of verbs holds all the ways of saying
// that. But where the page says "saisprezece luni" beside them, the dates are the two ends of something that
// lasts so long, and of the longest such thing told of a project it is the project. Adds start, end and
// duration of it to the candidates, which are those of one project. What the grammar's pattern "other_period"
// finds around the three (a guarantee, works) lasts by itself.
void add_fitting_period(const FoldedPage& page, const match::Matcher& matcher,
                        std::vector<Found>& candidates);

}  // namespace fisa::extract
