// What a page says of a project besides its title, as far as that tells where the title stands: near codes,
// sums and times of its own, and not beside those of another project.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/span.h"
#include "extract/candidates.h"

namespace fisa::extract {

class TitleFacts {
 public:
  // Of one project's candidates, those that rules of some standing have found.
  TitleFacts(const FoldedPage& page, const std::vector<Found>& candidates);

  // The folded bytes from the project's first candidate to its last.
  [[nodiscard]] Span stretch() const { return stretch_; }
  // How many kinds of facts (codes, budget, ...) the blocks [from, to) tell.
  [[nodiscard]] int kinds_in(std::uint32_t from, std::uint32_t to) const;
  // Whether all kinds, and these are some, have been told before the folded byte.
  [[nodiscard]] bool all_before(std::uint32_t at) const { return at > all_told_; }
  // Whether the years around the candidate are all outside the project's.
  [[nodiscard]] bool of_another_time(const Found& title) const;
  // Whether a sum that no rule takes for the project's stands right behind the candidate.
  [[nodiscard]] bool has_another_sum(const Found& title) const;

 private:
  struct Seen {
    std::uint32_t block;
    std::string kind;
    Span folded;
  };

  const FoldedPage& page_;
  Span stretch_{};
  std::vector<Seen> seen_;      // by their blocks
  std::uint32_t all_told_ = 0;  // folded byte where the last of the kinds is told first
  int first_year_ = 0;          // 0 where it is not known
  int last_year_ = 0;
};

}  // namespace fisa::extract
