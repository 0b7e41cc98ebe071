// The lexicons that the scanner reads by: which there are, what their values may be, and their forms in one
// index.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "values/lexicon.h"
#include "values/tokens.h"

namespace fisa::values {

// What each is for stands beside its name in lexicons.cc and in grammars/values.gram.
enum class Lex : std::uint8_t {
  number_word,
  number_article,
  number_doubtful,
  number_joint,
  minus,
  singular_end,
  scale,
  scale_letter,
  half,
  half_of,
  currency,
  subunit,
  amount_note,
  percent,
  measure,
  month,
  weekday,
  day_suffix,
  date_joint,
  month_edge,
  date_word,
  same_year,
  near_year,
  year_intro,
  quarter,
  semester,
  part_number,
  range_from,
  range_to,
  open_start,
  open_end,
  open_now,
  duration_unit,
  duration_tail,
  duration_joint,
  comparison,
  comparison_joint,
  range_joint,
  definite,
  function_word,
  programme_word,
  refusal,
  refusal_date,
  not_after,
  count,
};

// What stands before a number that is none.
enum class Refusal : std::uint8_t { code, act, part, contact, street, hour, name, rank };

using Pos = std::uint32_t;  // index of a token

// What is wrong with a value of the lexicon ("bad-lexicon-value"), where it is one that the scanner reads by.
std::optional<Diagnostic> fault_of_value(std::string_view lexicon, const std::string& value);

class LexiconIndex {
 public:
  struct Entry {
    std::string text;   // the value as written
    double number = 0;  // as a number, or its index among the values that the lexicon may hold
  };
  struct Match {
    Pos end = 0;  // behind the form's last token
    const Entry* entry = nullptr;
    explicit operator bool() const { return entry != nullptr; }
  };

  static Result<LexiconIndex> make(const Lexicons& lexicons);
  static std::vector<std::string> names();

  [[nodiscard]] const Words& words() const { return words_; }
  // Whether a form of one of `lexicons` (bits) begins with the word.
  [[nodiscard]] bool begins(std::uint32_t word, std::uint64_t lexicons) const {
    return (starts_[word] & lexicons) != 0;
  }
  // The longest form of the lexicon that begins at `at`; spaces must be where the form has them.
  [[nodiscard]] Match longest(const std::vector<Token>& tokens, Pos at, Lex lexicon) const;
  // Whether the lower-case word ends as a noun in the singular does.
  [[nodiscard]] bool ends_singular(std::string_view word) const;

  static constexpr std::uint64_t bit(Lex lexicon) {
    return std::uint64_t{1} << static_cast<unsigned>(lexicon);
  }

 private:
  struct Leaf {
    Lex lexicon;
    std::uint32_t entry;
  };
  void add(Lex lexicon, std::string_view form, Entry entry);

  Words words_;
  std::vector<std::uint64_t> starts_;                      // by word: lexicons with a form that begins so
  std::unordered_map<std::uint64_t, std::uint32_t> next_;  // node, word and space -> node
  std::vector<std::vector<Leaf>> nodes_;                   // a tree of forms; the first is its root
  std::vector<Entry> entries_;
  std::vector<std::string> singular_ends_;
  std::vector<std::string> plural_ends_;
};

}  // namespace fisa::values
