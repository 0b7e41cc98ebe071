// The charsets that Romanian pages use, by their WHATWG labels, and bytes to UTF-8 by each.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace fisa::text {

// The IANA name of what a label means on the web ("latin1" is windows-1252, "UTF-16" is UTF-16LE); empty
// where the label is unknown. ICU's names serve for those beyond Europe's common ones.
[[nodiscard]] std::string charset_of_label(std::string_view label);

// A single-byte charset: a code point a byte, 0xFFFD where it has none. Null for other names.
using ByteTable = std::array<char32_t, 256>;
[[nodiscard]] const ByteTable* byte_table(std::string_view charset);

struct Transcoded {
  std::string text;
  std::size_t replaced = 0;  // sequences that meant nothing and became U+FFFD
  bool known = true;         // false where there is no such charset
};
[[nodiscard]] Transcoded transcode(std::string_view bytes, std::string_view charset);

// Length of the valid UTF-8 sequence at `at`, 0 where there is none (overlong forms and surrogates included).
[[nodiscard]] std::size_t utf8_sequence(std::string_view bytes, std::size_t at);

void append_utf8(std::string& out, char32_t c);

}  // namespace fisa::text
