// From the state to the output folder: what operators and researchers read.
//
//   DIR/records/part-00000.jsonl ...   records, in the byte order of their pages' addresses
//   DIR/rejects.jsonl                  pages that could not be read or worked on, with their reasons
//   DIR/vanished.jsonl                 pages that were there once
//   DIR/summary.json, DIR/summary.txt  the run
//
// The output is a function of the state alone, so it is the same bytes however often the run was interrupted
// and however many workers it had. Parts are cut by number of records. The folder of parts is made beside the
// old one and takes its place in one step: a reader sees all records of the one run or of the other, none
// twice and none missing. The other files are replaced whole, the summary last: it tells of what is there.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "run/report.h"
#include "run/state.h"

namespace fisa::run {

// Writes parts, rejects and vanished pages, and counts records, fields and parts in `report`. On failure what
// was there before stays.
[[nodiscard]] std::optional<Diagnostic> publish(State& state, const std::string& folder,
                                                std::uint64_t part_records, Report& report);

}  // namespace fisa::run
