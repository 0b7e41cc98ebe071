// A sum told twice in one breath, rounded and then exactly: "6,24 milioane de euro (exact: 6.238.412,50
// euro)".
#pragma once

#include "extract/annotation.h"
#include "extract/vocabulary.h"

namespace fisa::extract {

// The two are one sum, the exact one, for whoever reads the sentence: what stands before it tells what it is,
// and what stands behind it, too. Takes the rounded one out of the page's annotations.
void join_exact_figures(const Vocabulary& vocabulary, FoldedPage& page);

}  // namespace fisa::extract
