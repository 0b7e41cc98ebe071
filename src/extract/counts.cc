#include "extract/counts.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "extract/counted_articles.h"
#include "extract/nouns.h"
#include "extract/thing_rows.h"
#include "grammar/slots.h"

namespace fisa::extract {
namespace {

constexpr std::size_t kLongestBracket = 60;   // bytes, of one between a noun and its number
constexpr std::uint32_t kDefiniteWord = 7;    // folded bytes of "cele" or the like, with its spaces
constexpr std::size_t kShortestSingular = 5;  // folded bytes; shorter words may be abbreviations
constexpr std::size_t kLongestJoint = 2;      // words of a conjunction
constexpr std::size_t kLongestCode = 4;       // letters before the number of a code

class Counter {
 public:
  Counter(std::string_view text, bool item, const std::vector<Span>& words,
          const std::vector<values::Mention>& mentions, const Vocabulary& v, std::vector<Annotation>& out)
      : text_(text),
        item_(item),
        words_(words),
        mentions_(mentions),
        v_(v),
        rows_(text, words, v),
        out_(out) {}

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
      if (m.type == values::MentionType::number && !m.definite && m.number > 0) number(next, w, after);
      if (m.type == values::MentionType::duration && !m.definite) days(m, w, after);
      w = after - 1;
      if (after == w) break;
    }
    settle_articles(text_, item_, words_, v_, things_);
    for (const Thing& t : things_) {
      if (t.counts) add(t);
    }
  }

 private:
  // The noun behind `end`, adjectives passed over: "800 de parteneri", "3 noi cabinete".
  bool noun_behind(std::uint32_t end, std::size_t w, Noun& noun) const {
    for (const std::size_t limit = std::min(words_.size(), w + 5); w < limit; ++w) {
      if (!separates(end, words_[w].begin)) return quoted_noun(end, w, noun);
      PhraseTable::Hit hit;
      // "noi" is an adjective before a noun and a pronoun elsewhere; so is every other word here.
      if (!v_.noun_adjectives.longest_at(text_, words_[w], hit)) {
        // "3 comune vecine" are communes, though the word may be an adjective as well.
        Noun found;
        if (noun_at(text_, words_, w, v_, found, w > 0 && is_linking(words_[w - 1])) &&
            (found.known || !noun.known))
          noun = found;
        return !noun.unit.empty();
      }
      // "3 bucati" count pieces where no other noun follows.
      if (v_.nouns.longest_at(text_, words_[w], hit)) noun_at(text_, words_, w, v_, noun);
      v_.noun_adjectives.longest_at(text_, words_[w], hit);
      end = hit.span.end;
      while (w + 1 < words_.size() && words_[w + 1].begin < end) ++w;
    }
    return !noun.unit.empty();
  }

  // '15.000 de "bugete pentru cetateni"': what is counted may have a name in quotation marks.
  bool quoted_noun(std::uint32_t end, std::size_t w, Noun& noun) const {
    Noun found;
    if (text_.substr(end, words_[w].begin - end) != " \"" || !is_lower(text_[words_[w].begin]) ||
        !noun_at(text_, words_, w, v_, found) || !found.known)
      return !noun.unit.empty();
    noun = found;
    return true;
  }

