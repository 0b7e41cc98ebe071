// "un ghid", "o baza": which articles of a block count what stands behind them.
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"
#include "extract/thing_rows.h"
#include "extract/vocabulary.h"

namespace fisa::extract {

// Of all that the block may count, says of each article whether it counts, by itself (`alone`) or in company.
void settle_articles(std::string_view folded, bool item, const std::vector<Span>& words,
                     const Vocabulary& vocabulary, std::vector<Thing>& things);

}  // namespace fisa::extract
