#include "page/shape.h"

#include <algorithm>
#include <array>

namespace fisa::page {

Glyph glyph_of_many(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  const std::uint32_t bytes = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (lead < 0xC0 || at + bytes > text.size()) return {lead, 1};
  char32_t code = lead & (0xFFU >> (bytes + 1));
  for (std::uint32_t i = 1; i < bytes; ++i) code = code << 6U | (byte(at + i) & 0x3FU);
  return {code, bytes};
}

Glyph last_glyph(std::string_view text) {
  if (text.empty()) return {};
  std::size_t at = text.size() - 1;
  while (at > 0 && text.size() - at < 4 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  return glyph_at(text, at);
}

bool is_wide_space(char32_t c) {
  return c == 0x85 || c == 0xA0 || c == 0xAD || c == 0x1680 || (c >= 0x2000 && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202F) || c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFEFF;
}

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  if (c < 0x100) return c >= 0xC0 && c <= 0xDE && c != 0xD7;
  if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return (c & 1U) != 0;
  if (c < 0x180 || (c >= 0x1CD && c <= 0x24F) || (c >= 0x1E00 && c <= 0x1EFF)) return (c & 1U) == 0;
  return (c >= 0x391 && c <= 0x3A9) || (c >= 0x400 && c <= 0x42F);
}

bool is_lower(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  if (c < 0x100) return c >= 0xDF && c != 0xF7;
  if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return (c & 1U) == 0;
  if (c < 0x180 || (c >= 0x1CD && c <= 0x24F) || (c >= 0x1E00 && c <= 0x1EFF)) return (c & 1U) != 0;
  return (c >= 0x3B1 && c <= 0x3C9) || (c >= 0x430 && c <= 0x45F);
}

namespace {

bool is_quote(char32_t c) {
  return c == '"' || c == '\'' || c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F) || c == 0x2039 ||
         c == 0x203A;
}

bool is_closing(char32_t c) {
  return is_quote(c) || c == ')' || c == ']';
}

bool is_dash(char32_t c) {
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

char32_t first_letter_or_digit(std::string_view text) {
  const Glyph first = glyph_at(text, 0);
  if (is_quote(first.code) || first.code == '(') return glyph_at(text, first.bytes).code;
  return first.code;
}

}  // namespace

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    const Glyph first = glyph_at(text, 0);
    if (!is_space(first.code)) break;
    text.remove_prefix(first.bytes);
  }
  while (!text.empty()) {
    const Glyph last = last_glyph(text);
    if (!is_space(last.code)) break;
    text.remove_suffix(last.bytes);
  }
  return text;
}

std::size_t length(std::string_view text) {
  std::size_t continued = 0;
  for (const char c : text) continued += (static_cast<unsigned char>(c) & 0xC0U) == 0x80U ? 1 : 0;
  return text.size() - continued;
}

bool starts_lower(std::string_view text) {
  return is_lower(first_letter_or_digit(text));
}
bool starts_upper(std::string_view text) {
  return is_upper(first_letter_or_digit(text));
}

bool ends_sentence(std::string_view text) {
  for (int closing = 0; closing < 3; ++closing) {
    const Glyph last = last_glyph(text);
    if (last.code == '.' || last.code == '!' || last.code == '?' || last.code == 0x2026) return true;
    if (!is_closing(last.code)) return false;
    text.remove_suffix(last.bytes);
  }
  return false;
}

bool ends_clause(std::string_view text) {
  const char32_t last = last_glyph(text).code;
  return last == ';' || last == ':';
}

bool ends_hyphenated(std::string_view text) {
  const Glyph last = last_glyph(text);
  if (last.code != '-' && last.code != 0x2010 && last.code != 0xAC) return false;
  text.remove_suffix(last.bytes);
  return is_letter(last_glyph(text).code);
}

bool opens_bracket(std::string_view text) {
  return std::count(text.begin(), text.end(), '(') > std::count(text.begin(), text.end(), ')');
}

