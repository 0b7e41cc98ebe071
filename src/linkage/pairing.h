// Which record of a newer set is about which project of an older one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "linkage/identity.h"

namespace fisa::linkage {

enum class MatchedBy : std::uint8_t { code, source, title };

struct Pair {
  std::size_t old_index = 0;
  std::size_t new_index = 0;
  MatchedBy by = MatchedBy::code;
};

// Each record is in one pair at most. Codes go first, then sources, then titles; where several records share
// one, those that share more go together, else those that come first. Records whose SMIS codes contradict
// each other are not matched by title. In the order of the newer set; the same for the same input.
[[nodiscard]] std::vector<Pair> pair_up(const std::vector<Identity>& old_set,
                                        const std::vector<Identity>& new_set);

}  // namespace fisa::linkage
