#include "extract/names.h"

#include <algorithm>
#include <string_view>

#include "extract/name_edges.h"
#include "extract/organisations.h"
#include "grammar/slots.h"
#include "values/words.h"

namespace fisa::extract {
namespace {

constexpr int kMostLeading = 3;
constexpr std::uint32_t kPreposition = 3;  // letters

class Splitter {
 public:
  Splitter(const FoldedPage& page, const Vocabulary& v) : page_(page), text_(page.folded.text), v_(v) {}

  std::vector<Span> run(Span stretch) {
    std::uint32_t begin = stretch.begin;
    counted_ = page_.text(stretch).starts_with("1.") || page_.text(stretch).starts_with("1)");
    for (std::uint32_t i = stretch.begin; i <= stretch.end; ++i) {
      if (i < stretch.end && text_[i] != '\n' && !parts(i)) continue;
      if (begin > stretch.begin && leads_on(page_, {begin, i}, v_)) break;
      piece({begin, i});
      begin = i + 1;
    }
    return std::move(out_);
  }

 private:
  // A semicolon, or a bullet between the names of one line.
  bool parts(std::uint32_t i) const {
    if (text_[i] == '/' && i > 0 && text_[i - 1] == ' ' && is_organisation(i + 2)) return true;
    if (text_[i] == ' ' && ends_organisation(i) && is_organisation(i + 1)) return true;  // two lines
    if (text_[i] == ';' || numbered(i) || is_partner_number(i) || (counted_ && is_next(i))) return true;
    return std::string_view("*+|").find(text_[i]) != std::string_view::npos && i > 0 && text_[i - 1] == ' ' &&
           i + 1 < text_.size() && text_[i + 1] == ' ';
  }

  // "(1) Colegiul ..., (2) Fundatia ...".
  bool numbered(std::uint32_t i) const {
    std::uint32_t k = i + 1;
    while (k < text_.size() && is_digit(text_[k])) ++k;
    return text_[i] == '(' && k > i + 1 && k < text_.size() && text_[k] == ')' &&
           (i == 0 || text_[i - 1] == ' ');
  }

  // "1. Asociatia X 2. Comuna Y": the space before the next number.
  bool is_next(std::uint32_t i) const {
    std::uint32_t k = i + 1;
    while (k < text_.size() && is_digit(text_[k])) ++k;
    return text_[i] == ' ' && k > i + 1 && k <= i + 3 && k + 2 < text_.size() &&
           (text_[k] == '.' || text_[k] == ')') && text_[k + 1] == ' ' && capital_at(k + 2) &&
           text_[i - 1] != '.';
  }

  // " P2 - " between two names of one stretch.
  bool is_partner_number(std::uint32_t i) const {
    std::uint32_t k = i + 1;
    while (k < text_.size() && text_[k] == 'P') ++k;
    if (text_[i] != ' ' || k == i + 1 || k > i + 3 || k >= text_.size() || !is_digit(text_[k])) return false;
    while (k < text_.size() && (is_digit(text_[k]) || text_[k] == ' ')) ++k;
    return k < text_.size() && (text_[k] == '-' || text_[k] == ':');
  }

  // One line or one part of a semicolon list.
  void piece(Span s) {
    s = trimmed_name(page_, s, v_);
    if (s.empty()) return;
    std::uint32_t begin = s.begin;
    std::uint32_t depth = 0;
    bool quoted = false;
    for (std::uint32_t i = s.begin; i < s.end; ++i) {
      const char c = text_[i];
      if (c == '"') quoted = !quoted;
      if (c == '(') ++depth;
      if (c == ')' && depth > 0) --depth;
      if (depth > 0 || quoted) continue;
      std::uint32_t next = i;
      // What the page is known to call by one name is not parted.
      if (const Span known = organisation_around(i); !known.empty() && known.end <= s.end) {
        i = known.end - 1;
        continue;
      }
      if (c == ',' && (new_name_after(i + 1, s.end, next, begin) || place_after_comma(i, begin, next))) {
        add({begin, i});
        begin = next;
      } else if (c == ' ' && i > s.begin && conjunction_at(i + 1, next) &&
                 (new_name_after(next, s.end, next, begin) || is_place_in_row(next, begin) ||
                  follows_people(next, s.end) ||
                  (of_several_words(i + 1, next) && capital_behind(next, s.end)) ||
                  ((text_[i - 1] == ')' || ends_organisation(i)) &&
                   (capital_at(next) || behind_preposition(next, s.end))))) {
        add({begin, i});
        begin = next;
        i = next - 1;
      }
    }
    add({begin, s.end});
  }

