// Which of many patterns can match in a text, by one pass over it.
//
//   Prefilter filter;
//   filter.add(required("implementeaz[ae][^.]{0,80}proiect"));   // pattern 0
//   filter.compile();
//   filter.candidates("asociatia implementeaza un proiect", found);   // {0}
//
// The pass looks for the literals that the patterns require (match/required.h), all at once, as Wu and Manber
// (1994) do: a few bytes of each literal, its rarest, stand in a table small enough to stay in the nearest
// cache, and only where the text has such bytes is the literal compared. The cost is three look-ups a
// byte, however many patterns there are. A pattern that can match is never left out; one that is named may
// still not match. Const and thread-safe once compiled.
#pragma once

#include <bitset>
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
  class Search;

  struct Range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  struct Literal {
    Literal(std::string literal, std::uint32_t window, std::uint32_t of_clause);
    // Does it stand at the beginning of `text`, behind whose end eight bytes more can be read?
    [[nodiscard]] bool begins(std::string_view text) const;

    std::uint64_t head = 0;  // its first bytes, compared at once: hardly any other text has the same
    std::uint64_t mask = 0;  // of the bytes of `head` that are its own
    std::uint32_t offset;    // of its window: the bytes that it is looked for by
    std::uint32_t clause;
    std::string text;
  };
  // The literals whose window has these bytes; a free slot has none.
  struct Slot {
    std::uint64_t window = 0;
    Range literals;
  };

  // A window's bytes and their number in one: 1 to 4 of them.
  static std::uint64_t window_of(std::string_view bytes);
  static std::uint32_t hash_of(std::uint32_t bytes) { return bytes * 2654435761U >> 16U; }
  [[nodiscard]] Range literals_at(std::uint64_t window) const;

  // Is there a window of so many bytes? By the hash of its bytes, or by the two bytes of the text at its
  // start.
  std::bitset<65536> fours_;
  std::bitset<65536> threes_;
  std::bitset<65536> pairs_;  // also of a single byte, whatever follows
  std::vector<Slot> slots_;   // a power of two of them, at most half in use
  std::vector<Literal> literals_;
  std::vector<Range> users_;  // of a clause: in `patterns_`
  std::vector<std::uint32_t> patterns_;
  std::vector<std::uint32_t> always_;  // patterns that require nothing
  std::vector<std::uint8_t> needed_;   // of a pattern: the number of its clauses

  std::vector<std::vector<Clause>> added_;  // of each pattern, until compile()
};

}  // namespace fisa::match
