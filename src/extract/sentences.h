// The sentences of a unit.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace fisa::extract {

// Those of `view`, as spans; none crosses a block. `is_abbreviation` is asked of the word before a full stop.
void split_sentences(std::string_view view, const std::function<bool(std::string_view)>& is_abbreviation,
                     std::vector<Span>& out);

}  // namespace fisa::extract
