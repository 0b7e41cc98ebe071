// The words that tell page furniture from the page: menu entries, cookie notices, "read also" headings; and
// those that tell a broken line from an ended one.
//
// The words themselves are data (the lexicons of grammars/page.gram); here is only how they are looked up.
// Forms are folded and in lower case; a run of digits in a form stands for any number ("pagina 1 din 2").
#pragma once

#include <bitset>
#include <string>
#include <string_view>
#include <vector>

namespace fisa::page {

// Named as the lexicons are.
struct FurnitureForms {
  std::vector<std::string> furniture_line;      // a short line equal to the form, or that starts with it
  std::vector<std::string> menu_entry;          // furniture only among others of a menu: "Proiecte", "Media"
  std::vector<std::string> furniture_sentence;  // a block of a few lines that holds the form
  std::vector<std::string> aside_heading;       // a heading, and with it what stands under it
  std::vector<std::string>
      furniture_class;  // class or id of an HTML element; "nav*" is also "nav-top", "*nav" "main-nav"
  std::vector<std::string> aside_class;
  std::vector<std::string>
      line_joint;  // words that a sentence never ends with: a line of text goes on behind them
};

// Built once, const, shared by all threads.
class FurnitureWords {
 public:
  FurnitureWords() = default;
  explicit FurnitureWords(const FurnitureForms& forms);

  // All take folded text in lower case (see `key`).
  [[nodiscard]] bool is_line(
      std::string_view key) const;  // equal, or starts with a form and a word ends there
  [[nodiscard]] bool equals_line(std::string_view key) const;    // equal, bar punctuation at the ends
  [[nodiscard]] bool is_menu_entry(std::string_view key) const;  // equal to an entry of a menu, or to a line
  [[nodiscard]] bool has_sentence(std::string_view key) const;
  [[nodiscard]] bool is_aside_heading(std::string_view key) const;

  // Whether a line that ends in this word, folded and in lower case, goes on in the next one.
  [[nodiscard]] bool joins_lines(std::string_view last_word) const { return joints_.equals(last_word); }

  // Takes one token of a class attribute, in lower case.
  [[nodiscard]] bool is_furniture_class(std::string_view token) const;
  [[nodiscard]] bool is_aside_class(std::string_view token) const;

  // The folded, lower-case form of a line, digits as one 0 a run.
  [[nodiscard]] static std::string key(std::string_view utf8);

 private:
  struct Prefixes {
    std::vector<std::string> forms;  // sorted
    [[nodiscard]] bool starts(std::string_view key) const;
    [[nodiscard]] bool equals(std::string_view key) const;
  };

  Prefixes lines_;
  Prefixes entries_;
  Prefixes aside_headings_;
  Prefixes joints_;
  std::vector<std::string> sentences_;  // sorted
  std::bitset<65536> sentence_starts_;  // by the first two bytes
  std::vector<std::string> furniture_classes_;
  std::vector<std::string> aside_classes_;
};

}  // namespace fisa::page
