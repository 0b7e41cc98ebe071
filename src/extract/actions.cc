#include "extract/actions.h"

#include <algorithm>
#include <cmath>

#include "extract/names.h"
#include "extract/nouns.h"
#include "grammar/slots.h"
#include "text/clean.h"
#include "text/fold.h"
#include "values/words.h"

namespace fisa::extract {
namespace {

// The first byte of letters outside ASCII in Latin scripts; punctuation has others.
constexpr unsigned char kFirstLetterByte = 0xC3;
constexpr unsigned char kLastLetterByte = 0xC9;

// What a noun that no lexicon knows most likely is: lists of equipment have no end, people and events have
// few names.
constexpr const char* kUnknownNoun = "products";

constexpr std::size_t kNear = 200;  // folded bytes between a noun and its number that are one phrase

using values::Mention;
using values::MentionType;
using values::Object;
using values::Value;

// The capture's bytes in the view, and what they stand for on the page.
Span captured(const Site& s, std::string_view name) {
  return s.match[name];
}
Span folded_of(const Site& s, Span view) {
  return s.unit.origin(s.in_slots, view);
}

const Annotation* annotation_in(const Site& s, Span view) {
  if (!s.in_slots) return nullptr;
  for (std::uint32_t i = view.begin; i < view.end; ++i) {
    if (s.unit.annotation[i] >= 0) return &s.page.annotations[static_cast<std::size_t>(s.unit.annotation[i])];
  }
  return nullptr;
}

bool has_mention(const Annotation* a) {
  return a != nullptr &&
         (a->slot <= grammar::kDuration || a->slot == grammar::kCounted || a->slot == grammar::kDays);
}

Value money(double amount, std::string currency) {
  return Object{{"amount", amount}, {"currency", std::move(currency)}};
}

Value plain_value(const Mention& m) {
  switch (m.type) {
    case MentionType::number:
    case MentionType::percent:
      return m.number;
    case MentionType::money:
      return money(m.number, m.currency);
    case MentionType::date:
      return m.start;
    case MentionType::duration:
      return m.duration;
    case MentionType::period:
      return {};
  }
  return {};
}

// "(Asociatiei) Romane": the adjectives behind a feminine noun in its base form. Moves the end of `inflected`
// behind them.
std::string adjectives_behind(const FoldedPage& page, Span folded, const Vocabulary& v, Span& inflected) {
  std::string out;
  const std::string_view text = page.folded.text;
  while (inflected.end + 1 < folded.end && text[inflected.end] == ' ') {
    const std::uint32_t begin = inflected.end + 1;
    std::uint32_t end = begin;
    while (end < folded.end && (is_word(text[end]) || text[end] == '-')) ++end;
    PhraseTable::Hit hit;
    if (end == begin || !v.adjectives.longest_at(text, {begin, end}, hit) || hit.span.end > folded.end) break;
    // Its first letter stays as the page has it.
    const std::string& adjective = (*v.adjective_lexicon)[hit.entry].value;
    const std::size_t first = static_cast<unsigned char>(adjective[0]) < 0x80 ? 1 : 2;
    out += ' ' + text::clean(page.source({begin, begin + 1}).in(page.page->text)) + adjective.substr(first);
    inflected.end = hit.span.end;
  }
  return out;
}

// Does the page write these words without diacritics? "Uniunii Europene" has none where the page has them:
// the block tells.
bool writes_plain(const FoldedPage& page, Span folded) {
  const std::string_view block =
      page.page->blocks.empty() ? std::string_view{}
                                : page.source(page.blocks[page.block_of(folded.begin)]).in(page.page->text);
  return std::none_of(block.begin(), block.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= kFirstLetterByte && byte <= kLastLetterByte;
  });
}

// A phrase without the case that its sentence gave it: the longest inflected beginning goes to its base form.
std::string nominative(const FoldedPage& page, Span folded, const Vocabulary& v) {
  std::vector<Span> words;
  const std::string_view text = page.text(folded);
  split_words(text, words);
  if (words.empty() || v.nominative_lexicon == nullptr) return clean_text(page, folded);
  PhraseTable::Hit hit;
  if (words.front().begin > 1 || !v.nominatives.longest_at(text, words.front(), hit))
    return clean_text(page, folded);
  std::string base = (*v.nominative_lexicon)[hit.entry].value;
  Span inflected{folded.begin + hit.span.begin, folded.begin + hit.span.end};
  if (base.back() != 'l') base += adjectives_behind(page, folded, v, inflected);
  const std::string_view seen = page.folded.text;
  const bool upper = std::none_of(seen.begin() + inflected.begin, seen.begin() + inflected.end, is_lower);
  // The page's own way of writing goes on: no diacritics where it has none, small letters where it has those.
  if (text::folded(base) != base && writes_plain(page, folded)) base = text::folded(base);
  if (!base.empty() && is_lower(seen[inflected.begin]) && is_upper(base[0])) base[0] = to_lower(base[0]);
  if (upper && inflected.size() > 1) return clean_text(page, folded);
  const std::string rest = clean_text(page, {inflected.end, folded.end});
  const bool spaced = inflected.end < folded.end && page.folded.text[inflected.end] == ' ';
  return rest.empty() ? base : base + (spaced ? " " : "") + rest;
}

std::vector<Made> one(Value value, Span folded) {
  std::vector<Made> out;
  if (!value.is_null() && !(value.string() != nullptr && value.string()->empty()))
    out.push_back({std::move(value), folded});
  return out;
}

std::string entity_text(const Site& s, const Annotation& a) {
  std::string text = clean_text(s.page, a.span);
  if (a.value == "=" || a.value.empty()) return text;
  return writes_plain(s.page, a.span) ? text::folded(a.value) : a.value;
}

// Most plurals end in a vowel of these; verbal nouns in "-rea" do not.
bool is_plural(std::string_view text, Span word) {
  const char last = word.size() > 3 ? text[word.end - 1] : ' ';
  return last == 'i' || last == 'e';
}

// "Domeniul: 3", "Foods 2025", "Buget local 378.342,43": not every word before a number is what it counts.
bool counts_with(std::string_view text, const Noun& noun, const Mention& m, const Vocabulary& v) {
  if (m.type == MentionType::date && !noun.known) return false;
  if (m.type == MentionType::number && m.number != std::floor(m.number)) return is_measure(text, noun, v);
  return noun.known || m.number == 1 || is_plural(text, noun.unit);
}

// No: one is the head of the other's column.
bool same_row(const FoldedPage& page, std::uint32_t a, std::uint32_t b) {
  const page::Block& x = page.page->blocks[page.block_of(a)];
  const page::Block& y = page.page->blocks[page.block_of(b)];
  return x.table == 0 || x.table != y.table || x.row == y.row;
}

// "tricouri - 1000": the noun is one capture, the number another. `place` is where the two stand.
Value pair_value(const Site& s, Span noun, Span number, Span& place) {
  const Annotation* a = annotation_in(s, number);
  if (!has_mention(a)) return {};
  Annotation counted = *a;
  if (a->mention.type == MentionType::date) {
    // "pliante - 2000": beside a noun a bare year is a number.
    if (a->mention.start.size() != 4) return {};
    counted.mention.number = std::stoi(a->mention.start);
  }
  if (counted.mention.number <= 0) return {};
  const Span folded = folded_of(s, noun);
  std::vector<Span> words;
  const std::string_view text = s.page.text(folded);
  split_words(text, words);
  if (text == "%") {
    counted.mention.type = MentionType::percent;
    const Span both{std::min(folded.begin, a->span.begin), std::max(folded.end, a->span.end)};
    counted.span = place = same_row(s.page, folded.begin, a->span.begin) ? both : a->span;
    return count_value(s.page, counted);
  }
  // The head of a noun phrase is its first noun; a lexicon's word counts for more only where the first is no
  // plural
  // ("Elaborarea unor ghiduri").
  Noun found;
  bool any = false;
  for (std::size_t w = 0; w < words.size() && !(any && found.known); ++w) {
    // "Autofrigorifica de 1,5 tone": what is measured stands before its measure.
    if (any && is_digit(text[words[w].begin])) break;
    Noun here;
    PhraseTable::Hit adjective;  // "alte 4 blocuri": no noun, if an adjective before one may be
    if (!noun_at(text, words, w, s.vocabulary, here) ||
        (!here.known && s.vocabulary.noun_adjectives.longest_at(text, words[w], adjective)))
      continue;
    if (!any || here.known) found = here, any = true;
    if (!found.known && is_plural(text, words[w])) break;
  }
  if (any && !counts_with(text, found, a->mention, s.vocabulary)) return {};
  if (any) {
    const Span unit{folded.begin + found.unit.begin, folded.begin + found.unit.end};
    place = {std::min(unit.begin, a->span.begin), std::max(unit.end, a->span.end)};
    counted.span = {unit.begin, std::max(folded.end, a->span.end)};
    if (a->span.begin < unit.begin) counted.span = {a->span.begin, folded.end};  // "17 | statii"
    // A column's head stands far from its cell.
    const bool headed = !same_row(s.page, unit.begin, a->span.begin);
    if (headed) place = a->span;
    if (headed || counted.span.size() > kNear) counted.span = a->span;
    counted.count.unit = unit;
    found.phrase = {folded.begin + found.phrase.begin, folded.begin + found.phrase.end};
    found.unit = unit;
    counted.count.category = category_of(s.page.folded.text, found, a->mention.number, s.vocabulary);
    return count_value(s.page, counted);
  }
  return {};
}

std::vector<Made> call(const grammar::Expression& e, const Site& s) {
  const std::string& action = e.text;
  const Span view = captured(s, e.arguments[0]);
  if (action == "lookup") {
    const Span x = captured(s, e.arguments[1]);
    return one(s.grammar.lookup(e.arguments[0], s.page.text(folded_of(s, x))), folded_of(s, x));
  }
  if (view.empty()) return {};
  const Span folded = folded_of(s, view);
  const Annotation* a = annotation_in(s, view);
  if (action == "text") return one(clean_text(s.page, folded), folded);
  if (action == "names") {
    std::vector<Made> out;
    for (const Span name : split_names(s.page, folded, s.vocabulary)) {
      out.push_back({nominative(s.page, name, s.vocabulary), name});
    }
    return out;
  }
  if (action == "name") return one(nominative(s.page, folded, s.vocabulary), folded);
  if (action == "term") {
    if (a != nullptr && a->slot >= grammar::kFirstEntity && a->slot <= grammar::kLastEntity)
      return one(entity_text(s, *a), a->span);
    return one(nominative(s.page, folded, s.vocabulary), folded);
  }
  if (action == "pair") {
    Span place = folded;
    Value value = pair_value(s, view, captured(s, e.arguments[1]), place);
    return one(std::move(value), place);
  }
  if (!has_mention(a)) return {};
  const Mention& m = a->mention;
  if (action == "value") return one(plain_value(m), a->span);
  if (action == "start") return one(m.start, a->span);
  if (action == "end") return one(m.type == MentionType::date ? m.start : m.end, a->span);
  if (action == "bound") {
    if (m.type != MentionType::period || m.start.empty() == m.end.empty()) return {};
    return one(m.start.empty() ? m.end : m.start, a->span);
  }
  if (action == "amount") return one(m.number, a->span);
  if (action == "currency") return one(m.currency, a->span);
  if (action == "counted") {
    // "-30% consum": how much less is a count, too.
    Annotation counted = *a;
    counted.mention.number = std::abs(m.number);
    if (m.max) counted.mention.max = std::abs(*m.max);
    return one(count_value(s.page, counted), a->span);
  }
  if (action == "risen") {
    if (m.type == MentionType::duration) {
      if (m.duration_max.empty()) return {};
      return one(m.duration_max, a->span);
    }
    Annotation end = *a;
    if (!m.max) return {};
    end.mention.number = *m.max;
    end.mention.max.reset();
    end.mention.comparison = values::Comparison::exactly;
    return one(count_value(s.page, end), a->span);
  }
  if (action == "months") {
    if (m.number != std::floor(m.number) || m.number < 1 || m.number > 400) return {};
    return one("P" + std::to_string(static_cast<int>(m.number)) + "M", a->span);
  }
  if (action == "money") {
    const Span x = folded_of(s, captured(s, e.arguments[1]));
    std::string currency = s.grammar.lookup("currency", s.page.text(x));
    if (currency.empty()) return {};
    return one(money(m.number, std::move(currency)), a->span);
  }
  return {};
}

}  // namespace

