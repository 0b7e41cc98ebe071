#include "extract/partings.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include "extract/how_many.h"
#include "extract/piece_signs.h"
#include "extract/pieces.h"

namespace fisa::extract {
namespace {

constexpr std::size_t kMostProjects = 12;  // more are a table, whose rows are told apart by themselves
constexpr double kNoDoubt = 0.01;
// How much the log-likelihoods of sections count beside the weights of a whole way. These see more, but what
// sections see holds on pages unlike those that were measured.
constexpr double kSectionsCount = 0.8;

using Begins = std::vector<std::size_t>;

class Page {
 public:
  Page(const std::vector<Section>& sections, const std::vector<double>& likelihoods,
       const std::vector<bool>& told, const std::set<std::size_t>& said)
      : sections_(sections),
        whole_(piece(sections, 0, sections.size())),
        likelihoods_(likelihoods),
        said_(said),
        order_(sections.size()) {
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::stable_sort(order_.begin(), order_.end(),
                     [&](std::size_t a, std::size_t b) { return likelihoods[a] > likelihoods[b]; });
    for (std::size_t i = 0; i < sections.size(); ++i) {
      if (told[i]) told_.push_back(i);
      groups_[{0, static_cast<std::size_t>(sections[i].form), sections[i].depth}].push_back(i);
      if (sections[i].series != 0) groups_[{1, sections[i].series, 0}].push_back(i);
    }
  }

  std::vector<Parting> all() {
    likeliest();
    if (ways_.size() < 2) return {{{order_.front()}, {}, 0}};
    for (const auto& [like, group] : groups_) {
      for (const double least : {0.0, 0.02, 0.1}) of_group(group, least);
    }
    if (told_.size() > 1) note(told_);
    in_doubt();
    std::vector<Parting> out;
    for (const Begins& b : ways_) out.push_back({b, signs(b), likelihood(b)});
    return out;
  }

 private:
  void note(Begins begins) {
    std::sort(begins.begin(), begins.end());
    if (begins.empty() || begins.size() > kMostProjects) return;
    if (std::find(ways_.begin(), ways_.end(), begins) == ways_.end()) ways_.push_back(std::move(begins));
  }

  // The likeliest section by itself, the two likeliest, ...
  void likeliest() {
    Begins begins;
    for (const std::size_t i : order_) {
      if (!begins.empty() && likelihoods_[i] < kNoDoubt) break;
      begins.insert(std::upper_bound(begins.begin(), begins.end(), i), i);
      if (begins.size() > kMostProjects) break;
      note(begins);
      note(without_lines_below(sections_, begins));
    }
  }

  // The likeliest of all ways in which the sections in doubt begin a project, each or not.
  void in_doubt() {
    constexpr std::size_t kDoubts = 9;
    constexpr std::size_t kWays = 24;
    constexpr double kSure = 0.97;
    constexpr double kUnlikely = 0.03;
    constexpr double kEven = 0.5;
    Begins sure;
    Begins doubts;
    for (const std::size_t i : order_) {
      if (likelihoods_[i] < kUnlikely) break;
      (likelihoods_[i] > kSure ? sure : doubts).push_back(i);
    }
    std::stable_sort(doubts.begin(), doubts.end(), [&](std::size_t a, std::size_t b) {
      return std::abs(likelihoods_[a] - kEven) < std::abs(likelihoods_[b] - kEven);
    });
    for (std::size_t k = kDoubts; k < doubts.size(); ++k) {
      if (likelihoods_[doubts[k]] >= kEven) sure.push_back(doubts[k]);
    }
    doubts.resize(std::min(doubts.size(), kDoubts));
    std::vector<std::pair<double, Begins>> ways;
    for (std::size_t choice = 0; choice < std::size_t{1} << doubts.size(); ++choice) {
      auto& [unlikely, begins] = ways.emplace_back(0, sure);
      for (std::size_t k = 0; k < doubts.size(); ++k) {
        const bool is_one = ((choice >> k) & 1U) != 0;
        const double p = likelihoods_[doubts[k]];
        unlikely -= std::log(is_one ? p : 1 - p);
        if (is_one) begins.push_back(doubts[k]);
      }
    }
    std::sort(ways.begin(), ways.end());
    for (std::size_t k = 0; k < std::min(ways.size(), kWays); ++k) note(std::move(ways[k].second));
  }

  // Those of one form or one series, and those of them that tell of a project.
  void of_group(const Begins& group, double least) {
    constexpr std::size_t kLikeliest = 3;
    Begins likely;
    Begins telling;
    for (std::size_t k = 0; k < group.size(); ++k) {
      if (likelihoods_[group[k]] < least) continue;
      likely.push_back(group[k]);
      const std::size_t end = k + 1 < group.size() ? group[k + 1] : sections_.size();
      if (piece(sections_, group[k], end).kinds() >= 2) telling.push_back(group[k]);
    }
    if (likely.size() > 1) note(likely);
    if (telling.size() < 2) return;
    note(telling);
    for (std::size_t k = 0; k < std::min(kLikeliest, order_.size()); ++k) {
      const auto at = std::lower_bound(telling.begin(), telling.end(), order_[k]);
      if (at != telling.end() && *at == order_[k]) continue;
      Begins more = telling;
      more.insert(more.begin() + (at - telling.begin()), order_[k]);
      note(without_lines_below(sections_, more));
    }
  }

