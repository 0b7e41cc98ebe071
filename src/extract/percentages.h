// The percentage that a page states beside a sum: "85%, adica 1.000 lei", "1.000 lei (85%)".
#pragma once

#include <optional>

#include "extract/annotation.h"

namespace fisa::extract {

// Of the sum at `money` (bytes of the page's text); nothing where none stands right beside it in its clause.
[[nodiscard]] std::optional<double> percentage_beside(const FoldedPage& page, Span money);

}  // namespace fisa::extract
