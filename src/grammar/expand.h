// References in braces to RE2 syntax.
//
//   "{total}{sep}{value:money}"  ->  (?:valoarea totala(?: a proiectului)?)(?: ?[:=] ?\x1f?| ?- ?|\x1f|
//   )(?P<value>\x03)
//
// Letters outside ASCII are folded on the way, so authors write correct Romanian.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "grammar/grammar.h"

namespace fisa::grammar {

// What a name may stand for.
struct Definition {
  enum class Kind { lexicon, entity, pattern, label } kind = Kind::pattern;
  std::string body;  // pattern, label: as written; lexicon, entity: its pattern, already expanded
  Position position;
  std::string expanded;  // filled on first use
  bool used = false;
  bool expanding = false;
};

class Expander {
 public:
  Expander(const std::vector<std::string>& files, Diagnostics& errors) : files_(files), errors_(errors) {}

  std::map<std::string, Definition, std::less<>> definitions;

  // `captures` receives the names of the groups, where given.
  std::string expand(std::string_view body, Position position, std::set<std::string>* captures);

 private:
  std::string reference(std::string_view inside, Position position, std::set<std::string>* captures);
  std::string resolve(std::string_view name, Position position);

  const std::vector<std::string>& files_;
  Diagnostics& errors_;
};

// The alternation of a lexicon's forms, longest first, at word boundaries.
std::string alternation(const values::Lexicon& lexicon);

}  // namespace fisa::grammar
