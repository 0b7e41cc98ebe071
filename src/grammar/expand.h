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

#include "grammar/grammar.h"
#include "grammar/report.h"
#include "grammar/syntax.h"

namespace fisa::grammar {

// What a name may stand for.
struct Definition {
  enum class Kind { lexicon, entity, pattern, label } kind = Kind::pattern;
  Body body;                               // pattern, label: as written
  const values::Lexicon* forms = nullptr;  // lexicon: of the grammar that is being compiled
  std::string pattern;                     // RE2 syntax: of an entity from the start, of others on first use
  Position position;                       // of the declaration
  bool used = false;
  bool reported = false;  // its syntax is wrong, and that has been said
  bool expanding = false;
};

using Definitions = std::map<std::string, Definition, std::less<>>;

class Expander {
 public:
  Expander(Definitions& definitions, const Reporter& report) : definitions_(definitions), report_(report) {}

  // `captures` receives the names of the groups, where given.
  std::string expand(const Body& body, std::set<std::string>* captures);
  // A part of it alone; `part` is a view into the body's text.
  std::string expand_part(const Body& body, std::string_view part) { return expand(body, part, nullptr); }

  // The pattern that a name stands for; reports one that stands for none.
  std::string resolve(std::string_view name, Position position);

 private:
  std::string expand(const Body& body, std::string_view part, std::set<std::string>* captures);
  std::string reference(const Body& body, std::string_view inside, std::set<std::string>* captures);

  Definitions& definitions_;
  const Reporter& report_;
  int depth_ = 0;  // of captures within captures
};

}  // namespace fisa::grammar
