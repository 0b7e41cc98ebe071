// A run in figures: as JSON for programs, as a page of text for the morning's reader, as one line for a log.
#pragma once

#include <string>

#include "record/json.h"
#include "run/report.h"

namespace fisa::run {

[[nodiscard]] record::Json summary_json(const Report& report);
[[nodiscard]] std::string summary_page(const Report& report);
// "run 12 complete: 1000000 pages (200 new, 3 changed, 1 gone), 20011 records, 5 rejected, 812 s, 31.2 MB/s"
[[nodiscard]] std::string summary_line(const Report& report);

}  // namespace fisa::run
