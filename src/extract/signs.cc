#include "extract/signs.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "extract/target_signs.h"
#include "page/names.h"

namespace fisa::extract {
namespace {

constexpr std::uint32_t kShort = 60;    // bytes of a block
constexpr std::uint32_t kLong = 200;    // ...
constexpr std::uint32_t kOpens = 4;     // bytes before a value that opens its block
constexpr int kClose = 15;              // ranks between a value and its rival
constexpr std::size_t kTooMany = 1000;  // candidates of one field, to be compared with each other

// What a counted thing is said to be; other values say no more than their rule.
constexpr const char* kTelling[] = {"category", "comparison"};

TargetPlaces::ByPath by_path(const std::vector<Found>& candidates) {
  TargetPlaces::ByPath out;
  for (const Found& f : candidates) out[f.fact.path].push_back(&f);
  return out;
}

}  // namespace

Signs::Signs(const Engine& engine, const FoldedPage& page, const Headings& over,
             const std::vector<Found>& candidates)
    : engine_(engine),
      page_(page),
      over_(over),
      by_path_(by_path(candidates)),
      places_(engine, page, over, by_path_) {}

std::vector<std::string> Signs::of(const values::Fact& fact) const {
  std::vector<std::string> out = {"any", fact.path, fact.evidence.rule};
  const Found* f = origin(fact);
  if (f == nullptr) return out;
  place(*f, out);
  company(*f, out);
  if (fact.path == "targets") {
    add_target_signs(engine_, page_, over_, by_path_.at(fact.path), *f, out);
    places_.add_signs(*f, out);
  }
  for (const char* name : kTelling) {
    const values::Value* member = fact.value.find(name);
    if (member != nullptr && member->string() != nullptr) out.push_back(fact.path + ":" + *member->string());
  }
  // A sign that is seen twice counts once, as it has been measured.
  std::set<std::string> seen;
  std::erase_if(out, [&](const std::string& sign) { return !seen.insert(sign).second; });
  return out;
}

// The candidate that the fact was made from; none where it was computed from others.
const Found* Signs::origin(const values::Fact& fact) const {
  const auto same_path = by_path_.find(fact.path);
  if (same_path == by_path_.end()) return nullptr;
  const auto found = std::find_if(same_path->second.begin(), same_path->second.end(), [&](const Found* f) {
    return f->fact.evidence.rule == fact.evidence.rule && f->fact.evidence.span == fact.evidence.span;
  });
  return found == same_path->second.end() ? nullptr : *found;
}

void Signs::place(const Found& f, std::vector<std::string>& out) const {
  const page::Block& block = page_.page->blocks[f.block];
  const auto add = [&](const std::string& name) { out.push_back(f.fact.path + ":" + name); };
  add(std::string("in_") + page::name_of(block.kind));
  if (block.zone != page::Zone::main) add(std::string("in_") + page::name_of(block.zone));
  if (block.span.size() < kShort) add("in_short");
  if (block.span.size() >= kLong) add("in_long");
  if (f.folded.begin < page_.blocks[f.block].begin + kOpens) add("opens");
}

// What the page's other candidates for the field say.
void Signs::company(const Found& f, std::vector<std::string>& out) const {
  const auto& others = by_path_.at(f.fact.path);
  const auto add = [&](const char* name) { out.push_back(f.fact.path + name); };
  // Several rules may tell of one thing that is counted.
  const bool by_place = f.fact.path == "targets";
  std::set<std::pair<std::uint32_t, match::RuleId>> told;
  for (const Found* o : others) {
    if (o->block == f.block) told.emplace(o->folded.begin, by_place ? match::RuleId{} : o->rule);
  }
  const std::size_t beside = told.size();
  if (beside > 5) {
    add(":among_many");
  } else if (beside > 1) {
    add(beside > 3 ? ":among_some" : ":among_few");
  }
  if (others.size() > kTooMany) return;
  int rival = -1;
  std::set<match::RuleId> rules;
  std::set<std::uint32_t> blocks;
  for (const Found* o : others) {
    if (o->fact.value == f.fact.value) {
      rules.insert(o->rule);
      blocks.insert(o->block);
    } else {
      rival = std::max(rival, o->rank);
    }
  }
  if (rules.size() > 1) add(":by_two_rules");
  if (blocks.size() > 1) add(":said_again");
  if (rival >= 0) add(f.rank - rival < kClose ? ":close_rival" : ":rival");
}

double confidence(const Weights& weights, const std::vector<std::string>& signs) {
  double log_odds = 0;
  for (const std::string& sign : signs) {
    if (const auto weight = weights.find(sign); weight != weights.end()) log_odds += weight->second;
  }
  return 1 / (1 + std::exp(-log_odds));
}

}  // namespace fisa::extract
