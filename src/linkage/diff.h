// What one record says otherwise than an older one about the same project.
#pragma once

#include <string>
#include <vector>

#include "record/json.h"
#include "record/schema.h"

namespace fisa::linkage {

// One value that appeared, went or changed. A list's element is a value: it is the same one as before where
// it has the same identity (record/schema.h) or mostly the same words; its place in the list does not count.
struct Change {
  std::string pointer;                                // of the field: "/budget/total", "/partners"
  record::Json old_value;                             // null where there was none
  record::Json new_value;                             // null where there is none any more
  record::Json old_evidence = record::Json::array();  // the record's entries for the value; may be empty
  record::Json new_evidence = record::Json::array();
};

// In the schema's order of fields. Both records conform to the schema.
[[nodiscard]] std::vector<Change> changes(const record::Schema& schema, const record::Json& old_record,
                                          const record::Json& new_record);

}  // namespace fisa::linkage
