// Files of records, for the commands that read what earlier runs have written.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "cli/command.h"
#include "record/json.h"

namespace fisa::cli {

// The whole file, decompressed where it is gzip or zstd; "-" is standard input.
Result<std::string> read_records(const std::string& path);

// One record and where it stands.
struct RecordLine {
  std::string file;
  std::size_t number = 0;  // of the line, 1-based
  std::string text;        // the line as it stands
  record::Json record;
};

// Reads `path`: a file of JSON Lines (gzip and zstd too), "-" for standard input, or a folder, of which every
// *.jsonl (.gz, .zst) that holds records is read in the order of their names (rejects.jsonl holds none); of a
// folder that `fisa run` has written, its folder of records.
//
// What is wrong is printed with file and line, and reading goes on behind it: kGood, kSome where a line is no
// record of the schema or a file breaks off, kFailed where there is nothing to read. `parse` is another
// notion of what a record is.
using RecordParser = std::function<Result<record::Json>(std::string_view line)>;
int for_each_record(const std::string& path, const std::function<void(RecordLine&&)>& receive,
                    const RecordParser& parse = {});

}  // namespace fisa::cli
