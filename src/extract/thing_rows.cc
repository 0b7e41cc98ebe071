#include "extract/thing_rows.h"

namespace fisa::extract {
namespace {

constexpr std::size_t kLongestJoint = 2;  // words of a conjunction
constexpr std::size_t kWordsOfPlace = 3;  // of a place before what stands there

bool is_parting(char c) {
  return std::string_view(" ,;+*-(").find(c) != std::string_view::npos;
}

}  // namespace

bool ThingRows::linked(const Thing& a, const Thing& b) const {
  const std::uint32_t from = a.span.end;
  if (b.span.begin < from || b.span.begin - from > kLongestMember) return false;
  // "Persoane care obtin o calificare - 310": a label and its number.
  if (a.article && !b.article && text_.substr(from, b.span.begin - from) == " - ") return false;
  std::size_t w = b.word;
  std::uint32_t to = b.span.begin;
  if (w > 0 && !parts_at(to) && is_preposition(words_[w - 1])) to = words_[--w].begin;
  if (!parts_at(to)) {
    const std::size_t joint = conjunction_before(w);
    if (joint == w) return false;
    to = words_[joint].begin;
  }
  while (to > from && is_parting(text_[to - 1])) --to;
  for (std::uint32_t i = from; i < to; ++i) {
    const char c = text_[i];
    if (i > 0 && i + 1 < text_.size() && is_digit(text_[i - 1]) && is_digit(text_[i + 1])) continue;
    if (c == ',' || c == ';' || c == ':' || c == '?' || c == '!') return false;
    if (c == '.' && i + 1 < to && text_[i + 1] == ' ') return false;
  }
  return true;
}

bool ThingRows::parallel(const Thing& a, const Thing& b) const {
  return a.word > 0 && b.word > 0 && is_preposition(words_[a.word - 1]) &&
         words_[a.word - 1].in(text_) == words_[b.word - 1].in(text_);
}

bool ThingRows::parts_at(std::uint32_t at) const {
  while (at > 0 && text_[at - 1] == ' ') --at;
  return at > 0 && is_parting(text_[at - 1]);
}

bool ThingRows::begins_member(const Thing& t) const {
  if (conjunction_before(t.word) != t.word) return true;
  std::uint32_t at = t.span.begin;
  while (at > 0 && text_[at - 1] == ' ') --at;
  // "[4] un magazin", "(c) o scena"
  if (at > 2 && (text_[at - 1] == ']' || text_[at - 1] == ')') && is_word(text_[at - 2]) &&
      std::string_view("[( ").find(text_[at - 3]) != std::string_view::npos)
    return true;
  return at > 0 &&
         (std::string_view(";+*|").find(text_[at - 1]) != std::string_view::npos || is_symbol(text_[at - 1]));
}

bool ThingRows::opens_sentence(std::uint32_t at) const {
  while (at > 0 && text_[at - 1] == ' ') --at;
  return at == 0 || std::string_view(".!?").find(text_[at - 1]) != std::string_view::npos;
}

bool ThingRows::behind_place(const Thing& t) const {
  const auto parts = [this](std::uint32_t from, std::uint32_t to, char c) {
    return text_.substr(from, to - from).find(c) != std::string_view::npos;
  };
  std::uint32_t until = t.span.begin;
  for (std::size_t back = 1; back <= kWordsOfPlace + 1 && back <= t.word; ++back) {
    const std::size_t w = t.word - back;
    const Span word = words_[w];
    const bool comma = text_.substr(word.end, until - word.end) == ", ";
    if (back == 1 ? !comma : text_.substr(word.end, until - word.end) != " ") return false;
    until = word.begin;
    if (back == 1 || !is_preposition(word)) continue;
    return opens_sentence(word.begin) ||
           (w > 0 && (parts(words_[w - 1].end, word.begin, ',') || is_conjunction(words_[w - 1])));
  }
  return false;
}

bool ThingRows::is_preposition(Span word) const {
  PhraseTable::Hit hit;
  return v_.article_leads.longest_at(text_, word, hit);
}

bool ThingRows::is_conjunction(Span word) const {
  PhraseTable::Hit hit;
  return v_.row_joints.longest_at(text_, word, hit) && hit.span.end == word.end;
}

std::size_t ThingRows::conjunction_before(std::size_t w) const {
  for (std::size_t length = kLongestJoint; length > 0; --length) {
    PhraseTable::Hit hit;
    if (length <= w && v_.row_joints.longest_at(text_, words_[w - length], hit) &&
        hit.span.end == words_[w - 1].end)
      return w - length;
  }
  return w;
}

}  // namespace fisa::extract