  // A number and, behind it, its noun: "800 de parteneri", "120 (o suta douazeci) de elevi", "3,5 km".
  void number(std::size_t mention, std::size_t first, std::size_t after) {
    const values::Mention& m = mentions_[mention];
    std::uint32_t end = m.span.end;
    const std::size_t w = skip_bracket(after, m, end);
    const bool times = skip_times(end);
    Thing thing{m, {}, m.span, first, false, true};
    if (!noun_of_whole(mention, after, thing.noun) && !noun_behind(end, w, thing.noun) &&
        !noun_told(thing, after))
      return;
    if (is_code_number(m, first, thing.noun)) return;
    if (w < words_.size() && is_linking(words_[w]) && joins_without_link(m) && !is_plural(thing.noun)) {
      // "24 de statii de incarcare lenta si 4 de incarcare rapida": what four there are was told before.
      std::size_t told = things_.size();
      while (told > 0 && in_brackets(things_[told - 1])) --told;
      if (told == 0 || things_[told - 1].article || !rows_.linked(things_[told - 1], thing)) return;
      thing.noun = things_[told - 1].noun;
    }
    if (m.number != std::floor(m.number) && !is_measure(text_, thing.noun, v_)) return;
    if (!times && !can_be_counted(m, w, thing.noun)) return;
    if (times && !thing.noun.known) return;
    if (m.span.end < text_.size() && text_[m.span.end] == '+')
      thing.mention.comparison = values::Comparison::at_least;
    thing.span.end = std::max(m.span.end, thing.noun.phrase.end);
    if (thing.noun.phrase.begin < m.span.begin) thing.span.end = m.span.end;
    things_.push_back(std::move(thing));
  }

  // "CO 8 Institutii sprijinite: 16": behind capitals that open the line the number belongs to a code, and
  // what follows begins with a capital of its own.
  bool is_code_number(const values::Mention& m, std::size_t first, const Noun& noun) const {
    if (first != 1 || words_[0].size() > kLongestCode || words_[0].end + 1 != m.span.begin) return false;
    const std::string_view lead = words_[0].in(text_);
    return std::all_of(lead.begin(), lead.end(), is_upper) && noun.unit.begin > m.span.end &&
           is_upper(text_[noun.unit.begin]) && noun.unit.size() > 1 && is_lower(text_[noun.unit.begin + 1]);
  }

  // "420 de elevi, dintre care 310 in sate si 110 in orase": a share of what was just counted.
  bool noun_told(Thing& thing, std::size_t after) const {
    if (things_.empty()) return false;
    const Thing& whole = things_.back();
    const Span gap{whole.span.end, thing.span.begin};
    if (whole.article || gap.begin > gap.end || gap.size() > kLongestMember ||
        thing.mention.number > whole.mention.number ||
        thing.mention.number != std::floor(thing.mention.number) || is_measure(text_, whole.noun, v_))
      return false;
    if (after >= words_.size()) return false;
    const bool behind = link_at(words_[after], "share_behind");
    // "S-au angajat 40. Sapte dintre ele ...": what is told behind a share may begin a sentence, or a member.
    if (!behind && gap.in(text_).find(". ") != std::string_view::npos) return false;
    const bool shares = behind
                            ? rows_.parts_at(thing.span.begin) || rows_.opens_sentence(thing.span.begin) ||
                                  rows_.conjunction_before(thing.word) != thing.word
                            : rows_.is_preposition(words_[after]) &&
                                  (shares_before(thing.word) || (whole.share && rows_.linked(whole, thing)));
    if (!shares) return false;
    thing.noun = whole.noun;
    thing.share = true;
    return true;
  }

  bool shares_before(std::size_t w) const {
    for (std::size_t length = 1; length <= kLongestJoint && length <= w; ++length) {
      PhraseTable::Hit hit;
      if (v_.noun_links.longest_at(text_, words_[w - length], hit) && hit.span.end == words_[w - 1].end &&
          (*v_.noun_link_lexicon)[hit.entry].value == "share")
        return true;
    }
    return false;
  }

  // "12 zile ale portilor deschise": days of a kind that is counted are no duration.
  void days(const values::Mention& m, std::size_t first, std::size_t after) {
    const auto number = [](const std::string& iso) {
      return iso.size() > 2 && iso.back() == 'D' ? std::atof(iso.c_str() + 1) : 0;
    };
    PhraseTable::Hit hit;
    if (after == 0 || number(m.duration) <= 0 || !v_.nouns.longest_at(text_, words_[after - 1], hit) ||
        hit.span.end <= m.span.end)
      return;
    Thing thing{m, {}, m.span, first, false, true};
    if (!noun_at(text_, words_, after - 1, v_, thing.noun)) return;
    thing.mention.type = values::MentionType::number;
    thing.mention.number = number(m.duration);
    if (!m.duration_max.empty()) thing.mention.max = number(m.duration_max);
    thing.span.end = thing.noun.phrase.end;
    things_.push_back(std::move(thing));
  }

