#include "values/words.h"

#include <algorithm>

namespace fisa::values {

std::string lowered(std::string_view s) {
  std::string out(s);
  std::transform(out.begin(), out.end(), out.begin(), to_lower);
  return out;
}

void split_words(std::string_view text, std::vector<Span>& out) {
  out.clear();
  for (std::size_t i = 0; i < text.size();) {
    if (!is_word(text[i])) {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    while (i < text.size() &&
           (is_word(text[i]) || ((text[i] == '-' || text[i] == '\'') && i + 1 < text.size() &&
                                 is_word(text[i + 1]) && is_word(text[i - 1])))) {
      ++i;
    }
    out.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(i)});
  }
}

namespace {

// A form may also begin with a sign: "%", ">=".
std::size_t first_word_end(std::string_view s) {
  if (!s.empty() && !is_word(s.front())) {
    std::size_t end = 0;
    while (end < s.size() && s[end] != ' ' && !is_word(s[end])) ++end;
    return end;
  }
  std::vector<Span> words;
  split_words(s, words);
  return words.empty() ? 0 : words.front().end;
}

bool equals_ignoring_case(std::string_view text, std::string_view lower) {
  return text.size() == lower.size() &&
         std::equal(text.begin(), text.end(), lower.begin(), [](char a, char b) { return to_lower(a) == b; });
}

}  // namespace

std::size_t PhraseTable::start_of(std::string_view word) {
  std::size_t out = 0;
  // The five low bits of a letter are the same in both its cases.
  for (std::size_t i = 0; i < 3 && i < word.size(); ++i)
    out = out << 5U | (static_cast<unsigned char>(word[i]) & 31U);
  return out;
}

void PhraseTable::add(std::uint32_t lexicon, const Lexicon& entries) {
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    const std::string& form = entries[i].form;
    const std::size_t end = first_word_end(form);
    if (end == 0) continue;
    starts_.set(start_of(std::string_view(form).substr(0, end)));
    auto& phrases = by_first_word_[form.substr(0, end)];
    phrases.push_back({form.substr(end), lexicon, i});
    std::stable_sort(phrases.begin(), phrases.end(),
                     [](const Phrase& a, const Phrase& b) { return a.rest.size() > b.rest.size(); });
  }
}

bool PhraseTable::longest_at(std::string_view text, Span word, Hit& out) const {
  char buffer[64];
  if (word.size() > sizeof buffer || !starts_.test(start_of(word.in(text)))) return false;
  for (std::uint32_t i = 0; i < word.size(); ++i) buffer[i] = to_lower(text[word.begin + i]);
  const auto found = by_first_word_.find(std::string_view(buffer, word.size()));
  if (found == by_first_word_.end()) return false;
  for (const Phrase& p : found->second) {
    const std::size_t end = word.end + p.rest.size();
    if (end > text.size() || !equals_ignoring_case(text.substr(word.end, p.rest.size()), p.rest)) continue;
    const bool inside_word = end < text.size() && is_word(text[end]) && is_word(text[end - 1]);
    if (inside_word) continue;
    out = {{word.begin, static_cast<std::uint32_t>(end)}, p.lexicon, p.entry};
    return true;
  }
  return false;
}

}  // namespace fisa::values