  // A heading that says a name and nothing else, and the section below, may both look like the beginning of
  // one project: it is one beginning, whichever of the two the way takes.
  [[nodiscard]] double likelihood(const Begins& begins) const {
    constexpr double kLeast = 1e-3;
    constexpr double kBoth = 0.22;
    const auto is_one = [&](std::size_t i) { return std::binary_search(begins.begin(), begins.end(), i); };
    double sum = 0;
    for (std::size_t i = 0; i < sections_.size(); ++i) {
      const double p = std::clamp(likelihoods_[i], kLeast, 1 - kLeast);
      const bool below_one = i > 0 && is_one(i - 1) && sections_[i - 1].says_name_alone();
      const bool over_one = is_one(i + 1) && sections_[i].says_name_alone();
      if (is_one(i)) {
        sum += std::log(below_one ? kBoth : p);
      } else if (!below_one && !over_one) {
        sum += std::log(1 - p);
      }
    }
    return kSectionsCount * sum;
  }

  [[nodiscard]] std::vector<std::string> signs(const Begins& begins) const {
    std::vector<std::string> out = piece_signs(sections_, whole_, likelihoods_, begins);
    const auto add = [&](std::string sign) { out.push_back(std::move(sign)); };
    const std::size_t n = begins.size();
    add(said_.empty() ? "says_no_number" : said_.count(n) != 0 ? "as_many_as_said" : "not_as_many_as_said");
    double without = 0;
    for (const std::size_t i : order_) {
      if (!std::binary_search(begins.begin(), begins.end(), i)) without = std::max(without, likelihoods_[i]);
    }
    add("leaves_" + tenth(without));
    if (n == 1) {
      for (const Had& had : kHasOne)
        add(std::string("one_with_") + had.name + "_" + how_many((whole_.*had.what).size()));
      add("one_told_" + how_many(told_.size()));
      return out;
    }
    add("told_" + (told_ == begins ? "so" : how_many(told_.size())));
    forms(begins, add);
    return out;
  }

  template <typename Add>
  void forms(const Begins& begins, const Add& add) const {
    const auto like = [&](std::size_t i) { return std::pair(sections_[i].form, sections_[i].depth); };
    const auto alike = [&](std::size_t from) {
      return std::all_of(begins.begin() + static_cast<std::ptrdiff_t>(from), begins.end(),
                         [&](std::size_t b) { return like(b) == like(begins[from]); });
    };
    const auto of_all = [&](std::size_t all) {
      return all == begins.size() ? "whole" : begins.size() * 2 >= all ? "most_of" : "few_of";
    };
    add(alike(0) ? "alike" : alike(1) ? "alike_but_the_first" : "unlike");
    const Section& first = sections_[begins.front()];
    if (alike(0)) {
      const auto& group = groups_.at({0, static_cast<std::size_t>(first.form), first.depth});
      add(std::string(of_all(group.size())) + "_form");
    }
    const bool one_series = std::all_of(begins.begin(), begins.end(),
                                        [&](std::size_t b) { return sections_[b].series == first.series; });
    if (one_series && first.series != 0)
      add(std::string(of_all(groups_.at({1, first.series, 0}).size())) + "_series");
    int likeness = first.likeness;
    for (const std::size_t b : begins) likeness = std::min(likeness, sections_[b].likeness);
    add("likeness_" + std::to_string(likeness));
    if (first.form == Form::opening) add("from_the_top");
  }

  using Like = std::tuple<int, std::size_t, std::size_t>;
  const std::vector<Section>& sections_;
  const Section whole_;  // what all of them say
  const std::vector<double>& likelihoods_;
  const std::set<std::size_t>& said_;
  std::vector<std::size_t> order_;  // of the sections, the likeliest first
  std::map<Like, Begins> groups_;   // of one form and depth, of one series
  Begins told_;
  std::vector<Begins> ways_;
};

}  // namespace

std::vector<std::size_t> without_lines_below(const std::vector<Section>& sections,
                                             const std::vector<std::size_t>& begins) {
  std::vector<std::size_t> out;
  for (const std::size_t b : begins) {
    Section between;
    if (!out.empty()) {
      for (std::size_t k = out.back(); k < b; ++k) between.add(sections[k]);
    }
    const bool over = !out.empty() && sections[out.back()].form != Form::opening &&
                      sections[out.back()].depth < sections[b].depth && between.says_name_alone();
    if (!over) out.push_back(b);
  }
  return out;
}

std::vector<Parting> partings(const std::vector<Section>& sections, const std::vector<double>& likelihoods,
                              const std::vector<bool>& told, const std::set<std::size_t>& said) {
  return Page(sections, likelihoods, told, said).all();
}

}  // namespace fisa::extract
