// Doubts that the fields of one record raise together.
#pragma once

#include <vector>

#include "extract/annotation.h"
#include "extract/candidates.h"
#include "extract/extractor.h"

namespace fisa::extract {

// Of the page, not of a value.
inline constexpr const char* kDiacriticsLost = "diacritics-lost";

// In the order of the record's fields; paths name an element of a list by its index ("budget.parts.1").
// Codes:
//   "unknown-code-format"        a code that no pattern `known_code` of the grammar matches
//   "implausible-amount"         outside smallest_amount and largest_amount of its currency (lexicons)
//   "parts-exceed-total"         shares that are more than the whole
//   "share-disagrees"            a sum that is not the percentage of the whole that stands beside it
//   "start-after-end", "duration-disagrees"
//   "diacritics-lost"            the page has none
std::vector<Warning> check(const FoldedPage& page, const Engine& engine, const values::Facts& facts);

}  // namespace fisa::extract
