// Folds a page and marks what it knows in it: values, quotations, organisations, entities, counts.
#pragma once

#include "extract/annotation.h"
#include "extract/vocabulary.h"
#include "page/page.h"

namespace fisa::extract {

// Fills `out` (its memory is reused). `page` must outlive it.
void annotate(const page::Page& page, const Vocabulary& vocabulary, FoldedPage& out);

}  // namespace fisa::extract
