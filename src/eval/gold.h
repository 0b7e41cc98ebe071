// The pages of a corpus with what people have found in them, and records to hold against them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "record/json.h"

namespace fisa::eval {

struct Page {
  std::string name;  // the page's file name
  std::vector<record::Json> gold;
};

// The pages of a folder, NAME.gold.json beside each, in the order of their names. Codes: "cannot-open",
// "bad-gold", "no-gold".
Result<std::vector<Page>> read_gold(const std::string& folder);

// A record as scoring wants it, whoever wrote it: what it states is of the schema's form, but members may
// lack, others may be added, and elements of lists may be "optional". Code: "bad-record".
Result<record::Json> read_scorable(std::string_view line);

// The file name of the page that a record was made from.
[[nodiscard]] std::string page_of(const record::Json& record);

}  // namespace fisa::eval
