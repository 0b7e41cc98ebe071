#include "extract/name_words.h"

#include <algorithm>

#include "values/words.h"

namespace fisa::extract {
namespace {

constexpr std::size_t kElision = 5;
constexpr std::size_t kMostDescriptorWords = 6;

}  // namespace

bool is_capital(std::string_view s, Span word) {
  const char c = s[word.begin];
  if (is_upper(c) || static_cast<unsigned char>(c) >= 0x80) return true;
  const auto apostrophe = word.in(s).substr(0, kElision).find('\'');  // "d'Isle"
  return apostrophe != std::string_view::npos && apostrophe + 1 < word.size() &&
         is_upper(s[word.begin + apostrophe + 1]);
}

bool is_number(std::string_view s, Span word) {
  return is_digit(s[word.begin]);
}

bool NameWords::is_form(Span word, PhraseTable::Hit& hit) const {
  if (!v_.organisation_forms.longest_at(text_, word, hit) || in_longer_abbreviation(hit.span)) return false;
  return hit.span.size() > word.size() ||
         !std::all_of(text_.begin() + word.begin, text_.begin() + word.end, is_lower);
}

bool NameWords::in_longer_abbreviation(Span form) const {
  if (text_.substr(form.begin, form.size()).find('.') == std::string_view::npos) return false;
  const bool before = form.begin > 1 && text_[form.begin - 1] == '.' && is_upper(text_[form.begin - 2]);
  const bool behind = form.end + 1 < text_.size() && text_[form.end - 1] == '.' &&
                      is_upper(text_[form.end]) && text_[form.end + 1] == '.';
  return before || behind;
}

bool NameWords::ends_name(Span word) const {
  PhraseTable::Hit hit;
  if (!v_.organisation_ends.longest_at(text_, word, hit)) return false;
  if (joins_capitals(word)) return false;
  if (!is_capital(text_, word) || v_.organisation_end_lexicon == nullptr) return true;
  const std::string& kind = (*v_.organisation_end_lexicon)[hit.entry].value;
  return (kind != "verb" && kind != "clause") ||
         (word.size() > 1 && std::none_of(text_.begin() + word.begin, text_.begin() + word.end, is_lower));
}

bool NameWords::joins_capitals(Span word) const {
  PhraseTable::Hit hit;
  return is_lower(text_[word.begin]) && word.end + 1 < text_.size() && text_[word.end] == ' ' &&
         values::is_capital(text_[word.end + 1]) && v_.organisation_words.longest_at(text_, word, hit);
}

bool NameWords::is_word_of(std::string_view kind, Span word) const {
  return is_organisation_word(text_, word, v_, kind);
}

bool NameWords::continues(std::uint32_t from, std::uint32_t to) const {
  if (to < from || to - from > 3) return false;
  for (std::uint32_t k = from; k < to; ++k) {
    const char c = text_[k];
    if (c != ' ' && c != '-' && c != '&' && c != '.' && c != '\'') return false;
    if (c == '.' && (k == 0 || k - from > 0 || !abbreviation_before(k))) return false;
    if (c == ' ' && gaps_ && gaps_(k)) return false;  // the next column
  }
  return true;
}

bool NameWords::abbreviation_before(std::uint32_t dot) const {
  std::uint32_t begin = dot;
  while (begin > 0 && (is_word(text_[begin - 1]) || text_[begin - 1] == '-')) --begin;
  if (begin == dot) return false;  // A.O. "Caroma". Seara: behind a quotation it ends a sentence
  PhraseTable::Hit hit;
  return dot - begin <= 2 || (dot - begin == 3 && v_.abbreviations.longest_at(text_, {begin, dot}, hit));
}

const Span* NameWords::quote_at(std::uint32_t from) const {
  std::uint32_t k = from;
  while (k < text_.size() && text_[k] == ' ') ++k;
  const auto found = std::lower_bound(quotes_.begin(), quotes_.end(), k,
                                      [](const Span& q, std::uint32_t at) { return q.begin < at; });
  return found != quotes_.end() && found->begin == k && k - from <= 3 ? &*found : nullptr;
}

bool NameWords::is_country_before_dash(std::size_t i) const {
  PhraseTable::Hit hit;
  return v_.countries.longest_at(text_, words_[i], hit) && text_.substr(hit.span.end).starts_with(" - ");
}

bool NameWords::is_partner_number(Span word) const {
  return word.size() <= kSmallWord && is_digit(text_[word.end - 1]);
}

bool NameWords::opens_sentence(std::size_t i) const {
  PhraseTable::Hit hit;
  if (v_.organisation_end_lexicon == nullptr || i + 1 >= words_.size() ||
      !v_.organisation_ends.longest_at(text_, words_[i], hit))
    return false;
  const std::string& kind = (*v_.organisation_end_lexicon)[hit.entry].value;
  if (kind != "verb" && kind != "clause") return false;
  const auto before = text_.substr(0, words_[i].begin).find_last_not_of(" \"");
  return before == std::string_view::npos ||
         std::string_view(".!?:;\n").find(text_[before]) != std::string_view::npos;
}

bool NameWords::is_call(Span word) const {
  const std::string_view w = word.in(text_);
  return w.size() <= kSmallWord && is_upper(w.front()) && is_digit(w.back());
}

bool NameWords::is_next_partner(Span word) const {
  return is_call(word) &&
         (text_.substr(word.end).starts_with(" - ") || text_.substr(word.end).starts_with(": "));
}

std::size_t NameWords::behind_descriptor(std::size_t i) const {
  bool within = false;  // the word before belongs to a phrase that says what the house is
  bool any = false;
  for (std::size_t j = i; j < words_.size() && j < i + kMostDescriptorWords; ++j) {
    if (j > i && !continues(words_[j - 1].end, words_[j].begin)) return 0;
    const Span word = words_[j];
    if (!is_lower(text_[word.begin]) || ends_name(word) || is_word_of("and", word)) return 0;
    PhraseTable::Hit hit;
    const bool many = v_.of_many(word.in(text_));
    const bool led = j > 0 && is_word_of("field", words_[j - 1]);
    if (many || led || within) {
      within = many || led;
      any = true;
    } else if (!v_.organisation_words.longest_at(text_, word, hit) || (any && !is_word_of("field", word))) {
      return 0;
    }
    if (!any) continue;
    if (quote_at(word.end) != nullptr) return j + 1;
    Span noun{};
    if (j + 1 < words_.size() && is_capital(text_, words_[j + 1]) && continues(word.end, words_[j + 1].begin))
      return is_word_of("field", word) || begins_organisation(text_, words_[j + 1], v_, noun) ? 0 : j + 1;
  }
  return 0;
}

}  // namespace fisa::extract
