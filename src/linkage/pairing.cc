#include "linkage/pairing.h"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>

#include "text/similarity.h"

namespace fisa::linkage {
namespace {

// What more records than this have in common is a call's code, a site's name, a form's heading.
constexpr std::size_t kTooCommon = 64;
constexpr double kAlike = 0.5;               // of titles on one page
constexpr std::size_t kComparedBytes = 300;  // of titles: likeness takes the product of their lengths

using Keys = std::set<std::string>;

Keys keys_of(const Identity& id, MatchedBy by) {
  if (by == MatchedBy::code) return id.codes;
  if (by == MatchedBy::source) return id.sources;
  return id.title.empty() ? Keys{} : Keys{id.title};
}

class Pairer {
 public:
  Pairer(const std::vector<Identity>& old_set, const std::vector<Identity>& new_set)
      : old_(old_set), new_(new_set), old_taken_(old_set.size()), new_taken_(new_set.size()) {}

  std::vector<Pair> run() {
    for (const MatchedBy by : {MatchedBy::code, MatchedBy::source, MatchedBy::title}) level(by);
    std::sort(out_.begin(), out_.end(),
              [](const Pair& a, const Pair& b) { return a.new_index < b.new_index; });
    return std::move(out_);
  }

 private:
  struct Group {
    std::vector<std::size_t> old_ones;
    std::vector<std::size_t> new_ones;
  };
  // The better pair is the smaller.
  using Ranked = std::tuple<bool, bool, double, std::size_t, std::size_t>;

  void level(MatchedBy by) {
    std::unordered_map<std::string, Group> groups;
    for (std::size_t i = 0; i < old_.size(); ++i) {
      if (old_taken_[i]) continue;
      for (const std::string& key : keys_of(old_[i], by)) groups[key].old_ones.push_back(i);
    }
    for (std::size_t j = 0; j < new_.size(); ++j) {
      if (new_taken_[j]) continue;
      for (const std::string& key : keys_of(new_[j], by)) {
        if (const auto found = groups.find(key); found != groups.end()) found->second.new_ones.push_back(j);
      }
    }
    std::set<Ranked> ranked;  // sorted, so that the groups' own order is of no consequence
    for (const auto& [key, group] : groups) rank(group, by, ranked);
    for (const auto& [source, title, likeness, i, j] : ranked) {
      if (!old_taken_[i] && !new_taken_[j]) take(i, j, by);
    }
  }

  void rank(const Group& group, MatchedBy by, std::set<Ranked>& out) const {
    if (std::max(group.old_ones.size(), group.new_ones.size()) > kTooCommon) return;
    const bool alone = group.old_ones.size() == 1 && group.new_ones.size() == 1;
    for (const std::size_t i : group.old_ones) {
      for (const std::size_t j : group.new_ones) {
        const Identity& a = old_[i];
        const Identity& b = new_[j];
        const double likeness =
            text::likeness(a.title.substr(0, kComparedBytes), b.title.substr(0, kComparedBytes));
        const bool strangers = other_codes(a, b);
        // A page with other projects on it than before has not changed its projects.
        if (by == MatchedBy::source && likeness < kAlike && (strangers || !alone)) continue;
        if (by == MatchedBy::title && strangers) continue;
        out.emplace(keys_apart(a.sources, b.sources), a.title != b.title, -likeness, i, j);
      }
    }
  }

  static bool keys_apart(const Keys& a, const Keys& b) {
    return std::none_of(a.begin(), a.end(), [&](const std::string& key) { return b.count(key) != 0; });
  }

  void take(std::size_t i, std::size_t j, MatchedBy by) {
    old_taken_[i] = true;
    new_taken_[j] = true;
    out_.push_back({i, j, by});
  }

  const std::vector<Identity>& old_;
  const std::vector<Identity>& new_;
  std::vector<bool> old_taken_;
  std::vector<bool> new_taken_;
  std::vector<Pair> out_;
};

}  // namespace

std::vector<Pair> pair_up(const std::vector<Identity>& old_set, const std::vector<Identity>& new_set) {
  return Pairer(old_set, new_set).run();
}

}  // namespace fisa::linkage
