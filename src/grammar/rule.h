// One `rule` of a grammar file, read and checked by itself.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/emission.h"
#include "grammar/expand.h"
#include "grammar/grammar.h"
#include "grammar/report.h"
#include "grammar/syntax.h"

namespace fisa::grammar {

class RuleReader {
 public:
  RuleReader(const Environment& environment, Definitions& definitions, Expander& expander,
             const Reporter& report)
      : environment_(environment),
        definitions_(definitions),
        expander_(expander),
        report_(report),
        emissions_(environment, definitions, report) {}

  Rule read(const std::string& grammar, const Statement& statement);

  // Expands a pattern and has its syntax checked.
  Pattern pattern(const Body& body, std::set<std::string>* captures = nullptr);

  // Reports a declared pattern that is no regular expression, once.
  void check_syntax(Definition& definition);

 private:
  bool blamed_on_definition(std::string_view regex);
  void matches(Rule& rule, const Statement& statement);
  void child(Rule& rule, const Statement& statement);
  void rank(Rule& rule, const Body& body);
  void example(Rule& rule, const Statement& statement);
  void check(const Rule& rule);

  // The index of the word among those that may stand there; reports any other.
  std::size_t one_of(const Body& body, const std::vector<std::string>& words, const std::string& code);

  const Environment& environment_;
  Definitions& definitions_;
  Expander& expander_;
  const Reporter& report_;
  EmissionReader emissions_;
  // Of the rule at hand.
  std::set<std::string> captures_;  // that all matches have
  std::set<std::string> used_;      // by a `set` or `add`
};

}  // namespace fisa::grammar
