#include "extract/counts.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "extract/nouns.h"
#include "grammar/slots.h"

namespace fisa::extract {
namespace {

constexpr std::size_t kLongestBracket = 60;  // bytes, of one between a noun and its number
// Folded bytes that a thing of a row may take until the next one begins.
constexpr std::uint32_t kLongestMember = 160;
constexpr std::size_t kLongestMarker = 8;     // folded bytes of what numbers an item, with its punctuation
constexpr std::uint32_t kLongestLabel = 40;   // folded bytes of a label before what it tells
constexpr std::uint32_t kDefiniteWord = 7;    // folded bytes of "cele" or the like, with its spaces
constexpr std::size_t kShortestSingular = 5;  // folded bytes; shorter words may be abbreviations
constexpr std::size_t kLongestJoint = 2;      // words of a conjunction
constexpr std::size_t kWordsOfPlace = 3;      // of a place before what stands there
constexpr int kVerbToObject = 10;             // words between a verb of making and what is made

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
      if (m.type == values::MentionType::number && !m.definite && m.number > 0) number(next, w, after);
      if (m.type == values::MentionType::duration && !m.definite) days(m, w, after);
      w = after - 1;
      if (after == w) break;
    }
    settle_articles();
    for (const Thing& t : things_) {
      if (t.counts) add(t);
    }
  }

 private:
  // A number or an article with its noun.
  struct Thing {
    values::Mention mention;
    Noun noun;
    Span span;
    std::size_t word = 0;  // the first of it
    bool article = false;
    bool counts = true;  // an article does only as a result
    bool alone = false;  // ... of which nothing tells but its sentence
    bool share = false;  // of what was counted before it
  };

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
    if (w < words_.size() && is_linking(words_[w]) && joins_without_link(m) && !is_plural(thing.noun)) {
      // "24 de statii de incarcare lenta si 4 de incarcare rapida": what four there are was told before.
      std::size_t told = things_.size();
      while (told > 0 && in_brackets(things_[told - 1])) --told;
      if (told == 0 || things_[told - 1].article || !linked(things_[told - 1], thing)) return;
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
    const bool shares = behind ? parts_at(thing.span.begin) || opens_sentence(thing.span.begin) ||
                                     conjunction_before(thing.word) != thing.word
                               : is_preposition(words_[after]) &&
                                     (shares_before(thing.word) || (whole.share && linked(whole, thing)));
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
    if (unit.ends_with("al") || unit.ends_with("lor")) return false;  // "38 personal", "participantilor"
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

  // What counts for its neighbour lets that count, too: "un excavator, un buldozer, 3 containere".
  void settle_articles() {
    for (bool changed = true; changed;) {
      changed = false;
      for (std::size_t i = 0; i < things_.size(); ++i) {
        if (things_[i].counts || !is_result(i)) continue;
        things_[i].counts = changed = true;
      }
    }
    for (std::size_t i = 0; i < things_.size(); ++i) {
      Thing& t = things_[i];
      t.alone = !t.counts && t.noun.known && is_thing(t) &&
                (is_made(i) || opens_sentence(t.span.begin) || behind_place(t));
      if (!t.alone) continue;
      t.counts = true;
      t.span.end = t.noun.unit.end;  // rules still read of what kind it is: "un acord de parteneriat"
    }
  }

  // "Am construit un cuptor de paine", "Un rezervor de 300 mc sta pe deal": what nothing else is counted
  // beside may be a result all the same. It lets no neighbour count, and signs weigh it.
  bool opens_sentence(std::uint32_t at) const {
    while (at > 0 && text_[at - 1] == ' ') --at;
    return at == 0 || std::string_view(".!?").find(text_[at - 1]) != std::string_view::npos;
  }

  // "In curte, o priza pentru masini", ", iar langa poarta, o parcare": a place tells where, the verb is left
  // out.
  bool behind_place(const Thing& t) const {
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

  // An article counts where it opens an item of a list ("Un workshop organizat"), or a line; and in a row
  // with other counted things ("o presa, doua racitoare si un autofrigorific").
  bool is_result(std::size_t i) const {
    const Thing& t = things_[i];
    // What opens an item need not be a known noun: "un corp nou de cladire".
    if (only_marker_before(t.span.begin) && (item_ || (t.noun.known && is_thing(t) && is_line(t.span.begin))))
      return true;
    if (behind_label(t.span.begin) && t.noun.known && is_thing(t) && beside_counts(i)) return true;
    if (is_thing(t) && t.noun.known && is_made(i) &&
        ((item_ && t.span.begin <= kLongestLabel) || beside_counts(i)))
      return true;
    // "zece dezbateri, cate una in fiecare cartier, si o platforma"
    if (is_thing(t) && t.noun.known && beside_counts(i) && (begins_member(t) || behind_place(t))) return true;
    for (const Thing* other : {before(i), behind(i)}) {
      if (other == nullptr || !(parted(t) || parallel(t, *other) || is_object(t))) continue;
      if (!other->counts ? t.noun.known && other->noun.known && is_thing(t) : is_thing(t) || alike(t, *other))
        return true;
    }
    return false;
  }

  // "se va deschide o expozitie": the object of a verb of making, in an item or a sentence that counts
  // something. Other words may stand between: "am scris impreuna cu elevii un ghid".
  bool is_made(std::size_t i) const {
    const Thing& t = things_[i];
    if (!is_object(t)) return false;
    const std::uint32_t from = i > 0 ? things_[i - 1].span.end : 0;
    std::uint32_t until = t.span.begin;
    for (int back = 1; back <= kVerbToObject && static_cast<std::size_t>(back) <= t.word; ++back) {
      const Span word = words_[t.word - static_cast<std::size_t>(back)];
      for (std::uint32_t k = word.end; k < until; ++k) {
        if (text_[k] != ' ') return false;
      }
      PhraseTable::Hit hit;
      if (word.begin < from) return false;
      if (v_.result_verbs.longest_at(text_, word, hit)) return true;
      if (is_conjunction(word)) return false;
      until = word.begin;
    }
    return false;
  }
  bool beside_counts(std::size_t i) const {
    const auto near = [&](const Thing& other) {
      const Span gap{std::min(things_[i].span.end, other.span.end),
                     std::max(things_[i].span.begin, other.span.begin)};
      return (!other.article || other.counts) && gap.size() <= kLongestMember &&
             gap.in(text_).find(". ") == std::string_view::npos;
    };
    return (i > 0 && near(things_[i - 1])) || (i + 1 < things_.size() && near(things_[i + 1]));
  }

  // "un mentor", "o victima" is a manner of speaking, unless people are counted beside it.
  static bool is_thing(const Thing& t) {
    return t.noun.category != "people" && t.noun.category != "services" && t.noun.category != "other";
  }
  static bool alike(const Thing& a, const Thing& b) { return a.noun.category == b.noun.category; }

  // The neighbours in its row. A measure inside ("o presa de 500 litri, un ...") is passed over.
  const Thing* before(std::size_t i) const {
    for (std::size_t k = i; k-- > 0;) {
      if (linked(things_[k], things_[i])) return &things_[k];
      if (things_[i].span.begin - things_[k].span.begin > kLongestMember) break;
    }
    return nullptr;
  }
  const Thing* behind(std::size_t i) const {
    for (std::size_t k = i + 1; k < things_.size(); ++k) {
      if (linked(things_[i], things_[k])) return &things_[k];
      if (things_[k].span.begin - things_[i].span.begin > kLongestMember) break;
    }
    return nullptr;
  }

  // Whether `b` is the next of a row after `a`: one comma or conjunction stands between, just before `b`.
  bool linked(const Thing& a, const Thing& b) const {
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

  // Letters are folded: what is left beyond ASCII are bullets and the like.
  static bool is_symbol(char c) { return static_cast<unsigned char>(c) >= 0x80; }

  static bool is_parting(char c) { return std::string_view(" ,;+*-(").find(c) != std::string_view::npos; }

  // Whether a comma, a bracket or the like stands before `at`.
  bool parts_at(std::uint32_t at) const {
    while (at > 0 && text_[at - 1] == ' ') --at;
    return at > 0 && is_parting(text_[at - 1]);
  }
  bool parted(const Thing& t) const { return parts_at(t.span.begin) || conjunction_before(t.word) != t.word; }

  // Behind a comma alone may stand what a thing is: "Garajul, o hala ridicata in 1974".
  bool begins_member(const Thing& t) const {
    if (conjunction_before(t.word) != t.word) return true;
    std::uint32_t at = t.span.begin;
    while (at > 0 && text_[at - 1] == ' ') --at;
    // "[4] un magazin", "(c) o scena"
    if (at > 2 && (text_[at - 1] == ']' || text_[at - 1] == ')') && is_word(text_[at - 2]) &&
        std::string_view("[( ").find(text_[at - 3]) != std::string_view::npos)
      return true;
    return at > 0 && (std::string_view(";+*|").find(text_[at - 1]) != std::string_view::npos ||
                      is_symbol(text_[at - 1]));
  }

  // "de un sofer si de 25 de voluntari": the same preposition before both.
  bool parallel(const Thing& a, const Thing& b) const {
    return a.word > 0 && b.word > 0 && is_preposition(words_[a.word - 1]) &&
           words_[a.word - 1].in(text_) == words_[b.word - 1].in(text_);
  }

  // "s-au cumparat un tractor, ...": no preposition and no "este" before it.
  bool is_object(const Thing& t) const { return t.word > 0 && !is_preposition(words_[t.word - 1]); }

  bool is_preposition(Span word) const {
    PhraseTable::Hit hit;
    return v_.article_leads.longest_at(text_, word, hit);
  }

  // The first word of the conjunction that ends before `w` ("si", "precum si"), or `w`.
  std::size_t conjunction_before(std::size_t w) const {
    for (std::size_t length = kLongestJoint; length > 0; --length) {
      PhraseTable::Hit hit;
      if (length <= w && v_.row_joints.longest_at(text_, words_[w - length], hit) &&
          hit.span.end == words_[w - 1].end)
        return w - length;
    }
    return w;
  }

  bool is_conjunction(Span word) const {
    PhraseTable::Hit hit;
    return v_.row_joints.longest_at(text_, word, hit) && hit.span.end == word.end;
  }

  // What stands before an item is punctuation, or the number or the letters that the page tells it by:
  // "d) un ghid", "3.3 Un plan", "A4. Un centru".
  bool only_marker_before(std::uint32_t at) const {
    if (std::none_of(text_.begin(), text_.begin() + at, is_word)) return true;
    const auto last = text_.substr(0, at).find_last_not_of(' ');
    if (at > kLongestMarker || (is_word(text_[last]) && !is_digit(text_[last]) && !is_symbol(text_[last])))
      return false;
    const auto end = std::find_if(words_.begin(), words_.end(), [at](Span w) { return w.begin >= at; });
    return std::all_of(words_.begin(), end, [this](Span w) {
      return w.size() == 1 || is_digit(text_[w.end - 1]) || is_symbol(text_[w.end - 1]) ||
             is_symbol(text_[w.begin]);
    });
  }

  // "Rezultat 5: o campanie", "... . Ce s-a ales: o expozitie"
  bool behind_label(std::uint32_t at) const {
    const std::string_view lead = text_.substr(0, at);
    const auto last = lead.find_last_not_of(' ');
    if (last == std::string_view::npos || lead[last] != ':') return false;
    const auto stop = lead.find_last_of(".!?;");
    return at - (stop == std::string_view::npos ? 0 : stop) <= kLongestLabel;
  }

  // One phrase, not prose.
  bool is_line(std::uint32_t from) const {
    if (text_.size() > kLongestMember) return false;
    for (std::size_t stop = text_.find(". ", from); stop != std::string_view::npos;
         stop = text_.find(". ", stop + 1)) {
      if (stop + 2 < text_.size() && !is_lower(text_[stop + 2]) && !is_digit(text_[stop + 2])) return false;
    }
    return true;
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
    a.count = {t.noun.unit, t.noun.category, t.article, t.noun.known, t.mention.definite, t.alone};
    out_.push_back(std::move(a));
  }

  std::string_view text_;
  bool item_;
  const std::vector<Span>& words_;
  const std::vector<values::Mention>& mentions_;
  const Vocabulary& v_;
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
