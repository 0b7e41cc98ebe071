#include "extract/name_edges.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "extract/organisations.h"
#include "grammar/slots.h"
#include "values/words.h"

namespace fisa::extract {
namespace {

constexpr std::uint32_t kYear = 4;          // digits: "Clubul Sportiv Arena 2010"
constexpr std::uint32_t kAbbreviation = 6;  // letters, full stop and space: what is longer ends a sentence
constexpr std::uint32_t kPreposition = 4;   // letters and a space
constexpr std::uint32_t kSmallWord = 3;     // letters
constexpr std::size_t kTownWords = 3;
constexpr int kYearDigits = 4;               // a number of more digits is a sum or a code
constexpr std::uint32_t kMark = 4;           // letters and digits
constexpr std::uint32_t kLongestName = 220;  // folded bytes; what is longer is a sentence

class Edges {
 public:
  Edges(const FoldedPage& page, const Vocabulary& v) : page_(page), text_(page.folded.text), v_(v) {}

  Span name_in(Span s) const {
    s = without_sum(trimmed(s));
    if (s.empty()) return {};
    s = without_descriptor(without_role(without_number(s)));
    const Span whole = s;
    s = without_clause(s);
    const bool cut = s != whole;
    s = without_open_bracket(without_tail(without_conjunction(without_tail(s))));
    if (cut && !is_telling(s)) return {};  // a sentence's first word
    return names_somebody(s) ? s : Span{};
  }

  Span trimmed(Span s) const {
    const auto trims = [](char c) {
      return std::string_view(" ,.:-*>|+(/").find(c) != std::string_view::npos;
    };
    while (s.begin < s.end && trims(text_[s.begin])) ++s.begin;
    while (s.end > s.begin && trims(text_[s.end - 1]) && !form_dot(s)) --s.end;
    return s;
  }

  // The full stop of "S.R.L." belongs to the name.
  bool form_dot(Span s) const {
    return text_[s.end - 1] == '.' && s.size() > 3 && text_[s.end - 3] == '.' && is_upper(text_[s.end - 2]);
  }

  // "Sprijin oferit de", "Suma pentru": the beginning of something else, which ends a list too.
  bool breaks_off(Span s) const {
    if (s.empty()) return false;
    const auto space = page_.text(s).rfind(' ');
    if (space == std::string_view::npos) return false;
    const Span last{s.begin + static_cast<std::uint32_t>(space) + 1, s.end};
    return is_lower(text_[last.begin]) &&
           (is_organisation_word(text_, last, v_, "field") || is_organisation_word(text_, last, v_, "from") ||
            is_organisation_word(text_, last, v_, "through"));
  }

 private:
  bool names_somebody(Span s) const {
    if (s.size() < 2 || s.size() > kLongestName ||
        (is_digit(text_[s.begin]) && !is_lower(text_[s.begin + 1])))
      return false;
    if (holds_value(s) || is_address(s) || is_mark(s) || breaks_off(s)) return false;
    const std::uint32_t end = word_end_at(s.begin);
    PhraseTable::Hit hit;
    Span noun{};
    if (end > s.begin) {
      const Span word{s.begin, end};
      if (is_mere_office(word, s.end)) return false;
      if (v_.not_organisations.longest_at(text_, word, hit) ||
          v_.organisation_ends.longest_at(text_, word, hit))
        return false;
      if (v_.countries.longest_at(text_, word, hit) && hit.span.end >= s.end) return false;
      if (is_scheme(word, s.end)) return false;
    }
    const auto letters = std::count_if(text_.begin() + s.begin, text_.begin() + s.end,
                                       [](char c) { return is_word(c) && !is_digit(c); });
    const bool named = capital_at(s.begin) || is_digit(text_[s.begin]) || text_[s.begin] == '"' ||
                       (end > s.begin && (begins_organisation(text_, {s.begin, end}, v_, noun) ||
                                          (end < s.end && v_.offices.longest_at(text_, {s.begin, end}, hit) &&
                                           hit.span.end == end && capital_at(end + 1))));
    const bool proper = std::any_of(text_.begin() + s.begin, text_.begin() + s.end,
                                    [](char c) { return !is_lower(c) && (is_word(c) || c == '"'); });
    return letters >= 2 && named && proper;  // "patronatul de profil" is nobody's name
  }

