#include "extract/organisations.h"

#include <algorithm>

#include "extract/foreign_names.h"
#include "values/words.h"

namespace fisa::extract {
namespace {

constexpr std::size_t kLeastStem = 3;       // letters of a compound before the ending that tells what it is
constexpr std::size_t kMostNounWords = 6;   // of a phrase that begins a name
constexpr std::size_t kMostListWords = 10;  // of the list of fields that a ministry sees to

class Finder : private ForeignNames {
 public:
  using ForeignNames::ForeignNames;

  void run(std::vector<Span>& out) {
    const std::size_t first = out.size();
    for (std::size_t i = 0; i < words_.size();) {
      Span name{};
      if (starts_by_noun(i, name) || starts_by_form(i, name) || starts_by_foreign_noun(i, name)) {
        // A legal form may show that the name began before the noun that was seen: "Automobile Compania SA".
        while (out.size() > first && out.back().end > name.begin) out.pop_back();
        out.push_back(name);
        while (i < words_.size() && words_[i].begin < name.end) ++i;
      } else {
        ++i;
      }
    }
  }

 private:
  bool starts_by_noun(std::size_t i, Span& name) const {
    Span noun{};
    if (!begins_organisation(text_, words_[i], v_, noun)) return false;
    std::size_t next = i;
    while (next < words_.size() && words_[next].begin < noun.end) ++next;
    std::uint32_t end = noun.end;
    const bool proper = !is_lower(text_[noun.begin]);
    bool named = proper && names_itself(words_[i]);
    if (!follow(noun.begin, next, end, named)) return false;
    // "asociatia noastra" or "primaria" alone name nobody; "Primaria" with a capital may, but says too
    // little.
    if (!named && !(proper && noun.size() >= 4 &&
                    text_.substr(noun.begin, noun.size()).find(' ') != std::string_view::npos))
      return false;
    name = {noun.begin, end};
    // "firma Naturavit S.R.L.": what it is, not what it is called.
    if (names_kind(words_[i]) && next < words_.size() && words_[next].begin < end &&
        is_capital(text_, words_[next]))
      name.begin = words_[next].begin;
    PhraseTable::Hit hit;
    return !(v_.not_organisations.longest_at(text_, words_[i], hit) && hit.span.size() + 3 > name.size()) &&
           !v_.not_organisations.longest_at(text_, words_[i], hit);
  }

  // Words from `i` on that belong to the name; moves `end`. `named` tells whether a proper name was among
  // them.
  bool follow(std::uint32_t begin, std::size_t i, std::uint32_t& end, bool& named) const {
    std::size_t pending = i;  // first of the joining words not yet followed by a proper one
    bool joining = false;
    bool quoted = false;  // the name proper stood in quotation marks; only where it is may follow
    bool in_list = false;
    const bool fields = names_fields(i);
    const bool many =
        !fields && i < words_.size() && is_capital(text_, words_[i]) && v_.of_many(words_[i].in(text_));
    while (true) {
      const std::uint32_t from = joining ? (pending < words_.size() ? words_[i - 1].end : end) : end;
      if (const Span* quote = quote_at(from)) {
        end = quote->end;
        named = true;
        quoted = true;
        joining = false;
        while (i < words_.size() && words_[i].begin < end) ++i;
        continue;
      }
      if (i >= words_.size()) return true;
      if (begins_branch(from, i)) {
        end = words_[i + 1].end;
        i += 2;
        continue;
      }
      const bool listed = !joining && (fields || many) && goes_on_in_list(from, i) &&
                          (!many || v_.of_many(words_[i].in(text_)));  // "Ordinul Medicilor, Moaselor si ..."
      if (!listed && !continues(from, words_[i].begin)) return true;
      in_list = in_list || listed;
      const Span word = words_[i];
      PhraseTable::Hit hit;
      if (ends_name(word) || is_next_partner(word)) return true;
      if (is_form(word, hit)) {
        end = hit.span.end;
        named = true;
        return true;
      }
      Span noun{};
      const bool another = joining && !in_list && is_capital(text_, word) && parts_names(pending, i) &&
                           (quoted || joint_of_words(pending, i) || is_foreign_noun(word) ||
                            begins_organisation(text_, word, v_, noun) || starts_by_foreign_noun(i, noun) ||
                            led_anew(begin, pending, i) || (named && names_office(begin)) ||
                            (named && looks_foreign(i)) || (named && begins_firm(begin, i)));
      if (another || begins_part(word) || (joining && leaves_name(begin, i))) return true;
      in_list = in_list && !joining;  // the last of the list is told behind "si"
      if ((is_capital(text_, word) && !joins_in_capitals(word)) ||
          (is_number(text_, word) && after_number_word(i))) {
        end = word.end;
        if (end < text_.size() && text_[end] == '.' && abbreviation_before(end) && end + 1 < text_.size() &&
            text_[end + 1] == ' ') {
          // An initial or an abbreviation: "Nr. 2", "Prof. Ion".
          if (i + 1 < words_.size() && (is_capital(text_, words_[i + 1]) || is_number(text_, words_[i + 1])))
            end += 1;
        }
        named = true;
        joining = false;
        ++i;
      } else if (v_.organisation_words.longest_at(text_, word, hit)) {
        if (!joining) pending = i;
        joining = true;
        quoted = quoted && (is_word_of("and", word) || is_word_of("from", word));
        while (i < words_.size() && words_[i].begin < hit.span.end) ++i;
        // "Inspectoratul pentru Situatii de Urgenta": with a capital the phrase is of the name.
        if (words_[i - 1].begin > word.begin && is_capital(text_, words_[i - 1])) {
          end = hit.span.end;
          joining = false;
        }
      } else if (const std::size_t next = may_be_described(begin, named) ? behind_descriptor(i) : 0;
                 next > i) {
        if (!joining) pending = i;
        joining = true;
        i = next;
      } else {
        return true;
      }
    }
  }

