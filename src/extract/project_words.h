// Does a page speak of a project at all? The cheapest question that can be asked of it, and the first.
#pragma once

#include "extract/vocabulary.h"
#include "page/page.h"

namespace fisa::extract {

// Is a form of the lexicon `project_noun` in the page's main text, as words of their own? True where the
// grammar has no such lexicon. sieve/sieve.h asks the same of a page's bytes.
[[nodiscard]] bool names_a_project(const page::Page& page, const Vocabulary& vocabulary);

}  // namespace fisa::extract
