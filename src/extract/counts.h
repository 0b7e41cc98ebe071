// Counted things: a number with the noun it counts, "192 de factori de decizie", "8 conferinte", "tricouri -
// 1000".
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"
#include "extract/annotation.h"
#include "extract/vocabulary.h"

namespace fisa::extract {

// Looks at one block: its folded text, its words and the values found in it (spans relative to the text).
// Appends an annotation for each count, in order. A number that no noun goes with gives none.
void find_counts(std::string_view folded, bool item, const std::vector<Span>& words,
                 const std::vector<values::Mention>& mentions, const Vocabulary& vocabulary,
                 std::vector<Annotation>& out);

}  // namespace fisa::extract
