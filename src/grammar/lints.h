// What can only be seen with all rules in view.
#pragma once

#include <vector>

#include "grammar/expand.h"
#include "grammar/grammar.h"
#include "grammar/report.h"

namespace fisa::grammar {

// Names that no rule, and nothing that a rule uses, asks for.
void lint_unused(const Definitions& definitions, const Reporter& report);

// Two rules of one name.
void lint_twins(const std::vector<Rule>& rules, const Reporter& report);

// A rule that never says anything that another one does not say: the other gives the same paths, looks at the
// same text under no condition of its own, and has each of its patterns (whatever the captures are called)
// among its own or among their alternatives.
void lint_shadowed(const std::vector<Rule>& rules, const Reporter& report);

}  // namespace fisa::grammar