  // "Crucea Rosie - filiala Dolj", "Uniunea Arhitectilor, Filiala Timis": the branch of a house is named with
  // it.
  bool begins_branch(std::uint32_t from, std::size_t i) const {
    const std::string_view mark = text_.substr(from, words_[i].begin - from);
    return (mark == ", " || mark == " - " || mark == " ") && i + 1 < words_.size() &&
           is_organisation_noun(text_, words_[i], v_, "branch") && is_capital(text_, words_[i + 1]) &&
           words_[i + 1].begin == words_[i].end + 1;
  }

  // Does the noun before word `i` go on with what the house sees to: "Ministerul Economiei ...", "Asociatia
  // pentru Educatie ..."?
  bool names_fields(std::size_t i) const {
    if (i == 0 || i >= words_.size()) return false;
    PhraseTable::Hit hit;
    for (std::size_t k = i; k > 0 && k + kMostNounWords > i; --k) {
      if (v_.organisation_nouns.longest_at(text_, words_[k - 1], hit) && hit.span.end == words_[i - 1].end &&
          (*v_.organisation_noun_lexicon)[hit.entry].value == "fields")
        return true;
    }
    return is_word_of("field", words_[i]) && continues(words_[i - 1].end, words_[i].begin);
  }

  // "Ministerul Economiei, Comertului si Turismului": a comma in a list of fields that "si" closes. What
  // begins a name of its own is none.
  bool goes_on_in_list(std::uint32_t from, std::size_t i) const {
    if (!field_after_comma(from, i)) return false;
    for (std::size_t k = i + 1; k + 1 < words_.size() && k < i + kMostListWords; ++k) {
      if (is_word_of("and", words_[k]))
        return is_capital(text_, words_[k + 1]) && continues(words_[k - 1].end, words_[k].begin) &&
               continues(words_[k].end, words_[k + 1].begin);
      if (ends_name(words_[k])) return false;
      if (!field_after_comma(words_[k - 1].end, k) && !continues(words_[k - 1].end, words_[k].begin))
        return false;
    }
    return false;
  }

  bool field_after_comma(std::uint32_t from, std::size_t i) const {
    Span noun{};
    return words_[i].begin == from + 2 && text_[from] == ',' && text_[from + 1] == ' ' &&
           is_upper(text_[words_[i].begin]) && is_lower(text_[words_[i].end - 1]) &&
           !begins_organisation(text_, words_[i], v_, noun) && !is_foreign_noun(words_[i]);
  }

  // "Casa de cultura Ursa", but "Firma de catering Ursa" is called Ursa.
  bool may_be_described(std::uint32_t begin, bool named) const {
    return !named && !is_lower(text_[begin]) && !names_kind({begin, values::word_end(text_, begin)});
  }

  // "UNICEF": the noun is the whole name.
  bool names_itself(Span word) const { return is_organisation_noun(text_, word, v_, "name"); }

  bool names_kind(Span word) const {
    return is_organisation_noun(text_, word, v_, "kind") ||
           (is_lower(text_[word.begin]) && is_organisation_noun(text_, word, v_, "said"));
  }

