// When two elements of a list are about the same thing.
#pragma once

#include <string>

#include "record/json.h"
#include "record/schema.h"

namespace fisa::linkage {

// The value at a pointer; null where the record has no such member.
[[nodiscard]] const record::Json& value_at(const record::Json& record, const std::string& pointer);

// Equal numbers, names of mostly the same words, other texts without case, diacritics and punctuation.
[[nodiscard]] bool same_value(const record::Json& a, const record::Json& b);

// By the identity that the schema gives elements of the field; elements without one by themselves as a whole.
[[nodiscard]] bool same_thing(const record::ProjectField& field, const record::Json& a,
                              const record::Json& b);

// The evidence entries for the value at a pointer, as the record has them.
[[nodiscard]] record::Json evidence_of(const record::Json& record, const std::string& pointer);

}  // namespace fisa::linkage
