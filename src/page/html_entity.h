// Character references and white space of HTML: what the parser knows, and what it does not.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace fisa::page {

// "nbsp" -> U+00A0; nothing where there is no such name and the reference stays as text.
[[nodiscard]] std::optional<char32_t> html_entity(const std::string& name);

// `html` with those references spelled out that the parser leaves as text ("&abreve;", which came with HTML
// 5) or takes for control characters ("&#150;", a dash of windows-1252: see the HTML standard on numeric
// character references); nothing where there are none.
[[nodiscard]] std::optional<std::string> with_references(std::string_view html);

// `html` with a space for every form feed and vertical tab: the parser, which is one of XML, drops them and
// would join the words that they part; nothing where there are none.
[[nodiscard]] std::optional<std::string> with_plain_spaces(std::string_view html);

}  // namespace fisa::page
