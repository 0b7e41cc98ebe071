#include "extract/counts.h"

#include <algorithm>

#include "grammar/slots.h"

namespace fisa::extract {
namespace {

constexpr std::size_t kLongestBracket = 60;  // bytes, of one between a noun and its number

class Counter {
 public:
  Counter(std::string_view text, bool item, const std::vector<Span>& words,
          const std::vector<values::Mention>& mentions, const Vocabulary& v, std::vector<Annotation>& out)
      : text_(text), item_(item), words_(words), mentions_(mentions), v_(v), out_(out) {}

  void run() {
    std::size_t next = 0;
    for (std::size_t w = 0; w < words_.size(); ++w) {
      while (next < mentions_.size() && mentions_[next].span.end <= words_[w].begin) ++next;
      const bool in_mention = next < mentions_.size() && mentions_[next].span.begin <= words_[w].begin;
      if (!in_mention) {
        article(w);
        continue;
      }
      const values::Mention& m = mentions_[next];
      std::size_t after = w;
      while (after < words_.size() && words_[after].begin < m.span.end) ++after;
      // "cele 8 regiuni" refers to something already told.
      if (m.type == values::MentionType::number && !m.definite && m.number > 0) number(m, after);
      w = after - 1;
      if (after == w) break;
    }
  }

 private:
  // A number and, behind it, its noun: "800 de parteneri", "120 (o suta douazeci) de elevi", "3,5 km".
  void number(const values::Mention& m, std::size_t after) {
    std::uint32_t end = m.span.end;
    std::size_t w = skip_bracket(after, end);
    Noun noun;
    const std::size_t limit = std::min(words_.size(), w + 5);
    for (; w < limit; ++w) {
      const std::uint32_t gap = words_[w].begin - end;
      if (gap > 2 || !separates(end, words_[w].begin)) return;
      PhraseTable::Hit hit;
      if (v_.noun_adjectives.longest_at(text_, words_[w], hit)) {
        // "noi" is an adjective before a noun and a pronoun elsewhere; so is every other word here.
        end = hit.span.end;
        while (w + 1 < words_.size() && words_[w + 1].begin < end) ++w;
        continue;
      }
      if (!noun_at(text_, words_, w, v_, noun)) return;
      add(m, noun, {m.span.begin, noun.phrase.end}, false);
      return;
    }
  }

  // "un", "o" before a known noun, where it opens the block or stands in a row with other counts.
  void article(std::size_t w) {
    PhraseTable::Hit hit;
    if (!v_.articles.longest_at(text_, words_[w], hit)) return;
    const bool opens = words_[w].begin == 0 || only_punctuation_before(words_[w].begin);
    if (!opens && !in_row(w)) return;
    std::uint32_t end = words_[w].end;
    Noun noun;
    for (std::size_t n = w + 1; n < std::min(words_.size(), w + 5); ++n) {
      if (!separates(end, words_[n].begin)) return;
      if (v_.noun_adjectives.longest_at(text_, words_[n], hit)) {
        end = hit.span.end;
        while (n + 1 < words_.size() && words_[n + 1].begin < end) ++n;
        continue;
      }
      // Of what opens an item of a list the noun need not be known: "un corp nou de cladire".
      if (!noun_at(text_, words_, n, v_, noun) || !(noun.known || (opens && item_))) return;
      // In a row only things are results: "un mentor", "o victima" is a manner of speaking.
      if (!opens && (noun.category == "people" || noun.category == "services" || noun.category == "other"))
        return;
      values::Mention one;
      one.span = one.core = words_[w];
      one.number = 1;
      one.in_words = true;
      add(one, noun, {words_[w].begin, noun.phrase.end}, true);
      return;
    }
  }

  bool only_punctuation_before(std::uint32_t at) const {
    for (std::uint32_t i = 0; i < at; ++i) {
      if (is_word(text_[i])) return false;
    }
    return true;
  }

