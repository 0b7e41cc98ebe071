// The words that speak of a project, made into a machine that follows all of them at once: a bit for each of
// their characters (shift-and, R. Baeza-Yates and G. Gonnet 1992).
#pragma once

#include <array>
#include <string_view>

#include "grammar/grammar.h"

namespace fisa::sieve {

__extension__ using Bits = unsigned __int128;  // a bit for each character of each form

struct Automaton {
  std::array<Bits, 256> places{};  // where a byte stands in the forms, in upper or lower case
  Bits firsts = 0;
  Bits lasts = 0;
  Bits spaces = 0;

  [[nodiscard]] bool empty() const { return firsts == 0; }
  // The places that a text can end at, one character on.
  [[nodiscard]] Bits stepped(Bits from, unsigned char c) const { return ((from << 1) | firsts) & places[c]; }
};

// Of the grammar's lexicon `project_noun`; empty where it has none, or where a form has no letter to look
// for. Of a form, what must be on a page that has it: its longest stretch of plain letters, cut at its
// beginning where all together are too long.
[[nodiscard]] Automaton automaton_of(const grammar::Grammar& grammar);

}  // namespace fisa::sieve
