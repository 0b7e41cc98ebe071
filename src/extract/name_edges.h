// What stands at the edges of an organisation's name and is not part of it: numbers and roles before it,
// sums, countries, clauses and departments behind it.
//
//   "Partener 1 - Landsbyliv (Norvegia), care da sala"   ->   "Landsbyliv"
#pragma once

#include "base/span.h"
#include "extract/annotation.h"
#include "extract/vocabulary.h"

namespace fisa::extract {

// The name in a stretch of the page (folded bytes) that holds one; empty where it names nobody.
[[nodiscard]] Span name_in(const FoldedPage& page, Span stretch, const Vocabulary& vocabulary);

// Does a line of a list begin something else: "Sprijin oferit de"?
[[nodiscard]] bool leads_on(const FoldedPage& page, Span line, const Vocabulary& vocabulary);

// The stretch without the dashes, bullets and stops around it.
[[nodiscard]] Span trimmed_name(const FoldedPage& page, Span stretch, const Vocabulary& vocabulary);

}  // namespace fisa::extract
