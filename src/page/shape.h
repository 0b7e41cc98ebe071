// What the shape of a line of text says, whatever its words: does it end a sentence, start in lower case,
// stand in capitals, open with a label or a date, look like a page number. All take UTF-8 and know no
// language.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace fisa::page {

// One code point and the bytes it takes; malformed bytes count as themselves.
struct Glyph {
  char32_t code = 0;
  std::uint32_t bytes = 0;
};
[[nodiscard]] Glyph glyph_of_many(std::string_view text, std::size_t at);
[[nodiscard]] inline Glyph glyph_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const auto lead = static_cast<unsigned char>(text[at]);
  return lead < 0x80 ? Glyph{lead, 1} : glyph_of_many(text, at);
}
[[nodiscard]] Glyph last_glyph(std::string_view text);

[[nodiscard]] bool is_wide_space(char32_t c);
// White space, also no-break spaces, zero-width characters and BOMs.
[[nodiscard]] inline bool is_space(char32_t c) {
  return c < 0x80 ? c == ' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F) : is_wide_space(c);
}
[[nodiscard]] bool is_upper(char32_t c);
[[nodiscard]] bool is_lower(char32_t c);
[[nodiscard]] inline bool is_digit(char32_t c) {
  return c >= '0' && c <= '9';
}
[[nodiscard]] inline bool is_letter(char32_t c) {
  return is_upper(c) || is_lower(c);
}

[[nodiscard]] std::string_view trim(std::string_view text);
[[nodiscard]] std::size_t length(std::string_view text);  // in code points

// length(text) > limit, without counting where the bytes tell.
[[nodiscard]] inline bool is_longer(std::string_view text, std::size_t limit) {
  return text.size() > limit && (text.size() > 4 * limit || length(text) > limit);
}

[[nodiscard]] bool starts_lower(std::string_view text);
[[nodiscard]] bool starts_upper(std::string_view text);   // or with a quote and then a capital
[[nodiscard]] bool ends_sentence(std::string_view text);  // . ! ? ... also before a closing quote or bracket
[[nodiscard]] bool ends_clause(std::string_view text);    // ; or :
[[nodiscard]] bool ends_hyphenated(std::string_view text);  // a letter and a hyphen
[[nodiscard]] bool opens_bracket(std::string_view text);    // more round brackets open than close
[[nodiscard]] bool opens_quotation(std::string_view text);  // its last quotation mark opens
[[nodiscard]] bool has_digit(std::string_view text);
[[nodiscard]] bool has_letter(std::string_view text);
[[nodiscard]] bool in_capitals(std::string_view text);  // four letters or more, nearly all capitals
[[nodiscard]] bool is_rule(std::string_view text);      // a drawn line: "-----", "____", "* * *"
[[nodiscard]] bool is_frame(std::string_view text);     // between rows: "+-----+----+", "|---|---|"
[[nodiscard]] bool is_page_mark(
    std::string_view text);  // "- 4 -", "| 12 |", "-------- 7 --"; "[3]" is none, nor is "---- 2 ----"
[[nodiscard]] bool is_number(std::string_view text);  // "14", "3.412", "40%", "1 200+"
[[nodiscard]] bool starts_with_date(
    std::string_view text);  // "6 iulie 2015 - ...", "31.05.2016 ...", "2020-01-31"

// Bytes before the colon of "Label: value" or "Label:"; 0 where the line does not open with a label.
[[nodiscard]] std::size_t label_length(std::string_view text);
// Whether something stands after the label's colon.
[[nodiscard]] bool has_value(std::string_view text, std::size_t label);

// The parts of a line between `separators`, trimmed; whole line where there are none.
enum class Separator : std::uint8_t { bar, arrow, slash, gap2, gap3 };
[[nodiscard]] std::vector<std::string_view> parts(std::string_view text, Separator separator);

}  // namespace fisa::page