  // "si cu": after it nothing can go on with the name before.
  bool of_several_words(std::uint32_t from, std::uint32_t to) const {
    return page_.text({from, to - 1}).find(' ') != std::string_view::npos;
  }

  // "si cu portalul Munca-Afara": a word in small letters may stand before the name.
  bool capital_behind(std::uint32_t& at, std::uint32_t end) const {
    if (capital_at(at)) return true;
    if (const std::uint32_t house = behind_people(at, end); house > at) {
      at = house;
      return true;
    }
    const std::uint32_t next = word_end_at(at) + 1;
    if (next == at + 1 || next >= end || !capital_at(next)) return false;
    at = next;
    return true;
  }

  // "alaturi de Municipiul Brasov si de Ursa": one short word leads to the next name as it led to the first.
  bool behind_preposition(std::uint32_t& at, std::uint32_t end) const {
    const std::uint32_t word_end = word_end_at(at);
    if (word_end == at || word_end - at > kPreposition || word_end + 1 >= end || !capital_at(word_end + 1) ||
        text_[word_end] != ' ' || !is_lower(text_[at]))
      return false;
    at = word_end + 1;
    return true;
  }

  // "si norvegienii de la Ursa": people are told by the house that they come from.
  bool follows_people(std::uint32_t& at, std::uint32_t end) const {
    const std::uint32_t house = behind_people(at, end);
    if (house == at) return false;
    at = house;
    return true;
  }

  std::uint32_t behind_people(std::uint32_t at, std::uint32_t end) const {
    std::uint32_t i = at;
    for (int words = 0; words < kMostLeading && i < end && is_lower(text_[i]); ++words) {
      const std::uint32_t word_end = word_end_at(i);
      if (word_end == i || word_end + 1 >= end || text_[word_end] != ' ') return at;
      PhraseTable::Hit hit;
      if (words > 0 && v_.organisation_words.longest_at(text_, {i, word_end}, hit) &&
          (*v_.organisation_word_lexicon)[hit.entry].value == "at")
        return hit.span.end + 1 < end && text_[hit.span.end] == ' ' && may_be_house(hit.span.end + 1)
                   ? hit.span.end + 1
                   : at;
      if (v_.organisation_ends.longest_at(text_, {i, word_end}, hit)) return at;
      i = word_end + 1;
    }
    return at;
  }

  bool may_be_house(std::uint32_t at) const {
    PhraseTable::Hit hit;
    return capital_at(at) && !v_.entities.longest_at(text_, {at, word_end_at(at)}, hit);
  }

  // "si cei de la Muzeul Satului": small words may lead to a name that is known.
  std::uint32_t led_to(std::uint32_t at, std::uint32_t end) const {
    for (int words = 0; words < kMostLeading && at < end && is_lower(text_[at]); ++words) {
      const std::uint32_t word_end = word_end_at(at);
      PhraseTable::Hit hit;
      if (word_end == at || word_end + 1 >= end || text_[word_end] != ' ' ||
          v_.organisation_ends.longest_at(text_, {at, word_end}, hit))
        return at;
      at = word_end + 1;
      if (!is_lower(text_[at]) && is_organisation(at)) return at;
    }
    return at;
  }

  bool capital_at(std::uint32_t at) const { return values::is_capital(text_[at]); }
  // A conjunction at byte `at` followed by a space; `after` is what follows it.
  bool conjunction_at(std::uint32_t at, std::uint32_t& after) const {
    std::uint32_t end = at;
    while (end < text_.size() && is_word(text_[end])) ++end;
    if (end == at || end >= text_.size() || text_[end] != ' ') return false;
    PhraseTable::Hit hit;
    if (!v_.organisation_words.longest_at(text_, {at, end}, hit) || v_.organisation_word_lexicon == nullptr)
      return false;
    if ((*v_.organisation_word_lexicon)[hit.entry].value != "and") return false;
    after = hit.span.end + 1;
    return true;
  }

  bool joins(std::uint32_t begin, std::uint32_t end) const {
    return word_end_at(begin) == end && is_organisation_word(text_, {begin, end}, v_, "and");
  }

