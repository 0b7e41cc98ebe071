// Files of records, as `fisa validate` and `fisa verify` read them.
#pragma once

#include <string>

#include "base/result.h"

namespace fisa::cli {

// The whole file, decompressed where it is gzip or zstd; "-" is standard input.
Result<std::string> read_records(const std::string& path);

}  // namespace fisa::cli
