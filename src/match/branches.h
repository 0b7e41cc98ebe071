// A pattern that is a choice among many, cut into patterns of one branch each:
//
//   branches("^(?:anunt|stiri|proiecte?)$", Answer::whether)   ->   "^anunt$", "^stiri$", "^proiecte?$"
//
// A text then has to be tried by those branches only whose literals it holds (match/prefilter.h), and an
// automaton of one branch has few states where that of three hundred never has them all.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fisa::match {

// What is asked of a text: whether the pattern matches, or where and with what captures. The leftmost match
// of the branches, the first of them where several begin there, is then the one that the pattern gives: for
// that nothing with a width may stand before the choice.
enum class Answer : std::uint8_t { whether, where };

// `pattern` is in RE2's syntax and compiles without regard to case. One that is short, or no choice, is given
// back whole.
[[nodiscard]] std::vector<std::string> branches(std::string_view pattern, Answer answer);

}  // namespace fisa::match
