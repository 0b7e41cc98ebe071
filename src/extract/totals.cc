#include "extract/totals.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "extract/preferences.h"
#include "extract/sameness.h"
#include "extract/sums.h"
#include "grammar/slots.h"

namespace fisa::extract {
namespace {

using values::Object;
using values::Value;

constexpr int kSumRank = 56;
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

// The sums in the main text of the blocks that the project's candidates come from.
std::vector<Annotation> money(const FoldedPage& page, const std::vector<Found>& candidates) {
  std::set<std::uint32_t> blocks;
  for (const Found& f : candidates) blocks.insert(f.block);
  std::vector<Annotation> out;
  for (const std::uint32_t b : blocks) {
    if (page.page->blocks[b].zone != page::Zone::main) continue;
    for (std::uint32_t a = page.first_annotation[b]; a < page.first_annotation[b + 1]; ++a) {
      if (page.annotations[a].slot == grammar::kMoney) out.push_back(page.annotations[a]);
    }
  }
  return out;
}

// The largest sum that others of its currency add up to.
void add_sum(const FoldedPage& page, std::vector<Found>& candidates) {
  // A rule has seen what the sum is: a share, which may have shares of its own.
  const auto is_share = [&](const Annotation& sum) {
    return std::any_of(candidates.begin(), candidates.end(), [&](const Found& f) {
      return is_part(f) && amount_of(f.fact.value) == sum.mention.number;
    });
  };
  const std::vector<Annotation> sums = money(page, candidates);
  const Annotation* best = nullptr;
  for (const Annotation& a : sums) {
    std::vector<double> others;
    for (const Annotation& b : sums) {
      if (b.mention.currency == a.mention.currency) others.push_back(b.mention.number);
    }
    if (!is_share(a) && is_sum(a.mention.number, others) &&
        (best == nullptr || a.mention.number > best->mention.number))
      best = &a;
  }
  if (best == nullptr) return;
  Found f;
  f.rank = kSumRank;
  f.folded = best->span;
  f.block = page.block_of(best->span.begin);
  f.fact.path = "budget.total";
  f.fact.value = Object{{"amount", best->mention.number}, {"currency", best->mention.currency}};
  f.fact.evidence = {page.source(best->mention.core), "budget.sum_of_shares"};
  candidates.push_back(std::move(f));
}

}  // namespace

void prefer_sums(const FoldedPage& page, std::vector<Found>& candidates) {
  if (std::none_of(candidates.begin(), candidates.end(), is_part)) return;
  bool any = false;
  for (Found& total : candidates) {
    if (total.fact.path != "budget.total") continue;
    any = true;
    std::vector<double> shares;
    for (const Found& f : candidates) {
      if (is_part(f) && same_currency(total.fact.value, f.fact.value))
        shares.push_back(amount_of(f.fact.value));
    }
    if (is_sum(amount_of(total.fact.value), shares)) total.rank += kSumOfShares;
  }
  if (!any) add_sum(page, candidates);
}

bool exceeds(const values::Fact& part, const values::Fact* total) {
  return total != nullptr && same_currency(part.value, total->value) &&
         amount_of(part.value) > amount_of(total->value) * kRounding;
}

}  // namespace fisa::extract
