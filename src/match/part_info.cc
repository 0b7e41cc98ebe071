#include "match/part_info.h"

#include <string_view>

#include "match/chance.h"

namespace fisa::match {
namespace {

constexpr std::size_t kMostCrossed = 48;  // strings that two sets in a row may make
constexpr std::size_t kMostForms = 512;   // of an alternation
constexpr std::size_t kLongest = 14;      // bytes of a literal; the rest of a longer one adds little
constexpr double kTooCommon = 1.0 / 250;  // chance, at a place in the text, that a clause is met there

// Does `s` hold one of `others`, which are no longer than it and in the order of their length?
bool holds_one_of(std::string_view s, const Clause& others) {
  return std::any_of(others.begin(), others.end(),
                     [&](const std::string& o) { return s.find(o) != std::string_view::npos; });
}

// A literal that holds another one of the clause adds nothing to it.
Clause clause_of(const Strings& strings) {
  Clause all;
  for (const std::string& s : strings) all.push_back(s.substr(0, kLongest));
  std::stable_sort(all.begin(), all.end(),
                   [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
  Clause out;
  for (const std::string& s : all) {
    if (!holds_one_of(s, out)) out.push_back(s);
  }
  std::sort(out.begin(), out.end());
  return out;
}

void add_clause(std::vector<Clause>& clauses, const Strings& strings) {
  if (strings.empty() || strings.has("")) return;
  Clause clause = clause_of(strings);
  if (chance_of(clause) <= kTooCommon) clauses.push_back(std::move(clause));
}

// An edge has no width: two of them in a row are one.
std::string joined(const std::string& a, const std::string& b) {
  const bool one = !a.empty() && !b.empty() && a.back() == kEdge && b.front() == kEdge;
  return a + (one ? b.substr(1) : b);
}

}  // namespace

double chance_of(const Clause& clause) {
  double p = 0;
  for (const std::string& s : clause) p += chance(s);
  return p;
}

Info exactly(Strings strings) {
  return {true, std::move(strings), {}};
}

Info anything() {
  return {false, {""}, {}};
}

std::vector<Clause> clauses_of(const Info& info) {
  std::vector<Clause> out = info.clauses;
  if (info.exact) add_clause(out, info.strings);
  return out;
}

Info either(std::vector<Info> branches) {
  if (branches.size() == 1) return std::move(branches.front());
  std::vector<std::string> all;
  bool exact = true;
  for (const Info& b : branches) {
    exact = exact && b.exact;
    all.insert(all.end(), b.strings.begin(), b.strings.end());
  }
  Strings strings(std::move(all));
  if (strings.size() > kMostForms) strings = {""}, exact = false;
  if (exact) return exactly(std::move(strings));
  // The rarest clause of every branch, together.
  std::vector<std::string> any;
  for (const Info& b : branches) {
    const std::vector<Clause> clauses = clauses_of(b);
    if (clauses.empty()) return {false, std::move(strings), {}};
    const auto best = std::min_element(clauses.begin(), clauses.end(), [](const Clause& a, const Clause& c) {
      return chance_of(a) < chance_of(c);
    });
    any.insert(any.end(), best->begin(), best->end());
  }
  Info out{false, std::move(strings), {}};
  add_clause(out.clauses, Strings(std::move(any)));
  return out;
}

void Sequence::add(Info next) {
  const std::size_t crossed = tail_.size() * next.strings.size();
  if (crossed > std::max({kMostCrossed, tail_.size(), next.strings.size()})) flush();
  std::vector<std::string> longer;
  for (const std::string& a : tail_) {
    for (const std::string& b : next.strings) longer.push_back(joined(a, b));
  }
  tail_ = Strings(std::move(longer));
  if (next.exact) return;
  flush();
  for (Clause& c : next.clauses) clauses_.push_back(std::move(c));
}

Info Sequence::take() {
  if (exact_) return exactly(std::move(tail_));
  flush();
  return {false, std::move(head_), std::move(clauses_)};
}

// What comes next is not known to follow the strings of the tail one by one.
void Sequence::flush() {
  add_clause(clauses_, tail_);
  if (exact_) head_ = std::move(tail_);
  exact_ = false;
  tail_ = {""};
}

}  // namespace fisa::match
