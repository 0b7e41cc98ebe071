#include "linkage/elements.h"

#include <algorithm>

#include "text/similarity.h"

namespace fisa::linkage {

using record::Json;

namespace {

// A digit makes another school, another phase: such names must be the same to the letter.
bool has_digit(const std::string& s) {
  return std::any_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

const Json& value_at(const Json& record, const std::string& pointer) {
  static const Json null;
  const Json::json_pointer at(pointer);
  return record.contains(at) ? record[at] : null;
}

bool same_value(const Json& a, const Json& b) {
  if (!a.is_string() || !b.is_string()) return a == b;
  const std::string x = text::comparable(a.get<std::string>());
  const std::string y = text::comparable(b.get<std::string>());
  return x == y || (!has_digit(x) && !has_digit(y) && text::same_name(x, y));
}

bool same_thing(const record::ProjectField& field, const Json& a, const Json& b) {
  if (field.identity.empty()) return same_value(a, b);
  return std::all_of(field.identity.begin(), field.identity.end(),
                     [&](const std::string& member) { return same_value(a[member], b[member]); });
}

Json evidence_of(const Json& record, const std::string& pointer) {
  Json out = Json::array();
  for (const Json& entry : record["evidence"]) {
    if (entry["path"] == pointer) out.push_back(entry);
  }
  return out;
}

}  // namespace fisa::linkage
