// Any bytes as a crawl archive: the reader never fails but by a reject.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "io/stream.h"
#include "io/warc.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fisa::io::Limits limits;
  limits.max_page_bytes = 1 << 16;
  const auto reader = fisa::io::warc_reader(
      fisa::io::Stream::over({reinterpret_cast<const char*>(data), size}, "fuzz"), limits);
  fisa::io::Document document;
  while (reader->next(document)) {
  }
  return 0;
}
