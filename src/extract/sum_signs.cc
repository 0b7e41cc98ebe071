#include "extract/sum_signs.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "extract/sameness.h"
#include "extract/sums.h"
#include "extract/surroundings.h"
#include "grammar/slots.h"

namespace fisa::extract {
namespace {

constexpr std::string_view kStops(&grammar::kMoney, 1);  // another sum
constexpr double kCent = 0.5;
constexpr double kRounding = 0.0005;  // of what is worked out of percents
constexpr double kMost = 50;
constexpr int kLongestRun = 8;  // of shares beside their total

// The bounds, in percent, of what share of the largest sum a smaller one is.
constexpr std::array<double, 11> kShares = {1.5, 2.5, 7, 12, 17, 30, 45, 55, 75, 87, 99};

constexpr std::array<Asked, 17> kAround = {{{"sum_total", "total"},
                                            {"sum_of_project", "of_project"},
                                            {"sum_union", "union"},
                                            {"sum_nation", "nation"},
                                            {"sum_own", "own"},
                                            {"sum_grant", "grant"},
                                            {"sum_eligible", "eligible"},
                                            {"sum_ineligible", "ineligible"},
                                            {"sum_tax", "tax"},
                                            {"sum_contract", "contract"},
                                            {"sum_ceiling", "ceiling"},
                                            {"sum_call", "call"},
                                            {"sum_price", "price"},
                                            {"sum_earlier", "earlier"},
                                            {"sum_year", "year"},
                                            {"sum_share", "share"},
                                            {"sum_partner", "partner"}}};

constexpr std::array<Asked, 2> kOver = {
    {{"sum_under_budget", "under_budget"}, {"sum_under_others", "under_others"}}};

double amount(const Found& f) {
  const values::Value* a = f.fact.value.find("amount");
  return a != nullptr && a->number() != nullptr ? *a->number() : 0;
}

bool is_same_currency(const Places& a, const Places& b) {
  const std::string* x = text_member(a.front()->fact.value, "currency");
  const std::string* y = text_member(b.front()->fact.value, "currency");
  return x != nullptr && y != nullptr && *x == *y;
}

// The sums told right before it, or right behind, add up to it: it closes, or heads, its shares.
bool has_run(const std::vector<Places>& all, std::size_t number, int step) {
  const double sum = amount(*all[number].front());
  double left = sum;
  int shares = 0;
  for (auto i = static_cast<std::ptrdiff_t>(number) + step;
       i >= 0 && i < static_cast<std::ptrdiff_t>(all.size()) && shares < kLongestRun; i += step) {
    const Places& share = all[static_cast<std::size_t>(i)];
    if (!is_same_currency(share, all[number])) continue;
    left -= amount(*share.front());
    ++shares;
    if (shares >= 2 && std::abs(left) < kCent) return true;
    if (left < 0) return false;
  }
  return false;
}

// Of the sums in its currency: what share of the largest it is, and what adds up to what.
void add_shares(Surroundings& s, const std::vector<Places>& all, std::size_t number,
                std::vector<double> others) {
  const double sum = amount(*all[number].front());
  if (is_sum(sum, others)) s.add("whole_of_others");
  if (has_run(all, number, 1)) s.add("heads_shares");
  if (has_run(all, number, -1)) s.add("closes_shares");
  const double largest = others.empty() ? 0 : *std::max_element(others.begin(), others.end());
  if (largest <= sum) return;
  const double percent = 100 * sum / largest;
  const auto bound = std::upper_bound(kShares.begin(), kShares.end(), percent);
  s.add("share_" + std::to_string(bound - kShares.begin()));
  std::erase(others, largest);
  const double rest = largest - sum;
  const bool one =
      std::any_of(others.begin(), others.end(), [&](double o) { return std::abs(o - rest) < kCent; });
  if (one || is_sum(rest, others)) {
    s.add("divides_largest");
  } else if (is_sum(largest, others)) {
    s.add("left_out_of_largest");
  }
}

// "85 %": what percent of another sum it is told to be.
void add_percent(Surroundings& s, const FoldedPage& page, double sum, const std::vector<double>& others) {
  if (others.empty()) return;
  for (const Annotation& a : page.annotations) {
    if (a.slot != grammar::kPercent || a.mention.number <= 0 || a.mention.number >= 100) continue;
    const double whole = sum * 100 / a.mention.number;
    const bool told = std::any_of(others.begin(), others.end(),
                                  [&](double o) { return std::abs(o - whole) < whole * kRounding; });
    if (told) s.add(a.mention.number > kMost ? "most_in_percent" : "part_in_percent");
  }
}

// Which of the sums of its sentence it is.
void add_place(Surroundings& s, const FoldedPage& page, const Found& f, Span sentence) {
  int before = 0;
  int behind = 0;
  for (auto a = page.first_from(sentence.begin); a != page.annotations.end() && a->span.begin < sentence.end;
       ++a) {
    if (a->slot != grammar::kMoney) continue;
    before += a->span.end <= f.folded.begin;
    behind += a->span.begin >= f.folded.end;
  }
  s.add("with_" + std::to_string(std::min(before, 3)) + "_before");
  s.add("with_" + std::to_string(std::min(behind, 3)) + "_behind");
}

}  // namespace

std::vector<std::string> sum_signs(const Engine& engine, const FoldedPage& page, const Headings& over,
                                   const Places& places, std::size_t number, const std::vector<Places>& all) {
  std::set<std::string> signs;
  Surroundings s(engine, page, over, signs);
  for (const Found* f : places) {
    s.around(*f, kAround, kStops);
    s.over(*f, kOver);
    s.table(*f, kAround);
    s.names(*f, kStops);
    s.beside(*f, kStops);
    s.block(*f);
    s.company(*f, grammar::kMoney);
    add_place(s, page, *f, s.sentence_of(*f));
  }
  std::vector<double> same;  // others in its currency
  for (const Places& p : all) {
    if (is_same_currency(p, all[number]) && amount(*p.front()) != amount(*places.front()))
      same.push_back(amount(*p.front()));
  }
  add_shares(s, all, number, same);
  add_percent(s, page, amount(*places.front()), same);
  const Found& one = *places.front();
  const double sum = amount(one);
  int larger = 0;
  double others = 0;
  for (const Places& p : all) {
    const double other = amount(*p.front());
    if (other > sum) ++larger;
    if (other < sum) others += other;
  }
  s.add(larger == 0 ? "largest" : larger == 1 ? "second" : larger < 4 ? "third" : "small");
  if (std::abs(others - sum) < kCent) s.add("sum_of_smaller");
  s.add(sum < 1e4   ? "under_1e4"
        : sum < 1e5 ? "under_1e5"
        : sum < 1e6 ? "under_1e6"
        : sum < 1e7 ? "under_1e7"
                    : "over_1e7");
  if (std::fmod(sum, 1000) == 0) s.add("round");
  if (std::fmod(sum, 1) != 0) s.add("to_the_cent");
  s.among(places.size(), number, all.size());
  if (number + 1 == all.size()) s.add("last");
  const std::string* first = text_member(all.front().front()->fact.value, "currency");
  const std::string* own = text_member(one.fact.value, "currency");
  if (first != nullptr && own != nullptr && *first != *own) s.add("other_currency");
  const auto a = page.first_from(one.folded.begin);
  if (a != page.annotations.end() && a->slot == grammar::kMoney &&
      a->mention.comparison != values::Comparison::exactly)
    s.add("compared");
  s.third(*places.front());
  return {signs.begin(), signs.end()};
}

}  // namespace fisa::extract
