#include "extract/near_misses.h"

#include <algorithm>
#include <map>

#include "extract/headings.h"
#include "extract/units.h"
#include "match/near.h"

namespace fisa::extract {
namespace {

bool gives(const grammar::Rule& rule, const std::string& path) {
  return std::any_of(rule.emissions.begin(), rule.emissions.end(),
                     [&](const grammar::Emission& e) { return e.path == path; });
}

// Where the rule's patterns came nearest to matching.
std::optional<NearMiss> nearest(const grammar::Rule& rule, const FoldedPage& page,
                                const std::vector<Unit>& units) {
  const match::NearMatcher matcher(rule);
  const bool in_slots = rule.view == grammar::View::slots;
  std::optional<NearMiss> out;
  for (const Unit& u : units) {
    const auto near = matcher.nearest(in_slots ? u.slots : u.plain);
    if (!near || (out && near->share <= out->share)) continue;
    out = NearMiss{rule.id(), page.source(u.origin(in_slots, near->span)),
                   "lacks " + near->lacked + (near->before ? " before it" : " behind it"), near->share};
  }
  return out;
}

}  // namespace

std::vector<NearMiss> near_misses(const Engine& engine, const FoldedPage& page, const std::string& path) {
  std::vector<Refusal> refusals;
  Engine watching = engine;
  watching.refusals = &refusals;
  find_candidates(watching, page, headings(page));
  std::map<std::string, NearMiss> refused;  // by rule; the first of each
  for (const Refusal& r : refusals) {
    const grammar::Rule& rule = engine.grammar.rules[r.rule];
    if (gives(rule, path)) refused.emplace(rule.id(), NearMiss{rule.id(), page.source(r.folded), r.why, 1});
  }
  const std::vector<Unit> all = units(page, engine.matcher);
  std::vector<NearMiss> out;
  for (const grammar::Rule& rule : engine.grammar.rules) {
    if (!gives(rule, path)) continue;
    if (const auto found = refused.find(rule.id()); found != refused.end()) {
      out.push_back(found->second);
    } else if (auto near = nearest(rule, page, all)) {
      out.push_back(std::move(*near));
    }
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const NearMiss& a, const NearMiss& b) { return a.share > b.share; });
  return out;
}

}  // namespace fisa::extract
