// JSON Lines (one JSON text a line, UTF-8) in and out of the program: pages to read, records to check.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "record/schema.h"

namespace fisa::record {

// A page given as {"id" | "url", "text" | "html"}.
struct PageLine {
  std::string uri;  // id, or else url
  std::string url;
  std::string body;
  bool html = false;
};

// Fails with code "bad-json-line": what is wrong, and what a line should hold.
Result<PageLine> read_page_line(std::string_view line);

// Fails with code "bad-record": the line is no JSON, or no record of the schema, and where.
Result<Json> read_record(const Schema& schema, std::string_view line);

struct LineViolation {
  std::size_t line = 0;  // 1-based
  Violation violation;
};

// Every violation of every line; lines of white space are passed over. `records` counts the lines that were
// looked at.
std::vector<LineViolation> validate_lines(const Schema& schema, std::string_view text, std::size_t& records);

}  // namespace fisa::record
