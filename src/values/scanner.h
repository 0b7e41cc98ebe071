// Finds the typed values in a folded text in one pass, by vocabulary that grammar files declare.
//
//   Scanner scanner(lexicons);               // once; const and safe to share between threads
//   std::vector<Mention> mentions;
//   scanner.scan("bugetul este de 1,2 milioane lei", mentions);   // money 1200000 RON
//
// Mentions come in text order and do not overlap. What is not a value stays out: phone numbers, laws, codes,
// axes, versions, addresses, years of programmes.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/result.h"
#include "values/lexicon.h"
#include "values/mention.h"

namespace fisa::values {

class Scanner {
 public:
  // Fails where a lexicon that the scanner needs is missing or holds a value it cannot read.
  static Result<Scanner> make(const Lexicons& lexicons);

  // The lexicons that make() asks for.
  static std::vector<std::string> lexicon_names();

  Scanner(Scanner&&) noexcept;
  Scanner& operator=(Scanner&&) noexcept;
  ~Scanner();

  // Appends to `out`. `folded` is one block's text as text/fold.h gives it: ASCII where the page is
  // Romanian, case kept, single spaces, '-' for every dash. `page_year` is that of the page's own date, for
  // "30 noiembrie anul trecut"; 0 where it is not known.
  void scan(std::string_view folded, std::vector<Mention>& out, int page_year = 0) const;

  // Units that stand apart from their numbers. All texts are folded.
  // The unit that a label or a column's head names: "mii lei" of "Valoare (mii lei)"; "" where it names none.
  [[nodiscard]] std::string_view unit_in(std::string_view label) const;
  // Makes of the mention of a number, written `number`, one in that unit; its place and its comparison stay.
  bool in_unit(std::string_view number, std::string_view unit, Mention& out) const;
  // The same for every number of mentions[from..] of this text that brackets with a unit stand before.
  void apply_labelled_units(std::string_view folded, std::vector<Mention>& mentions, std::size_t from) const;

 private:
  struct Tables;
  explicit Scanner(std::unique_ptr<const Tables> tables);
  // The unit that the words, which are of that label, end with.
  [[nodiscard]] std::string_view unit_at_end(std::string_view words, std::string_view label) const;

  std::unique_ptr<const Tables> tables_;
};

}  // namespace fisa::values
