// Shares of a project's money that no rule has seen: what the others leave of the whole.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "extract/annotation.h"
#include "extract/candidates.h"
#include "match/matcher.h"
#include "values/fact.h"

namespace fisa::extract {

// One of the sums given is a share of this kind.
struct TellingSum {
  std::string kind;
  std::size_t sum = 0;  // its index
};

// A total is support and what its receiver adds; support is the Union's and the state's. Where all of a whole
// but one is known by kind, and what is left of it, to the cent, is one of `sums` (in page order), that sum
// is of the kind that lacks. So are two sums one after the other that together are what two kinds leave. A
// total of 0 is unknown.
[[nodiscard]] std::vector<TellingSum> shares_left(double total, std::map<std::string, double> known,
                                                  const std::vector<double>& sums);

// Which of `sums` make up `left` together, and no others do: what the partners have whose sums are not known.
// Empty where none do, where several choices would, or where sums as round as these are likely to by chance.
[[nodiscard]] std::vector<std::size_t> sums_that_make(double left, const std::vector<double>& sums);

// Adds the shares that arithmetic tells to the facts of a project. `candidates` are those of the project; the
// grammar's pattern "partner_mark" finds what partners are called beside their sums ("P2", "lider").
void add_missing_shares(const FoldedPage& page, const match::Matcher& matcher,
                        const std::vector<Found>& candidates, values::Facts& facts);

}  // namespace fisa::extract
