#include "extract/counted_articles.h"

#include <algorithm>

#include "values/words.h"

namespace fisa::extract {
namespace {

constexpr std::size_t kLongestMarker = 8;    // folded bytes of what numbers an item, with its punctuation
constexpr std::uint32_t kLongestLabel = 40;  // folded bytes of a label before what it tells
constexpr int kVerbToObject = 10;            // words between a verb of making and what is made

class Articles {
 public:
  Articles(std::string_view text, bool item, const std::vector<Span>& words, const Vocabulary& v,
           std::vector<Thing>& things)
      : text_(text), item_(item), words_(words), v_(v), rows_(text, words, v), things_(things) {}

  // What counts for its neighbour lets that count, too: "un excavator, un buldozer, 3 containere".
  void settle() {
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
                (is_made(i) || rows_.opens_sentence(t.span.begin) || rows_.behind_place(t));
      if (!t.alone) continue;
      t.counts = true;
      t.span.end = t.noun.unit.end;  // rules still read of what kind it is: "un acord de parteneriat"
    }
  }

 private:
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
    if (is_thing(t) && t.noun.known && beside_counts(i) && (rows_.begins_member(t) || rows_.behind_place(t)))
      return true;
    for (const Thing* other : {before(i), behind(i)}) {
      if (other == nullptr || !(rows_.parted(t) || rows_.parallel(t, *other) || rows_.is_object(t))) continue;
      if (!other->counts ? t.noun.known && other->noun.known && is_thing(t) : is_thing(t) || alike(t, *other))
        return true;
    }
    return false;
  }

  // "se va deschide o expozitie": the object of a verb of making, in an item or a sentence that counts
  // something. Other words may stand between: "am scris impreuna cu elevii un ghid".
  bool is_made(std::size_t i) const {
    const Thing& t = things_[i];
    if (!rows_.is_object(t)) return false;
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
      if (rows_.is_conjunction(word)) return false;
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
      if (rows_.linked(things_[k], things_[i])) return &things_[k];
      if (things_[i].span.begin - things_[k].span.begin > kLongestMember) break;
    }
    return nullptr;
  }

  const Thing* behind(std::size_t i) const {
    for (std::size_t k = i + 1; k < things_.size(); ++k) {
      if (rows_.linked(things_[i], things_[k])) return &things_[k];
      if (things_[k].span.begin - things_[i].span.begin > kLongestMember) break;
    }
    return nullptr;
  }

  // What stands before an item is punctuation, or the number or the letters that the page tells it by:
  // "d) un ghid", "3.3 Un plan", "A4. Un centru".
  bool only_marker_before(std::uint32_t at) const {
    if (std::none_of(text_.begin(), text_.begin() + at, is_word)) return true;
    const auto last = text_.substr(0, at).find_last_not_of(' ');
    if (at > kLongestMarker ||
        (is_word(text_[last]) && !is_digit(text_[last]) && !ThingRows::is_symbol(text_[last])))
      return false;
    const auto end = std::find_if(words_.begin(), words_.end(), [at](Span w) { return w.begin >= at; });
    return std::all_of(words_.begin(), end, [this](Span w) {
      return w.size() == 1 || is_digit(text_[w.end - 1]) || ThingRows::is_symbol(text_[w.end - 1]) ||
             ThingRows::is_symbol(text_[w.begin]);
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

  std::string_view text_;
  bool item_;
  const std::vector<Span>& words_;
  const Vocabulary& v_;
  ThingRows rows_;
  std::vector<Thing>& things_;
};

}  // namespace

void settle_articles(std::string_view folded, bool item, const std::vector<Span>& words,
                     const Vocabulary& vocabulary, std::vector<Thing>& things) {
  Articles(folded, item, words, vocabulary, things).settle();
}

}  // namespace fisa::extract
