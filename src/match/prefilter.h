// Which of many patterns can match in a text, by one pass over it.
//
//   Prefilter filter;
//   filter.add(required("implementeaz[ae][^.]{0,80}proiect").clauses);   // pattern 0
//   filter.compile();
//   filter.candidates("asociatia implementeaza un proiect", found);   // {0}
//
// The pass looks for the literals that the patterns require (match/required.h), all at once, with the
// automaton of Aho and Corasick (1975): its cost is a table look-up a byte, however many patterns there are.
// A pattern that can match is never left out; one that is named may still not match. Const and thread-safe
// once compiled.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "match/required.h"

namespace fisa::match {

class Prefilter {
 public:
  // Patterns are numbered from 0 in the order they are added.
  void add(std::vector<Clause> required);
  void compile();

  // The numbers of the patterns that can match in `text`, ascending.
  void candidates(std::string_view text, std::vector<std::uint32_t>& out) const;

 private:
  class Builder;

  // The automaton: a row of `classes_` successors a state, each the index of a row, with kHit where literals
  // end.
  static constexpr std::uint32_t kHit = 1;
  std::array<std::uint8_t, 256> class_of_{};  // of a byte; bytes in no literal are all of class 0
  std::uint32_t classes_ = 1;
  std::vector<std::uint32_t> next_;

  struct Range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  std::vector<Range> hits_;         // of a state: in `met_`
  std::vector<std::uint32_t> met_;  // clauses
  std::vector<Range> users_;        // of a clause: in `patterns_`
  std::vector<std::uint32_t> patterns_;
  std::vector<std::uint32_t> always_;  // patterns that require nothing
  std::vector<std::uint8_t> needed_;   // of a pattern: the number of its clauses

  std::vector<std::vector<Clause>> added_;  // of each pattern, until compile()
};

}  // namespace fisa::match
