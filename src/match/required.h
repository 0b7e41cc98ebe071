// What a text must hold for a regular expression to match anywhere in it.
//
//   required("implementeaz[ae][^.]{0,80}proiect(?:ul)?")  ->  {{"implementeaz"}, {"proiect"}}
//
// A text is taken to begin and end with kEdge, which `^` and `$` ask for.
//
// Every clause must be met, by any one of its literals. The clauses are necessary, never sufficient: a text
// that meets them may still not match, one that does not meet them cannot. No clauses at all: nothing is
// required that is worth looking for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fisa::match {

inline constexpr char kEdge = '\0';  // stands in no text that rules see

using Clause = std::vector<std::string>;  // in lower case, 0 for any digit; none a part of another; sorted

struct Requirement {
  std::vector<Clause> clauses;
  // Does the pattern ask where the text or a word begins or ends? If not, it matches in a text wherever it
  // matches in a part of it.
  bool edges = false;
};

// `pattern` is in RE2's syntax and compiles. Case is ignored, whatever the pattern's flags say.
[[nodiscard]] Requirement required(std::string_view pattern);

// How likely the literal stands at a given place of a page, roughly.
[[nodiscard]] double chance(std::string_view literal);

}  // namespace fisa::match
