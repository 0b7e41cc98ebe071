// Facts to a record, as schemas/project.schema.json declares it.
//
//   Offsets offsets(page_text);                            // once a page
//   Json record = assemble(Schema::built_in(), facts, warnings, source, page_text, offsets);
//   std::string line = to_line(record);
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "record/json.h"
#include "record/schema.h"
#include "values/fact.h"

namespace fisa::record {

// Byte offsets of a UTF-8 text to code points, in constant time.
class Offsets {
 public:
  explicit Offsets(std::string_view utf8);
  [[nodiscard]] std::size_t code_point(std::size_t byte) const;

 private:
  static constexpr std::size_t kStep = 256;
  std::string_view text_;
  std::vector<std::uint32_t> marks_;  // code points before byte i * kStep
};

struct Source {
  std::string uri;
  std::string url;                // "" where unknown, as all below
  std::vector<std::string> also;  // other addresses with the same content
  std::string media_type;         // "text/plain", "text/html"
  std::string charset;
  double charset_confidence = 1;  // written where it is less
  std::string sha256;
  std::string retrieved;
  std::string warc_filename;
  std::uint64_t warc_record_offset = 0;
  std::uint64_t warc_record_length = 0;
};

struct Warning {
  std::string code;
  std::string path;  // dotted
  std::string message;
};

// Facts on a list give an element each, in order; of those on a single value the first is taken. Every fact
// that is taken has its evidence.
[[nodiscard]] Json assemble(const Schema& schema, const values::Facts& facts,
                            const std::vector<Warning>& warnings, const Source& source,
                            std::string_view page_text, const Offsets& offsets);

[[nodiscard]] Json to_json(const values::Value& value);

// Says of a record that another page with the same bytes is its source: what depends on the bytes alone
// (media type, charset, digest, an address that the page gives itself) stays, the rest is taken from `place`.
void move_source(Json& record, const Source& place);

// The dotted names of the fields that the record states: "title", "budget.total", "partners". Evidence,
// warnings and source are no fields.
[[nodiscard]] std::vector<std::string> stated_fields(const Json& record);

}  // namespace fisa::record
