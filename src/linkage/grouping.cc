#include "linkage/grouping.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "text/similarity.h"

namespace fisa::linkage {
namespace {

constexpr double kAlike = 0.5;
constexpr std::size_t kComparedBytes = 300;  // of titles: likeness takes the product of their lengths
constexpr std::size_t kWholeDate = 10;       // "2019-03-01"
constexpr std::size_t kTooCommon = 1000;     // records with one title: a form's heading, compared no further

Agreement titles(const Identity& a, const Identity& b) {
  if (a.title.empty() || b.title.empty()) return Agreement::unknown;
  if (a.title == b.title) return Agreement::agrees;
  return text::likeness(a.title.substr(0, kComparedBytes), b.title.substr(0, kComparedBytes)) < kAlike
             ? Agreement::disagrees
             : Agreement::unknown;
}

bool on_one_page(const Identity& a, const Identity& b) {
  return std::any_of(a.sources.begin(), a.sources.end(),
                     [&](const std::string& s) { return b.sources.count(s) != 0; });
}

bool contract_means_another(const Identity& a, const Identity& b) {
  // A page that tells of two names two: one of them has been given the other's contract.
  if (on_one_page(a, b) && titles(a, b) == Agreement::disagrees) return true;
  int against = 0;
  for (const Agreement agreement : {titles(a, b), carriers(a, b), periods(a, b)}) {
    if (agreement == Agreement::agrees) return false;
    against += agreement == Agreement::disagrees;
  }
  return against > 1;
}

bool same_to_the_day(const Identity& a, const Identity& b) {
  return a.period.start.size() == kWholeDate && a.period.end.size() == kWholeDate &&
         a.period.start == b.period.start && a.period.end == b.period.end;
}

bool title_means_the_same(const Identity& a, const Identity& b) {
  if (apart_in_time(a, b)) return false;
  const Agreement who = carriers(a, b);
  if (who == Agreement::agrees) return true;
  if (who == Agreement::disagrees) return same_to_the_day(a, b);
  return periods(a, b) == Agreement::agrees;
}

// Disjoint sets of records, each with the SMIS codes of all its records.
class Sets {
 public:
  explicit Sets(const std::vector<Identity>& records) : parent_(records.size()), smis_(records.size()) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
    for (std::size_t i = 0; i < records.size(); ++i) smis_[i].smis = records[i].smis;
  }

  std::size_t root(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }

  bool may_join(std::size_t i, std::size_t j) { return !other_codes(smis_[root(i)], smis_[root(j)]); }

  void join(std::size_t i, std::size_t j) {
    const std::size_t a = std::min(root(i), root(j));
    const std::size_t b = std::max(root(i), root(j));
    if (a == b) return;
    parent_[b] = a;
    smis_[a].smis.merge(smis_[b].smis);
  }

 private:
  std::vector<std::size_t> parent_;
  std::vector<Identity> smis_;  // only the codes are filled in
};

using Members = std::map<std::string, std::vector<std::size_t>>;

void join_by_smis(const std::vector<Identity>& records, Sets& sets) {
  std::map<std::string, std::size_t> first;
  for (std::size_t i = 0; i < records.size(); ++i) {
    for (const std::string& code : records[i].smis) sets.join(first.emplace(code, i).first->second, i);
  }
}

void join_by_contract(const std::vector<Identity>& records, Sets& sets, std::vector<KeptApart>& kept_apart) {
  Members seen;
  for (std::size_t i = 0; i < records.size(); ++i) {
    for (const std::string& contract : records[i].contracts) {
      auto& others = seen[contract];
      bool joined = others.empty();
      for (const std::size_t j : others) {
        if (sets.root(i) != sets.root(j) &&
            (!sets.may_join(i, j) || contract_means_another(records[i], records[j])))
          continue;
        sets.join(i, j);
        joined = true;
        break;
      }
      if (!joined) kept_apart.push_back({others.front(), i, contract});
      if (others.size() < kTooCommon) others.push_back(i);
    }
  }
}

void join_by_title(const std::vector<Identity>& records, Sets& sets) {
  Members seen;
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (records[i].title.empty()) continue;
    auto& others = seen[records[i].title];
    for (const std::size_t j : others) {
      if (sets.root(i) != sets.root(j) && sets.may_join(i, j) && title_means_the_same(records[i], records[j]))
        sets.join(i, j);
    }
    if (others.size() < kTooCommon) others.push_back(i);
  }
}

}  // namespace

Groups group(const std::vector<Identity>& records) {
  Sets sets(records);
  Groups out;
  join_by_smis(records, sets);
  join_by_contract(records, sets, out.kept_apart);
  join_by_title(records, sets);
  std::map<std::size_t, std::vector<std::size_t>> by_root;  // a root is its group's first record
  for (std::size_t i = 0; i < records.size(); ++i) by_root[sets.root(i)].push_back(i);
  for (auto& [root, members] : by_root) out.groups.push_back(std::move(members));
  return out;
}

}  // namespace fisa::linkage
