#include "extract/prices.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "extract/number_units.h"
#include "grammar/slots.h"

namespace fisa::extract {
namespace {

constexpr double kLeastOfChain = 1000;
constexpr std::ptrdiff_t kSumDigits = 5;  // "44.111.770", "3.956.764,79": written as sums are
constexpr std::uint32_t kLine = 90;       // folded bytes of a line of a list of sums
constexpr std::uint32_t kListLines = 20;  // below the line that tells the currency of the list

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

// The currency that a text ends with, in brackets or between dashes or alone: "Buget (lei)", "Valoare - lei
// -".
std::string currency_in(const Vocabulary& v, std::string_view text) {
  while (!text.empty() && std::string_view(" -:.;").find(text.back()) != std::string_view::npos)
    text.remove_suffix(1);
  values::Mention m;
  const std::string_view unit = v.scanner().unit_in(text);
  if (unit.empty() || !v.scanner().in_unit("1000", unit, m) || m.type != values::MentionType::money)
    return {};
  return m.number == 1000 ? m.currency : std::string();
}

// "Toate sumele sunt exprimate in lei."
std::string currency_of_page(const Vocabulary& v, const FoldedPage& page) {
  std::vector<Span> words;
  for (std::uint32_t i = 0; i < page.blocks.size(); ++i) {
    if (page.blocks[i].size() > kLine * 4) continue;
    const std::string text = lowered(page.text(page.blocks[i]));
    words.clear();
    split_words(text, words);
    PhraseTable::Hit note;
    for (const Span word : words) {
      if (!v.sum_notes.longest_at(text, word, note)) continue;
      std::string_view rest = std::string_view(text).substr(note.span.begin);
      std::string found = currency_in(v, rest.substr(0, rest.find_first_of(".;,")));
      if (!found.empty()) return found;
    }
  }
  return {};
}

// The currencies of sums that name none: told by a line over theirs, or for the whole page. Few pages have
// such sums: nothing is looked for before one is met.
class Lists {
 public:
  Lists(const Vocabulary& v, const FoldedPage& page) : vocabulary_(v), page_(page) {}

  // Of the sums of `block`; empty where none is told.
  std::string currency(std::uint32_t block) {
    for (std::uint32_t j = block; page_.blocks[j].size() <= kLine && block - j <= kListLines; --j) {
      if (j != block && holds_no_value(j)) {
        std::string told = currency_in(vocabulary_, page_.text(page_.blocks[j]));
        if (!told.empty()) return told;
      }
      if (j == 0) break;
    }
    if (!of_page_) of_page_ = currency_of_page(vocabulary_, page_);
    return *of_page_;
  }

 private:
  [[nodiscard]] bool holds_no_value(std::uint32_t block) const {
    return std::none_of(
        page_.annotations.begin() + page_.first_annotation[block],
        page_.annotations.begin() + page_.first_annotation[block + 1],
        [](const Annotation& a) { return a.slot == grammar::kMoney || a.slot == grammar::kNumber; });
  }

  const Vocabulary& vocabulary_;
  const FoldedPage& page_;
  std::optional<std::string> of_page_;
};

// Numbers behind a sum of the same block, or on a line of a list, written as sums are.
void price_chain(std::uint32_t block, Lists& lists, FoldedPage& page) {
  std::string currency;
  for (std::uint32_t a = page.first_annotation[block]; a < page.first_annotation[block + 1]; ++a) {
    Annotation& x = page.annotations[a];
    if (x.slot == grammar::kMoney) currency = x.mention.currency;
    const bool sum = x.slot == grammar::kNumber && x.mention.number >= kLeastOfChain &&
                     looks_like_a_sum(page.text(x.mention.core));
    if (!sum) continue;
    if (currency.empty()) currency = lists.currency(block);
    if (currency.empty()) continue;
    x.slot = grammar::kMoney;
    x.mention.type = values::MentionType::money;
    x.mention.currency = currency;
  }
}

}  // namespace

void price_numbers(const Vocabulary& v, FoldedPage& page) {
  const NumberUnits units(v, page);
  Lists lists(v, page);
  for (std::uint32_t i = 0; i < page.blocks.size(); ++i) {
    if (page.page->blocks[i].kind == page::BlockKind::cell && page.page->blocks[i].table != 0) {
      price_cell(units, i, page);
    } else {
      price_chain(i, lists, page);
    }
  }
}

}  // namespace fisa::extract
