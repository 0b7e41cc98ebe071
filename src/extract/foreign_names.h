// Names of organisations in other languages: "Bulgarian Society for the Protection of Birds", "Norsk
// institutt for biookonomi". A word of lexicon org_foreign tells them wherever it stands; its value says
// whether the language writes the other words small.
#pragma once

#include <cstdint>

#include "base/span.h"
#include "extract/name_words.h"

namespace fisa::extract {

class ForeignNames : public NameWords {
 public:
  using NameWords::NameWords;

 protected:
  // "Asociatia Casa si Kirkens Bymisjon": two words with capitals, of which one has letters that our own
  // words lack, are a name of another language.
  [[nodiscard]] bool looks_foreign(std::size_t i) const;
  // "Bulgarian Society for the Protection of Birds", "Strojarska skola Osijek": capitals, of which one, or a
  // word between them, is what another language calls an organisation.
  [[nodiscard]] bool starts_by_foreign_noun(std::size_t i, Span& name) const;
  // "Skogsforbundet", "Bymuseet": one word is a name where it says of itself what it is.
  [[nodiscard]] bool is_long_compound(Span word) const;
  // "Otevrene mesto z.s.": where a name ends, or its legal form behind it.
  [[nodiscard]] std::uint32_t with_form(std::uint32_t end) const;
  [[nodiscard]] bool is_foreign_noun(Span word) const;
  [[nodiscard]] bool writes_small(Span word) const;
  // "Udruzenje vinara Gudurica", "Turisticka organizacija Mlava": a word or two in small letters, before the
  // noun or where the noun's language writes them so, with more of the name behind them.
  [[nodiscard]] bool goes_on_small(std::size_t k, bool after_noun) const;
  // "Norsk institutt for biookonomi", "Spolok chovatelov oviec,": small words that such a name ends with,
  // behind a small word of its language or with letters that our own lack. What follows the last, 0 where
  // there is none.
  [[nodiscard]] std::size_t ends_small(std::size_t k, bool found, bool small) const;
  // "Storozhynetska miska rada": the last word of a noun of several, but for one that leads on ("Institut
  // for").
  [[nodiscard]] std::size_t last_of_noun(std::size_t k) const;
  // "Chambre d'agriculture".
  [[nodiscard]] bool is_elided(std::size_t k, bool found) const;
  // "2nd Vocational Lyceum", "1o Gymnasio".
  [[nodiscard]] bool is_ordinal(std::size_t i) const;
  // Has the word letters that our own words lack?
  [[nodiscard]] bool is_strange(Span word) const;
};

}  // namespace fisa::extract