  // After a comma, a semicolon, a bracket, a plus or a conjunction of two or fewer letters.
  bool in_row(std::size_t w) const {
    std::uint32_t k = words_[w].begin;
    while (k > 0 && text_[k - 1] == ' ') --k;
    if (k == 0) return true;
    const char c = text_[k - 1];
    if (c == ',' || c == ';' || c == '(' || c == '+' || c == ':' || c == '*' || c == '.' || c == '-')
      return true;
    return w > 0 && words_[w - 1].end == k && words_[w - 1].size() <= 2 &&
           is_lower(text_[words_[w - 1].begin]) && conjunction(words_[w - 1]);
  }

  bool conjunction(Span word) const {
    PhraseTable::Hit hit;
    return v_.organisation_words.longest_at(text_, word, hit) && v_.organisation_word_lexicon != nullptr &&
           (*v_.organisation_word_lexicon)[hit.entry].value == "and";
  }

  std::size_t skip_bracket(std::size_t w, std::uint32_t& end) const {
    std::uint32_t k = end;
    while (k < text_.size() && text_[k] == ' ') ++k;
    if (k >= text_.size() || text_[k] != '(') return w;
    const auto close = k + text_.substr(k, kLongestBracket + 1).find(')');
    if (close < k) return w;  // none near
    for (std::uint32_t i = k + 1; i < close; ++i) {
      if (!is_lower(text_[i]) && text_[i] != ' ' && text_[i] != '-') return w;
    }
    end = static_cast<std::uint32_t>(close) + 1;
    while (w < words_.size() && words_[w].begin < end) ++w;
    return w;
  }

  bool separates(std::uint32_t from, std::uint32_t to) const {
    if (to < from || to - from > 2) return false;
    for (std::uint32_t i = from; i < to; ++i) {
      if (text_[i] != ' ' && text_[i] != '.') return false;
      // "300 .persoane" is a slip; "in 71. Impreuna" is a sentence's end.
      if (text_[i] == '.' && (i != from || to >= text_.size() || !is_lower(text_[to]))) return false;
    }
    return true;
  }

  void add(const values::Mention& m, const Noun& noun, Span span, bool article) {
    Annotation a;
    a.slot = grammar::kCounted;
    a.span = span;
    a.mention = m;
    a.count = {noun.unit, noun.category, article, noun.known, m.definite};
    out_.push_back(std::move(a));
  }

  std::string_view text_;
  bool item_;
  const std::vector<Span>& words_;
  const std::vector<values::Mention>& mentions_;
  const Vocabulary& v_;
  std::vector<Annotation>& out_;
};

}  // namespace

bool noun_at(std::string_view folded, const std::vector<Span>& words, std::size_t w, const Vocabulary& v,
             Noun& out) {
  const Span word = words[w];
  PhraseTable::Hit hit;
  if (v.nouns.longest_at(folded, word, hit)) {
    out.unit = {word.begin, std::min(word.end, hit.span.end)};
    // A rate stays whole: "kWh/an".
    if (hit.span.end > word.end && folded[word.end] == '/') out.unit = hit.span;
    out.phrase = hit.span;
    out.category = (*v.noun_lexicon)[hit.entry].value;
    out.known = true;
    return true;
  }
  if (v.not_nouns.longest_at(folded, word, hit)) return false;
  if (word.size() < 3 || is_digit(folded[word.begin])) return false;
  // An unknown word with a capital is a name, unless the text is in capitals throughout.
  if (is_upper(folded[word.begin]) && is_lower(folded[word.begin + 1]) && w > 0) return false;
  out.unit = out.phrase = word;
  out.known = false;
  out.category.clear();
  const std::string lower = lowered(word.in(folded));
  for (const auto& [ending, category] : v.noun_suffixes) {
    if (lower.size() > ending.size() + 2 && lower.ends_with(ending)) {
      out.category = category;
      break;
    }
  }
  return true;
}

void find_counts(std::string_view folded, bool item, const std::vector<Span>& words,
                 const std::vector<values::Mention>& mentions, const Vocabulary& vocabulary,
                 std::vector<Annotation>& out) {
  Counter(folded, item, words, mentions, vocabulary, out).run();
}

}  // namespace fisa::extract
