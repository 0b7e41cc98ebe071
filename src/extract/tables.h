// Amounts in tables whose currency stands in the column's head: "Suma (lei)", "EUR".
#pragma once

#include "extract/annotation.h"
#include "extract/vocabulary.h"

namespace fisa::extract {

// Turns the bare numbers of such columns into money.
void price_columns(const Vocabulary& vocabulary, FoldedPage& page);

}  // namespace fisa::extract