const std::map<std::string, std::size_t, std::less<>>& actions() {
  static const std::map<std::string, std::size_t, std::less<>> table = {
      {"text", 1},   {"name", 1},   {"names", 1},    {"term", 1},    {"value", 1}, {"start", 1},
      {"end", 1},    {"amount", 1}, {"currency", 1}, {"counted", 1}, {"bound", 1}, {"risen", 1},
      {"months", 1}, {"pair", 2},   {"money", 2},    {"lookup", 2}};
  return table;
}

std::string clean_text(const FoldedPage& page, Span folded) {
  const std::string_view t = page.folded.text;
  const auto edge = [](char c) { return std::string_view(" ,.;:-*|").find(c) != std::string_view::npos; };
  bool changed = true;
  while (changed && !folded.empty()) {
    changed = false;
    while (!folded.empty() && (edge(t[folded.begin]) || t[folded.begin] == '\n'))
      ++folded.begin, changed = true;
    while (!folded.empty() && (edge(t[folded.end - 1]) || t[folded.end - 1] == '\n')) {
      // "S.R.L." keeps its full stop.
      const bool form = t[folded.end - 1] == '.' && folded.size() > 3 && t[folded.end - 3] == '.' &&
                        is_upper(t[folded.end - 2]);
      if (form) break;
      --folded.end, changed = true;
    }
    if (folded.size() > 2 && t[folded.begin] == '"' && t[folded.end - 1] == '"') {
      const auto inner = t.substr(folded.begin + 1, folded.size() - 2);
      if (std::count(inner.begin(), inner.end(), '"') % 2 == 0) {
        ++folded.begin;
        --folded.end;
        changed = true;
      }
    }
  }
  if (folded.empty()) return {};
  return text::clean(page.source(folded).in(page.page->text));
}