  // "Vama" behind a comma, "Comuna": a word for an office by itself is no more than a place's name.
  bool is_mere_office(Span word, std::uint32_t end) const {
    return word.end >= end && is_noun_of("place", word.begin) && is_lower(text_[word.end - 1]);
  }

  // "FEDR", in a row of sums: what is known for a programme or a fund, and no house by its name.
  bool is_scheme(Span word, std::uint32_t end) const {
    PhraseTable::Hit hit;
    return v_.entities.longest_at(text_, word, hit) && hit.span.end >= end &&
           !v_.organisation_nouns.longest_at(text_, word, hit);
  }

  // "Partener 1 - Asociatia GAL", "GAL coordonator: ...": the role that a line of a list begins with.
  Span without_role(Span s) const {
    std::uint32_t i = s.begin;
    for (int words = 0; words < 3 && i < s.end; ++words) {
      const std::uint32_t end = word_end_at(i);
      PhraseTable::Hit hit;
      if (end > i && v_.organisation_ends.longest_at(text_, {i, end}, hit) && is_role(hit)) {
        std::uint32_t k = hit.span.end;
        while (k < s.end && std::string_view(" 0123456789().:-").find(text_[k]) != std::string_view::npos)
          ++k;
        const bool parted = words == 0 ? k > hit.span.end + 1
                                       : text_.substr(hit.span.end, k - hit.span.end).find_first_of(":-") !=
                                             std::string_view::npos;
        if (parted && k < s.end) return {k, s.end};
      }
      if (end >= s.end || text_[end] != ' ') break;
      i = end + 1;
    }
    return s;
  }

  bool is_noun_of(std::string_view kind, std::uint32_t at) const {
    return is_organisation_noun(text_, {at, word_end_at(at)}, v_, kind);
  }

  bool is_role(const PhraseTable::Hit& hit) const {
    return v_.organisation_end_lexicon != nullptr &&
           (*v_.organisation_end_lexicon)[hit.entry].value == "role";
  }

  // "directia norvegiana a apelor, Norges Vann": small words alone tell what it is; the name stands behind
  // them.
  Span behind_descriptor(Span s) const {
    const auto comma = page_.text(s).find(", ");
    if (comma == std::string_view::npos) return {};
    const auto at = s.begin + static_cast<std::uint32_t>(comma) + 2;
    const bool small = std::none_of(text_.begin() + s.begin, text_.begin() + at,
                                    [](char c) { return (is_word(c) && !is_lower(c)) || c == '"'; });
    return small && at < s.end && capital_at(at) &&
                   page_.text({at, s.end}).find(' ') != std::string_view::npos
               ? Span{at, s.end}
               : Span{};
  }

  // "firma de mobila Ursa": what a firm makes is not what it is called.
  Span behind_kind(Span s) const {
    if (!is_noun_of("kind", s.begin)) return {};
    std::uint32_t i = s.begin;
    while (i < s.end && is_lower(text_[i]) && word_end_at(i) > i) i = word_end_at(i) + 1;
    return i < s.end && (capital_at(i) || text_[i] == '"') ? Span{i, s.end} : Span{};
  }

  // "organizatia poloneza Fundacja Dobry Sasiad": a noun in small letters before the name proper.
  Span without_descriptor(Span s) const {
    if (!is_lower(text_[s.begin])) return s;
    if (const Span proper = behind_descriptor(s); !proper.empty()) return proper;
    if (const Span proper = behind_kind(s); !proper.empty()) return proper;
    std::uint32_t words = 0;
    for (std::uint32_t i = s.begin; i < s.end && words < 4;) {
      std::uint32_t end = i;
      while (end < s.end && is_word(text_[end])) ++end;
      Span noun{};
      if (end > i && capital_at(i) && begins_organisation(text_, {i, end}, v_, noun)) return {i, s.end};
      if (end > i && capital_at(i) && words > 1) break;
      words += end > i;
      i = std::max(end, i + 1);
    }
    return s;
  }

