// Bytes to text: the first byte chooses the hints; what comes out is valid UTF-8 without NUL, or an error
// with a code.
#include <cstdlib>
#include <string_view>

#include "text/decode.h"
#include "text/decode_charsets.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  if (size == 0) return 0;
  static constexpr const char* kLabels[] = {"",       "utf-8",  "iso-8859-2",  "windows-1250",
                                            "latin1", "utf-16", "iso-8859-16", "koi8-r"};
  const fisa::text::DecodeHints hints{kLabels[data[0] % 8], (data[0] & 8U) != 0};
  const auto decoded = fisa::text::decode({reinterpret_cast<const char*>(data) + 1, size - 1}, hints);
  if (!decoded) {
    if (decoded.errors().empty() || decoded.errors().front().code.empty()) std::abort();
    return 0;
  }
  const std::string_view text = decoded->text;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = fisa::text::utf8_sequence(text, at);
    if (length == 0 || text[at] == '\0') std::abort();
    at += length;
  }
  if (decoded->charset.empty() || decoded->confidence < 0 || decoded->confidence > 1) std::abort();
  return 0;
}
