#include "extract/division.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <string_view>

#include "extract/sums.h"

namespace fisa::extract {
namespace {

constexpr double kHalfCent = 0.006;
constexpr double kChance = 0.2;  // more likely to add up than so, sums and hints say nothing

constexpr const char* kOwn = "own_contribution";

// Where the hint at a kind stands.
enum class Side { before, behind, before_first, behind_first };
constexpr std::array kSides = {Side::before, Side::behind, Side::before_first, Side::behind_first};

const std::string& hint(const HintedSum& sum, Side side) {
  switch (side) {
    case Side::before:
      return sum.before;
    case Side::behind:
      return sum.behind;
    case Side::before_first:
      return sum.before.empty() ? sum.behind : sum.before;
    case Side::behind_first:
      return sum.behind.empty() ? sum.before : sum.behind;
  }
  return sum.before;
}

// Do shares of these kinds, and how many of each, lie side by side in one whole?
bool lie_side_by_side(std::map<std::string, int> kinds) {
  for (const auto& [kind, times] : kinds) {
    if (kind != kOwn && times > 1) return false;
  }
  const auto has = [&](const char* kind) { return kinds.count(kind) != 0; };
  if (has("grant") && has("eu")) return false;
  const bool given = has("grant") || has("eu") || has("national");
  if (has("eligible")) return !given && kinds.size() > 1;
  return given;
}

struct Choice {
  std::vector<TellingSum> sums;
  int weight = 0;
};

constexpr int kHinted = 2;     // weight of a hint
constexpr int kGivesMost = 1;  // ... of support being more than what the state or its receiver adds

class Division {
 public:
  Division(const std::vector<std::pair<std::string, double>>& told, const std::vector<HintedSum>& sums)
      : told_(told), sums_(sums) {}

  std::vector<TellingSum> run(double whole) {
    std::vector<double> all{whole};
    for (const auto& [kind, amount] : told_) all.push_back(amount);
    for (const HintedSum& s : sums_) all.push_back(s.amount);
    const std::size_t n = told_.size() + sums_.size();
    if (whole <= 0 || sums_.empty() || n > kMostDivided) return {};
    const std::uint32_t choices = 1U << n;
    if (choices * grain_of(all) / whole > kChance) return {};
    for (std::uint32_t chosen = 1; chosen < choices; ++chosen) {
      double left = whole;
      for (std::size_t i = 0; i < n; ++i) left -= (chosen >> i & 1U) != 0 ? all[i + 1] : 0;
      if (std::abs(left) < kHalfCent) weigh(chosen);
    }
    return doubtful_ ? std::vector<TellingSum>() : best_.sums;
  }

 private:
  [[nodiscard]] bool is_in(std::uint32_t chosen, std::size_t sum) const {
    return (chosen >> (told_.size() + sum) & 1U) != 0;
  }

  void weigh(std::uint32_t chosen) {
    for (const Side side : kSides) {
      Choice c;
      if (!name(chosen, side, c) || c.weight < best_.weight) continue;
      const bool same_sums = std::equal(c.sums.begin(), c.sums.end(), best_.sums.begin(), best_.sums.end(),
                                        [](const auto& a, const auto& b) { return a.sum == b.sum; });
      if (c.weight == best_.weight && same_sums) continue;  // the first side is as good
      doubtful_ = c.weight == best_.weight && !best_.sums.empty();
      best_ = std::move(c);
    }
  }

  bool name(std::uint32_t chosen, Side side, Choice& out) const {
    std::map<std::string, int> kinds;
    for (std::size_t i = 0; i < told_.size(); ++i) {
      if ((chosen >> i & 1U) != 0) ++kinds[told_[i].first];
    }
    // Several names of those who carry a project, and no donor: what each of them has.
    const bool donor = kinds.count("eu") + kinds.count("grant") > 0;
    int own = 0;
    std::size_t lacking = sums_.size();
    for (std::size_t i = 0; i < sums_.size(); ++i) {
      if (!is_in(chosen, i)) continue;
      const std::string& kind = hint(sums_[i], side);
      if (kind.empty() && lacking < sums_.size()) return false;  // two that nothing hints at
      if (kind.empty()) lacking = i;
      out.weight += kind.empty() ? 0 : kHinted;
      if (!kind.empty()) ++kinds[kind];
      own += kind == kOwn ? 1 : 0;
      out.sums.push_back({kind, i});
    }
    if (out.sums.empty() || (own > 1 && !donor)) return false;
    if (lacking < sums_.size()) {
      // Beside support the rest is its receiver's; beside what the receiver adds, and it alone, it is
      // support.
      const bool own_only = kinds.size() == 1 && kinds.begin()->first == kOwn && kinds.begin()->second == 1;
      const char* kind = own_only ? "grant" : kOwn;
      if (!own_only && (kinds.count(kOwn) != 0 || kinds.count("eligible") != 0)) return false;
      ++kinds[kind];
      for (TellingSum& t : out.sums) {
        if (t.kind.empty()) t.kind = kind;
      }
    }
    out.weight += gives_most(chosen, out) ? kGivesMost : 0;
    return lie_side_by_side(kinds);
  }

  // Of the shares chosen, is the largest that somebody pays the donor's?
  [[nodiscard]] bool gives_most(std::uint32_t chosen, const Choice& choice) const {
    double given = 0;
    double added = 0;
    const auto count = [&](std::string_view kind, double amount) {
      if (kind == "eu" || kind == "grant") given = std::max(given, amount);
      if (kind == "national" || kind == kOwn) added = std::max(added, amount);
    };
    for (std::size_t i = 0; i < told_.size(); ++i) {
      if ((chosen >> i & 1U) != 0) count(told_[i].first, told_[i].second);
    }
    for (const TellingSum& t : choice.sums) count(t.kind, sums_[t.sum].amount);
    return given > added;
  }

  const std::vector<std::pair<std::string, double>>& told_;
  const std::vector<HintedSum>& sums_;
  Choice best_;
  bool doubtful_ = false;
};

}  // namespace

std::vector<TellingSum> divide(double whole, const std::vector<std::pair<std::string, double>>& told,
                               const std::vector<HintedSum>& sums) {
  return Division(told, sums).run(whole);
}

}  // namespace fisa::extract
