// The words of a text that may hold names of organisations: which go on with a name, which end it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "extract/organisations.h"
#include "extract/vocabulary.h"

namespace fisa::extract {

constexpr std::size_t kSmallWord = 3;  // letters

[[nodiscard]] bool is_capital(std::string_view s, Span word);
[[nodiscard]] bool is_number(std::string_view s, Span word);

// What the finders of names (organisations.cc, foreign_names.h) ask of a block's words.
class NameWords {
 public:
  NameWords(std::string_view text, const std::vector<Span>& words, const std::vector<Span>& quotes,
            const Vocabulary& v, const Gaps& gaps)
      : text_(text), words_(words), quotes_(quotes), v_(v), gaps_(gaps) {}

 protected:
  // "AS" is one, "as" a word.
  [[nodiscard]] bool is_form(Span word, PhraseTable::Hit& hit) const;
  // "D.G.A.S.P.C.": the "A.S." within it is none.
  [[nodiscard]] bool in_longer_abbreviation(Span form) const;
  // Verbs and clauses end a name only in small letters, or where all is in capitals: "Podisul de Vin" goes
  // on.
  [[nodiscard]] bool ends_name(Span word) const;
  // "Schule am Park", but "Asociatia Casa am deschis": before a capital, a word of another language.
  [[nodiscard]] bool joins_capitals(Span word) const;
  // Conjunctions ("and") part names, prepositions do not; "number" stands before one: the entry's value says
  // which.
  [[nodiscard]] bool is_word_of(std::string_view kind, Span word) const;
  // Only spaces, a dash, a slash or an ampersand stand between two words of a name.
  [[nodiscard]] bool continues(std::uint32_t from, std::uint32_t to) const;
  [[nodiscard]] bool abbreviation_before(std::uint32_t dot) const;
  [[nodiscard]] const Span* quote_at(std::uint32_t from) const;
  // "Norvegia - Korn AS": where a house is from, before its name.
  [[nodiscard]] bool is_country_before_dash(std::size_t i) const;
  // "P2 - SC Marine SRL": the number of a partner is not part of its name.
  [[nodiscard]] bool is_partner_number(Span word) const;
  // "Coordoneaza Regione Piemonte": a verb that a sentence begins with is not of the name behind it.
  [[nodiscard]] bool opens_sentence(std::size_t i) const;
  // "Casa de cultura "Ion Creanga"", "Asociatia crescatorilor de albine Ursa": small words that say what the
  // house is, up to its name. The name's first word (or the word behind which its quotation stands), 0 where
  // there is none.
  [[nodiscard]] std::size_t behind_descriptor(std::size_t i) const;
  // "M6": a letter or two and figures.
  [[nodiscard]] bool is_call(Span word) const;
  // "Camera de Comert Mehedinti P2 - Orient SRL": the number of the next partner, where lines have run
  // together.
  [[nodiscard]] bool is_next_partner(Span word) const;

  std::string_view text_;
  const std::vector<Span>& words_;
  const std::vector<Span>& quotes_;
  const Vocabulary& v_;
  const Gaps& gaps_;
};

}  // namespace fisa::extract
