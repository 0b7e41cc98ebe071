// One code point of valid UTF-8 at a time.
#pragma once

#include <cstddef>
#include <string_view>

namespace fisa::text {

// The code point that begins at byte `i`, which moves behind it. A byte that begins none counts as itself.
constexpr char32_t next_code_point(std::string_view utf8, std::size_t& i) {
  const auto byte = [&](std::size_t at) {
    return at < utf8.size() ? static_cast<unsigned char>(utf8[at]) : 0U;
  };
  const unsigned lead = byte(i++);
  const unsigned length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (length == 1) return lead;
  char32_t c = lead & (0x7FU >> length);
  for (unsigned k = 1; k < length && i < utf8.size(); ++k) c = (c << 6) | (byte(i++) & 0x3FU);
  return c;
}

}  // namespace fisa::text
