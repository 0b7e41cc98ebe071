#include "extract/prices.h"

#include <algorithm>
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

// The currencies of sums that stand on lines under one that tells it.
class Lists {
 public:
  Lists(const Vocabulary& v, const FoldedPage& page)
      : vocabulary_(v), page_(page), of_page_(currency_of_page(v, page)) {}

  // The currency of the sums of `block`, the next one of the page; empty where none is told.
  const std::string& next(std::uint32_t block) {
    const Span place = page_.blocks[block];
    if (place.size() > kLine || ++lines_ > kListLines) told_.clear();
    if (place.size() <= kLine && holds_no_value(block)) {
      std::string told = currency_in(vocabulary_, page_.text(place));
      if (!told.empty()) {
        told_ = std::move(told);
        lines_ = 0;
      }
    }
    return told_.empty() ? of_page_ : told_;
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
  std::string of_page_;
  std::string told_;
  std::uint32_t lines_ = 0;
};

// Numbers behind a sum of the same block, or on a line of a list of `currency`, written as sums are.
void price_chain(std::uint32_t block, std::string currency, FoldedPage& page) {
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
  Lists lists(v, page);
  for (std::uint32_t i = 0; i < page.blocks.size(); ++i) {
    const std::string& listed = lists.next(i);
    if (page.page->blocks[i].kind == page::BlockKind::cell && page.page->blocks[i].table != 0) {
      price_cell(units, i, page);
    } else {
      price_chain(i, listed, page);
    }
  }
}

}  // namespace fisa::extract
