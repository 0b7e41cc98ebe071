#include "grammar/pieces.h"

#include <algorithm>
#include <cstddef>

namespace fisa::grammar {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Behind the brace, bracket or parenthesis that opens at `at`.
std::size_t behind(std::string_view s, std::size_t at) {
  const char open = s[at];
  const char close = open == '(' ? ')' : open == '[' ? ']' : '}';
  int depth = 0;
  for (std::size_t i = at; i < s.size(); ++i) {
    if (s[i] == '\\') {
      ++i;
    } else if (open != '[' && s[i] == '[' && open != '{') {
      i = behind(s, i) - 1;
    } else if (s[i] == open && open != '[') {
      ++depth;
    } else if (s[i] == close && (open == '[' ? i > at + 1 : --depth == 0)) {
      return i + 1;
    }
  }
  return s.size();
}

bool repeats(std::string_view s, std::size_t at) {
  return at < s.size() && (s[at] == '?' || s[at] == '*' || s[at] == '+' ||
                           (s[at] == '{' && at + 1 < s.size() && is_digit(s[at + 1])));
}

std::size_t behind_repetition(std::string_view s, std::size_t at) {
  while (repeats(s, at)) at = s[at] == '{' ? behind(s, at) : at + 1;
  return at;
}

}  // namespace

std::vector<std::string_view> pieces_of(std::string_view written) {
  std::vector<std::string_view> out;
  std::size_t word = 0;
  const auto flush = [&](std::size_t end) {
    if (end > word) out.push_back(written.substr(word, end - word));
    word = end;
  };
  for (std::size_t i = 0; i < written.size();) {
    const char c = written[i];
    if (c == '|') return {};
    if (c == '(' || c == '[' || c == '{') {
      flush(i);
      i = behind_repetition(written, behind(written, i));
      flush(i);
      continue;
    }
    i = behind_repetition(written, std::min(i + (c == '\\' ? 2 : 1), written.size()));
    if (c == ' ') flush(i);
  }
  flush(written.size());
  return out;
}

}  // namespace fisa::grammar
