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

// The noun that begins at `word`: its category, or "" where the lexicon does not know it and no ending tells.
// `unit` is the noun alone, one word.
struct Noun {
  Span unit;
  Span phrase;
  std::string category;
  bool known = false;
};
bool noun_at(std::string_view folded, const std::vector<Span>& words, std::size_t word,
             const Vocabulary& vocabulary, Noun& out);

// Whether the noun is a unit of measure, which fractions may be counted in.
bool is_measure(std::string_view folded, const Noun& noun, const Vocabulary& vocabulary);

}  // namespace fisa::extract
