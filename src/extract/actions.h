// The closed set of actions by which a rule makes values from its captures. grammars/README.md describes
// each.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "extract/annotation.h"
#include "extract/units.h"
#include "extract/vocabulary.h"
#include "grammar/grammar.h"
#include "match/matcher.h"
#include "values/value.h"

namespace fisa::extract {

// Every action with the number of its arguments.
const std::map<std::string, std::size_t, std::less<>>& actions();

// What a match is looked at with.
struct Site {
  const FoldedPage& page;
  const Unit& unit;
  bool in_slots = true;  // the captures are spans of unit.slots, else of unit.plain
  const match::Match& match;
  const grammar::Grammar& grammar;
  const Vocabulary& vocabulary;
};

// A value and the folded bytes of the page that it was made from. An action may make several (names of a
// list) or none (the capture holds no such value).
struct Made {
  values::Value value;
  Span folded;
};
std::vector<Made> evaluate(const grammar::Expression& expression, const Site& site);

// The clean text of a stretch of the page, without outer quotation marks and trailing punctuation.
std::string clean_text(const FoldedPage& page, Span folded);

// The value of a count: {"count", "max"?, "comparison", "unit", "category", "text"}.
values::Value count_value(const FoldedPage& page, const Annotation& annotation);

}  // namespace fisa::extract
