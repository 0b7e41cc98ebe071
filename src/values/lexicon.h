// A lexicon: surface forms, each with the value it stands for. Grammar files declare them
// (`lexicon month: 1 = ianuarie | ian.; ...`); the form is said once and serves both to match and to look up.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace fisa::values {

struct LexiconEntry {
  std::string form;   // folded (text/fold.h) and lower case: "ianuarie", "mil."
  std::string value;  // as written in the grammar: "1", "RON", "people"
};

using Lexicon = std::vector<LexiconEntry>;
using Lexicons = std::map<std::string, Lexicon, std::less<>>;  // by name: "month", "currency", "scale", ...

}  // namespace fisa::values
