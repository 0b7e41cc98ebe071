#include "extract/sameness.h"

#include <algorithm>
#include <set>

#include "text/fold.h"
#include "values/words.h"

namespace fisa::extract {

std::string key_of(std::string_view utf8) {
  std::string out;
  bool gap = false;
  for (const char c : text::folded(utf8)) {
    if (!is_word(c)) {
      gap = true;
      continue;
    }
    if (gap && !out.empty()) out += ' ';
    gap = false;
    out += to_lower(c);
  }
  return out;
}

namespace {

using values::Value;

std::set<std::string> words_of(const std::string& key) {
  std::set<std::string> out;
  std::size_t begin = 0;
  while (begin < key.size()) {
    const auto end = std::min(key.find(' ', begin), key.size());
    out.insert(key.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

bool subset(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::includes(b.begin(), b.end(), a.begin(), a.end());
}

// The first words of a text say whether it is the same thing again.
std::string beginning(std::string_view utf8, std::size_t words) {
  const std::string key = key_of(utf8);
  std::size_t at = 0;
  for (std::size_t i = 0; i < words && at < key.size(); ++i) at = std::min(key.find(' ', at + 1), key.size());
  return key.substr(0, at);
}

// A name of local government without its office ("Primaria", "UAT", "Consiliul Judetean"): the place, and
// whether that is a county.
struct Place {
  bool office = false;
  bool county = false;
  std::set<std::string> words;
};

Place place_of(std::string_view name, const Vocabulary& v) {
  const std::string key = key_of(name);
  std::vector<Span> words;
  split_words(key, words);
  Place place;
  std::uint32_t until = 0;
  for (const Span w : words) {
    PhraseTable::Hit hit;
    if (w.begin < until) continue;
    if (v.offices.longest_at(key, w, hit)) {
      place.office = true;
      place.county = place.county || (*v.office_lexicon)[hit.entry].value == "county";
      until = hit.span.end;
    } else {
      place.words.emplace(w.in(key));
    }
  }
  return place;
}

}  // namespace

bool abbreviates(std::string_view acronym, std::string_view name) {
  std::string letters = text::folded(acronym);
  std::string folded = text::folded(name);
  // "ISJ Olt", "Inspectoratul Scolar Judetean Olt": both tell the place behind.
  if (const auto space = letters.find(' '); space != std::string::npos) {
    const std::string place = letters.substr(space);
    if (!folded.ends_with(place)) return false;
    folded.resize(folded.size() - place.size());
    letters.resize(space);
  }
  std::erase(letters, '.');
  std::replace(letters.begin(), letters.end(), '+', 'P');  // "FSE+": "... Plus"
  std::string initials;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    if (is_upper(folded[i]) && (i == 0 || !is_word(folded[i - 1]))) initials += folded[i];
    if (folded[i] == '+' && i > 0 && is_word(folded[i - 1])) initials += 'P';
  }
  return initials.size() >= 2 && letters == initials;
}

bool same_but_for_endings(std::string_view a, std::string_view b) {
  constexpr std::size_t kEnding = 2;
  constexpr std::size_t kStem = 4;
  while (!a.empty() && !b.empty()) {
    const std::string_view p = a.substr(0, a.find(' '));
    const std::string_view q = b.substr(0, b.find(' '));
    const std::string_view shorter = p.size() < q.size() ? p : q;
    const std::string_view longer = p.size() < q.size() ? q : p;
    const bool ending =
        shorter.size() >= kStem && longer.starts_with(shorter) && longer.size() - shorter.size() <= kEnding;
    if (p != q && !ending) return false;
    a.remove_prefix(std::min(a.size(), p.size() + 1));
    b.remove_prefix(std::min(b.size(), q.size() + 1));
  }
  return a.empty() && b.empty();
}

const std::string* text_member(const Value& v, std::string_view name) {
  const Value* m = v.find(name);
  return m == nullptr ? nullptr : m->string();
}

bool same_house(std::string_view a, std::string_view b, const Vocabulary& vocabulary) {
  const auto p = words_of(key_of(a));
  const auto q = words_of(key_of(b));
  if (subset(p, q) || subset(q, p) || abbreviates(a, b) || abbreviates(b, a)) return true;
  const Place x = place_of(a, vocabulary);
  const Place y = place_of(b, vocabulary);
  // "Consiliul Judetean" beside "Judetul Olt": an office that tells no place is the one that the page is
  // about.
  return x.office && y.office && x.county == y.county &&
         (x.words.empty() || y.words.empty() || x.words == y.words);
}

bool same_office(std::string_view a, std::string_view b, const Vocabulary& vocabulary) {
  const Place x = place_of(a, vocabulary);
  const Place y = place_of(b, vocabulary);
  return x.office && y.office && x.county == y.county && !x.words.empty() && x.words == y.words;
}

// Whether `inner` stands in brackets within `outer`.
bool in_brackets_of(const std::string& outer, const std::string& inner) {
  const auto at = outer.find(inner);
  if (at == std::string::npos) return false;
  const auto open = outer.rfind('(', at);
  return open != std::string::npos && outer.find(')', open) >= at + inner.size() &&
         outer.find(')', open) + 1 < outer.size();
}

// "Ingrijitori calificati (curs de 720 de ore) | 18": the hours are told of what the row counts.
bool counts_another(const Value& a, const Value& b) {
  const Value* p = a.find("count");
  const Value* q = b.find("count");
  const std::string* x = text_member(a, "text");
  const std::string* y = text_member(b, "text");
  return p != nullptr && q != nullptr && x != nullptr && y != nullptr && !(*p == *q) &&
         (in_brackets_of(*x, *y) || in_brackets_of(*y, *x));
}

bool same_element(const Found& kept, const Found& other, const Vocabulary& vocabulary) {
  const Value& a = kept.fact.value;
  const Value& b = other.fact.value;
  if (kept.folded.overlaps(other.folded) && kept.rule != other.rule && !counts_another(a, b))
    return true;  // another reading of the same words
  if (const std::string* x = a.string(), *y = b.string(); x != nullptr && y != nullptr) {
    const std::string p = key_of(*x);
    const std::string q = key_of(*y);
    if (abbreviates(*x, *y) || abbreviates(*y, *x)) return true;
    return same_but_for_endings(p, q) || (kept.rank != other.rank && (subset(words_of(p), words_of(q)) ||
                                                                      subset(words_of(q), words_of(p))));
  }
  const std::string* name_a = text_member(a, "name");
  const std::string* name_b = text_member(b, "name");
  if (name_a != nullptr && name_b != nullptr) {
    return key_of(*name_a) == key_of(*name_b) ||
           (kept.rank != other.rank && same_house(*name_a, *name_b, vocabulary));
  }
  const Value* count_a = a.find("count");
  const Value* count_b = b.find("count");
  if (count_a != nullptr && count_b != nullptr) {
    if (!(*count_a == *count_b)) return false;
    const std::string* unit_a = text_member(a, "unit");
    const std::string* unit_b = text_member(b, "unit");
    if (unit_a == nullptr || unit_b == nullptr) return false;
    const std::string p = key_of(*unit_a);
    const std::string q = key_of(*unit_b);
    if (p.substr(0, 5) != q.substr(0, 5)) return false;
    if (kept.folded.overlaps(other.folded)) return true;
    const std::string* text_a = text_member(a, "text");
    const std::string* text_b = text_member(b, "text");
    return text_a != nullptr && text_b != nullptr && beginning(*text_a, 6) == beginning(*text_b, 6);
  }
  if (const std::string* x = text_member(a, "value"), *y = text_member(b, "value");
      x != nullptr && y != nullptr) {
    const auto p = words_of(key_of(*x));
    const auto q = words_of(key_of(*y));
    return p == q || (kept.rank != other.rank && (subset(p, q) || subset(q, p)));
  }
  return a == b;
}

}  // namespace fisa::extract
