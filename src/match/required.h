// What a text must hold for a regular expression to match anywhere in it.
//
//   required("implementeaz[ae][^.]{0,80}proiect(?:ul)?")  ->  {{"implementeaz"}, {"proiect"}}
//
// A text is taken to begin and end with kEdge, which `^` and `$` ask for; where the pattern is matched in
// parts of what is looked through, their edges are hidden and nothing is required of them.
//
// Every clause must be met, by any one of its literals. The clauses are necessary, never sufficient: a text
// that meets them may still not match, one that does not meet them cannot. No clauses at all: nothing is
// required that is worth looking for.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace fisa::match {

inline constexpr char kEdge = '\0';  // stands in no text that rules see

using Clause = std::vector<std::string>;  // in lower case, 0 for any digit; none a part of another; sorted

enum class Edges : std::uint8_t { shown, hidden };

// `pattern` is in RE2's syntax and compiles. Case is ignored, whatever the pattern's flags say.
[[nodiscard]] std::vector<Clause> required(std::string_view pattern, Edges edges = Edges::shown);

// The same for the many patterns of a grammar, which have their longest groups (a lexicon's forms) in common:
// each group is worked out once.
class RequirementReader {
 public:
  RequirementReader();
  RequirementReader(const RequirementReader&) = delete;
  RequirementReader& operator=(const RequirementReader&) = delete;
  ~RequirementReader();

  [[nodiscard]] std::vector<Clause> read(std::string_view pattern, Edges edges);

 private:
  struct Groups;
  std::unique_ptr<Groups> groups_[2];  // by Edges
};

}  // namespace fisa::match