  // "Comuna Gura Vaii care da terenul": what the sentence goes on with is not part of the name.
  Span without_clause(Span s) const {
    bool quoted = text_[s.begin] == '"';
    for (std::uint32_t i = s.begin + 1; i < s.end; ++i) {
      if (text_[i] == '"') quoted = !quoted;
      if (!quoted && text_[i] == '(') i = bracket_end(i, s);
      if (quoted || text_[i - 1] != ' ') continue;
      if (capital_at(i) && i > s.begin + kAbbreviation && text_[i - 2] == '.' &&
          text_.substr(i - kAbbreviation, kAbbreviation - 2).find_first_of(" .") == std::string_view::npos)
        return trimmed({s.begin, i - 1});  // a sentence has ended
      if (!is_lower(text_[i])) continue;
      std::uint32_t end = i;
      while (end < s.end && is_word(text_[end])) ++end;
      PhraseTable::Hit hit;
      if (v_.organisation_ends.longest_at(text_, {i, end}, hit) &&
          !(end + 1 < s.end && capital_at(end + 1) && v_.organisation_words.longest_at(text_, {i, end}, hit)))
        return without_joint(trimmed({s.begin, i}));  // but "Schule am Park", "Casa da Luz"
    }
    return s;
  }

  // What stands in brackets is looked at with the tail.
  std::uint32_t bracket_end(std::uint32_t open, Span s) const {
    const auto close = page_.text({open, s.end}).find(')');
    return close == std::string_view::npos ? open : open + static_cast<std::uint32_t>(close);
  }

  // "Primaria Husi (ea a dat casa": a remark that the list's comma cut.
  Span without_open_bracket(Span s) const {
    const auto open = page_.text(s).rfind(" (");
    if (open == std::string_view::npos || page_.text(s).find(')', open) != std::string_view::npos) return s;
    return trimmed({s.begin, s.begin + static_cast<std::uint32_t>(open)});
  }

  // Does a stretch that a sentence was cut from still name somebody: two words with capitals, or a quotation?
  bool is_telling(Span s) const {
    int capitals = 0;
    for (std::uint32_t i = s.begin; i < s.end; ++i) {
      if (text_[i] == '"') return true;
      capitals += capital_at(i) && (i == s.begin || text_[i - 1] == ' ' || text_[i - 1] == '-') ? 1 : 0;
    }
    return capitals > 1;
  }

  // "Asociatia Casa si", what comes next having been no name.
  Span without_conjunction(Span s) const {
    return without_last(s, [this](Span word) { return is_organisation_word(text_, word, v_, "and"); });
  }

  // "Comuna Gura Vaii si": what was to join the rest goes with it.
  Span without_joint(Span s) const {
    return without_last(s, [this](Span word) {
      PhraseTable::Hit hit;
      return v_.organisation_words.longest_at(text_, word, hit);
    });
  }

  // Without the last word, where it is small and one that joins.
  template <typename Joins>
  Span without_last(Span s, Joins joins) const {
    const auto space = page_.text(s).rfind(' ');
    if (space == std::string_view::npos) return s;
    const std::uint32_t last = s.begin + static_cast<std::uint32_t>(space) + 1;
    return is_lower(text_[last]) && joins(Span{last, s.end}) ? trimmed({s.begin, last}) : s;
  }

  // "Fundatia Comunitara Iasi - 5.200 USD", "X: 138.600 lei": a sum ends a name.
  Span without_sum(Span s) const {
    for (auto a = page_.first_from(s.begin); a != page_.annotations.end() && a->span.begin < s.end; ++a) {
      if (a->slot == grammar::kMoney && a->span.begin > s.begin) return trimmed({s.begin, a->span.begin});
    }
    return s;
  }

  // Dates, sums and durations are never part of a name, nor is a colon.
  bool holds_value(Span s) const {
    if (page_.text(s).find(':') != std::string_view::npos) return true;
    int run = 0;
    for (std::uint32_t i = s.begin; i < s.end; ++i) {
      run = is_digit(text_[i]) ? run + 1 : 0;
      if (run > kYearDigits) return true;
    }
    for (auto a = page_.first_from(s.begin); a != page_.annotations.end() && a->span.begin < s.end; ++a) {
      if (a->slot == grammar::kMoney || a->slot == grammar::kPeriod || a->slot == grammar::kDuration ||
          (a->slot == grammar::kDate && a->span.size() != kYear) ||
          (a->slot == grammar::kNumber && digits_in(a->span) > kYearDigits))
        return true;
    }
    return false;
  }

  std::ptrdiff_t digits_in(Span s) const {
    return std::count_if(text_.begin() + s.begin, text_.begin() + s.end, [](char c) { return is_digit(c); });
  }