  // "Universitatea Ovidius - Facultatea de Litere": a department is not part of the name.
  bool begins_part(Span word) const {
    return is_capital(text_, word) && is_organisation_noun(text_, word, v_, "part");
  }

  // "FUNDATIA X A LANSAT", "Comuna X In parteneriat": with a capital too a small word is one.
  bool joins_in_capitals(Span word) const {
    PhraseTable::Hit hit;
    return word.size() <= kSmallWord && v_.organisation_words.longest_at(text_, word, hit) &&
           !is_word_of("number", word) && !(word.begin > 0 && text_[word.begin - 1] == '.');  // "C.N.I."
  }

  // Two names joined, not one: the joining word is not of those that a name is made of ("pentru", "de", ...).
  bool parts_names(std::size_t from, std::size_t to) const {
    for (std::size_t k = from; k < to; ++k) {
      PhraseTable::Hit hit;
      if (v_.organisation_words.longest_at(text_, words_[k], hit) && hit.lexicon == 0 &&
          is_word_of("and", words_[k]))
        return true;
    }
    return false;
  }

  // "Univerzitet Ursa din Croatia", but "Uniunea Romanilor din Ungaria": the country is no part of it.
  // "Asociatia Casa prin PNRR", "Asociatia Casa de la Fundatia Orange", "Asociatia Casa la M6": through what,
  // where from and by which call it got the money is no part of the name.
  bool leaves_name(std::uint32_t begin, std::size_t i) const {
    const Span before = words_[i - 1];
    if (is_lower(text_[before.begin]) && !is_word_of("and", before) && is_call(words_[i])) return true;
    PhraseTable::Hit hit;
    if (is_word_of("through", before))
      return v_.entities.longest_at(text_, words_[i], hit) ||
             (words_[i].size() > 1 &&
              std::none_of(text_.begin() + words_[i].begin, text_.begin() + words_[i].end, is_lower));
    if (is_word_of("from", before) &&
        is_organisation_noun(text_, {begin, values::word_end(text_, begin)}, v_, "foreign"))
      return true;
    if (is_word_of("from", before) && i > 1 && !v_.of_many(words_[i - 2].in(text_)))
      return v_.countries.longest_at(text_, words_[i], hit) && v_.country_lexicon != nullptr &&
             (*v_.country_lexicon)[hit.entry].value != "home";
    Span noun{};
    if (is_word_of("across", before)) return begins_organisation(text_, words_[i], v_, noun);
    return i > 1 && is_word_of("at", words_[i - 2]) && continues(words_[i - 2].end, before.begin) &&
           begins_organisation(text_, words_[i], v_, noun) &&
           !(i > 2 && v_.of_many(words_[i - 3].in(text_)));  // but "Asociatia Parintilor de la Scoala 12"
  }

  // "alaturi de Municipiul Brasov si de Ursa", "cu Scoala 2 si cu Ursa": the word that led to the name before
  // leads to the next; "Agentia de Plati si de Control" has said it within.
  bool led_anew(std::uint32_t begin, std::size_t from, std::size_t to) const {
    if (to != from + 2 || !is_word_of("and", words_[from]) || is_word_of("and", words_[from + 1]))
      return false;
    const std::string_view word = words_[from + 1].in(text_);
    bool within = false;
    for (std::size_t k = from; k > 0 && words_[k - 1].begin >= begin; --k)
      within = within || words_[k - 1].in(text_) == word;
    const auto before = text_.substr(0, begin).find_last_not_of(' ');
    if (within || before == std::string_view::npos || before + 1 < word.size()) return false;
    return before + 2 == begin && text_.substr(before + 1 - word.size(), word.size()) == word;
  }

  // "Universitatea din Craiova si Hidro Cerna SRL": what has a legal form of its own is another house, but
  // "S.C. Ana si Fiii S.R.L." is one.
  bool begins_firm(std::uint32_t begin, std::size_t i) const {
    const Span first{begin, values::word_end(text_, begin)};
    Span firm{};
    return !is_organisation_noun(text_, first, v_, "trade") &&
           !is_organisation_noun(text_, first, v_, "said") && !names_kind(first) && starts_by_form(i, firm);
  }

  // "Orasul Ursa si Pro Casa": a town has one name.
  bool names_office(std::uint32_t begin) const {
    std::uint32_t end = begin;
    while (end < text_.size() && is_word(text_[end])) ++end;
    PhraseTable::Hit hit;
    return !is_lower(text_[begin]) && is_organisation_noun(text_, {begin, end}, v_, "place") &&
           v_.offices.longest_at(text_, {begin, end}, hit);
  }

