#include "extract/prices.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "grammar/slots.h"

namespace fisa::extract {
namespace {

constexpr std::uint32_t kCaption = 140;    // folded bytes of a line over a table that may name its currency
constexpr double kLeastOfTable = 1000;     // smaller numbers of such a table count things
constexpr double kLeastOfChain = 1000;     // ... and of a sentence
constexpr std::size_t kGroupedDigits = 5;  // "44.111.770", "3.956.764,79": written as sums are

// What one of a column's numbers is worth: "mii lei" is RON, 1000.
struct Unit {
  std::string currency;  // empty: none is named
  double scale = 1;
};

Unit unit_in(const FoldedPage& page, std::uint32_t block, const Vocabulary& v) {
  std::vector<Span> words;
  const std::string_view text = page.text(page.blocks[block]);
  split_words(text, words);
  Unit unit;
  for (const Span word : words) {
    PhraseTable::Hit hit;
    if (v.currencies.longest_at(text, word, hit)) {
      unit.currency = (*v.currency_lexicon)[hit.entry].value;
      return unit;
    }
    const bool scaled = v.scales.longest_at(text, word, hit);
    unit.scale = scaled ? std::strtod((*v.scale_lexicon)[hit.entry].value.c_str(), nullptr) : 1;
  }
  return {};
}

// The block is the name of a currency and nothing else.
Unit unit_alone(const FoldedPage& page, std::uint32_t block, const Vocabulary& v) {
  constexpr std::uint32_t kLongestName = 12;
  return page.blocks[block].size() <= kLongestName ? unit_in(page, block, v) : Unit{};
}

bool holds_money(const FoldedPage& page, std::uint32_t block) {
  return std::any_of(page.annotations.begin() + page.first_annotation[block],
                     page.annotations.begin() + page.first_annotation[block + 1],
                     [](const Annotation& a) { return a.slot == grammar::kMoney; });
}

// Thousands parted, or cents: a date, a year, a count of things is not written so.
bool looks_like_a_sum(std::string_view text) {
  const auto digits = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_digit));
  const auto marks =
      std::count_if(text.begin(), text.end(), [](char c) { return c == '.' || c == ',' || c == ' '; });
  return digits >= kGroupedDigits && marks > 0;
}

class Pricer {
 public:
  Pricer(const Vocabulary& v, FoldedPage& page) : v_(v), page_(page), blocks_(page.page->blocks) {}

  void run() {
    std::uint32_t table = 0;
    for (std::uint32_t i = 0; i < blocks_.size(); ++i) {
      if (blocks_[i].kind == page::BlockKind::cell && blocks_[i].table != 0) {
        if (blocks_[i].table != table) over_table(i);
        table = blocks_[i].table;
        cell(i);
      } else {
        chain(i);
      }
    }
  }

 private:
  // "Tabel 1. Planul de finantare (lei)"
  void over_table(std::uint32_t first) {
    caption_ = {};
    if (first > 0 && page_.blocks[first - 1].size() <= kCaption && !holds_money(page_, first - 1))
      caption_ = unit_in(page_, first - 1, v_);
  }

  void cell(std::uint32_t i) {
    const page::Block& b = blocks_[i];
    const auto at = std::make_pair(b.table, b.column);
    if (b.header || b.row == 0) {
      if (const Unit unit = unit_in(page_, i, v_); !unit.currency.empty()) {
        for (std::uint32_t column = b.column; column < columns_until(i); ++column)
          heads_[{b.table, column}] = unit;
      }
      if (b.header) return;
    }
    if (const auto head = heads_.find(at); head != heads_.end() && b.row > 0) {
      price(i, head->second, 0);
    } else if (const Unit beside = unit_beside(i); !beside.currency.empty()) {
      price(i, beside, 0);
    } else if (!caption_.currency.empty()) {
      price(i, caption_, kLeastOfTable);
    }
  }

  // A head stands over the columns up to the next head of its row.
  std::uint32_t columns_until(std::uint32_t i) const {
    for (std::uint32_t k = i + 1; k < blocks_.size() && blocks_[k].table == blocks_[i].table; ++k) {
      if (blocks_[k].row != blocks_[i].row) break;
      if (blocks_[k].column > blocks_[i].column) return blocks_[k].column;
    }
    return blocks_[i].column + 1;
  }

  Unit unit_beside(std::uint32_t i) const {
    const bool same_row = i + 1 < blocks_.size() && blocks_[i + 1].table == blocks_[i].table &&
                          blocks_[i + 1].row == blocks_[i].row;
    return same_row ? unit_alone(page_, i + 1, v_) : Unit{};
  }

  // The number that a cell is.
  void price(std::uint32_t block, const Unit& unit, double least) {
    for (std::uint32_t a = page_.first_annotation[block]; a < page_.first_annotation[block + 1]; ++a) {
      Annotation& x = page_.annotations[a];
      const bool whole = x.span.size() * 10 >= page_.blocks[block].size() * 7;
      if (x.slot == grammar::kNumber && whole && x.mention.number >= least) make_money(x, unit);
    }
  }

  // Numbers behind a sum of the same sentence, written as sums are.
  void chain(std::uint32_t block) {
    std::string currency;
    for (std::uint32_t a = page_.first_annotation[block]; a < page_.first_annotation[block + 1]; ++a) {
      Annotation& x = page_.annotations[a];
      if (x.slot == grammar::kMoney) currency = x.mention.currency;
      const bool sum = x.slot == grammar::kNumber && x.mention.number >= kLeastOfChain &&
                       looks_like_a_sum(page_.text(x.mention.core));
      if (sum && !currency.empty()) make_money(x, {currency, 1});
    }
  }

  static void make_money(Annotation& x, const Unit& unit) {
    x.slot = grammar::kMoney;
    x.mention.type = values::MentionType::money;
    x.mention.currency = unit.currency;
    x.mention.number *= unit.scale;
  }

  const Vocabulary& v_;
  FoldedPage& page_;
  const std::vector<page::Block>& blocks_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, Unit> heads_;  // of (table, column)
  Unit caption_;                                                   // of the whole table
};

}  // namespace

void price_numbers(const Vocabulary& v, FoldedPage& page) {
  Pricer(v, page).run();
}

}  // namespace fisa::extract
