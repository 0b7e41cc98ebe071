// Sums whose currency is said elsewhere: in their table (extract/number_units.h), over the list they stand in
// ("Valoarea proiectului (lei)"), for the whole page ("Toate sumele sunt in lei"), or with the first sum of a
// chain ("62.418.905 lei, din care FEDR 44.111.770, ...").
#pragma once

#include "extract/annotation.h"
#include "extract/vocabulary.h"

namespace fisa::extract {

// Turns such bare numbers into money.
void price_numbers(const Vocabulary& vocabulary, FoldedPage& page);

}  // namespace fisa::extract
