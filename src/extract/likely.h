// What a value is likely to be where no rule tells it.
//
// Rules tell who a partner is, or which sum is the total, where they know the words; every page has words of
// its own. So rules of the grammars note all organisations, programmes, sums, dates and codes of the text
// (paths
// @named, @scheme, @sum, @when, @code), and each is weighed for each thing that it may be (partner; total,
// grant, ...; start, end, period) by all that is said around it. tools/likely measures on the corpus what
// every sign adds to the log-odds and writes it to grammars/likelihoods.gram (lexicon likelihood:
// "partner:once", "total:largest"). These judgements hold as well on pages that nobody has read as on others,
// which rules do not.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/candidates.h"
#include "extract/headings.h"

namespace fisa::extract {

// The places at which a page names one thing, in page order.
using Places = std::vector<const Found*>;

// An organisation, a programme, a sum, a date or a code that the page names.
struct Mentioned {
  std::vector<std::uint32_t> candidates;  // its places, as indices of the candidates
  std::vector<std::string> signs;
};

// What `candidates` of one of the paths name, in page order; of more than a few hundred, nothing.
[[nodiscard]] std::vector<Mentioned> mentioned(const Engine& engine, const FoldedPage& page,
                                               const Headings& over, const std::vector<Found>& candidates,
                                               const std::vector<std::uint32_t>& of_path);

// How likely it is that what has these signs is `what`, as log-odds or from 0 to 1; nothing where that has
// not been measured.
[[nodiscard]] std::optional<double> log_odds(const Engine& engine, std::string_view what,
                                             const std::vector<std::string>& signs);
[[nodiscard]] std::optional<double> likelihood(const Engine& engine, std::string_view what,
                                               const std::vector<std::string>& signs);

}  // namespace fisa::extract
