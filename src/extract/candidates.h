// Runs the rules over a page's units. Every match gives candidates; which of them a record takes is not
// decided here.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/span.h"
#include "base/string_map.h"
#include "extract/annotation.h"
#include "extract/headings.h"
#include "extract/likelihoods.h"
#include "extract/title_ranks.h"
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
  std::vector<std::pair<std::string, double>>
      signs;  // by which its rank was raised or lowered (extract/title_signs.h)
};

// What a sign of being right adds to the log-odds of it (extract/signs.h).
using Weights = StringMap<double>;

// A match that gave no candidate, for explanations.
struct Refusal {
  match::RuleId rule = 0;
  Span folded;  // what was matched
  std::string why;
};

struct Engine {
  const grammar::Grammar& grammar;
  const match::Matcher& matcher;
  const Vocabulary& vocabulary;
  const Weights& weights;         // as measured (lexicon "confidence")
  const TitleRanks& title_ranks;  // what signs add to ranks (lexicon "preference")
  const Likelihoods& likelihoods;
  bool explain = false;                      // note signs, verdicts, and what was not chosen
  bool every_rule = false;                   // try each rule on each unit: the reference for the prefilter
  std::vector<Refusal>* refusals = nullptr;  // where given, receives them
};

// In page order of the units, then in the grammar's order of rules.
std::vector<Found> find_candidates(const Engine& engine, const FoldedPage& page, const Headings& over);

}  // namespace fisa::extract
