// Doubts that the fields of one record raise together.
#pragma once

#include <vector>

#include "extract/annotation.h"
#include "extract/extractor.h"

namespace fisa::extract {

// In the order of the record's fields. Codes: "parts-exceed-total", "start-after-end", "duration-disagrees",
// "implausible-amount", "diacritics-lost".
std::vector<Warning> check(const FoldedPage& page, const values::Facts& facts);

}  // namespace fisa::extract