  // "PP2", "LP1": what a partner is counted by.
  bool is_mark(Span s) const {
    const auto digits = digits_in(s);
    return s.size() <= kMark && digits > 0 && digits < s.size() &&
           page_.text(s).find(' ') == std::string_view::npos;
  }

  bool is_address(Span s) const {
    const std::string_view t = page_.text(s);
    return t.find("www.") != std::string_view::npos || t.find("http") != std::string_view::npos ||
           t.find('@') != std::string_view::npos;
  }

  // "1. ", "P1 - ", "a) ", "P2: " before the name.
  Span without_number(Span s) const {
    std::uint32_t i = s.begin;
    std::uint32_t letters = 0;
    while (i < s.end && is_word(text_[i])) {
      letters += !is_digit(text_[i]);
      ++i;
    }
    const bool ordinal = is_digit(text_[s.begin]) && letters > 0;  // "1o EPAL"
    const bool label = i > s.begin && i - s.begin <= 3 && letters <= 2 && !ordinal &&
                       (letters < i - s.begin || (i < s.end && (text_[i] == ')' || text_[i] == ':')));
    if (!label || i >= s.end) return s;
    std::uint32_t k = i;
    while (k < s.end && std::string_view(" .):-").find(text_[k]) != std::string_view::npos) ++k;
    return k > i && k < s.end ? trimmed({k, s.end}) : s;
  }

  // Countries, numbers and roles in brackets or behind a dash at the end.
  Span without_tail(Span s) const {
    while (true) {
      Span before = s;
      if (s.size() > 2 && text_[s.end - 1] == ')') {
        const auto open = text_.rfind('(', s.end - 1);
        if (open != std::string_view::npos && open > s.begin)
          s = trimmed({s.begin, static_cast<std::uint32_t>(open)});
      }
      s = without_place(without_country(s));
      for (std::uint32_t i = s.end; i-- > s.begin + 1;) {
        if (text_[i] == '\n') break;
        const bool dash = text_[i] == '-' && text_[i - 1] == ' ' && i + 1 < s.end && text_[i + 1] == ' ';
        if (!dash && text_[i] != ',') continue;
        std::uint32_t begin = i + 1;
        while (begin < s.end && text_[begin] == ' ') ++begin;
        std::uint32_t end = begin;
        while (end < s.end && is_word(text_[end])) ++end;
        PhraseTable::Hit hit;
        if (is_noun_of("branch", begin)) break;
        const bool remark = begin < s.end && is_lower(text_[begin]) &&
                            (!dash || !v_.organisation_words.longest_at(text_, {begin, end}, hit));
        const bool tail =
            remark || (dash && is_noun_of("part", begin)) ||
            (end > begin && ((v_.countries.longest_at(text_, {begin, end}, hit) && hit.span.end >= s.end) ||
                             v_.organisation_ends.longest_at(text_, {begin, end}, hit))) ||
            ends_with_form(trimmed({s.begin, i})) ||
            (text_[i] == ',' && is_seat({begin, s.end}, {s.begin, i}));
        if (tail) s = trimmed({s.begin, i});
        break;
      }
      if (s == before) return s;
    }
  }

  // "Asociatia Casa Buna, Cluj-Napoca": behind a comma a town, two or three words with capitals at most, is
  // where the organisation has its seat. Names of other languages may keep it.
  bool is_seat(Span tail, Span name) const {
    Span noun{};
    if (!begins_organisation(text_, {name.begin, word_end_at(name.begin)}, v_, noun) || is_foreign(name) ||
        noun.end >= name.end)
      return false;
    std::size_t words = 0;
    for (std::uint32_t i = tail.begin; i < tail.end; i = word_end_at(i) + 1) {
      if (word_end_at(i) == i) return false;
      const bool small = is_lower(text_[i]) && word_end_at(i) - i <= kSmallWord && i > tail.begin;
      if (!small && !capital_at(i)) return false;
      if (!small && std::none_of(text_.begin() + i, text_.begin() + word_end_at(i), is_lower)) return false;
      if (small && is_organisation_word(text_, {i, word_end_at(i)}, v_, "and")) return false;
      ++words;
    }
    return words > 0 && words <= kTownWords;
  }

  // "S.C. Forja S.R.L., Valenii de Munte": behind its legal form and a comma a name has only its seat.
  bool ends_with_form(Span s) const {
    const auto space = page_.text(s).rfind(' ');
    if (space == std::string_view::npos) return false;
    const std::uint32_t begin = s.begin + static_cast<std::uint32_t>(space) + 1;
    PhraseTable::Hit hit;
    return v_.organisation_forms.longest_at(text_, {begin, word_end_at(begin)}, hit) &&
           hit.span.end + 1 >= s.end;
  }

