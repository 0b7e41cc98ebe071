// The right-hand sides of rules: `set PATH = VALUE` and `add PATH: MEMBER = VALUE, ...`.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "grammar/expand.h"
#include "grammar/grammar.h"
#include "grammar/report.h"
#include "grammar/syntax.h"

namespace fisa::grammar {

// Reads them and holds them against the schema, the actions, the lexicons and the captures of the rule.
class EmissionReader {
 public:
  EmissionReader(const Environment& environment, Definitions& definitions, const Reporter& report)
      : environment_(environment), definitions_(definitions), report_(report) {}

  // `captures`: those that every match of the rule has. `used` receives those that the emission reads.
  std::optional<Emission> read(const Statement& statement, const std::set<std::string>& captures,
                               std::set<std::string>& used);

 private:
  void value(Emission& emission, const Field* field, std::string_view part);
  std::optional<Expression> expression(std::string_view part);
  void check_argument(std::string_view argument);
  void check_literal(const Field* field, const Expression& expression, std::string_view part);

  const Environment& environment_;
  Definitions& definitions_;
  const Reporter& report_;
  // Of the statement at hand.
  const Body* body_ = nullptr;
  const std::set<std::string>* captures_ = nullptr;
  std::set<std::string>* used_ = nullptr;
};

}  // namespace fisa::grammar