  // Does a name of its own begin at or soon after `at`? A list that has already been parted by commas, or
  // whose parts end in brackets, needs less proof: a capital is enough.
  bool new_name_after(std::uint32_t at, std::uint32_t end, std::uint32_t& begin,
                      std::uint32_t piece_begin) const {
    while (at < end && text_[at] == ' ') ++at;
    std::uint32_t after = at;
    if (conjunction_at(at, after)) at = after;
    if (const std::uint32_t known = led_to(at, end); known > at && is_organisation(known)) at = known;
    PhraseTable::Hit hit;
    std::uint32_t word_end = at;
    while (word_end < end && is_word(text_[word_end])) ++word_end;
    // "si cu Primaria ...": a preposition may stand before the name.
    if (word_end > at && is_lower(text_[at]) &&
        v_.organisation_words.longest_at(text_, {at, word_end}, hit) && word_end + 1 < end) {
      const std::uint32_t next = word_end + 1;
      std::uint32_t next_end = next;
      while (next_end < end && is_word(text_[next_end])) ++next_end;
      Span noun{};
      if (next_end > next &&
          (begins_organisation(text_, {next, next_end}, v_, noun) || is_organisation(next)))
        at = next, word_end = next_end;
    }
    begin = at;
    if (at + 2 < end && is_upper(text_[at]) && text_[at + 1] == '.' && is_upper(text_[at + 2]))
      return true;  // "A.J."
    if (at >= end || word_end == at) return text_[at] == '"' && at < end;
    Span noun{};
    if (begins_organisation(text_, {at, word_end}, v_, noun) || is_organisation(at)) return true;
    std::uint32_t before = piece_begin;
    for (std::uint32_t k = at; k > piece_begin; --k) {
      if (text_[k - 1] != ' ' && text_[k - 1] != ',') {
        before = k - 1;
        break;
      }
    }
    const bool after_bracket = text_[before] == ')' || ends_with_country({piece_begin, before + 1});
    const bool evident = after_bracket || form_ahead(at, end) || after_country(piece_begin, at);
    return (after_bracket && is_digit(text_[at])) || (evident && capital_at(at));
  }

  // "Directia Silvica Olt si comuna Banca": in a row a place stands for its administration, though it is
  // written small; but in "Scolile din comuna Banca si orasul Husi" it is a place like the one before.
  bool is_place_in_row(std::uint32_t at, std::uint32_t piece_begin) const {
    const std::uint32_t end = word_end_at(at);
    if (!is_place(at, end) || end + 1 >= text_.size() || !capital_at(end + 1)) return false;
    for (std::uint32_t i = piece_begin; i < at; i = std::max(word_end_at(i), i + 1)) {
      if (i > piece_begin && is_place(i, word_end_at(i))) return false;
    }
    return true;
  }

  // "Asociatia Casa, comuna Banca si comuna Lunca": one of a row, where the next is joined by a word; else
  // it is where the one before has its seat.
  bool place_after_comma(std::uint32_t comma, std::uint32_t piece_begin, std::uint32_t& next) const {
    const std::uint32_t at = comma + 2;
    if (at >= text_.size() || !is_place_in_row(at, piece_begin)) return false;
    std::uint32_t i = word_end_at(at) + 1;
    while (i < text_.size() && capital_at(i) && word_end_at(i) < text_.size()) {
      i = word_end_at(i);
      if (text_[i] != ' ' && text_[i] != '-') return false;
      ++i;
    }
    std::uint32_t joined = i;
    if (!conjunction_at(i, joined) || !(is_place(joined, word_end_at(joined)) || is_organisation(joined)))
      return false;
    next = at;
    return true;
  }

  bool is_place(std::uint32_t at, std::uint32_t word_end) const {
    PhraseTable::Hit hit;
    return word_end > at && is_lower(text_[at]) &&
           v_.organisation_nouns.longest_at(text_, {at, word_end}, hit) && hit.span.end == word_end &&
           (*v_.organisation_noun_lexicon)[hit.entry].value == "place" &&
           v_.offices.longest_at(text_, {at, word_end}, hit);
  }

  // "Asociatia Casa 15.08.2019 - 14.08.2022": where lines have run together, the name that a stretch begins
  // with is still one.
  Span name_before_value(Span stretch) const {
    if (stretch.empty() || !is_organisation(stretch.begin)) return {};
    const auto name = page_.first_from(stretch.begin);
    const auto next = std::next(name);
    const bool value = next != page_.annotations.end() && next->slot <= grammar::kDuration &&
                       next->span.begin <= name->span.end + 2 && next->span.end <= stretch.end;
    return value ? name->span : Span{};
  }

  // The page's annotations know names of other languages by words that stand deeper in them.
  bool is_organisation(std::uint32_t at) const {
    const auto found = page_.first_from(at);
    return found != page_.annotations.end() && found->span.begin == at && found->slot == grammar::kOrg;
  }

  // "Turku Tyokeskus - Finlanda": what a country ends is a name.
  bool ends_with_country(Span s) const {
    const auto dash = page_.text(s).rfind(" - ");
    if (dash == std::string_view::npos) return false;
    const std::uint32_t begin = s.begin + static_cast<std::uint32_t>(dash) + 3;
    PhraseTable::Hit hit;
    return word_end_at(begin) > begin && v_.countries.longest_at(text_, {begin, word_end_at(begin)}, hit) &&
           hit.span.end >= s.end;
  }