  bool in_brackets(const Thing& t) const {
    std::uint32_t at = t.span.begin;
    while (at > 0 && text_[at - 1] == ' ') --at;
    return at > 0 && text_[at - 1] == '(';
  }

  // "patru din cele noua consilii": the noun stands behind the whole that they are part of.
  bool noun_of_whole(std::size_t mention, std::size_t after, Noun& noun) const {
    if (mention + 1 >= mentions_.size() || after >= words_.size() || !parts_whole(words_[after]))
      return false;
    const values::Mention& whole = mentions_[mention + 1];
    if (!whole.definite || whole.type != values::MentionType::number ||
        whole.span.begin > words_[after].end + kDefiniteWord)
      return false;
    std::size_t w = after;
    while (w < words_.size() && words_[w].begin < whole.span.end) ++w;
    return noun_behind(whole.span.end, w, noun) && noun.known;
  }
  bool parts_whole(Span word) const { return link_at(word, "part"); }
  bool link_at(Span word, std::string_view kind) const {
    PhraseTable::Hit hit;
    return v_.noun_links.longest_at(text_, word, hit) && (*v_.noun_link_lexicon)[hit.entry].value == kind;
  }

  // Below twenty "de" stands only before what kind of thing it is, told in the singular: "4 de olar".
  static bool reads_as_plural(std::string_view unit) { return unit.ends_with('i') || unit.ends_with('e'); }
  bool is_plural(const Noun& noun) const {
    return noun.known && reads_as_plural(lowered(noun.unit.in(text_)));
  }

  // More than one of a thing is told in the plural, and from twenty on behind "de". Nouns of the lexicon, and
  // those that an ending tells, pages are believed without; another word is a verb as soon as a noun: "doua
  // puteau", "cei mai buni 40 castiga".
  bool can_be_counted(const values::Mention& m, std::size_t w, const Noun& noun) const {
    const double last = m.max.value_or(m.number);
    if (last == 1 || counts_pieces(w)) return true;
    const std::string unit = lowered(noun.unit.in(text_));
    if (ends_in_singular(unit) || is_told_in_singular(noun)) return false;
    if (noun.known || !noun.category.empty() || unit.find('-') != std::string::npos) return true;
    if (std::string_view("ies").find(unit.back()) == std::string_view::npos) return false;
    return item_ || joins_without_link(m) || last != std::floor(last) ||
           (w < words_.size() && is_linking(words_[w]));
  }

  // "3 x autobuz electric", "2 buc. ecran": pieces of a thing, which is told in the singular.
  bool counts_pieces(std::size_t w) const {
    PhraseTable::Hit hit;
    return w < words_.size() && v_.noun_adjectives.longest_at(text_, words_[w], hit) &&
           (*v_.noun_adjective_lexicon)[hit.entry].value == "piece";
  }

  // "24 de etnie roma": no plural ends so, but for "butoaie" and its like.
  static bool ends_in_singular(std::string_view unit) {
    return unit.size() > 4 && unit.ends_with("ie") && !unit.ends_with("aie");
  }

  // "230 Procent de elevi", "2 Semnatura": the number belongs to what stands before. Measures, abbreviations,
  // compounds and rates have no plural; nor have words that end like those of other languages.
  bool is_told_in_singular(const Noun& noun) const {
    const std::string_view unit = noun.unit.in(text_);
    if (unit.ends_with("al") || v_.of_many(unit)) return false;  // "38 personal", "participantilor"
    if (unit.size() < kShortestSingular || is_upper(unit[1]) || is_measure(text_, noun, v_) ||
        !std::all_of(unit.begin(), unit.end(), is_word))
      return false;
    return unit.back() == 'a' ||
           std::string_view("bcdfghjklmnprtvxz").find(unit.back()) != std::string_view::npos;
  }

