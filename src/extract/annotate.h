// Folds a page and marks what it knows in it: values, quotations, organisations, entities, counts.
#pragma once

#include "extract/annotation.h"
#include "extract/vocabulary.h"
#include "page/page.h"

namespace fisa::extract {

// Both fill `out` (its memory is reused). `page` must outlive it.
void fold_blocks(const page::Page& page, FoldedPage& out);  // without marking anything
void annotate(const page::Page& page, const Vocabulary& vocabulary, FoldedPage& out);

}  // namespace fisa::extract
