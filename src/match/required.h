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
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace fisa::match {

inline constexpr char kEdge = '\0';  // stands in no text that rules see

using Clause = std::vector<std::string>;  // in lower case, 0 for any digit; none a part of another; sorted

enum class Edges : std::uint8_t { shown, hidden };

// `pattern` is in RE2's syntax and compiles. Case is ignored, whatever the pattern's flags say.
[[nodiscard]] std::vector<Clause> required(std::string_view pattern, Edges edges = Edges::shown);

// The same for the many patterns of a grammar, which have their longest groups (a lexicon's forms) in common:
// each is worked out once. What has been worked out can be written down, and read when the program starts:
//
//   Requirements built;                       // when the program is built
//   built.of(pattern);
//   save(built.written());
//   Requirements requirements(saved);         // when it runs: a look-up for a pattern that is known, else as
//   before
class Requirements {
 public:
  // `ahead` is what written() gave, and must outlive it; empty where there is none.
  explicit Requirements(std::string_view ahead = {});
  Requirements(const Requirements&) = delete;
  Requirements& operator=(const Requirements&) = delete;
  ~Requirements();

  [[nodiscard]] std::vector<Clause> of(std::string_view pattern, Edges edges = Edges::shown);

  // All that of() has been asked for, in a form of its own; the same bytes for the same patterns.
  [[nodiscard]] std::string written() const;

 private:
  struct Groups;
  std::vector<Clause> worked_out(std::string_view pattern, Edges edges);

  std::unique_ptr<Groups> groups_[2];                          // by Edges
  std::unordered_map<std::uint64_t, std::string_view> ahead_;  // by the pattern's digest
  std::map<std::uint64_t, std::string> asked_;
};

// How likely the literal stands at a given place of a page, roughly.
[[nodiscard]] double chance(std::string_view literal);

}  // namespace fisa::match