  // "si cu", "precum si": what is joined so is a name of its own.
  bool joint_of_words(std::size_t from, std::size_t to) const {
    for (std::size_t k = from; k < to; ++k) {
      PhraseTable::Hit hit;
      if (is_word_of("and", words_[k]) && v_.organisation_words.longest_at(text_, words_[k], hit) &&
          hit.span.size() > words_[k].size())
        return true;
    }
    return false;
  }

  bool after_number_word(std::size_t i) const {
    if (i == 0) return false;
    const Span before = words_[i - 1];
    if (words_[i].begin - before.end > 2 || words_[i].size() > 4 || is_number(text_, before)) return false;
    return is_word_of("number", before) || (is_capital(text_, before) && !goes_on(words_[i].end));
  }

  // "54.300", "54 300": the digits are part of a longer number.
  bool goes_on(std::uint32_t at) const {
    return at + 1 < text_.size() && std::string_view(" .,").find(text_[at]) != std::string_view::npos &&
           is_digit(text_[at + 1]);
  }

  // "Pastravaria Valea Alba S.R.L.": capitals up to a legal form.
  bool starts_by_form(std::size_t i, Span& name) const {
    if (!is_capital(text_, words_[i]) || is_partner_number(words_[i]) || ends_name(words_[i]) ||
        is_country_before_dash(i) || opens_sentence(i))
      return false;
    if (names_kind(words_[i]) || joins_in_capitals(words_[i]))
      return false;  // "La Forja Nova S.R.L. s-a muncit"
    std::size_t k = i;
    while (k < words_.size() && k < i + 8) {
      PhraseTable::Hit hit;
      if (k > i && is_form(words_[k], hit)) {
        name = {words_[i].begin, hit.span.end};
        return true;
      }
      if (!is_capital(text_, words_[k]) && !is_number(text_, words_[k]) && !is_of(i, k)) return false;
      if (k + 1 >= words_.size() || !continues(words_[k].end, words_[k + 1].begin)) return false;
      ++k;
    }
    return false;
  }

  // "Apa Prahovei de Nord S.A.": a small word between two that have capitals.
  bool is_of(std::size_t first, std::size_t k) const {
    return k > first && k + 1 < words_.size() && is_word_of("field", words_[k]) &&
           is_capital(text_, words_[k + 1]);
  }
};

}  // namespace

bool begins_organisation(std::string_view folded, Span word, const Vocabulary& vocabulary, Span& noun) {
  PhraseTable::Hit hit;
  if (!vocabulary.organisation_nouns.longest_at(folded, word, hit)) return false;
  // "S.C." inside "I.S.C." is none.
  if (word.begin > 1 && folded[word.begin - 1] == '.' && is_upper(folded[word.begin - 2])) return false;
  noun = hit.span;
  // "in judetul Valcea" is a place, "Judetul Valcea" the county's administration.
  const bool place = (*vocabulary.organisation_noun_lexicon)[hit.entry].value == "place";
  return !(place && is_lower(folded[word.begin]));
}

bool is_organisation_noun(std::string_view folded, Span word, const Vocabulary& vocabulary,
                          std::string_view kind) {
  PhraseTable::Hit hit;
  return !word.empty() && vocabulary.organisation_nouns.longest_at(folded, word, hit) &&
         (*vocabulary.organisation_noun_lexicon)[hit.entry].value == kind;
}

bool is_organisation_word(std::string_view folded, Span word, const Vocabulary& vocabulary,
                          std::string_view kind) {
  PhraseTable::Hit hit;
  return vocabulary.organisation_words.longest_at(folded, word, hit) &&
         vocabulary.organisation_word_lexicon != nullptr &&
         (*vocabulary.organisation_word_lexicon)[hit.entry].value == kind;
}

bool is_foreign_noun(std::string_view folded, Span word, const Vocabulary& vocabulary) {
  PhraseTable::Hit hit;
  if (vocabulary.foreign_nouns.longest_at(folded, word, hit)) return true;
  if (!is_capital(folded, word)) return false;
  const auto& endings = vocabulary.foreign_endings;
  return std::any_of(endings.begin(), endings.end(), [&](const std::string& ending) {
    return word.size() >= ending.size() + kLeastStem && lowered(word.in(folded)).ends_with(ending);
  });
}

void find_organisations(std::string_view folded, const std::vector<Span>& words,
                        const std::vector<Span>& quotes, const Vocabulary& vocabulary, std::vector<Span>& out,
                        const Gaps& gaps) {
  Finder(folded, words, quotes, vocabulary, gaps).run(out);
}

}  // namespace fisa::extract
