#include "extract/number_units.h"

#include <algorithm>

#include "grammar/slots.h"

namespace fisa::extract {
namespace {

constexpr std::uint32_t kCaption = 140;     // folded bytes of a line over a table that may name its unit
constexpr std::uint32_t kLastWords = 40;    // ... of its last words, where it is longer
constexpr std::uint32_t kLongestName = 14;  // of a cell that names a unit and nothing else
constexpr std::uint32_t kBrackets = 3;      // around a percentage, with a space
constexpr double kLeastOfTable = 1000;      // smaller numbers of a table with a caption count things

bool holds_money(const FoldedPage& page, std::uint32_t block) {
  return std::any_of(page.annotations.begin() + page.first_annotation[block],
                     page.annotations.begin() + page.first_annotation[block + 1],
                     [](const Annotation& a) { return a.slot == grammar::kMoney; });
}

// "417.180,61"
bool is_to_the_cent(std::string_view number) {
  const auto mark = number.find_last_of(".,");
  return mark != std::string_view::npos && number.size() - mark == 3 && number.size() > 5;
}

}  // namespace

NumberUnits::NumberUnits(const Vocabulary& vocabulary, const FoldedPage& page)
    : vocabulary_(vocabulary), page_(page) {
  const auto& blocks = page.page->blocks;
  std::uint32_t table = 0;
  std::uint32_t fresh = 0;  // the row of heads below other rows: the table changes its subject there
  bool below_rows = false;
  for (std::uint32_t i = 0; i < blocks.size(); ++i) {
    const page::Block& b = blocks[i];
    if (b.kind != page::BlockKind::cell || b.table == 0) continue;
    if (b.table != table) {
      caption(i);
      below_rows = false;
      fresh = 0;
    }
    table = b.table;
    banner(i);
    if (!b.header && b.row != 0) {
      below_rows = true;
      continue;
    }
    if (below_rows) fresh = b.row;
    below_rows = false;
    heads(i, b.row != 0 && b.row == fresh);
  }
}

// "Tabel 1. Planul de finantare (lei)", "... . Asa se impart banii, in euro:"
void NumberUnits::caption(std::uint32_t first_cell) {
  if (first_cell == 0) return;
  std::string_view line = page_.text(page_.blocks[first_cell - 1]);
  if (line.size() > kCaption || holds_money(page_, first_cell - 1)) {
    // Of a longer one only the last words, where they lead in.
    if (line.empty() || line.back() != ':') return;
    line.remove_suffix(1);
    const auto last = line.find_last_of(".,;(");
    if (last == std::string_view::npos) return;
    line.remove_prefix(std::min(line.find_first_not_of(' ', last + 1), line.size()));
    if (line.size() > kLastWords) return;
  }
  const std::string_view unit = vocabulary_.scanner().unit_in(line);
  if (!unit.empty()) captions_[page_.page->blocks[first_cell].table].push_back({0, unit});
}

// "II. 2007-2013 - sume in lei": a row of one cell says it for those below it.
void NumberUnits::banner(std::uint32_t cell) {
  std::string_view line = page_.text(page_.blocks[cell]);
  if (line.size() > kCaption || (cell > 0 && in_row(cell, cell - 1)) || in_row(cell, cell + 1) ||
      holds_money(page_, cell))
    return;
  line.remove_prefix(line.find_last_of("0123456789") + 1);  // the years; npos + 1 is 0
  const std::string_view unit = vocabulary_.scanner().unit_in(line);
  if (!unit.empty())
    captions_[page_.page->blocks[cell].table].push_back({page_.page->blocks[cell].row, unit});
}

NumberUnits::Head NumberUnits::captioned(std::uint32_t cell) const {
  const page::Block& b = page_.page->blocks[cell];
  const auto found = captions_.find(b.table);
  Head last;
  if (found == captions_.end()) return last;
  for (const Head& head : found->second) {
    if (head.row <= b.row) last = head;
  }
  return last;
}

void NumberUnits::heads(std::uint32_t cell, bool fresh) {
  const std::string_view unit = vocabulary_.scanner().unit_in(page_.text(page_.blocks[cell]));
  if (unit.empty() && !fresh) return;
  const page::Block& b = page_.page->blocks[cell];
  if (!unit.empty()) any_head_.emplace(b.table, unit);
  for (std::uint32_t column = b.column; column < columns_until(cell); ++column)
    heads_[{b.table, column}].push_back({b.row, unit});
}

bool NumberUnits::in_row(std::uint32_t cell, std::uint32_t other) const {
  const auto& blocks = page_.page->blocks;
  return other < blocks.size() && blocks[other].table == blocks[cell].table &&
         blocks[other].row == blocks[cell].row;
}

// A head stands over the columns up to the next head of its row.
std::uint32_t NumberUnits::columns_until(std::uint32_t cell) const {
  const auto& blocks = page_.page->blocks;
  for (std::uint32_t k = cell + 1; in_row(cell, k); ++k) {
    if (blocks[k].column > blocks[cell].column) return blocks[k].column;
  }
  return blocks[cell].column + 1;
}

NumberUnits::Head NumberUnits::over(std::uint32_t cell) const {
  const page::Block& b = page_.page->blocks[cell];
  const auto found = heads_.find({b.table, b.column});
  if (found == heads_.end()) return {};
  for (auto head = found->second.rbegin(); head != found->second.rend(); ++head) {
    if (head->row < b.row) return *head;
  }
  return {};
}

std::string_view NumberUnits::beside(std::uint32_t cell) const {
  if (!in_row(cell, cell + 1) || page_.blocks[cell + 1].size() > kLongestName) return {};
  return vocabulary_.scanner().unit_in(page_.text(page_.blocks[cell + 1]));
}

// "Costul, mii lei | 3 846,2"
std::string_view NumberUnits::row_label(std::uint32_t cell) const {
  const auto& blocks = page_.page->blocks;
  std::uint32_t first = cell;
  while (first > 0 && in_row(cell, first - 1)) --first;
  const std::string_view label = page_.text(page_.blocks[first]);
  if (blocks[first].column == blocks[cell].column || label.size() > kLastWords) return {};
  const auto mark = label.find_last_of(",(");
  return mark == std::string_view::npos ? std::string_view()
                                        : vocabulary_.scanner().unit_in(label.substr(mark + 1));
}

bool NumberUnits::fills(std::uint32_t block, Span number) const {
  std::size_t size = page_.blocks[block].size();
  for (std::uint32_t a = page_.first_annotation[block]; a < page_.first_annotation[block + 1]; ++a) {
    const Annotation& x = page_.annotations[a];
    if (x.slot == grammar::kPercent && x.span.begin >= number.end)
      size -= std::min<std::size_t>(size, x.span.size() + kBrackets);
  }
  return number.size() * 10 >= size * 7;
}

bool NumberUnits::apply(std::uint32_t block, Span core, values::Mention& number) const {
  const page::Block& b = page_.page->blocks[block];
  if (b.kind != page::BlockKind::cell || b.table == 0 || b.header ||
      number.type != values::MentionType::number || !fills(block, number.span))
    return false;
  const Head head = over(block);
  const Head caption = number.number >= kLeastOfTable ? captioned(block) : Head{};
  std::string_view unit = !caption.unit.empty() && caption.row > head.row ? caption.unit : head.unit;
  if (unit.empty()) unit = beside(block);
  if (unit.empty()) unit = row_label(block);
  if (unit.empty()) {
    unit = caption.unit;
    // "FEDR | Buget national | Total (EUR)": one head may say it for all that is written to the cent.
    const auto other = any_head_.find(b.table);
    if (unit.empty() && other != any_head_.end() && is_to_the_cent(page_.text(core))) unit = other->second;
  }
  return !unit.empty() && vocabulary_.scanner().in_unit(page_.text(core), unit, number);
}

}  // namespace fisa::extract
