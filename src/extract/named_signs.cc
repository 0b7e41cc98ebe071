#include "extract/named_signs.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <string_view>

#include "extract/surroundings.h"
#include "grammar/slots.h"
#include "values/words.h"

namespace fisa::extract {
namespace {

constexpr std::ptrdiff_t kFewNames = 3;
constexpr std::size_t kCode = 4;  // bytes of a name in capitals so short that it may be a country's code

constexpr std::array<Asked, 15> kAround = {{{"named_joins", "joins"},
                                            {"named_carries", "carries"},
                                            {"named_is_carrier", "is_carrier"},
                                            {"named_leads", "leads"},
                                            {"named_benefits", "benefits"},
                                            {"named_pays", "pays"},
                                            {"named_builds", "builds"},
                                            {"named_checks", "checks"},
                                            {"named_meets", "meets"},
                                            {"named_before", "earlier"},
                                            {"named_speaks", "speaks"},
                                            {"named_targets", "targets"},
                                            {"named_writes", "writes"},
                                            {"named_abroad", "abroad"},
                                            {"named_project", "project"}}};

constexpr std::array<Asked, 2> kOver = {
    {{"named_under_partners", "under_partners"}, {"named_under_others", "under_others"}}};

constexpr std::array<Asked, 8> kKinds = {{{"named_office", "office"},
                                          {"named_state", "state"},
                                          {"named_firm", "firm"},
                                          {"named_union", "union"},
                                          {"named_school", "school"},
                                          {"named_academy", "academy"},
                                          {"named_house", "house"},
                                          {"named_press", "press"}}};

// "Liceul Tehnologic", "Consiliul Local": the noun alone tells what it is, not which one. A department is
// named for the house that it belongs to.
void noun(const Vocabulary& v, const FoldedPage& page, Span name, Surroundings& s) {
  const std::string_view text = page.folded.text;
  PhraseTable::Hit hit;
  if (!v.organisation_nouns.longest_at(text, {name.begin, values::word_end(text, name.begin)}, hit)) return;
  const std::string& kind = (*v.organisation_noun_lexicon)[hit.entry].value;
  if (kind == "part") s.add("department");
  std::uint32_t at = std::min(hit.span.end, name.end);
  while (at < name.end && !values::is_upper(text[at]) && text[at] != '"') ++at;
  if (at >= name.end && kind != "name") s.add("noun_alone");
}

// The mark that stands for the name; null where it is but words with capitals.
const Annotation* mark_of(const FoldedPage& page, const Places& places) {
  const Span name = places.front()->folded;
  const auto mark = page.first_from(name.begin);
  return mark != page.annotations.end() && mark->span == name ? &*mark : nullptr;
}

}  // namespace

std::vector<std::string> named_signs(const Engine& engine, const FoldedPage& page, const Headings& over,
                                     const Places& places, std::size_t number,
                                     const std::vector<Places>& all) {
  std::set<std::string> signs;
  Surroundings s(engine, page, over, signs);
  for (const Found* f : places) {
    s.around(*f, kAround, "");
    s.over(*f, kOver);
    s.table(*f, kOver);
    s.beside(*f, "");
    s.block(*f);
    s.company(*f, grammar::kOrg);
  }
  const std::string_view name = places.front()->folded.in(page.folded.text);
  bool known = false;
  for (const Asked& a : kKinds) {
    if (!s.asks(a.pattern, name)) continue;
    s.add(a.sign);
    known = true;
  }
  if (!known) s.add("unknown_kind");
  const Annotation* mark = mark_of(page, places);
  s.add(mark != nullptr ? "mark_" + std::to_string(static_cast<int>(mark->slot)) : "no_mark");
  noun(engine.vocabulary, page, places.front()->folded, s);
  if (s.asks("named_partnership", page.folded.text)) s.add("page_of_partners");
  if (values::is_lower(name.front())) s.add("in_small_letters");
  if (std::none_of(name.begin(), name.end(), values::is_lower))
    s.add(name.size() <= kCode ? "code" : "in_capitals");
  const auto words = 1 + std::count(name.begin(), name.end(), ' ');
  s.add(words == 1 ? "one_word" : words < 4 ? "few_words" : "many_words");
  s.add(places.size() == 1 ? "once" : places.size() == 2 ? "twice" : "often");
  const auto known_ones =
      std::count_if(all.begin(), all.end(), [&](const Places& one) { return mark_of(page, one) != nullptr; });
  s.add(known_ones <= 1 ? "the_only_one" : known_ones <= kFewNames ? "of_few" : "of_many");
  const auto before = static_cast<std::ptrdiff_t>(number);
  if (mark != nullptr && std::none_of(all.begin(), all.begin() + before,
                                      [&](const Places& one) { return mark_of(page, one) != nullptr; }))
    s.add("first");
  s.third(*places.front());
  return {signs.begin(), signs.end()};
}

}  // namespace fisa::extract
