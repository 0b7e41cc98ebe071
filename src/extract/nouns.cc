#include "extract/nouns.h"

#include <algorithm>

namespace fisa::extract {
namespace {

// The lexicon's noun at a word, also behind an article at its end: "participantilor" is "participanti".
bool known_noun(std::string_view folded, Span word, const Vocabulary& v, Noun& out) {
  PhraseTable::Hit hit;
  if (v.nouns.longest_at(folded, word, hit)) {
    out.phrase = hit.span;
    out.category = (*v.noun_lexicon)[hit.entry].value;
    return true;
  }
  const std::string_view text = word.in(folded);
  for (const auto& [ending, indefinite] : v.noun_endings) {
    if (text.size() < ending.size() + 3 || !text.ends_with(ending)) continue;
    const std::string base = std::string(text.substr(0, text.size() - ending.size())) + indefinite;
    if (!v.nouns.longest_at(base, {0, static_cast<std::uint32_t>(base.size())}, hit)) continue;
    out.phrase = word;
    out.category = (*v.noun_lexicon)[hit.entry].value;
    return true;
  }
  // "camere-atelier" are "camere".
  const auto hyphen = static_cast<std::uint32_t>(text.find('-'));
  if (hyphen < text.size() && hyphen + 4 < text.size() && hyphen >= 4 &&
      known_noun(folded, {word.begin, word.begin + hyphen}, v, out)) {
    out.phrase = word;
    return true;
  }
  // "mini-granturi" are "granturi".
  if (hyphen < text.size() && hyphen >= 3 && hyphen + 5 < text.size() &&
      known_noun(folded, {word.begin + hyphen + 1, word.end}, v, out)) {
    out.phrase = {word.begin, std::max(word.end, out.phrase.end)};
    return true;
  }
  return false;
}

// "80 kW-1 buc.": the number behind the dash is another one.
Span before_number(std::string_view folded, Span word) {
  const auto dash = static_cast<std::uint32_t>(std::min<std::size_t>(folded.find('-', word.begin), word.end));
  if (dash + 1 < word.end && dash > word.begin && is_digit(folded[dash + 1])) word.end = dash;
  return word;
}

// "turisti/an": what follows a stroke is part of the unit, and makes a rate of it.
void extend_to_rate(std::string_view folded, const std::vector<Span>& words, std::size_t w,
                    const Vocabulary& v, Noun& noun) {
  std::size_t next = w + 1;
  while (next < words.size() && words[next].begin < noun.phrase.end) ++next;
  PhraseTable::Hit hit;
  while (next < words.size() && words[next].begin == noun.phrase.end + 1 && folded[noun.phrase.end] == '/' &&
         noun.unit.end == noun.phrase.end && v.rates.longest_at(folded, words[next], hit)) {
    noun.phrase.end = noun.unit.end = words[next].end;
    noun.category = (*v.rate_lexicon)[hit.entry].value;
    ++next;
  }
}

}  // namespace

bool noun_at(std::string_view folded, const std::vector<Span>& words, std::size_t w, const Vocabulary& v,
             Noun& out, bool behind_link) {
  const Span word = before_number(folded, words[w]);
  out.known = known_noun(folded, word, v, out);
  if (out.known) {
    // A rate and a dotted unit stay whole: "kWh/an", "m.p.".
    const auto space = folded.substr(0, out.phrase.end).find(' ', word.begin);
    out.unit = {word.begin,
                space == std::string_view::npos ? out.phrase.end : static_cast<std::uint32_t>(space)};
    extend_to_rate(folded, words, w, v, out);
    return true;
  }
  PhraseTable::Hit hit;
  if (v.not_nouns.longest_at(folded, word, hit)) return false;
  if (word.size() < 3 || is_digit(folded[word.begin])) return false;
  // An unknown word with a capital is a name, unless the text is in capitals throughout.
  if (is_upper(folded[word.begin]) && w > 0 && std::any_of(folded.begin(), folded.end(), is_lower))
    return false;
  out.unit = out.phrase = word;
  out.category.clear();
  const std::string lower = lowered(word.in(folded));
  for (const auto& [ending, category] : v.noun_suffixes) {
    if (lower.size() <= ending.size() + 2 || !lower.ends_with(ending)) continue;
    if (category.empty() && !behind_link) return false;
    out.category = category;
    break;
  }
  extend_to_rate(folded, words, w, v, out);
  return true;
}

std::string category_of(std::string_view folded, const Noun& noun, double count, const Vocabulary& v) {
  // Nouns of several words say themselves what they are.
  std::string told = noun.phrase == noun.unit ? v.senses.category(folded, noun.unit, count) : std::string();
  return told.empty() ? noun.category : told;
}

bool is_measure(std::string_view folded, const Noun& noun, const Vocabulary& v) {
  // A rate ("kWh/an") is one by its first part.
  const auto unit = noun.unit.in(folded);
  const auto stroke = static_cast<std::uint32_t>(std::min(unit.find('/'), unit.size()));
  std::uint32_t word = 0;
  while (word < stroke && is_word(unit[word])) ++word;
  PhraseTable::Hit hit;
  return v.measures.longest_at(folded, {noun.unit.begin, noun.unit.begin + word}, hit);
}

}  // namespace fisa::extract
