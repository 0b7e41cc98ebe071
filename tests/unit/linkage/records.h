// Records made by hand, of as much as a test is about.
#pragma once

#include <string>

#include "record/json.h"
#include "record/schema.h"

namespace fisa::linkage {

// A record of the page `uri` that states `members` and nothing else; `evidence` is added for each of
// `confidences`, a JSON pointer and how sure the page's record is of the value there.
inline record::Json record_of(const std::string& uri, const record::Json& members,
                              const record::Json& confidences = record::Json::object()) {
  record::Json out = record::Schema::built_in().blank();
  out.update(members, true);
  out["evidence"] = record::Json::array();
  for (const auto& [pointer, confidence] : confidences.items()) {
    out["evidence"].push_back({{"path", pointer},
                               {"start", 0},
                               {"end", 3},
                               {"text", "of " + uri},
                               {"rule", "test.rule"},
                               {"confidence", confidence}});
  }
  std::string digest(64, '0');
  for (std::size_t i = 0; i < uri.size(); ++i) digest[i % 64] = "0123456789abcdef"[(uri[i] + i) % 16];
  out["source"] = {{"uri", uri}, {"media_type", "text/plain"}, {"charset", "UTF-8"}, {"sha256", digest}};
  return out;
}

inline record::Json parsed(const char* json) {
  return record::Json::parse(json);
}

}  // namespace fisa::linkage
