// What a phrase begins or ends with that may be no part of a name: a label, a programme, a house or a code
// before a mark, the word for a project, a word that no name ends with.
//
// "Ce facem: Apa buna in Albesti" and "Satul viu: oameni de la munte" are of one shape: what stands before
// the mark tells them apart, and how much each such thing says is measured (tools/prefer).
#pragma once

#include <string>
#include <vector>

#include "base/span.h"
#include "extract/annotation.h"
#include "extract/candidates.h"

namespace fisa::extract {

// The signs of a phrase (folded bytes of one block), without their field's name.
[[nodiscard]] std::vector<std::string> title_head_signs(const Engine& engine, const FoldedPage& page,
                                                        Span phrase);

// The phrase without a label at its beginning that no mark parts from it ("Denumire proiect Apa buna in
// Albesti"): what is left begins with a capital. The phrase itself where there is none.
[[nodiscard]] Span title_behind_label(const Engine& engine, const FoldedPage& page, Span phrase);

}  // namespace fisa::extract
