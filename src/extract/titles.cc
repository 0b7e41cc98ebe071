#include "extract/titles.h"

#include <algorithm>
#include <string_view>

#include "text/fold.h"
#include "values/words.h"

namespace fisa::extract {
namespace {

using values::is_digit;
using values::is_lower;
using values::is_upper;

constexpr std::size_t kLongestAcronym = 24;

// "AI-Bridge", "Apa-NET": a word beside one all in capitals ("Cluj-Napoca" is none).
bool is_word_beside_capitals(std::string_view token) {
  const auto dash = token.find('-');
  if (dash == std::string_view::npos || token.size() > kLongestAcronym) return false;
  const auto loud = [](std::string_view part) {
    return part.size() >= 2 && std::all_of(part.begin(), part.end(), is_upper);
  };
  const auto word = [](std::string_view part) {
    return part.size() >= 2 && is_upper(part.front()) && std::all_of(part.begin() + 1, part.end(), is_lower);
  };
  const std::string_view first = token.substr(0, dash);
  const std::string_view second = token.substr(dash + 1);
  return (loud(first) && word(second)) || (word(first) && loud(second));
}

// "GreenTown": in brackets behind a title, or parted from it by a dash or colon, one word with a capital
// inside is enough.
bool is_camel(std::string_view token) {
  if (is_word_beside_capitals(token)) return true;
  if (token.size() < 4 || token.size() > kLongestAcronym || !is_upper(token[0])) return false;
  bool inside = false;
  for (std::size_t i = 1; i < token.size(); ++i) {
    if (!is_upper(token[i]) && !is_lower(token[i])) return false;
    inside = inside || (is_upper(token[i]) && is_lower(token[i - 1]));
  }
  return inside;
}

// "LABPRUT", of "LABORATOARE DESCHISE PE PRUT": made of the beginnings of words, in their order.
bool abbreviates_words(std::string_view token, std::string_view words) {
  if (token.empty()) return true;
  if (words.empty()) return false;
  const std::string_view rest = words.substr(std::min(words.find(' '), words.size() - 1) + 1);
  for (std::size_t same = 0; same < token.size() && same < words.size() && words[same] != ' '; ++same) {
    if (token[same] != words[same]) break;
    if (abbreviates_words(token.substr(same + 1), rest)) return true;
  }
  return abbreviates_words(token, rest);
}

// "II.2", "XIV": a number.
bool is_number(std::string_view token) {
  constexpr std::size_t kLongestRoman = 4;
  const bool parted = token.find_first_of(".0123456789-/") != std::string_view::npos;
  return (parted || token.size() <= kLongestRoman) &&
         token.find_first_not_of("IVXLC.0123456789-/") == std::string_view::npos;
}

// "POCU/436/4/4/128034", "RORS-00284": many digits, or parted often.
bool is_code(std::string_view token) {
  constexpr std::ptrdiff_t kDigits = 5;  // "SMART2030" has a year
  return std::count_if(token.begin(), token.end(), is_digit) >= kDigits ||
         std::count(token.begin(), token.end(), '/') >= 2;
}

std::string_view trim(std::string_view s) {
  const auto drop = [](char c) { return std::string_view(" ,-:./|").find(c) != std::string_view::npos; };
  while (!s.empty() && drop(s.front())) s.remove_prefix(1);
  while (!s.empty() && drop(s.back())) s.remove_suffix(1);
  return s;
}

std::size_t words_in(std::string_view s) {
  return 1 + static_cast<std::size_t>(std::count(s.begin(), s.end(), ' '));
}

// A title all in capitals: then capitals say nothing about an acronym.
bool shouts(std::string_view s) {
  return std::none_of(s.begin(), s.end(), is_lower);
}

}  // namespace

bool is_acronym(std::string_view token) {
  if (token.size() < 2 || token.size() > kLongestAcronym) return false;
  // "e-Tecuci", "e-Learning4All"
  if (token.size() > 3 && token[0] == 'e' && token[1] == '-' && is_upper(token[2]) &&
      token.find(' ') == std::string_view::npos)
    return true;
  if (is_number(token) || is_code(token)) return false;
  int upper = 0;
  int lower = 0;
  for (const char c : token) {
    upper += is_upper(c);
    lower += is_lower(c);
    if (c == ' ' || c == '"' || c == '(' || c == ')' || c == '!' || c == '?') return false;
  }
  return upper >= 2 && (lower == 0 || (upper >= 3 && lower <= upper) || (upper >= 2 && lower <= 2));
}

bool is_acronym_in_brackets(std::string_view token) {
  return is_acronym(token) || is_camel(token);
}

SplitTitle split_title(const std::string& title) {
  text::Folded folded;
  text::fold(title, 0, folded);
  const std::string_view f = folded.text;
  const auto piece = [&](std::size_t begin, std::size_t end) {
    const std::string_view t = trim(f.substr(begin, end - begin));
    if (t.empty()) return std::string();
    const auto b = static_cast<std::uint32_t>(t.data() - f.data());
    const Span s = folded.source({b, b + static_cast<std::uint32_t>(t.size())});
    std::string out(s.in(title));
    return out;
  };
  const bool loud = shouts(f);
  // At the start: "SAT-ACT: Sateni activi", "SAT-ACT / Sateni activi", "DANFIRE-Dunarea fara granite",
  // "PRO-PACT, Promovarea".
  for (std::size_t i = 2; i < std::min(f.size(), kLongestAcronym + 1); ++i) {
    const char c = f[i];
    const bool spaced_dash = c == ' ' && i + 2 < f.size() &&
                             std::string_view("-/|").find(f[i + 1]) != std::string_view::npos &&
                             f[i + 2] == ' ';
    const bool mark = ((c == ':' || c == ',') && i + 1 < f.size() && f[i + 1] == ' ') ||
                      (c == ' ' && i + 2 < f.size() && f[i + 1] == ',' && f[i + 2] == ' ');
    const bool bare_dash = c == '-' && i + 2 < f.size() && is_upper(f[i + 1]) && is_lower(f[i + 2]);
    if (!spaced_dash && !mark && !bare_dash) {
      if (c == ' ') break;
      continue;
    }
    if (!is_acronym(f.substr(0, i)) && !((spaced_dash || c == ':') && is_camel(f.substr(0, i)))) continue;
    if (loud && !spaced_dash && c != ':') break;
    if (words_in(trim(f.substr(i))) < 3) break;
    return {piece(i, f.size()), piece(0, i)};
  }
  // At the end: "... (FAIRIVER)", "... [FAIRIVER]", "... - LIFEBOGS".
  if (!f.empty() && (f.back() == ')' || f.back() == ']')) {
    const auto open = f.rfind(f.back() == ')' ? '(' : '[');
    if (open != std::string_view::npos && open > 2 &&
        is_acronym_in_brackets(f.substr(open + 1, f.size() - open - 2)) &&
        words_in(trim(f.substr(0, open))) >= 2) {
      return {piece(0, open), piece(open + 1, f.size() - 1)};
    }
  }
  const auto dash = f.rfind(" - ");
  const bool made_of_it = dash != std::string_view::npos && f.size() - dash <= kLongestAcronym &&
                          abbreviates_words(f.substr(dash + 3), f.substr(0, dash));
  const bool short_tail =
      dash != std::string_view::npos && f.size() - dash <= 13 && words_in(trim(f.substr(0, dash))) >= 5;
  if (dash != std::string_view::npos && dash > 2 && (!loud || short_tail || made_of_it) &&
      (is_acronym(f.substr(dash + 3)) || is_word_beside_capitals(f.substr(dash + 3))) &&
      words_in(trim(f.substr(0, dash))) >= 3) {
    return {piece(0, dash), piece(dash + 3, f.size())};
  }
  return {title, ""};
}

}  // namespace fisa::extract
