#include "extract/totals.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <set>
#include <string>
#include <utility>

#include "extract/preferences.h"
#include "extract/reach.h"
#include "extract/sameness.h"
#include "extract/sums.h"
#include "grammar/slots.h"

namespace fisa::extract {
namespace {

using values::Object;
using values::Value;

constexpr int kSumRank = 56;
constexpr int kRunRank = 68;      // ... of shares beside it
constexpr int kToldRunRank = 78;  // ... some of which are told of
constexpr int kLabelled = 80;
constexpr int kSureShare = 66;
constexpr double kLeastTotal = 1000;    // smaller sums add up by chance
constexpr int kLongestRun = 8;          // of shares beside their total
constexpr std::size_t kMostSums = 200;  // of a project: of more, as in a price list, some add up by chance
constexpr double kHalfCent = 0.006;
constexpr double kRounding = 1.001;  // a total may be rounded where its shares are not

double amount_of(const Value& money) {
  const Value* amount = money.find("amount");
  return amount != nullptr && amount->number() != nullptr ? *amount->number() : 0;
}

bool same_currency(const Value& a, const Value& b) {
  const std::string* x = text_member(a, "currency");
  const std::string* y = text_member(b, "currency");
  return x != nullptr && y != nullptr && *x == *y;
}

bool is_part(const Found& f) {
  return f.fact.path == "budget.parts";
}

bool is_total(const Found& f) {
  return f.fact.path == "budget.total";
}

std::vector<const Found*> parts_of(const std::vector<Found>& candidates) {
  std::vector<const Found*> out;
  for (const Found& f : candidates) {
    if (is_part(f)) out.push_back(&f);
  }
  return out;
}

// The sums in the main text of the project, from the first to the last block that says something of it alone.
std::vector<Annotation> money(const FoldedPage& page, const std::vector<Found>& candidates) {
  const auto [first, last] = reach_of(page, candidates);
  std::vector<Annotation> out;
  for (std::uint32_t b = first; b <= last && b < page.blocks.size(); ++b) {
    if (page.page->blocks[b].zone != page::Zone::main) continue;
    for (std::uint32_t a = page.first_annotation[b]; a < page.first_annotation[b + 1]; ++a) {
      if (page.annotations[a].slot == grammar::kMoney) out.push_back(page.annotations[a]);
    }
  }
  return out;
}

// Does `whole` lead or close a run of sums that add up to it, `among` of them (0: any)?
bool heads_shares(const std::vector<Annotation>& sums, std::size_t whole, double among = 0) {
  const Annotation& total = sums[whole];
  if (total.mention.number < kLeastTotal) return false;
  const auto run = [&](int step) {
    double left = total.mention.number;
    int shares = 0;
    bool met = among == 0;
    for (auto i = static_cast<std::ptrdiff_t>(whole) + step;
         i >= 0 && i < static_cast<std::ptrdiff_t>(sums.size()) && shares < kLongestRun; i += step) {
      const values::Mention& share = sums[static_cast<std::size_t>(i)].mention;
      // The same again, in words or in another currency, is no share.
      if (share.currency != total.mention.currency || share.number == total.mention.number) continue;
      left -= share.number;
      ++shares;
      met = met || share.number == among;
      if (std::abs(left) < kHalfCent && shares >= 2) return met;
      if (left < 0) return false;
    }
    return false;
  };
  return run(1) || run(-1);
}

// A total of that sum, as `like` but for what it is and where it stands.
Found total_of(const FoldedPage& page, const Annotation& sum, const char* rule, Found like) {
  like.folded = sum.span;
  like.block = page.block_of(sum.span.begin);
  like.fact.path = "budget.total";
  like.fact.value = Object{{"amount", sum.mention.number}, {"currency", sum.mention.currency}};
  like.fact.evidence = {page.source(sum.mention.core), rule};
  return like;
}

// The candidate that ranks just above the total: it is better told by that sum.
Found better_told(const FoldedPage& page, const Found& total, const Annotation& sum, const char* rule) {
  Found out = total_of(page, sum, rule, total);
  ++out.rank;
  return out;
}

// The largest sum that others add up to: those that stand beside it or, where shares are known, any of them.
void add_sum(const FoldedPage& page, const std::vector<Annotation>& sums, std::vector<Found>& candidates) {
  // A rule has seen what the sum is: a share, which may have shares of its own.
  const auto is_told = [&](const Annotation& sum) {
    return std::any_of(candidates.begin(), candidates.end(), [&](const Found& f) {
      return (is_part(f) || is_total(f)) && amount_of(f.fact.value) == sum.mention.number;
    });
  };
  const bool any_part = std::any_of(candidates.begin(), candidates.end(), is_part);
  const bool any_total = std::any_of(candidates.begin(), candidates.end(), is_total);
  double largest = 0;
  for (const Found& f : candidates) {
    if (is_total(f)) largest = std::max(largest, amount_of(f.fact.value));
  }
  const auto has_told_share = [&](std::size_t whole) {
    return std::any_of(candidates.begin(), candidates.end(), [&](const Found& f) {
      return is_part(f) && heads_shares(sums, whole, amount_of(f.fact.value));
    });
  };
  const Annotation* best = nullptr;
  int rank = kSumRank;
  for (std::size_t i = 0; i < sums.size(); ++i) {
    const Annotation& a = sums[i];
    if (best != nullptr && a.mention.number <= best->mention.number) continue;
    if (is_told(a)) continue;
    std::vector<double> others;
    for (const Annotation& b : sums) {
      if (b.mention.currency == a.mention.currency) others.push_back(b.mention.number);
    }
    const bool heads = heads_shares(sums, i);
    if (!heads && (!any_part || any_total || !is_sum(a.mention.number, others))) continue;
    best = &a;
    rank = heads ? kRunRank : kSumRank;
    // What is more than any total that a rule has seen is no share of one.
    if (heads && a.mention.number > largest && has_told_share(i)) rank = kToldRunRank;
  }
  if (best == nullptr) return;
  Found f;
  f.rank = rank;
  candidates.push_back(total_of(page, *best, "budget.sum_of_shares", std::move(f)));
}

// "almost 9 million; to be exact, 8,936,512.07": the exact figure of a rounded total is a candidate above it.
void add_exact(const FoldedPage& page, const std::vector<Annotation>& sums, std::vector<Found>& candidates) {
  std::vector<Found> exact;
  for (const Found& total : candidates) {
    const double rounded = amount_of(total.fact.value);
    if (!is_total(total)) continue;
    for (const Annotation& a : sums) {
      if (!is_rounded(rounded, a.mention.number) ||
          a.mention.currency != *text_member(total.fact.value, "currency"))
        continue;
      exact.push_back(better_told(page, total, a, "budget.exact_total"));
      break;
    }
  }
  std::move(exact.begin(), exact.end(), std::back_inserter(candidates));
}

// Is the sum what all the totals of one rule, one of which is `part`, make together: those of the partners?
bool is_sum_of_totals(double whole, const Found& part, const std::vector<Found>& candidates) {
  std::vector<double> others;
  double sum = 0;
  for (const Found& f : candidates) {
    const double amount = amount_of(f.fact.value);
    if (!is_total(f) || f.rule != part.rule ||
        std::find(others.begin(), others.end(), amount) != others.end())
      continue;
    others.push_back(amount);
    if (amount != whole) sum += amount;
  }
  return others.size() >= 2 && std::abs(sum - whole) < kHalfCent;
}

// What seems the whole is a share where a larger sum has it among those that add up to it: the larger one is
// a candidate above it.
void add_larger(const FoldedPage& page, const std::vector<Annotation>& sums, std::vector<Found>& candidates) {
  std::vector<Found> larger;
  for (const Found& total : candidates) {
    const double amount = amount_of(total.fact.value);
    if (!is_total(total) || amount < kLeastTotal) continue;
    for (std::size_t i = 0; i < sums.size(); ++i) {
      const Annotation& a = sums[i];
      if (a.mention.number <= amount || a.mention.currency != *text_member(total.fact.value, "currency") ||
          (!heads_shares(sums, i, amount) && !is_sum_of_totals(a.mention.number, total, candidates)))
        continue;
      larger.push_back(better_told(page, total, a, "budget.sum_of_totals"));
      break;
    }
  }
  std::move(larger.begin(), larger.end(), std::back_inserter(candidates));
}

// A sum in a sentence that two shares told of are more than is a price, and no total; so is one that one
// share is more than, where beside the share there is told what it is of.
void drop_prices(std::vector<Found>& candidates) {
  const std::vector<const Found*> shares = parts_of(candidates);
  const auto has_whole_beside = [&](const Found& share) {
    return std::any_of(candidates.begin(), candidates.end(), [&](const Found& other) {
      return is_total(other) && other.block == share.block &&
             same_currency(other.fact.value, share.fact.value) && !exceeds(share.fact, &other.fact);
    });
  };
  const auto is_price = [&](const Found& total) {
    if (!is_total(total) || total.rank >= kLabelled) return false;
    std::set<double> larger;
    bool of_another = false;
    for (const Found* f : shares) {
      if (f->rank < kSureShare || !exceeds(f->fact, &total.fact)) continue;
      larger.insert(amount_of(f->fact.value));
      of_another = of_another || has_whole_beside(*f);
    }
    return larger.size() >= 2 || of_another;
  };
  std::vector<bool> price;
  price.reserve(candidates.size());
  for (const Found& f : candidates) price.push_back(is_price(f));
  std::size_t i = 0;
  std::erase_if(candidates, [&](const Found&) { return price[i++]; });
}

}  // namespace

void prefer_sums(const FoldedPage& page, std::vector<Found>& candidates) {
  drop_prices(candidates);
  const std::vector<const Found*> parts = parts_of(candidates);
  for (Found& total : candidates) {
    if (!is_total(total)) continue;
    std::vector<double> shares;
    for (const Found* f : parts) {
      if (same_currency(total.fact.value, f->fact.value)) shares.push_back(amount_of(f->fact.value));
    }
    if (is_sum(amount_of(total.fact.value), shares)) total.rank += kSumOfShares;
  }
  const std::vector<Annotation> sums = money(page, candidates);
  if (sums.size() > kMostSums) return;
  add_sum(page, sums, candidates);
  add_larger(page, sums, candidates);
  add_exact(page, sums, candidates);
}

bool exceeds(const values::Fact& part, const values::Fact* total) {
  return total != nullptr && same_currency(part.value, total->value) &&
         amount_of(part.value) > amount_of(total->value) * kRounding;
}

}  // namespace fisa::extract
