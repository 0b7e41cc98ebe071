// Does a page speak of a project at all? The cheapest question that can be asked of it, and the first.
#pragma once

#include <string>

#include "extract/vocabulary.h"
#include "page/page.h"

namespace fisa::extract {

// Empty where a form of the lexicon `project_noun` is in the page's text, menus and footers left out, as
// words of their own and outside the phrases of `no_project`. Otherwise why the page is about no project:
// what the first such phrase is, or kNoProjectWord. Empty as well where the grammar has no such lexicon.
// sieve/sieve.h asks the same of a page's bytes.
[[nodiscard]] std::string why_no_project(const page::Page& page, const Vocabulary& vocabulary);

}  // namespace fisa::extract
