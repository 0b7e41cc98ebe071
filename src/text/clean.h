// The clean view of a piece of a page: what a record quotes. NFC, comma-below s and t, single straight
// spaces, no soft hyphens or zero-width characters, words hyphenated at a line end joined. The page's own
// wording otherwise: diacritics that it lacks are not invented.
#pragma once

#include <string>
#include <string_view>

namespace fisa::text {

[[nodiscard]] std::string clean(std::string_view utf8);

// Number of code points in valid UTF-8.
[[nodiscard]] std::size_t code_points(std::string_view utf8);

}  // namespace fisa::text
