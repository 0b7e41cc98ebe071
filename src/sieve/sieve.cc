#include "sieve/sieve.h"

#include <cstdint>
#include <cstring>
#include <string>

#include "sieve/readings.h"
#include "sieve/scan.h"
#include "text/decode.h"
#include "text/decode_charsets.h"
#include "text/decode_sniff.h"

namespace fisa::sieve {
namespace {

constexpr auto kNoUtf8 = static_cast<std::size_t>(-1);

// The first byte beyond ASCII at or after `at`.
std::size_t skip_ascii(std::string_view bytes, std::size_t at) {
  std::uint64_t eight = 0;
  for (; at + sizeof eight <= bytes.size(); at += sizeof eight) {
    std::memcpy(&eight, bytes.data() + at, sizeof eight);
    if ((eight & 0x8080808080808080U) != 0) break;
  }
  while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) ++at;
  return at;
}

// How many characters beyond ASCII there are, or kNoUtf8.
std::size_t wide_characters(std::string_view bytes) {
  std::size_t count = 0;
  for (std::size_t at = skip_ascii(bytes, 0); at < bytes.size(); at = skip_ascii(bytes, at)) {
    const std::size_t size = text::utf8_sequence(bytes, at);
    if (size == 0) return kNoUtf8;
    ++count;
    at += size;
  }
  return count;
}

// Control characters that part no words: a reader drops them, and what stood around them is one word.
bool holds_controls(std::string_view bytes) {
  unsigned found = 0;
  for (const char c : bytes) {
    const auto b = static_cast<unsigned char>(c);
    found |= static_cast<unsigned>(b < '\t') | static_cast<unsigned>(b > '\r' && b < ' ') |
             static_cast<unsigned>(b == 0x7F);
  }
  return found != 0;
}

}  // namespace

bool Sieve::hopeless(const Page& page) const {
  const std::string_view bytes = page.bytes;
  if (automaton_.empty() || holds_controls(bytes)) return false;
  const auto mark = text::byte_order_mark(bytes);
  if (!mark.charset.empty() && mark.charset != "UTF-8") return false;
  // Two characters of UTF-8 overrule whatever the page says of its charset.
  const std::size_t wide = wide_characters(bytes);
  const bool utf8 = wide != kNoUtf8 && wide != 1;
  if (!utf8 || wide == 0) {
    if (!is_known_charset(text::charset_of_label(page.http_charset))) return false;
    if (page.html && !is_known_charset(text::charset_of_label(text::declared_label(bytes)))) return false;
  }
  if (may_hold(automaton_, bytes, page.html, utf8)) return false;
  // What cannot be read is to be rejected, not passed over.
  if (wide == kNoUtf8)
    return static_cast<bool>(text::decode(bytes, {std::string(page.http_charset), page.html}));
  return bytes.find_first_not_of(" \t\n\r\f\v", mark.bytes) != std::string_view::npos &&
         !text::looks_binary(bytes);
}

}  // namespace fisa::sieve
