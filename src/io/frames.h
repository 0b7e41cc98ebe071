// The compressed frames of a file on disk: where the next one begins behind a damaged one.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "io/stream.h"

namespace fisa::io {

// The file from the first gzip member or zstd frame on that begins at byte `from` or later and whose data
// begin with `begins`; null where there is none, or where `path` is no file that can be read twice.
std::unique_ptr<Stream> open_at_next_frame(const std::string& path, std::uint64_t from,
                                           std::string_view begins);

}  // namespace fisa::io
