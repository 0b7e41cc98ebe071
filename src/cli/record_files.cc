#include "cli/record_files.h"

#include <cstdint>

#include "io/stream.h"

namespace fisa::cli {

Result<std::string> read_records(const std::string& path) {
  const auto stream = io::Stream::open(path);
  std::string text = stream->take(UINT64_MAX, false);
  if (stream->error()) return *stream->error();
  return text;
}

}  // namespace fisa::cli