bool opens_quotation(std::string_view text) {
  bool open = false;
  bool at_start = true;  // of a word: a straight mark opens there
  for (std::size_t at = 0; at < text.size();) {
    const Glyph glyph = glyph_at(text, at);
    at += glyph.bytes;
    if (glyph.code == 0x201E || glyph.code == 0xAB) open = true;
    if (glyph.code == 0x201D || glyph.code == 0x201C || glyph.code == 0xBB) open = false;
    if (glyph.code == '"') open = at_start && at < text.size() && is_letter(glyph_at(text, at).code);
    at_start = glyph.code == ' ' || glyph.code == '\n' || glyph.code == '(' || glyph.code == ':';
  }
  return open;
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Glyph glyph = glyph_at(text, at);
    if (is_letter(glyph.code)) return true;
    at += glyph.bytes;
  }
  return false;
}

bool in_capitals(std::string_view text) {
  std::size_t upper = 0;
  std::size_t lower = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Glyph glyph = glyph_at(text, at);
    if (is_upper(glyph.code)) ++upper;
    if (is_lower(glyph.code)) ++lower;
    at += glyph.bytes;
  }
  return upper >= 4 && lower * 8 <= upper;
}

bool is_rule(std::string_view text) {
  if (text.empty()) return false;
  std::size_t drawn = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Glyph glyph = glyph_at(text, at);
    const char32_t c = glyph.code;
    if (is_dash(c) || c == '_' || c == '=' || c == '*' || c == '~' || c == '.' || c == '#' ||
        (c >= 0x2500 && c <= 0x257F)) {
      ++drawn;
    } else if (!is_space(c)) {
      return false;
    }
    at += glyph.bytes;
  }
  return drawn >= 3;
}

bool is_frame(std::string_view text) {
  const bool crossed = text.size() >= 5 && (text.front() == '+' || text.front() == '|') &&
                       text.find_first_not_of("+|-=: ") == std::string_view::npos;
  return crossed && text.find("--") != std::string_view::npos;
}

bool is_page_mark(std::string_view text) {
  constexpr std::size_t kMostDashes = 2;  // longer rows on both sides part the text: "----- 2 -----"
  std::size_t dashes_before = 0;
  std::size_t dashes_after = 0;
  std::size_t digits = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Glyph glyph = glyph_at(text, at);
    const char32_t c = glyph.code;
    at += glyph.bytes;
    if (is_digit(c)) {
      if (dashes_after > 0) return false;
      ++digits;
    } else if (is_dash(c) || c == '|' || c == '~') {
      ++(digits == 0 ? dashes_before : dashes_after);
    } else if (!is_space(c)) {
      return false;
    }
  }
  return digits >= 1 && digits <= 4 && dashes_before > 0 && dashes_after > 0 &&
         (dashes_before <= kMostDashes || dashes_after <= kMostDashes);
}

bool is_number(std::string_view text) {
  if (text.empty() || length(text) > 14) return false;
  std::size_t digits = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Glyph glyph = glyph_at(text, at);
    const char32_t c = glyph.code;
    at += glyph.bytes;
    if (is_digit(c)) {
      ++digits;
    } else if (!is_space(c) && c != '.' && c != ',' && c != '%' && c != '+' && c != '>' && c != '<' &&
               c != '~') {
      return false;
    }
  }
  return digits > 0;
}

