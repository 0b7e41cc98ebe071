#include "extract/named_signs.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <string_view>

#include "extract/surroundings.h"
#include "grammar/slots.h"

namespace fisa::extract {
namespace {

constexpr std::size_t kFewNames = 3;

constexpr std::array<Asked, 12> kAround = {{{"named_joins", "joins"},
                                            {"named_carries", "carries"},
                                            {"named_is_carrier", "is_carrier"},
                                            {"named_pays", "pays"},
                                            {"named_builds", "builds"},
                                            {"named_checks", "checks"},
                                            {"named_meets", "meets"},
                                            {"named_before", "earlier"},
                                            {"named_speaks", "speaks"},
                                            {"named_targets", "targets"},
                                            {"named_writes", "writes"},
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

}  // namespace

std::vector<std::string> named_signs(const Engine& engine, const FoldedPage& page, const Headings& over,
                                     const Places& places, std::size_t number,
                                     const std::vector<Places>& all) {
  std::set<std::string> signs;
  Surroundings s(engine, page, over, signs);
  for (const Found* f : places) {
    s.around(*f, kAround, "");
    s.over(*f, kOver);
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
  const auto mark = page.first_from(places.front()->folded.begin);
  const bool marked = mark != page.annotations.end() && mark->span == places.front()->folded;
  s.add(marked ? "mark_" + std::to_string(static_cast<int>(mark->slot)) : "no_mark");
  const auto words = 1 + std::count(name.begin(), name.end(), ' ');
  s.add(words == 1 ? "one_word" : words < 4 ? "few_words" : "many_words");
  s.add(places.size() == 1 ? "once" : places.size() == 2 ? "twice" : "often");
  s.add(all.size() == 1 ? "the_only_one" : all.size() <= kFewNames ? "of_few" : "of_many");
  if (number == 0) s.add("first");
  s.third(*places.front());
  return {signs.begin(), signs.end()};
}

}  // namespace fisa::extract
