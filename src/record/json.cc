#include "record/json.h"

namespace fisa::record {

// Text that is not UTF-8 is replaced, never thrown at: a record is written whatever the page held.
std::string to_line(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string to_pretty(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace fisa::record
