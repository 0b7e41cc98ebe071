// How nearly a rule matched: the longest run of a pattern's pieces, from its beginning or from its end, that
// stands in a text, and the piece that was missed. For explanations only: it compiles and tries a great deal.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "grammar/grammar.h"

namespace fisa::match {

struct Near {
  Span span;            // bytes of the text that the run matches
  std::string lacked;   // the piece that should stand next, as the grammar has it
  bool before = false;  // it should stand before the span, else behind it
  double share = 0;     // of the pieces that must match, those that did
};

class NearMatcher {
 public:
  explicit NearMatcher(const grammar::Rule& rule);
  NearMatcher(NearMatcher&&) noexcept;
  ~NearMatcher();

  // Nothing where less than half stands in the text, or no word of it.
  [[nodiscard]] std::optional<Near> nearest(std::string_view text) const;

 private:
  struct Run;
  std::vector<Run> runs_;  // the longest first
};

}  // namespace fisa::match
