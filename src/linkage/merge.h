// The records of one project from several pages, made one.
#pragma once

#include <string>
#include <vector>

#include "record/json.h"
#include "record/schema.h"

namespace fisa::linkage {

// All records conform to the schema, and so does the result. Every page is kept in `sources`; evidence names
// the one it quotes, and has the confidence of the value that all of them together give (linkage/settle.h).
// Where sources contradict each other the record has the better value, and a warning "sources-disagree" has
// the others with their quotes. Lists hold every element of every source, once. Warnings are kept.
//
// One record is returned as it is.
[[nodiscard]] record::Json merge(const record::Schema& schema, const std::vector<record::Json>& records);

}  // namespace fisa::linkage
