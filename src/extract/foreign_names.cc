#include "extract/foreign_names.h"

#include <algorithm>
#include <string>

#include "values/words.h"

namespace fisa::extract {
namespace {

constexpr std::size_t kMostForeignWords = 9;
constexpr std::size_t kMostSmallWords = 2;  // in a row, in a name of a language that writes them small
constexpr std::size_t kLongStem = 5;  // letters of a compound before its ending that is a name by itself
constexpr std::size_t kTellingEnding = 6;

}  // namespace

bool ForeignNames::looks_foreign(std::size_t i) const {
  if (i + 1 >= words_.size() || !is_capital(text_, words_[i + 1]) ||
      !continues(words_[i].end, words_[i + 1].begin))
    return false;
  return is_strange(words_[i]) || is_strange(words_[i + 1]);
}

bool ForeignNames::starts_by_foreign_noun(std::size_t i, Span& name) const {
  if ((!is_capital(text_, words_[i]) && !is_ordinal(i)) || is_partner_number(words_[i]) ||
      is_country_before_dash(i) || opens_sentence(i))
    return false;
  bool found = false;
  bool small = false;
  std::size_t proper = 0;
  std::uint32_t end = words_[i].end;
  for (std::size_t k = i; k < words_.size() && k < i + kMostForeignWords; ++k) {
    if (const Span* quote = k > i ? quote_at(words_[k - 1].end) : nullptr; quote != nullptr && found) {
      end = quote->end;
      ++proper;
      while (k + 1 < words_.size() && words_[k + 1].begin < end) ++k;
      continue;
    }
    if (k > i && !continues(std::max(end, words_[k - 1].end), words_[k].begin)) break;
    PhraseTable::Hit hit;
    const bool noun = is_foreign_noun(words_[k]);
    if (noun || is_capital(text_, words_[k]) || k == i) {
      if (ends_name(words_[k])) break;
      Span native{};
      if (k > i && begins_organisation(text_, words_[k], v_, native) && !noun) break;
      found = found || noun;
      small = small || (noun && writes_small(words_[k]));
      ++proper;
      k = noun ? last_of_noun(k) : k;
      end = words_[k].end;
    } else if (is_number(text_, words_[k]) && k > i && is_word_of("number", words_[k - 1])) {
      end = words_[k].end;
    } else if (goes_on_small(k, small)) {
      continue;
    } else if (const std::size_t last = ends_small(k, found, small); last > k || is_elided(k, found)) {
      k = std::max(k + 1, last) - 1;
      end = words_[k].end;
      ++proper;
    } else if (!v_.organisation_words.longest_at(text_, words_[k], hit) || is_word_of("and", words_[k]) ||
               is_word_of("from", words_[k]) || (!found && hit.span.size() > words_[k].size())) {
      break;  // "Norvegienii de la Kystmuseet": words of our language lead to the name
    }
  }
  name = {words_[i].begin, with_form(end)};
  return found && (proper > 1 || is_long_compound(words_[i]));
}

bool ForeignNames::is_long_compound(Span word) const {
  const auto& endings = v_.foreign_endings;
  return std::any_of(endings.begin(), endings.end(), [&](const std::string& ending) {
    return ending.size() >= kTellingEnding && word.size() >= ending.size() + kLongStem &&
           lowered(word.in(text_)).ends_with(ending);
  });
}

std::uint32_t ForeignNames::with_form(std::uint32_t end) const {
  const auto next = std::lower_bound(words_.begin(), words_.end(), end,
                                     [](const Span& w, std::uint32_t at) { return w.begin < at; });
  PhraseTable::Hit hit;
  const bool form = next != words_.end() && continues(end, next->begin) && is_form(*next, hit);
  return form ? hit.span.end : end;
}

bool ForeignNames::is_foreign_noun(Span word) const {
  return extract::is_foreign_noun(text_, word, v_);
}

bool ForeignNames::writes_small(Span word) const {
  PhraseTable::Hit hit;
  return v_.foreign_nouns.longest_at(text_, word, hit) &&
         (*v_.foreign_noun_lexicon)[hit.entry].value == "small";
}

bool ForeignNames::goes_on_small(std::size_t k, bool after_noun) const {
  for (std::size_t j = k; j < words_.size() && j <= k + kMostSmallWords; ++j) {
    if (j > k) {
      if (after_noun && quote_at(words_[j - 1].end) != nullptr) return true;
      if (!continues(words_[j - 1].end, words_[j].begin)) return false;
      if (writes_small(words_[j]) || (after_noun && is_capital(text_, words_[j]))) return true;
    }
    PhraseTable::Hit hit;
    if (!is_lower(text_[words_[j].begin]) || ends_name(words_[j]) ||
        v_.organisation_words.longest_at(text_, words_[j], hit))
      return false;
  }
  return after_noun && quote_at(words_[std::min(k + kMostSmallWords, words_.size() - 1)].end) != nullptr;
}

bool ForeignNames::is_strange(Span word) const {
  return std::any_of(text_.begin() + word.begin, text_.begin() + word.end, [](char c) {
    return std::string_view("kwyqKWYQ").find(c) != std::string_view::npos ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

std::size_t ForeignNames::ends_small(std::size_t k, bool found, bool small) const {
  if (!found || !small || k == 0) return 0;
  PhraseTable::Hit hit;
  const bool joined = is_lower(text_[words_[k - 1].begin]) && is_word_of("inside", words_[k - 1]);
  bool strange = joined;
  for (std::size_t j = k; j < words_.size() && j <= k + kMostSmallWords; ++j) {
    if (!is_lower(text_[words_[j].begin]) || ends_name(words_[j]) ||
        v_.organisation_words.longest_at(text_, words_[j], hit))
      return 0;
    strange = strange || is_strange(words_[j]);
    const bool last = j + 1 >= words_.size() || !continues(words_[j].end, words_[j + 1].begin) ||
                      (joined && is_word_of("inside", words_[j + 1]));
    if (last) return strange ? j + 1 : 0;
  }
  return 0;
}

bool ForeignNames::is_elided(std::size_t k, bool found) const {
  const std::string_view word = words_[k].in(text_);
  return found && word.size() > 3 && is_lower(word[0]) && word[1] == '\'';
}

bool ForeignNames::is_ordinal(std::size_t i) const {
  const std::string_view word = words_[i].in(text_);
  return word.size() > 1 && word.size() <= kSmallWord && is_digit(word.front()) && is_lower(word.back()) &&
         i + 1 < words_.size() && is_capital(text_, words_[i + 1]) &&
         continues(words_[i].end, words_[i + 1].begin);
}

std::size_t ForeignNames::last_of_noun(std::size_t k) const {
  PhraseTable::Hit hit;
  if (!v_.foreign_nouns.longest_at(text_, words_[k], hit)) return k;
  std::size_t last = k;
  while (last + 1 < words_.size() && words_[last + 1].end <= hit.span.end) ++last;
  return v_.organisation_words.longest_at(text_, words_[last], hit) ? k : last;
}

}  // namespace fisa::extract
