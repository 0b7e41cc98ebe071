#include "extract/senses.h"

#include <algorithm>

#include "values/words.h"

namespace fisa::extract {
namespace {

constexpr int kBehind = 6;  // words of the clause behind the noun that are asked
constexpr int kBefore = 8;  // ... and before it

constexpr double kHundreds = 500;           // so many or more are many
constexpr std::string_view kMany = "many";  // the context that tells so

// What ends the clause: a full stop ends it only before a space ("18.000" goes on).
bool ends_clause(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == '\n' || c == ';' || c == '(' || c == ')') return true;
  return (c == '.' || c == ',') && (at + 1 >= text.size() || text[at + 1] == ' ' || text[at + 1] == '\n');
}

}  // namespace

Senses::Senses(const values::Lexicon* noun_sense, const values::Lexicon* sense_word) {
  if (noun_sense != nullptr) {
    for (const auto& entry : *noun_sense) {
      const auto space = entry.form.find(' ');
      if (space == std::string::npos) continue;
      nouns_[entry.form.substr(space + 1)][entry.form.substr(0, space)] = entry.value;
    }
  }
  if (sense_word != nullptr) {
    for (const auto& entry : *sense_word) {
      if (entry.form.ends_with('-'))
        beginnings_.emplace_back(entry.form.substr(0, entry.form.size() - 1), entry.value);
      else
        words_.emplace(entry.form, entry.value);
    }
  }
}

const std::string* Senses::reading(std::string_view word, const Readings& readings) const {
  const std::string lower = values::lowered(word);
  for (auto [w, end] = words_.equal_range(lower); w != end; ++w) {
    if (const auto found = readings.find(w->second); found != readings.end()) return &found->second;
  }
  for (const auto& [beginning, context] : beginnings_) {
    if (!lower.starts_with(beginning)) continue;
    if (const auto found = readings.find(context); found != readings.end()) return &found->second;
  }
  return nullptr;
}

std::string Senses::category(std::string_view folded, Span unit, double count) const {
  const auto noun = nouns_.find(values::lowered(unit.in(folded)));
  if (noun == nouns_.end()) return {};
  int words = 0;
  for (std::uint32_t at = unit.end; at < folded.size() && words < kBehind && !ends_clause(folded, at);) {
    const std::uint32_t end = values::word_end(folded, at);
    if (end == at) {
      ++at;
      continue;
    }
    if (const auto* found = reading(folded.substr(at, end - at), noun->second)) return *found;
    at = end;
    ++words;
  }
  words = 0;
  for (std::uint32_t at = unit.begin; at > 0 && words < kBefore && !ends_clause(folded, at - 1);) {
    std::uint32_t begin = at;
    while (begin > 0 && values::is_word(folded[begin - 1])) --begin;
    if (begin == at) {
      --at;
      continue;
    }
    if (const auto* found = reading(folded.substr(begin, at - begin), noun->second)) return *found;
    at = begin;
    ++words;
  }
  const auto many = noun->second.find(kMany);
  return count >= kHundreds && many != noun->second.end() ? many->second : std::string();
}

}  // namespace fisa::extract
