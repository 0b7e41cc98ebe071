// When two wordings are the same, and how alike two titles are.
#pragma once

#include <string>
#include <string_view>

namespace fisa::text {

// Lower case, no diacritics, only runs of [a-z0-9] and '%', parted by single spaces.
[[nodiscard]] std::string comparable(std::string_view utf8);

// Both given comparable. The same words, or three quarters of all of them in common.
[[nodiscard]] bool same_name(const std::string& a, const std::string& b);

// Both given comparable. Ratcliff and Obershelp's ratio, 2 M / T, as Python's difflib has it.
[[nodiscard]] double likeness(const std::string& a, const std::string& b);

}  // namespace fisa::text
