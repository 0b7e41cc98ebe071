#include "extract/tables.h"

#include "grammar/slots.h"

namespace fisa::extract {

ColumnUnits::ColumnUnits(const Vocabulary& vocabulary, const FoldedPage& page)
    : vocabulary_(vocabulary), page_(page) {
  const auto& blocks = page.page->blocks;
  for (std::uint32_t i = 0; i < blocks.size(); ++i) {
    const page::Block& b = blocks[i];
    if (b.kind != page::BlockKind::cell || b.table == 0 || !(b.header || b.row == 0)) continue;
    const std::string_view unit = vocabulary.scanner().unit_in(page.text(page.blocks[i]));
    if (!unit.empty()) units_[{b.table, b.column}] = unit;
  }
}

std::string_view ColumnUnits::of(std::uint32_t block) const {
  const page::Block& b = page_.page->blocks[block];
  if (units_.empty() || b.kind != page::BlockKind::cell || b.header || b.row == 0) return {};
  const auto found = units_.find({b.table, b.column});
  return found == units_.end() ? std::string_view() : found->second;
}

bool ColumnUnits::apply(std::uint32_t block, Span core, values::Mention& number) const {
  const std::string_view unit = of(block);
  if (unit.empty() || number.type != values::MentionType::number) return false;
  if (number.span.size() * 10 < page_.blocks[block].size() * 7) return false;
  return vocabulary_.scanner().in_unit(page_.text(core), unit, number);
}

void price_columns(const Vocabulary& v, FoldedPage& page) {
  const ColumnUnits units(v, page);
  for (std::uint32_t i = 0; i < page.blocks.size(); ++i) {
    if (units.of(i).empty()) continue;
    for (std::uint32_t a = page.first_annotation[i]; a < page.first_annotation[i + 1]; ++a) {
      Annotation& x = page.annotations[a];
      if (x.slot != grammar::kNumber) continue;
      values::Mention m = x.mention;
      if (!units.apply(i, m.core, m) || m.type != values::MentionType::money) continue;
      x.slot = grammar::kMoney;
      x.mention = m;
    }
  }
}

}  // namespace fisa::extract