  // "si, din Norvegia, Demokratilab Bergen", "si, din partea norvegiana, ...": where it comes from stands
  // before the name.
  bool after_country(std::uint32_t from, std::uint32_t at) const {
    if (at < from + 3 || text_[at - 2] != ',') return false;
    const auto comma = page_.text({from, at - 2}).rfind(", ");
    if (comma == std::string_view::npos) return false;
    const std::uint32_t begin = from + static_cast<std::uint32_t>(comma) + 2;
    const std::uint32_t place = word_end_at(begin) + 1;
    PhraseTable::Hit hit;
    const std::uint32_t last = begin - 2;  // the comma before it
    const auto space = page_.text({from, last}).rfind(' ');
    if (space != std::string_view::npos && is_lower(text_[begin]) &&
        joins(from + static_cast<std::uint32_t>(space) + 1, last))
      return true;
    return is_lower(text_[begin]) && word_end_at(place) > place &&
           v_.countries.longest_at(text_, {place, word_end_at(place)}, hit) && hit.span.end == at - 2;
  }

  // "Liceul "X" Buzau si Blindenverein": the name is known to end before the conjunction.
  bool ends_organisation(std::uint32_t at) const {
    auto next = page_.first_from(at);
    return next != page_.annotations.begin() && std::prev(next)->slot == grammar::kOrg &&
           std::prev(next)->span.end == at;
  }

  // "Judetul Olt, prin Consiliul Judetean": the hand that another one acts with is not named for itself.
  bool is_led_through(Span s) const {
    const auto before = page_.text({0, s.begin}).find_last_not_of(' ');
    if (before == std::string_view::npos) return false;
    std::uint32_t begin = static_cast<std::uint32_t>(before) + 1;
    const auto end = begin;
    while (begin > 0 && is_word(text_[begin - 1])) --begin;
    return begin < end && begin > 1 && text_[begin - 2] == ',' &&
           is_organisation_word(text_, {begin, end}, v_, "through");
  }

  // "cu doi umeri de nadejde: Asociatia Casa": the known name that the words before a colon lead to.
  Span behind_colon(Span s) const {
    const auto colon = page_.text(s).find(": ");
    if (colon == std::string_view::npos) return {};
    const std::uint32_t at = s.begin + static_cast<std::uint32_t>(colon) + 2;
    return is_organisation(at) ? Span{at, s.end} : Span{};
  }

  // The organisation that byte `at` stands within, neither first nor last; empty where there is none.
  Span organisation_around(std::uint32_t at) const {
    const auto next = page_.first_from(at);
    if (next == page_.annotations.begin()) return {};
    const Annotation& a = *std::prev(next);
    return a.slot == grammar::kOrg && a.span.begin < at && at < a.span.end ? a.span : Span{};
  }

  bool form_ahead(std::uint32_t at, std::uint32_t end) const {
    std::uint32_t i = at;
    while (i < end && text_[i] != ',' && text_[i] != ';') {
      std::uint32_t word = i;
      while (word < end && is_word(text_[word])) ++word;
      PhraseTable::Hit hit;
      std::uint32_t after = 0;
      if (word > i && i > at && conjunction_at(i, after)) return false;  // a name of its own
      if (word > i && (v_.organisation_forms.longest_at(text_, {i, word}, hit) ||
                       v_.foreign_nouns.longest_at(text_, {i, word}, hit)))
        return true;
      i = std::max(word, i + 1);
    }
    return false;
  }

  void add(Span s) {
    if (is_led_through(s)) return;
    const Span whole = s;
    s = name_in(page_, s, v_);
    if (s.empty()) s = name_in(page_, behind_colon(whole), v_);
    if (s.empty()) s = name_in(page_, name_before_value(trimmed_name(page_, whole, v_)), v_);
    if (s.empty()) return;
    const Span first{s.begin, word_end_at(s.begin)};
    if (is_organisation_noun(text_, first, v_, "part") && !out_.empty())
      return;  // a department of the one before
    out_.push_back(s);
  }

  std::uint32_t word_end_at(std::uint32_t i) const { return values::word_end(text_, i); }

  const FoldedPage& page_;
  std::string_view text_;
  const Vocabulary& v_;
  std::vector<Span> out_;
  bool counted_ = false;  // the names have numbers
};

}  // namespace

std::vector<Span> split_names(const FoldedPage& page, Span stretch, const Vocabulary& vocabulary) {
  return Splitter(page, vocabulary).run(stretch);
}

}  // namespace fisa::extract