  // Below twenty no "de" stands between a number and its noun.
  static bool joins_without_link(const values::Mention& m) {
    const double last = m.max.value_or(m.number);
    if (last != std::floor(last)) return false;
    const int hundredth = static_cast<int>(std::fmod(last, 100));
    return hundredth >= 1 && hundredth <= 19;
  }

  bool is_linking(Span word) const { return link_at(word, "link"); }

  // "un", "o" and a noun; whether it is a result shows once all counts are known.
  void article(std::size_t w) {
    PhraseTable::Hit hit;
    if (!v_.articles.longest_at(text_, words_[w], hit)) return;
    Thing thing{{}, {}, words_[w], w, true, false};
    if (!noun_behind(words_[w].end, w + 1, thing.noun)) return;
    thing.mention.span = thing.mention.core = words_[w];
    thing.mention.number = 1;
    thing.mention.in_words = true;
    thing.span.end = thing.noun.phrase.end;
    things_.push_back(std::move(thing));
  }

  // "120 (o suta douazeci) de elevi", "doua (2) sali": the number again.
  std::size_t skip_bracket(std::size_t w, const values::Mention& m, std::uint32_t& end) const {
    std::uint32_t k = end;
    while (k < text_.size() && text_[k] == ' ') ++k;
    if (k >= text_.size() || text_[k] != '(') return w;
    const auto close = k + text_.substr(k, kLongestBracket + 1).find(')');
    if (close < k) return w;  // none near
    const std::string_view inside = text_.substr(k + 1, close - k - 1);
    const bool again = m.in_words && inside == std::to_string(static_cast<long long>(m.number));
    for (const char c : inside) {
      if (!is_lower(c) && c != ' ' && c != '-' && !again) return w;
    }
    end = static_cast<std::uint32_t>(close) + 1;
    while (w < words_.size() && words_[w].begin < end) ++w;
    return w;
  }

  // "22 * tablete": the sign of times stands between; folded, it is an asterisk.
  bool skip_times(std::uint32_t& end) const {
    std::uint32_t k = end;
    while (k < text_.size() && text_[k] == ' ') ++k;
    if (k >= text_.size() || text_[k] != '*') return false;
    ++k;
    while (k < text_.size() && text_[k] == ' ') ++k;
    if (k >= text_.size() || !is_lower(text_[k])) return false;
    end = k;
    return true;
  }

  bool separates(std::uint32_t from, std::uint32_t to) const {
    if (to < from || to - from > 2) return false;
    for (std::uint32_t i = from; i < to; ++i) {
      if (text_[i] == '+' && i == from) continue;  // "50+ voluntari"
      if (text_[i] != ' ' && text_[i] != '.') return false;
      // "300 .persoane" is a slip; "in 71. Impreuna" is a sentence's end.
      if (text_[i] == '.' && (i != from || to >= text_.size() || !is_lower(text_[to]))) return false;
    }
    return true;
  }

  void add(const Thing& t) {
    Annotation a;
    a.slot = grammar::kCounted;
    a.span = t.span;
    a.mention = t.mention;
    a.count = {t.noun.unit,        category_of(text_, t.noun, t.mention.number, v_),
               t.article,          t.noun.known,
               t.mention.definite, t.alone};
    out_.push_back(std::move(a));
  }

  std::string_view text_;
  bool item_;
  const std::vector<Span>& words_;
  const std::vector<values::Mention>& mentions_;
  const Vocabulary& v_;
  ThingRows rows_;
  std::vector<Annotation>& out_;
  std::vector<Thing> things_;
};

}  // namespace

void find_counts(std::string_view folded, bool item, const std::vector<Span>& words,
                 const std::vector<values::Mention>& mentions, const Vocabulary& vocabulary,
                 std::vector<Annotation>& out) {
  Counter(folded, item, words, mentions, vocabulary, out).run();
}

}  // namespace fisa::extract
