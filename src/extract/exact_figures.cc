#include "extract/exact_figures.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/sums.h"
#include "grammar/slots.h"

namespace fisa::extract {
namespace {

constexpr std::uint32_t kWidestGap = 40;  // folded bytes between the two

// Between the two stand marks alone, or a word that says what follows: ", mai exact ", " (exact: ".
bool says_exactly(const Vocabulary& v, std::string_view gap) {
  std::string text = lowered(gap);
  if (text.find_first_of(".;!?") != std::string::npos) return false;
  std::vector<Span> words;
  split_words(text, words);
  if (words.empty()) return true;
  PhraseTable::Hit hit;
  return v.exact_words.longest_at(text, words.front(), hit) && hit.span.end >= words.back().end;
}

bool are_one(const Vocabulary& v, const FoldedPage& page, const Annotation& rounded,
             const Annotation& exact) {
  if (rounded.slot != grammar::kMoney && rounded.slot != grammar::kNumber) return false;
  if (exact.slot != grammar::kMoney || exact.span.begin < rounded.span.end ||
      exact.span.begin - rounded.span.end > kWidestGap)
    return false;
  if (rounded.slot == grammar::kMoney && rounded.mention.currency != exact.mention.currency) return false;
  return is_rounded(rounded.mention.number, exact.mention.number) &&
         says_exactly(v, page.text({rounded.span.end, exact.span.begin}));
}

// From the rounded one to the exact one, with the bracket that closes behind it.
Span joined(const FoldedPage& page, std::uint32_t block, const Annotation& rounded, const Annotation& exact) {
  Span out{rounded.span.begin, exact.span.end};
  const bool opened = page.text({rounded.span.end, exact.span.begin}).find('(') != std::string_view::npos;
  if (opened && out.end < page.blocks[block].end && page.folded.text[out.end] == ')') ++out.end;
  return out;
}

}  // namespace

void join_exact_figures(const Vocabulary& v, FoldedPage& page) {
  std::uint32_t kept = 0;
  for (std::uint32_t b = 0; b < page.blocks.size(); ++b) {
    const std::uint32_t from = std::exchange(page.first_annotation[b], kept);
    for (std::uint32_t a = from; a < page.first_annotation[b + 1]; ++a) {
      Annotation& x = page.annotations[a];
      if (kept > page.first_annotation[b] && are_one(v, page, page.annotations[kept - 1], x)) {
        x.span = joined(page, b, page.annotations[kept - 1], x);
        --kept;
      }
      if (kept != a) page.annotations[kept] = std::move(x);
      ++kept;
    }
  }
  page.first_annotation[page.blocks.size()] = kept;
  page.annotations.resize(kept);
}

}  // namespace fisa::extract
