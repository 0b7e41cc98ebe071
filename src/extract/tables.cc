#include "extract/tables.h"

#include <map>
#include <string>
#include <utility>

#include "grammar/slots.h"

namespace fisa::extract {
namespace {

// The currency that a head names, or "".
std::string currency_in(const FoldedPage& page, std::uint32_t block, const Vocabulary& v) {
  std::vector<Span> words;
  const std::string_view text = page.text(page.blocks[block]);
  split_words(text, words);
  for (const Span word : words) {
    PhraseTable::Hit hit;
    if (v.currencies.longest_at(text, word, hit)) return (*v.currency_lexicon)[hit.entry].value;
  }
  return {};
}

}  // namespace

void price_columns(const Vocabulary& v, FoldedPage& page) {
  const auto& blocks = page.page->blocks;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::string> currency;  // of (table, column)
  for (std::uint32_t i = 0; i < blocks.size(); ++i) {
    const page::Block& b = blocks[i];
    if (b.kind != page::BlockKind::cell || b.table == 0) continue;
    const auto at = std::make_pair(b.table, b.column);
    if (b.header || b.row == 0) {
      const std::string c = currency_in(page, i, v);
      if (!c.empty()) currency[at] = c;
      continue;
    }
    const auto found = currency.find(at);
    if (found == currency.end()) continue;
    for (std::uint32_t a = page.first_annotation[i]; a < page.first_annotation[i + 1]; ++a) {
      Annotation& x = page.annotations[a];
      const bool whole = x.span.size() * 10 >= page.blocks[i].size() * 7;
      if (x.slot != grammar::kNumber || !whole) continue;
      x.slot = grammar::kMoney;
      x.mention.type = values::MentionType::money;
      x.mention.currency = found->second;
    }
  }
}

}  // namespace fisa::extract
