// How sure a value is: what speaks for and against it, each sign weighed as it has proved right on the
// corpus.
//
// Signs are the rule, the kind of block that the value stands in and how, whether other rules or places say
// the same or otherwise, and what company it has. tools/calibrate measures what each adds to the log-odds of
// being right (logistic regression) and writes the weights into grammars/confidence.gram; a value's
// confidence is the logistic function of their sum. A sign without a weight says nothing.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "extract/candidates.h"
#include "extract/headings.h"
#include "extract/target_place.h"
#include "values/fact.h"

namespace fisa::extract {

// Made for the candidates of one project, which must outlive it, as must the page and its headings.
class Signs {
 public:
  Signs(const Engine& engine, const FoldedPage& page, const Headings& over,
        const std::vector<Found>& candidates);

  // By name, in a fixed order: "any", "budget.total", "budget.total_labelled", "budget.total:in_cell", ...
  [[nodiscard]] std::vector<std::string> of(const values::Fact& fact) const;

 private:
  const Found* origin(const values::Fact& fact) const;
  void place(const Found& f, std::vector<std::string>& out) const;
  void company(const Found& f, std::vector<std::string>& out) const;

  const Engine& engine_;
  const FoldedPage& page_;
  const Headings& over_;
  const TargetPlaces::ByPath by_path_;
  const TargetPlaces places_;
};

// From 0 to 1.
[[nodiscard]] double confidence(const Weights& weights, const std::vector<std::string>& signs);

}  // namespace fisa::extract