bool starts_with_date(std::string_view text) {
  const auto digits = [&](std::size_t& at) {
    const std::size_t from = at;
    while (at < text.size() && is_digit(static_cast<unsigned char>(text[at]))) ++at;
    return at - from;
  };
  std::size_t at = 0;
  const std::size_t first = digits(at);
  if (first == 0 || at >= text.size()) return false;
  const char mark = text[at];
  if (mark == '.' || mark == '/' || mark == '-') {
    ++at;
    const std::size_t second = digits(at);
    if (second == 0 || second > 2 || at >= text.size() || text[at] != mark) return false;
    ++at;
    const std::size_t third = digits(at);
    return (first <= 2 && (third == 4 || third == 2)) || (first == 4 && third >= 1 && third <= 2);
  }
  if (first > 2 || mark != ' ') return false;
  ++at;
  std::size_t letters = 0;
  while (at < text.size()) {
    const Glyph glyph = glyph_at(text, at);
    if (!is_letter(glyph.code)) break;
    ++letters;
    at += glyph.bytes;
  }
  if (at < text.size() && text[at] == '.') ++at;
  if (letters < 3 || at >= text.size() || text[at] != ' ') return false;
  ++at;
  if (digits(at) != 4) return false;
  return at >= text.size() || !is_letter(glyph_at(text, at).code);
}

std::size_t label_length(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0) return 0;
  const std::string_view label = text.substr(0, colon);
  if (label.size() > 160 || length(label) > 70) return 0;
  const char32_t first = first_letter_or_digit(label);
  if (!is_upper(first) && !is_lower(first) && !is_digit(first)) return 0;
  if (!has_letter(label)) return 0;
  const std::string_view rest = text.substr(colon + 1);
  if (rest.starts_with("//")) return 0;
  // A time of day or a ratio: 17:20.
  if (is_digit(last_glyph(label).code) && !rest.empty() && is_digit(static_cast<unsigned char>(rest[0])))
    return 0;
  if (std::count(label.begin(), label.end(), ' ') > 9) return 0;
  // The end of a sentence before the colon; an abbreviation ("Nr. ") is a short word.
  std::size_t word = 0;
  for (std::size_t at = 0; at < label.size(); ++at) {
    const char c = label[at];
    if (c == '!' || c == '?' || c == ';') return 0;
    if (c == '.' && at + 1 < label.size() && label[at + 1] == ' ' && at - word > 5) return 0;
    if (c == ' ') word = at + 1;
  }
  return colon;
}

bool has_value(std::string_view text, std::size_t label) {
  return !trim(text.substr(label + 1)).empty();
}

std::vector<std::string_view> parts(std::string_view text, Separator separator) {
  std::vector<std::string_view> out;
  std::size_t from = 0;
  const auto cut = [&](std::size_t to, std::size_t next) {
    const std::string_view part = trim(text.substr(from, to - from));
    if (!part.empty()) out.push_back(part);
    from = next;
  };
  const std::size_t gap = separator == Separator::gap2 ? 2 : 3;
  for (std::size_t at = 0; at < text.size();) {
    const Glyph glyph = glyph_at(text, at);
    const char32_t c = glyph.code;
    if (separator == Separator::gap2 || separator == Separator::gap3) {
      if (!is_space(c)) {
        at += glyph.bytes;
        continue;
      }
      std::size_t end = at;
      std::size_t wide = 0;
      while (end < text.size()) {
        const Glyph space = glyph_at(text, end);
        if (!is_space(space.code)) break;
        wide += space.code == '\t' ? 8 : 1;
        end += space.bytes;
      }
      if (wide >= gap) cut(at, end);
      at = end;
      continue;
    }
    const bool hit = separator == Separator::bar
                         ? c == '|' || c == 0x2502 || c == 0xB7 || c == 0x2022 || c == 0x25AA
                     : separator == Separator::arrow
                         ? c == '>' || c == 0xBB || c == 0x203A || c == 0x25B8 || c == 0x2192 || c == 0x25BA
                         : c == '/';
    // A separator stands between spaces, at either end of the line, or (a bar) anywhere.
    const bool spaced = (at == 0 || is_space(last_glyph(text.substr(0, at)).code)) &&
                        (at + glyph.bytes >= text.size() || is_space(glyph_at(text, at + glyph.bytes).code));
    if (hit && (c == '|' || spaced)) cut(at, at + glyph.bytes);
    at += glyph.bytes;
  }
  cut(text.size(), text.size());
  return out;
}

}  // namespace fisa::page
