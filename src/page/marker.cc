#include "page/marker.h"

#include "page/shape.h"

namespace fisa::page {
namespace {

bool is_bullet(char32_t c) {
  switch (c) {
    case 0x2022:
    case 0x2023:
    case 0x2043:
    case 0x2219:
    case 0x25E6:
    case 0xB7:
    case 0xA7:
    case 0x27A2:
    case 0x27A4:
    case 0x2794:
    case 0x279C:
    case 0x2192:
    case 0x203B:
    case 0x2055:
    case 0x221A:  // a root for a check mark
      return true;
    default:
      // Geometric shapes, dingbats' check marks and stars, pictographs, and the private use area of symbol
      // fonts.
      return (c >= 0x25A0 && c <= 0x25FF) || (c >= 0x2600 && c <= 0x27BF) || (c >= 0x2B00 && c <= 0x2BFF) ||
             c == 0x231B || (c >= 0x23E9 && c <= 0x23F3) || (c >= 0x1F300 && c <= 0x1FAFF) ||
             (c >= 0xE000 && c <= 0xF8FF);
  }
}

bool is_dash(char32_t c) {
  return c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2212 || c == 0x2012;
}

// Letters and signs that stand for bullets where a symbol font is lost.
bool is_lost_symbol(char32_t c) {
  return c == 'v' || c == 'o' || c == 'q' || c == 'l' || c == 'n' || c == 0xFC || c == 0xD8 || c == 0xFA ||
         c == 0xA8;
}

// Bytes of white space at `at`, and how wide it is.
struct Gap {
  std::uint32_t bytes = 0;
  std::uint32_t width = 0;
};
Gap gap_at(std::string_view line, std::size_t at) {
  Gap gap;
  while (at + gap.bytes < line.size()) {
    const Glyph glyph = glyph_at(line, at + gap.bytes);
    if (!is_space(glyph.code)) break;
    gap.bytes += glyph.bytes;
    gap.width += glyph.code == '\t' ? 8 : 1;
  }
  return gap;
}

bool is_roman(char c) {
  return c == 'i' || c == 'v' || c == 'x' || c == 'I' || c == 'V' || c == 'X';
}

// " Inceput: ...": behind "1.4" words begin, and no unit of measure ("1.4 Km").
bool opens_words(std::string_view rest) {
  constexpr std::size_t kShortestWord = 4;  // letters
  const Gap gap = gap_at(rest, 0);
  if (gap.bytes == 0 || !starts_upper(rest.substr(gap.bytes))) return false;
  std::size_t letters = 0;
  for (std::size_t at = gap.bytes; at < rest.size(); ++letters) {
    const Glyph glyph = glyph_at(rest, at);
    if (!is_letter(glyph.code)) break;
    at += glyph.bytes;
  }
  return letters >= kShortestWord;
}

// "1.", "1)", "(1)", "1.2.", "1.2" before words, "a)", "(a)", "II.", "iv)": bytes, or 0.
std::uint32_t number_at(std::string_view line) {
  std::size_t at = 0;
  const bool bracket = line[0] == '(';
  if (bracket) ++at;
  const std::size_t from = at;
  bool outline = false;
  while (at < line.size() && is_digit(static_cast<unsigned char>(line[at]))) ++at;
  if (at > from) {
    if (at - from > 2) return 0;
    while (!bracket && at + 1 < line.size() && line[at] == '.' &&
           is_digit(static_cast<unsigned char>(line[at + 1]))) {
      // A second number of an outline ("1.2."); "12.05.2019" and "1.500" are none.
      std::size_t end = at + 1;
      while (end < line.size() && is_digit(static_cast<unsigned char>(line[end]))) ++end;
      if (end - at > 2) return 0;
      at = end;
      outline = true;
    }
  } else {
    std::size_t end = at;
    while (end < line.size() && is_roman(line[end]) && end - at < 5) ++end;
    if (end - at >= 2) {
      at = end;
    } else if (at < line.size() &&
               ((line[at] >= 'a' && line[at] <= 'z') || (line[at] >= 'A' && line[at] <= 'Z'))) {
      ++at;
      if (bracket ? line[at] != ')' : at >= line.size() || line[at] != ')') {
        // A single letter takes a bracket; "I. TITLE" is a section's number where capitals follow.
        const bool section = !bracket && is_roman(line[at - 1]) && line[at - 1] < 'a' && at < line.size() &&
                             line[at] == '.' && in_capitals(line.substr(at + 1));
        if (!section) return 0;
      }
    } else {
      return 0;
    }
  }
  if (at >= line.size() || at == from) return 0;
  if (outline && opens_words(line.substr(at))) return static_cast<std::uint32_t>(at);
  if (line[at] != ')' && (bracket || line[at] != '.')) return 0;
  return static_cast<std::uint32_t>(at + 1);
}

// "A1. Titlul", "B.2. Parteneri": the number of a question of a form, bytes, or 0. "A1 Bucuresti - Ploiesti"
// is a motorway.
std::uint32_t form_number_at(std::string_view line) {
  if (line[0] < 'A' || line[0] > 'Z') return 0;
  std::size_t at = 1;
  if (at < line.size() && line[at] == '.') ++at;
  const std::size_t from = at;
  while (at < line.size() && is_digit(static_cast<unsigned char>(line[at]))) ++at;
  if (at == from || at - from > 2 || at >= line.size() || (line[at] != '.' && line[at] != ')')) return 0;
  const Gap gap = gap_at(line, at + 1);
  return gap.bytes != 0 && starts_upper(line.substr(at + 1 + gap.bytes)) ? static_cast<std::uint32_t>(at + 1)
                                                                         : 0;
}

// "~ 1 ~ TITLE", "= 2 = Title", "#3 Title": a number set off by signs: bytes, or 0.
std::uint32_t framed_number_at(std::string_view line) {
  const char sign = line[0];
  if (sign != '~' && sign != '*' && sign != '=' && sign != '#' && sign != '-' && sign != '/') return 0;
  std::size_t at = 0;
  while (at < line.size() && line[at] == sign) ++at;
  at += gap_at(line, at).bytes;
  const std::size_t from = at;
  while (at < line.size() && is_digit(static_cast<unsigned char>(line[at]))) ++at;
  if (at == from || at - from > 2) return 0;
  const std::size_t end = at;
  at += gap_at(line, at).bytes;
  const std::size_t sign_at = at;
  while (at < line.size() && line[at] == sign) ++at;
  if (at == sign_at && (sign != '#' || at == end)) return 0;
  // "# 12 module de lectii": a bullet, and how many there are.
  if (at == sign_at && line[from - 1] != '#' && !starts_upper(line.substr(at))) return 0;
  return gap_at(line, at).bytes != 0 || (sign == '#' && at > end) ? static_cast<std::uint32_t>(at) : 0;
}

// A number that is a sign by itself (in a circle, full or in brackets) or a digit in a keycap: bytes, or 0.
std::uint32_t enclosed_number_at(std::string_view line) {
  constexpr char32_t kKeycap = 0x20E3;
  constexpr char32_t kAsPicture = 0xFE0F;
  const Glyph first = glyph_at(line, 0);
  if ((first.code >= 0x2460 && first.code <= 0x249B) || (first.code >= 0x2776 && first.code <= 0x2793))
    return first.bytes;
  if (!is_digit(first.code)) return 0;
  std::uint32_t bytes = first.bytes;
  if (glyph_at(line, bytes).code == kAsPicture) bytes += glyph_at(line, bytes).bytes;
  const Glyph over = glyph_at(line, bytes);
  return over.code == kKeycap ? bytes + over.bytes : 0;
}

// "01. 04. 2018", "1.IV.2018": the point at `end` stands behind a day.
bool begins_date(std::string_view line, std::uint32_t end, std::uint32_t gap) {
  if (line[end - 1] != '.') return false;
  std::size_t at = end + gap;
  const std::size_t month = at;
  const auto digit = [&](std::size_t i) {
    return i < line.size() && is_digit(static_cast<unsigned char>(line[i]));
  };
  while (digit(at) || (gap == 0 && at < line.size() && is_roman(line[at]))) ++at;
  if (at == month || at - month > 4 || at >= line.size() || line[at] != '.') return false;
  ++at;
  const std::uint32_t second_gap = gap_at(line, at).bytes;
  if ((gap == 0) != (second_gap == 0)) return false;  // "1. 04.2018" is the first of a list of months
  at += second_gap;
  return digit(at) && digit(at + 1) && digit(at + 2) && digit(at + 3) && !digit(at + 4);
}

}  // namespace

Span inside_frame(std::string_view line) {
  const char sign = line.empty() ? ' ' : line[0];
  if (sign != '~' && sign != '*' && sign != '=' && sign != '#' && sign != '-' && sign != '+') return {};
  std::size_t begin = 0;
  while (begin < line.size() && line[begin] == sign) ++begin;
  std::size_t end = line.size();
  while (end > begin && line[end - 1] == sign) --end;
  const std::uint32_t before = gap_at(line, begin).bytes;
  if (end == line.size() || end <= begin + before + 1 || before == 0 || line[end - 1] != ' ') return {};
  begin += before;
  while (end > begin && line[end - 1] == ' ') --end;
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

Marker marker_of(std::string_view line) {
  if (line.empty()) return {};
  const Glyph first = glyph_at(line, 0);
  const auto with_gap = [&](MarkerKind kind, std::uint32_t bytes) -> Marker {
    const Gap gap = gap_at(line, bytes);
    if (bytes + gap.bytes >= line.size()) return {};
    return {kind, bytes + gap.bytes};
  };
  if (const std::uint32_t number = framed_number_at(line); number != 0)
    return with_gap(MarkerKind::number, number);
  if (const std::uint32_t number = enclosed_number_at(line); number != 0)
    return with_gap(MarkerKind::number, number);
  if (is_bullet(first.code)) {
    std::uint32_t bytes = first.bytes;
    for (Glyph next = glyph_at(line, bytes);
         is_bullet(next.code) || (next.code >= 0xFE00 && next.code <= 0xFE0F); next = glyph_at(line, bytes)) {
      bytes += next.bytes;
    }
    // A middle dot or section sign within words (a paragraph of a law) is no bullet unless space follows.
    if (first.code == 0xA7 && is_digit(glyph_at(line, bytes + gap_at(line, bytes).bytes).code) &&
        gap_at(line, bytes).width < 2) {
      return {};
    }
    return with_gap(MarkerKind::bullet, bytes);
  }
  if (is_dash(first.code)) {
    const char32_t next = glyph_at(line, first.bytes).code;
    if (is_dash(next)) return {};
    if (is_space(next) || is_letter(next) || is_digit(next)) return with_gap(MarkerKind::dash, first.bytes);
    return {};
  }
  if (first.code == '*' || first.code == '+') {
    std::uint32_t bytes = 1;
    while (bytes < line.size() && line[bytes] == line[0]) ++bytes;
    if (bytes <= 3 && gap_at(line, bytes).width > 0) return with_gap(MarkerKind::bullet, bytes);
    return {};
  }
  // ". Text": a bullet that became a full stop.
  if (first.code == '.' && gap_at(line, first.bytes).width > 0)
    return with_gap(MarkerKind::bullet, first.bytes);
  if (is_lost_symbol(first.code) && gap_at(line, first.bytes).width >= 2) {
    return with_gap(MarkerKind::bullet, first.bytes);
  }
  if (const std::uint32_t number = form_number_at(line); number != 0)
    return with_gap(MarkerKind::number, number);
  const std::uint32_t number = number_at(line);
  if (number != 0) {
    const Gap gap = gap_at(line, number);
    // "1.Text" is a marker, "1.5" is not; "I.S.C." is not.
    if (gap.bytes == 0 &&
        !(is_digit(static_cast<unsigned char>(line[0])) && starts_upper(line.substr(number))))
      return {};
    if (begins_date(line, number, gap.bytes)) return {};
    return with_gap(MarkerKind::number, number);
  }
  return {};
}

}  // namespace fisa::page