values::Value count_value(const FoldedPage& page, const Annotation& a) {
  const Mention& m = a.mention;
  Object o;
  o.emplace_back("count", m.number);
  if (m.max) o.emplace_back("max", *m.max);
  o.emplace_back("comparison", std::string(values::name(m.max ? values::Comparison::between : m.comparison)));
  if (m.type == MentionType::percent) {
    o.emplace_back("unit", "%");
    o.emplace_back("category", "indicator");
  } else {
    o.emplace_back("unit", clean_text(page, a.count.unit));
    o.emplace_back("category", a.count.category.empty() ? std::string(kUnknownNoun) : a.count.category);
  }
  // From the number to the end of its clause; a page without punctuation has none.
  constexpr std::uint32_t kLongestClause = 1000;
  const std::string_view t = std::string_view(page.folded.text).substr(0, a.span.end + kLongestClause);
  std::uint32_t end = a.span.end;
  while (end < t.size() && std::string_view(",;.:()\n").find(t[end]) == std::string_view::npos) ++end;
  if (end == a.span.end + kLongestClause) end = static_cast<std::uint32_t>(t.rfind(' '));
  // "... vom instrui 230 de femei", spune directoarea: the mark closes what began before.
  if (t[end - 1] == '"' && std::count(t.begin() + a.span.begin, t.begin() + end, '"') % 2 != 0) --end;
  o.emplace_back("text", clean_text(page, {a.span.begin, end}));
  return o;
}

std::vector<Made> evaluate(const grammar::Expression& expression, const Site& site) {
  if (expression.kind == grammar::Expression::Kind::literal) {
    return {{expression.text, folded_of(site, site.match.span)}};
  }
  return call(expression, site);
}

}  // namespace fisa::extract
