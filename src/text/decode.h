// Bytes of a page to UTF-8 text, and how we know.
//
// Order of trust: byte order mark, HTTP charset, <meta> or XML declaration, valid UTF-8, ICU's detector.
// Mojibake (UTF-8 read as windows-1252 or Latin-1, once or twice) is repaired where the repair is certain.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace fisa::text {

struct DecodeHints {
  std::string http_charset;  // from a Content-Type header; empty where there is none
  bool html = false;         // look for <meta charset> and the XML declaration
};

struct Decoded {
  std::string text;       // valid UTF-8, line ends as they were, NUL bytes dropped
  std::string charset;    // IANA name of what was used: "UTF-8", "windows-1250", "ISO-8859-2"
  double confidence = 1;  // 1 for declared or valid UTF-8; the detector's own otherwise
  // "charset-guessed", "charset-mislabelled" (the bytes overruled a declaration), "unknown-charset" (a label
  // was passed over), "invalid-bytes-replaced", "mojibake-repaired", "mojibake-suspected" (too little of it
  // to be certain)
  std::vector<std::string> warnings;
};

// Fails ("binary-file", "invalid-utf-8", "empty-page", "page-too-large") where there is no text to be had.
Result<Decoded> decode(std::string_view bytes, const DecodeHints& hints);

}  // namespace fisa::text
