// The forms of a lexicon: "VALUE = form | form; VALUE = form".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "grammar/report.h"
#include "grammar/syntax.h"
#include "values/lexicon.h"

namespace fisa::grammar {

// Forms come folded and in lower case. Reports entries without a value, empty forms, a forgotten semicolon,
// and a form that stands for two values.
values::Lexicon read_forms(const Statement& statement, const Reporter& report);

// ASCII letters in lower case.
[[nodiscard]] std::string lower(std::string s);

// The pieces between the separators, without outer blanks; views into `s`.
[[nodiscard]] std::vector<std::string_view> split(std::string_view s, char by);

}  // namespace fisa::grammar
