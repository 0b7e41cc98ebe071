// Nouns that can be counted: known ones, ones behind an article of their own, unknown ones by their ending.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "extract/vocabulary.h"

namespace fisa::extract {

// The noun that begins at `word`: its category, or "" where the lexicon does not know it and no ending tells.
// `unit` is the noun alone, one word. No participle stands `behind_link` ("24 de polite").
struct Noun {
  Span unit;
  Span phrase;
  std::string category;
  bool known = false;
};
bool noun_at(std::string_view folded, const std::vector<Span>& words, std::size_t word,
             const Vocabulary& vocabulary, Noun& out, bool behind_link = false);

// The category of what `count` of the noun are: the words around it may tell it where the noun alone counts
// two kinds of things (extract/senses.h).
std::string category_of(std::string_view folded, const Noun& noun, double count,
                        const Vocabulary& vocabulary);

// Whether the noun is a unit of measure, which fractions may be counted in.
bool is_measure(std::string_view folded, const Noun& noun, const Vocabulary& vocabulary);

}  // namespace fisa::extract
