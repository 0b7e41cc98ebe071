// The JSON library as the program uses it: members keep their order, so the same record is always the same
// bytes.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace fisa::record {

using Json = nlohmann::ordered_json;

// One line of UTF-8. Whole numbers are written without a fraction, others as short as they can be read back.
[[nodiscard]] std::string to_line(const Json& json);

// The same, indented, for people.
[[nodiscard]] std::string to_pretty(const Json& json);

}  // namespace fisa::record
