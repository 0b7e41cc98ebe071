// Words of a folded text, and phrases of them looked up in lexicons by one hash probe a word.
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/span.h"
#include "values/lexicon.h"

namespace fisa::values {

[[nodiscard]] constexpr bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
[[nodiscard]] constexpr bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
[[nodiscard]] constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr char to_lower(char c) {
  return is_upper(c) ? static_cast<char>(c + 32) : c;
}
// Letters, digits and the bytes of letters that do not fold to ASCII.
[[nodiscard]] constexpr bool is_word(char c) {
  return is_lower(c) || is_upper(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

// Does a name begin like this: with a capital, or a letter that does not fold to ASCII?
[[nodiscard]] constexpr bool is_capital(char c) {
  return is_upper(c) || static_cast<unsigned char>(c) >= 0x80;
}
// The end of the word that goes on at byte `at`; `at` where none does.
[[nodiscard]] constexpr std::uint32_t word_end(std::string_view text, std::uint32_t at) {
  while (at < text.size() && is_word(text[at])) ++at;
  return at;
}

[[nodiscard]] std::string lowered(std::string_view s);

// The spans of the words of `text`: runs of letters and digits; a hyphen or an apostrophe inside joins
// ("roll-up-uri").
void split_words(std::string_view text, std::vector<Span>& out);

// Phrases by their first word. Several lexicons may share a table; `lexicon` tells them apart.
class PhraseTable {
 public:
  struct Phrase {
    std::string rest;  // what follows the first word, from its end: " de urgenta", "." or ""
    std::uint32_t lexicon;
    std::uint32_t entry;  // index in the lexicon
  };
  struct Hit {
    Span span;
    std::uint32_t lexicon = 0;
    std::uint32_t entry = 0;
  };

  void add(std::uint32_t lexicon, const Lexicon& entries);

  // The longest phrase that begins at byte `at` of `text` (a word's start) and ends at a word's end.
  bool longest_at(std::string_view text, Span word, Hit& out) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  // The first three letters of a word, in 15 bits: most words of a page begin as no phrase does.
  static std::size_t start_of(std::string_view word);

  std::bitset<32768> starts_;
  std::unordered_map<std::string, std::vector<Phrase>, Hash, std::equal_to<>> by_first_word_;
};

}  // namespace fisa::values
