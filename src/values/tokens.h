// Words, runs of digits and signs of a folded text, each looked up once among the words that the lexicons
// know.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fisa::values {

enum class TokenKind : std::uint8_t { word, digits, sign };

struct Token {
  std::uint32_t begin = 0;  // bytes of the text
  std::uint32_t end = 0;
  std::uint32_t word = 0;  // its number among the known words, or 0
  TokenKind kind = TokenKind::word;
  bool spaced = false;   // a space, or the text's start, stands before it
  bool capital = false;  // a word that begins with a capital
  bool shouted = false;  // a word in capitals throughout

  [[nodiscard]] std::uint32_t size() const { return end - begin; }
};

// The words of all lexicons, numbered from 1, found by one probe of a hash table without a copy or an
// allocation.
class Words {
 public:
  Words();

  // The number of `lower` (lower case), which is added where it is new.
  std::uint32_t add(std::string_view lower);
  // The number of `word` in any case, or 0. `hash` is that of its lower-case letters.
  [[nodiscard]] std::uint32_t find(std::string_view word, std::uint32_t hash) const;
  [[nodiscard]] std::size_t size() const { return words_.size(); }

  static constexpr std::uint32_t kSeed = 2166136261U;
  static constexpr std::uint32_t hashed(std::uint32_t hash, char lower) {
    return (hash ^ static_cast<unsigned char>(lower)) * 16777619U;
  }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number = 0;
  };
  void grow();
  void place(std::uint32_t hash, std::uint32_t number);

  std::vector<Slot> slots_;         // a power of two of them, at most a quarter in use
  std::vector<std::string> words_;  // words_[number]; the first is unused
};

// A word is a run of letters; what is not ASCII counts as a letter, but for signs (currencies, the degree
// sign).
void tokenize(std::string_view text, const Words& words, std::vector<Token>& out);
// The same for a lexicon's form, whose words are added.
void tokenize_form(std::string_view form, Words& words, std::vector<Token>& out);

}  // namespace fisa::values
