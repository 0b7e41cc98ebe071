// What characters beyond ASCII can be once a page is decoded and folded.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fisa::sieve {

// A charset whose bytes folds_of_byte() can tell, or none at all. `charset` is an IANA name
// (text/decode_charsets.h).
[[nodiscard]] bool is_known_charset(std::string_view charset);

// What a byte beyond ASCII folds to in one of those charsets.
[[nodiscard]] const std::vector<std::string>& folds_of_byte(unsigned char byte);

// What a code point folds to; valid until the next call on this thread.
[[nodiscard]] std::string_view fold_of(char32_t c);

// Can two characters in a row be UTF-8 that was read as windows-1252 or windows-1250, to be repaired?
[[nodiscard]] bool may_be_mojibake(char32_t first, char32_t second);

}  // namespace fisa::sieve
