// A pattern as written, taken apart: what `fisa explain` says a rule lacked.
//
//   "^{total} este de {value:money}"  ->  "^", "{total}", " ", "este ", "de ", "{value:money}"
#pragma once

#include <string_view>
#include <vector>

namespace fisa::grammar {

// The pieces that follow each other, together the whole: words, references, groups and classes, each with its
// repetition. Empty where the pattern is an alternation, and has no pieces that all must match.
[[nodiscard]] std::vector<std::string_view> pieces_of(std::string_view written);

}  // namespace fisa::grammar
