// The folded view of a text: what grammars match on. No diacritics, one kind of space, dash and quote;
// letters keep their case (matching ignores it unless a pattern asks for capitals).
//
//   "Fara plic - etica"   ->   "Fara plic - etica"
//
// Romanian folds to ASCII, so RE2's \b, \w and \d mean what they say, and pages without diacritics or with
// cedilla forms need no rule of their own. What folding does:
//   - compatibility forms resolved (NFKD), combining marks, soft hyphens, zero-width characters and BOMs
//   dropped;
//   - every run of white space, line ends included, becomes one space; none at the start or end;
//   - a word hyphenated at a line end is joined;
//   - dashes become '-', double quotes of every kind (also ,, and '') become '"', single ones '\'',
//     bullets '*', the ellipsis "...", currency signs stay;
//   - control characters (< 0x20) never come out: they are free for the matcher's own marks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace fisa::text {

struct Folded {
  std::string text;
  // origin[i] is the byte offset, in the source, of the character that text[i] came from;
  // origin[text.size()] is the offset after the last one. So a span maps back by its two ends.
  std::vector<std::uint32_t> origin;

  // The source bytes that `folded` bytes came from.
  [[nodiscard]] Span source(Span folded) const;
  void clear();
};

// Folds `utf8` (valid UTF-8) and appends to `out`; offsets are counted from `base`.
void fold(std::string_view utf8, std::uint32_t base, Folded& out);

// The folded form alone, for words of a grammar.
[[nodiscard]] std::string folded(std::string_view utf8);

}  // namespace fisa::text
