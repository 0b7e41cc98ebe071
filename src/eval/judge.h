// Scores the records of one page against its gold records, as ../shared/score/score.py does.
#pragma once

#include <vector>

#include "eval/gold.h"
#include "eval/score.h"
#include "record/json.h"

namespace fisa::eval {

// `records` and the gold have been found scorable (gold.h).
[[nodiscard]] Score score_page(const Page& page, const std::vector<record::Json>& records);

}  // namespace fisa::eval
