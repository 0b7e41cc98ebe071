// What all patterns of a grammar require of a text (match/required.h), worked out when the program is built
// and read when it starts, which is half of what its start would cost:
//
//   Requirements built;                     // when the program is built
//   built.of(pattern);
//   save(built.written());
//   Requirements requirements(saved);       // when it runs: a look-up for a pattern that is known, else
//   worked out
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "match/required.h"

namespace fisa::match {

class Requirements {
 public:
  // `ahead` is what written() gave, and must outlive it; empty where there is none.
  explicit Requirements(std::string_view ahead = {});

  [[nodiscard]] std::vector<Clause> of(std::string_view pattern, Edges edges = Edges::shown);

  // All that of() has worked out, in a form of its own; the same bytes for the same patterns.
  [[nodiscard]] std::string written() const;

 private:
  RequirementReader reader_;
  std::unordered_map<std::uint64_t, std::string_view> ahead_;  // by the pattern's digest
  std::map<std::uint64_t, std::string> worked_out_;
};

}  // namespace fisa::match