  // "Landsbyliv din Norvegia".
  Span without_country(Span s) const {
    const auto space = page_.text(s).rfind(' ');
    if (space == std::string_view::npos) return s;
    std::uint32_t begin = s.begin + static_cast<std::uint32_t>(space) + 1;
    PhraseTable::Hit hit;
    // "Republica Moldova": the phrase may hold a space itself.
    for (int words = 0; words < 2; ++words) {
      if (v_.countries.longest_at(text_, {begin, word_end_at(begin)}, hit) && hit.span.end == s.end &&
          (*v_.country_lexicon)[hit.entry].value != "home") {
        const auto before = page_.text({s.begin, begin - 1}).rfind(' ');
        if (before == std::string_view::npos) return s;
        const std::uint32_t preposition = s.begin + static_cast<std::uint32_t>(before) + 1;
        if (begin - preposition <= kPreposition && is_lower(text_[preposition]))
          return trimmed({s.begin, preposition});
      }
      const auto earlier = page_.text({s.begin, begin - 1}).rfind(' ');
      if (earlier == std::string_view::npos) return s;
      begin = s.begin + static_cast<std::uint32_t>(earlier) + 1;
    }
    return s;
  }

  bool is_foreign(Span s) const {
    PhraseTable::Hit hit;
    if (v_.organisation_nouns.longest_at(text_, {s.begin, word_end_at(s.begin)}, hit))
      return (*v_.organisation_noun_lexicon)[hit.entry].value == "foreign";
    for (std::uint32_t i = s.begin; i < s.end; i = word_end_at(i) + 1) {
      if (word_end_at(i) > i && is_foreign_noun(text_, {i, word_end_at(i)}, v_)) return true;
    }
    return false;
  }

  // "Eco-Ursa din Bergen", "Mind Lab din Graz": words with capitals that no noun tells what they are.
  bool is_bare(Span s) const {
    PhraseTable::Hit hit;
    if (!capital_at(s.begin) || v_.organisation_nouns.longest_at(text_, {s.begin, word_end_at(s.begin)}, hit))
      return false;
    std::uint32_t i = s.begin;
    while (i < s.end && capital_at(i)) {
      i = word_end_at(i);
      if (i + 1 < s.end && (text_[i] == '-' || text_[i] == ' ')) ++i;
    }
    return i < s.end && is_organisation_word(text_, {i, word_end_at(i)}, v_, "from");
  }

  // "Fundatia "Maini" de la Iasi", "College d'Isle din Vienne", "Fjord AS din Molde": what follows a name of
  // another language, or a legal form, in Romanian is no part of it.
  Span without_place(Span s) const {
    const bool foreign = is_foreign(s) || is_bare(s);
    PhraseTable::Hit hit;
    for (std::uint32_t i = s.begin + 1; i < s.end; ++i) {
      if (text_[i - 1] != ' ' || !v_.organisation_words.longest_at(text_, {i, word_end_at(i)}, hit)) continue;
      const std::string_view value = (*v_.organisation_word_lexicon)[hit.entry].value;
      if ((value == "from" && (foreign || ends_with_form({s.begin, i - 1}))) ||
          (value == "at" && i > s.begin + 1 && text_[i - 2] == '"'))
        return trimmed({s.begin, i});
    }
    return s;
  }

  bool capital_at(std::uint32_t at) const { return values::is_capital(text_[at]); }
  std::uint32_t word_end_at(std::uint32_t i) const { return values::word_end(text_, i); }

  const FoldedPage& page_;
  std::string_view text_;
  const Vocabulary& v_;
};

}  // namespace

Span trimmed_name(const FoldedPage& page, Span stretch, const Vocabulary& vocabulary) {
  return Edges(page, vocabulary).trimmed(stretch);
}

bool leads_on(const FoldedPage& page, Span line, const Vocabulary& vocabulary) {
  const Edges edges(page, vocabulary);
  return edges.breaks_off(edges.trimmed(line));
}

Span name_in(const FoldedPage& page, Span stretch, const Vocabulary& vocabulary) {
  return Edges(page, vocabulary).name_in(stretch);
}

}  // namespace fisa::extract
