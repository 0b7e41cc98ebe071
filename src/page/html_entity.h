// What a named character reference of HTML stands for, to the parser that reads the pages.
#pragma once

#include <optional>
#include <string>

namespace fisa::page {

// "nbsp" -> U+00A0; nothing where the parser knows no such name and leaves the reference as text.
[[nodiscard]] std::optional<char32_t> html_entity(const std::string& name);

}  // namespace fisa::page
