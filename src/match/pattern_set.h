// Many patterns behind the one pass that says which of them can match in a text. Each is held as its
// branches (match/branches.h); a branch that several patterns share is one.
//
//   PatternSet set;
//   const Branches total = set.add(requirements, "valoare totala|buget", Answer::whether, Edges::shown);
//   set.compile();
//   set.possible(text, numbers);   // those that can match in it, ascending
//   if (set[number].in(text)) ...
//
// Const and thread-safe once compiled.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/string_map.h"
#include "match/branches.h"
#include "match/pattern.h"
#include "match/prefilter.h"
#include "match/requirements.h"

namespace fisa::match {

using Branches = std::vector<std::uint32_t>;  // of one pattern, in its order: their numbers in the set

class PatternSet {
 public:
  Branches add(Requirements& requirements, std::string_view pattern, Answer answer, Edges edges) {
    return add(requirements, branches(pattern, answer), edges);
  }
  Branches add(Requirements& requirements, std::vector<std::string> cut, Edges edges);
  void compile() { filter_.compile(); }

  void possible(std::string_view text, std::vector<std::uint32_t>& numbers) const {
    filter_.candidates(text, numbers);
  }
  [[nodiscard]] const LazyPattern& operator[](std::uint32_t branch) const { return *patterns_[branch]; }
  [[nodiscard]] std::size_t size() const { return patterns_.size(); }

 private:
  Prefilter filter_;
  Patterns patterns_;
  StringMap<std::uint32_t> numbers_[2];  // of the branches, by edges and text
};

}  // namespace fisa::match
