// WARC 1.0 and 1.1 (ISO 28500) and WET: pages out of crawl archives, plain or compressed a record at a time
// or whole.
//
// Pages are response records with status 200 and HTML or text, resource records of those types, and
// conversion records. Everything else is passed over and counted by reason. Damage costs the record it is in:
// reading goes on at the next line that begins "WARC/1.".
#pragma once

#include <memory>

#include "io/source.h"
#include "io/stream.h"

namespace fisa::io {

std::unique_ptr<PageReader> warc_reader(std::unique_ptr<Stream> stream, const Limits& limits);

// The one record of `length` bytes that begins at byte `offset` of an archive on disk.
Document read_warc_record(const std::string& filename, std::uint64_t offset, std::uint64_t length,
                          const Limits& limits);

}  // namespace fisa::io
