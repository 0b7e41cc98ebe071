// Runs the rules over a page's units. Every match gives candidates; which of them a record takes is not
// decided here.
#pragma once

#include <cstdint>
#include <vector>

#include "base/span.h"
#include "extract/annotation.h"
#include "extract/units.h"
#include "extract/vocabulary.h"
#include "grammar/grammar.h"
#include "match/matcher.h"
#include "values/fact.h"

namespace fisa::extract {

struct Found {
  values::Fact fact;
  bool list = false;
  int rank = 0;  // the rule's, less what the place and a rounded figure cost
  match::RuleId rule = 0;
  std::uint32_t block = 0;  // where the value stands
  Span folded;              // the value's folded bytes of the page
};

struct Engine {
  const grammar::Grammar& grammar;
  const match::Matcher& matcher;
  const Vocabulary& vocabulary;
  bool every_rule = false;  // try each rule on each unit: the reference for the prefilter
};

// In page order of the units, then in the grammar's order of rules.
std::vector<Found> find_candidates(const Engine& engine, const FoldedPage& page);

}  // namespace fisa::extract
