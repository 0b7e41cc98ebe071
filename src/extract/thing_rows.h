// Things that a block counts, in the order of their words, and how they stand beside each other: in a row, as
// the object of a verb, behind a preposition.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "extract/nouns.h"
#include "extract/vocabulary.h"
#include "values/mention.h"

namespace fisa::extract {

// Folded bytes that a thing of a row may take until the next one begins.
inline constexpr std::uint32_t kLongestMember = 160;

// A number or an article with its noun.
struct Thing {
  values::Mention mention;
  Noun noun;
  Span span;
  std::size_t word = 0;  // the first of it
  bool article = false;
  bool counts = true;  // an article does only as a result
  bool alone = false;  // ... of which nothing tells but its sentence
  bool share = false;  // of what was counted before it
};

// Refers to the text (folded, of one block), its words and the vocabulary.
class ThingRows {
 public:
  ThingRows(std::string_view text, const std::vector<Span>& words, const Vocabulary& vocabulary)
      : text_(text), words_(words), v_(vocabulary) {}

  // Whether `b` is the next of a row after `a`: one comma or conjunction stands between, just before `b`.
  [[nodiscard]] bool linked(const Thing& a, const Thing& b) const;
  // "de un sofer si de 25 de voluntari": the same preposition before both.
  [[nodiscard]] bool parallel(const Thing& a, const Thing& b) const;

  // Whether a comma, a bracket or the like stands before `at`.
  [[nodiscard]] bool parts_at(std::uint32_t at) const;
  [[nodiscard]] bool parted(const Thing& t) const {
    return parts_at(t.span.begin) || conjunction_before(t.word) != t.word;
  }
  // Behind a comma alone may stand what a thing is: "Garajul, o hala ridicata in 1974".
  [[nodiscard]] bool begins_member(const Thing& t) const;
  [[nodiscard]] bool opens_sentence(std::uint32_t at) const;
  // "In curte, o priza pentru masini", ", iar langa poarta, o parcare": a place tells where, the verb is left
  // out.
  [[nodiscard]] bool behind_place(const Thing& t) const;
  // "s-au cumparat un tractor, ...": no preposition and no "este" before it.
  [[nodiscard]] bool is_object(const Thing& t) const {
    return t.word > 0 && !is_preposition(words_[t.word - 1]);
  }

  [[nodiscard]] bool is_preposition(Span word) const;
  [[nodiscard]] bool is_conjunction(Span word) const;
  // The first word of the conjunction that ends before `w` ("si", "precum si"), or `w`.
  [[nodiscard]] std::size_t conjunction_before(std::size_t w) const;

  // Letters are folded: what is left beyond ASCII are bullets and the like.
  static bool is_symbol(char c) { return static_cast<unsigned char>(c) >= 0x80; }

 private:
  std::string_view text_;
  const std::vector<Span>& words_;
  const Vocabulary& v_;
};

}  // namespace fisa::extract
