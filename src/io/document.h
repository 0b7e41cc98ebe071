// One page as a source hands it over: raw bytes, and what the source knows about them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace fisa::io {

enum class Media : std::uint8_t { unknown, text, html };

struct WarcPosition {
  std::string filename;
  std::uint64_t offset = 0;  // of the record (of its gzip or zstd member) in the file as it stands on disk
  std::uint64_t length = 0;
};

struct Document {
  std::string uri;    // path as given, or URL, or a JSON object's id
  std::string url;    // WARC-Target-URI, JSON "url"; empty where unknown
  std::string bytes;  // payload, content and transfer codings undone
  Media media = Media::unknown;
  std::string http_charset;  // from Content-Type
  std::string retrieved;     // WARC-Date
  std::optional<WarcPosition> warc;
  std::string file;           // the file that it was read from, as named by the user or found in a folder
  std::uint64_t ordinal = 0;  // which page of that file, from 1
  // Set where the page could not be read whole; the document is then a reject (with uri and reason).
  std::optional<Diagnostic> error;
};

}  // namespace fisa::io
