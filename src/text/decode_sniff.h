// What the bytes of a page say of their own charset: marks, declarations, and the look of the bytes
// themselves.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace fisa::text {

struct ByteOrderMark {
  std::string charset;  // empty where there is none
  std::size_t bytes = 0;
};
[[nodiscard]] ByteOrderMark byte_order_mark(std::string_view bytes);

// The label in <?xml encoding=...?>, <meta charset=...> or <meta http-equiv=content-type>, within the first
// 4096 bytes; empty where there is none. Comments are passed over.
[[nodiscard]] std::string declared_label(std::string_view bytes);

// UTF-16 without a mark: every other byte is NUL. The charset, or empty.
[[nodiscard]] std::string unmarked_utf16(std::string_view bytes);

// A picture, an archive, a program: a known signature, or more control bytes than text has.
[[nodiscard]] bool looks_binary(std::string_view bytes);

// How well the single-byte charset explains the bytes beyond ASCII as Romanian: letters of the language
// within words count for it, foreign letters and controls against.
struct Fit {
  long score = 0;
  long romanian = 0;  // letters with diacritics that Romanian has
  long controls = 0;  // C1 controls and bytes without a meaning
};
[[nodiscard]] Fit fit_of(std::string_view bytes, std::string_view charset);

struct Guess {
  std::string charset;
  Fit fit;
};
// The best of windows-1250, ISO-8859-2, ISO-8859-16 and windows-1252 by fit.
[[nodiscard]] Guess guess_charset(std::string_view bytes);

// How sure a guess is, 0 to 1: by ICU's detector where it agrees, by the share of Romanian letters where it
// does not.
[[nodiscard]] double confidence_of(std::string_view bytes, const Guess& guess);

}  // namespace fisa::text
