#include "extract/prices.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "extract/number_units.h"
#include "grammar/slots.h"

namespace fisa::extract {
namespace {

constexpr double kLeastOfChain = 1000;
constexpr std::ptrdiff_t kSumDigits = 5;    // "44.111.770", "3.956.764,79": written as sums are
constexpr std::uint32_t kLine = 90;         // folded bytes of a line of a list of sums
constexpr std::uint32_t kLongestUnit = 10;  // folded bytes of a line that is a currency
constexpr std::uint32_t kListLines = 20;    // below the line that tells the currency of the list
constexpr std::uint32_t kLabel = 60;        // folded bytes of the words before a sum that may be its label
constexpr std::size_t kBracket = 20;        // ... of what stands in brackets and may be a currency

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

// "417.180,61": thousands parted and cents; hardly anything but money is written so.
bool is_to_the_cent(std::string_view text) {
  const auto mark = text.find_last_of(".,");
  return mark != std::string_view::npos && text.size() - mark == 3 &&
         text.substr(0, mark).find_first_of(". ,") != std::string_view::npos;
}

// The currency of most of the sums in the main text that name one; empty where they are divided.
std::string usual_currency(const FoldedPage& page) {
  constexpr std::size_t kOutOfThree = 2;  // "most" is two in three
  std::map<std::string_view, std::size_t> times;
  std::size_t all = 0;
  for (std::uint32_t b = 0; b < page.blocks.size(); ++b) {
    if (page.page->blocks[b].zone != page::Zone::main) continue;
    for (std::uint32_t a = page.first_annotation[b]; a < page.first_annotation[b + 1]; ++a) {
      if (page.annotations[a].slot != grammar::kMoney) continue;
      ++times[page.annotations[a].mention.currency];
      ++all;
    }
  }
  for (const auto& [currency, n] : times) {
    if (n * 3 >= all * kOutOfThree) return std::string(currency);
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
    return of_page();
  }

  // What a sentence tells of all the page's sums.
  const std::string& of_page() {
    if (!of_page_) of_page_ = currency_of_page(vocabulary_, page_);
    return *of_page_;
  }

  // Of numbers that are surely sums: what most of the page's are told in.
  const std::string& usual() {
    if (!usual_) usual_ = usual_currency(page_);
    return *usual_;
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
  std::optional<std::string> usual_;
};

void price(Annotation& number, const std::string& currency) {
  number.slot = grammar::kMoney;
  number.mention.type = values::MentionType::money;
  number.mention.currency = currency;
}

// "Buget local: 309.312,36", "Cost total   48 620 300": what the words right before a number call it.
bool is_labelled_sum(const Vocabulary& v, const FoldedPage& page, std::uint32_t block,
                     const Annotation& number) {
  Span label{page.blocks[block].begin, number.span.begin};
  label.begin = std::max(label.begin, label.end - std::min(label.end, kLabel));
  for (auto a = page.first_from(label.begin); a != page.annotations.end() && a->span.begin < label.end; ++a) {
    const bool name = a->slot >= grammar::kFirstEntity && a->slot <= grammar::kLastEntity;
    if (!name && a->slot != grammar::kOrg && a->slot != grammar::kPercent && a->span.end <= label.end)
      label.begin = a->span.end;
  }
  std::string text = lowered(page.text(label));
  while (text.ends_with(' ')) text.pop_back();
  const auto stop = text.find_last_of(".;,");
  if (stop != std::string::npos && stop + 2 < text.size() && text[stop + 1] == ' ') text.erase(0, stop + 1);
  const bool set_off = text.ends_with(':') || text.ends_with(" -") || text.ends_with(')');
  std::vector<Span> words;
  split_words(text, words);
  PhraseTable::Hit hit;
  return std::any_of(words.begin(), words.end(), [&](Span word) {
    return v.sum_labels.longest_at(text, word, hit) && (set_off || hit.span.end == text.size());
  });
}

// "18.411.382,60 FEDR; 2.815.858,52 BN": a word right behind a number calls it so.
bool is_named_sum(const Vocabulary& v, const FoldedPage& page, std::uint32_t block,
                  const Annotation& number) {
  const Span here = page.blocks[block];
  const std::string text =
      lowered(page.text({number.span.end, std::min(here.end, number.span.end + kLabel)}));
  std::vector<Span> words;
  split_words(text, words);
  PhraseTable::Hit hit;
  return !words.empty() && words.front().begin == 1 && text.front() == ' ' &&
         v.sum_labels.longest_at(text, words.front(), hit);
}

// "Bani (euro)   Cost total 48 620 300": the last brackets before a number that hold a currency and nothing
// else.
std::string currency_in_brackets(const Vocabulary& v, std::string_view before) {
  for (auto open = before.rfind('('); open != std::string_view::npos;
       open = open == 0 ? open : before.rfind('(', open - 1)) {
    const std::string_view rest = before.substr(open + 1);
    const auto close = rest.find(')');
    if (close != std::string_view::npos && close <= kBracket) {
      std::string found = currency_in(v, rest.substr(0, close));
      if (!found.empty()) return found;
    }
    if (open == 0) break;
  }
  return {};
}

// Reads the number in the unit, where that makes a sum of it.
void price_in(const Vocabulary& v, std::string_view unit, const FoldedPage& page, Annotation& number) {
  values::Mention m = number.mention;
  if (unit.empty() || !v.scanner().in_unit(page.text(number.mention.core), unit, m) ||
      m.type != values::MentionType::money)
    return;
  number.slot = grammar::kMoney;
  number.mention = m;
}

// "Grant (EUR): 49.950"; "4.215.330,50" over "lei".
void price_by_neighbour(const Vocabulary& v, std::uint32_t block, FoldedPage& page, Annotation& number) {
  const Span here = page.blocks[block];
  std::string_view before = page.text({here.begin, number.span.begin});
  before = before.substr(0, before.find_last_not_of(" :-=") + 1);
  if (before.ends_with(')')) {
    const auto open = before.rfind('(');
    if (open != std::string_view::npos) price_in(v, v.scanner().unit_in(before.substr(open)), page, number);
  } else if (before.empty() && number.span.end == here.end && block + 1 < page.blocks.size() &&
             page.blocks[block + 1].size() <= kLongestUnit) {
    const std::string_view below = page.text(page.blocks[block + 1]);
    const std::string_view unit = v.scanner().unit_in(below);
    // "Buget, lei" is the label of what stands below.
    if (std::count_if(below.begin(), below.end(), is_word) ==
        std::count_if(unit.begin(), unit.end(), is_word))
      price_in(v, unit, page, number);
  }
}

// "8.100": thousands parted; behind a sum that names its currency, a number written so and counting nothing
// is one, too.
bool parts_thousands(std::string_view text) {
  constexpr std::size_t kFour = 5;  // bytes of four digits and a mark
  return text.size() == kFour && (text[1] == '.' || text[1] == ' ') &&
         std::count_if(text.begin(), text.end(), is_digit) == 4;
}

// "225 de mii", which counts nothing: beside a sum that names its currency.
bool is_scaled(std::string_view text) {
  return !text.empty() && is_digit(text.front()) && std::any_of(text.begin(), text.end(), is_lower);
}

// Numbers behind a sum of the same block, or on a line of a list, written as sums are.
void price_chain(const Vocabulary& v, std::uint32_t block, Lists& lists, FoldedPage& page) {
  std::string currency;
  for (std::uint32_t a = page.first_annotation[block]; a < page.first_annotation[block + 1]; ++a) {
    Annotation& x = page.annotations[a];
    if (x.slot == grammar::kNumber) price_by_neighbour(v, block, page, x);
    if (x.slot == grammar::kMoney) currency = x.mention.currency;
    const std::string_view text = page.text(x.mention.core);
    const bool sum =
        x.slot == grammar::kNumber && x.mention.number >= kLeastOfChain &&
        (looks_like_a_sum(text) || (!currency.empty() && (is_scaled(text) || parts_thousands(text))));
    if (!sum) continue;
    const bool labelled = is_labelled_sum(v, page, block, x);
    if (currency.empty() && labelled)
      currency = currency_in_brackets(v, page.text({page.blocks[block].begin, x.span.begin}));
    if (currency.empty()) currency = lists.currency(block);
    if (!currency.empty()) {
      price(x, currency);
    } else if ((labelled || is_to_the_cent(page.text(x.mention.core))) && !lists.usual().empty()) {
      price(x, lists.usual());
    }
  }
}

// "Arie renovata (mp) | 0 | 3.265,40": the row says what it is measured in.
bool is_measured_row(const Vocabulary& v, const FoldedPage& page, std::uint32_t block) {
  const auto& blocks = page.page->blocks;
  std::uint32_t first = block;
  while (first > 0 && blocks[first - 1].table == blocks[block].table &&
         blocks[first - 1].row == blocks[block].row) {
    --first;
  }
  for (std::uint32_t i = first; i < block; ++i) {
    const std::string_view label = page.text(page.blocks[i]);
    const auto open = label.rfind('(');
    if (open == std::string_view::npos || !label.ends_with(')')) continue;
    std::vector<Span> words;
    split_words(label, words);
    const auto word = std::find_if(words.begin(), words.end(), [&](Span w) { return w.begin > open; });
    PhraseTable::Hit hit;
    if (word != words.end() && v.measures.longest_at(label, *word, hit)) return true;
  }
  return false;
}

// "Buget (EUR) | Total: 742,816.40": the first cell of a row may tell it.
std::string currency_of_row(const Vocabulary& v, const FoldedPage& page, std::uint32_t block) {
  const auto& blocks = page.page->blocks;
  std::uint32_t first = block;
  while (first > 0 && blocks[first - 1].table == blocks[block].table &&
         blocks[first - 1].row == blocks[block].row)
    --first;
  return blocks[first].column == blocks[block].column ? std::string()
                                                      : currency_in(v, page.text(page.blocks[first]));
}

// Sums among words in a cell, whose head names the currency: "total 68.940.215,77, din care FEDR ...".
void price_by_head(const Vocabulary& v, const NumberUnits& units, std::uint32_t block, FoldedPage& page) {
  for (std::uint32_t a = page.first_annotation[block]; a < page.first_annotation[block + 1]; ++a) {
    Annotation& x = page.annotations[a];
    if (x.slot == grammar::kNumber && looks_like_a_sum(page.text(x.mention.core)))
      price_in(v, units.of_column(block), page, x);
  }
}

// A cell of a table whose heads name no currency, but which holds a sum.
void price_bare_cell(const Vocabulary& v, const NumberUnits& units, std::uint32_t block, Lists& lists,
                     FoldedPage& page) {
  for (std::uint32_t a = page.first_annotation[block]; a < page.first_annotation[block + 1]; ++a) {
    Annotation& x = page.annotations[a];
    const std::string_view number = page.text(x.mention.core);
    if (x.slot != grammar::kNumber || !(looks_like_a_sum(number) || is_scaled(number))) continue;
    const bool labelled =
        x.mention.number >= kLeastOfChain &&
        (is_labelled_sum(v, page, block, x) || (looks_like_a_sum(number) && is_named_sum(v, page, block, x)));
    if (!labelled && !(looks_like_a_sum(number) && units.fills(block, x.span))) continue;
    if (is_measured_row(v, page, block)) continue;
    if (!labelled && !is_to_the_cent(number) && lists.of_page().empty()) continue;
    std::string currency = labelled ? currency_of_row(v, page, block) : std::string();
    if (currency.empty()) currency = lists.currency(block);
    if (currency.empty()) currency = lists.usual();
    if (!currency.empty()) price(x, currency);
  }
}

// "Uniunea Europeana | 705.000", "Guvernul | 235.000", "Deviz general | 940.000 EURO": where the one sum of a
// column that names its currency is what the bare numbers right above or below it make, they are in it, too.
class SummedColumn {
 public:
  explicit SummedColumn(FoldedPage& page) : page_(page) {}

  void price_beside(std::uint32_t block) {
    const Annotation* total = only_value(block);
    if (total == nullptr || total->slot != grammar::kMoney) return;
    for (const int step : {-1, 1}) {
      std::vector<std::uint32_t> numbers;
      double left = total->mention.number;
      for (auto b = next(block, step); b && numbers.size() < kMostRows; b = next(*b, step)) {
        const Annotation* x = only_value(*b);
        if (x == nullptr || x->slot != grammar::kNumber || x->mention.number > left + kHalfCent) break;
        numbers.push_back(page_.first_annotation[*b]);
        left -= x->mention.number;
      }
      if (numbers.size() < 2 || std::abs(left) >= kHalfCent) continue;
      for (const std::uint32_t a : numbers) price(page_.annotations[a], total->mention.currency);
      return;
    }
  }

 private:
  static constexpr std::size_t kMostRows = 12;
  static constexpr double kHalfCent = 0.006;

  // What the cell holds and nothing else.
  [[nodiscard]] const Annotation* only_value(std::uint32_t block) const {
    const std::uint32_t a = page_.first_annotation[block];
    if (page_.first_annotation[block + 1] != a + 1) return nullptr;
    const Span cell = page_.blocks[block];
    const Span value = page_.annotations[a].span;
    return value.begin == cell.begin && value.end == cell.end ? &page_.annotations[a] : nullptr;
  }

  // The cell of the next row of the same column.
  [[nodiscard]] std::optional<std::uint32_t> next(std::uint32_t block, int step) const {
    const auto& blocks = page_.page->blocks;
    const page::Block& from = blocks[block];
    for (std::int64_t i = std::int64_t{block} + step; i >= 0 && i < std::ssize(blocks); i += step) {
      const page::Block& b = blocks[static_cast<std::size_t>(i)];
      if (b.table != from.table || std::abs(static_cast<int>(b.row) - static_cast<int>(from.row)) > 1) break;
      if (b.row != from.row && b.column == from.column) return static_cast<std::uint32_t>(i);
    }
    return std::nullopt;
  }

  FoldedPage& page_;
};

}  // namespace

void price_numbers(const Vocabulary& v, FoldedPage& page) {
  const NumberUnits units(v, page);
  Lists lists(v, page);
  SummedColumn column(page);
  for (std::uint32_t i = 0; i < page.blocks.size(); ++i) {
    if (page.page->blocks[i].kind == page::BlockKind::cell && page.page->blocks[i].table != 0) {
      price_cell(units, i, page);
      price_by_head(v, units, i, page);
      price_bare_cell(v, units, i, lists, page);
      column.price_beside(i);
    } else {
      price_chain(v, i, lists, page);
    }
  }
}

}  // namespace fisa::extract
