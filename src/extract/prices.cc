#include "extract/prices.h"

#include <algorithm>
#include <string>

#include "extract/number_units.h"
#include "grammar/slots.h"

namespace fisa::extract {
namespace {

constexpr double kLeastOfChain = 1000;
constexpr std::ptrdiff_t kSumDigits = 5;  // "44.111.770", "3.956.764,79": written as sums are

// Thousands parted, or cents: a date, a year, a count of things is not written so.
bool looks_like_a_sum(std::string_view text) {
  const auto digits = std::count_if(text.begin(), text.end(), is_digit);
  return digits >= kSumDigits && text.find_first_of("., ") != std::string_view::npos;
}

void price_cell(const NumberUnits& units, std::uint32_t block, FoldedPage& page) {
  for (std::uint32_t a = page.first_annotation[block]; a < page.first_annotation[block + 1]; ++a) {
    Annotation& x = page.annotations[a];
    if (x.slot != grammar::kNumber) continue;
    values::Mention m = x.mention;
    if (!units.apply(block, m.core, m) || m.type != values::MentionType::money) continue;
    x.slot = grammar::kMoney;
    x.mention = m;
  }
}

// Numbers behind a sum of the same block, written as sums are.
void price_chain(std::uint32_t block, FoldedPage& page) {
  std::string currency;
  for (std::uint32_t a = page.first_annotation[block]; a < page.first_annotation[block + 1]; ++a) {
    Annotation& x = page.annotations[a];
    if (x.slot == grammar::kMoney) currency = x.mention.currency;
    const bool sum = x.slot == grammar::kNumber && x.mention.number >= kLeastOfChain &&
                     looks_like_a_sum(page.text(x.mention.core));
    if (!sum || currency.empty()) continue;
    x.slot = grammar::kMoney;
    x.mention.type = values::MentionType::money;
    x.mention.currency = currency;
  }
}

}  // namespace

void price_numbers(const Vocabulary& v, FoldedPage& page) {
  const NumberUnits units(v, page);
  for (std::uint32_t i = 0; i < page.blocks.size(); ++i) {
    if (page.page->blocks[i].kind == page::BlockKind::cell && page.page->blocks[i].table != 0) {
      price_cell(units, i, page);
    } else {
      price_chain(i, page);
    }
  }
}

}  // namespace fisa::extract
