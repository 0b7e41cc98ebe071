#include "page/lines.h"

#include <algorithm>
#include <array>

#include "page/shape.h"

namespace fisa::page {
namespace {

constexpr std::uint32_t kNarrowest = 40;
constexpr std::uint32_t kWidest = 125;

std::uint32_t count(std::size_t n) {
  return static_cast<std::uint32_t>(n);
}

// Measures the line [begin, end) of `text`; false where it is blank.
bool measure(std::string_view text, std::size_t begin, std::size_t end, Line& line) {
  const std::string_view raw = text.substr(begin, end - begin);
  const std::string_view body = trim(raw);
  if (body.empty()) return false;
  const std::size_t lead = static_cast<std::size_t>(body.data() - raw.data());
  std::uint32_t column = 0;
  for (std::size_t at = 0; at < lead;) {
    const Glyph glyph = glyph_at(raw, at);
    if (glyph.code == '\t') {
      column = (column / 8 + 1) * 8;
    } else if (glyph.code != 0xFEFF && glyph.code != 0x200B) {
      ++column;
    }
    at += glyph.bytes;
  }
  line.body = {count(begin + lead), count(begin + lead + body.size())};
  line.indent = column;
  line.width = column + count(length(body));
  line.first_word = count(length(body.substr(0, body.find_first_of(" \t"))));
  line.parted = body.find('\t') != std::string_view::npos || body.find("   ") != std::string_view::npos ||
                body.find('|') != std::string_view::npos || body.find("...") != std::string_view::npos ||
                body.find("____") != std::string_view::npos ||
                body.find("\xE2\x80\xA6") != std::string_view::npos ||
                body.find("\xC2\xA0 ") != std::string_view::npos ||
                body.find("\xC2\xA0\xC2\xA0") != std::string_view::npos;
  line.marker = marker_of(body);
  line.label = count(label_length(body));
  return true;
}

// "> 40 de ateliere": a mark of more than, or a bullet; so many lines are a list where one of them goes on
// with a word. A path ("> Proiecte > 2013") has several.
void mark_arrows(std::string_view text, std::vector<Line>& lines) {
  const auto arrow = [&](const Line& line) {
    const std::string_view body = line.body.in(text);
    return body.size() > 3 && body[0] == '>' && body[1] == ' ' && body.find('>', 1) == std::string_view::npos;
  };
  const auto bytes = [&](const Line& line) {
    return static_cast<std::uint32_t>(line.body.in(text).find_first_not_of("> "));
  };
  const auto words = [&](const Line& line) {
    return arrow(line) && is_letter(glyph_at(line.body.in(text), bytes(line)).code);
  };
  if (std::count_if(lines.begin(), lines.end(), arrow) < 2 || std::none_of(lines.begin(), lines.end(), words))
    return;
  for (Line& line : lines) {
    if (arrow(line)) line.marker = {MarkerKind::bullet, bytes(line)};
  }
}

}  // namespace

std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  std::uint32_t blank = 0;
  bool page_break = false;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = text.find_first_of("\r\n\f\v", begin);
    if (end == std::string_view::npos) end = text.size();
    Line line;
    if (!measure(text, begin, end, line)) {
      ++blank;
    } else if (is_frame(line.body.in(text))) {
      // Rows of a table stand above and below: nothing is parted.
    } else if (is_rule(line.body.in(text))) {
      page_break = true;
    } else {
      line.blank_before = blank;
      line.page_break = page_break;
      blank = 0;
      page_break = false;
      lines.push_back(line);
    }
    if (end < text.size() && text[end] == '\f') page_break = true;
    if (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n') ++end;
    begin = end + 1;
  }
  mark_arrows(text, lines);
  return lines;
}

bool is_full(const Line& line, const Line& next, std::uint32_t wrap) {
  return wrap != 0 && line.width <= wrap + wrap / 6 && line.width + 3 + next.first_word > wrap;
}

bool is_near_full(const Line& line, std::uint32_t wrap) {
  return wrap != 0 && line.width <= wrap + wrap / 6 && line.width * 6 >= wrap * 5;
}

std::uint32_t wrap_column(std::string_view text, const std::vector<Line>& lines) {
  // A wrapped line ends between its own width and its width plus the next word: each line votes for those
  // columns. Where prose was wrapped, the votes of all lines meet at one column; lists and tables scatter
  // theirs.
  std::array<std::uint32_t, kWidest + 2> votes{};
  std::uint32_t hyphens = 0;
  std::uint32_t hyphens_end = 0;
  std::uint32_t joints = 0;
  std::uint32_t joints_lower = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const Line& next = lines[i + 1];
    const Line& line = lines[i];
    if (next.blank_before != 0 || next.page_break || next.marker.kind != MarkerKind::none) continue;
    if (line.width < kNarrowest || line.width > kWidest) continue;
    const std::string_view body = next.body.in(text);
    if (next.label != 0 && starts_upper(body)) continue;
    ++joints;
    if (!starts_lower(body)) continue;
    ++joints_lower;
    if (ends_hyphenated(line.body.in(text))) {
      ++hyphens;
      hyphens_end = std::max(hyphens_end, line.width);
    }
    const std::uint32_t last = std::min(kWidest, line.width + next.first_word);
    for (std::uint32_t column = line.width; column <= last; ++column) ++votes[column];
  }
  // Words cut at line ends are wrapped prose whatever the votes say.
  if (hyphens >= 3) return hyphens_end + 1;
  // Prose starts most of its lines in lower case; a list of names or numbers does not.
  if (joints_lower < 3 || joints_lower * 3 < joints) return 0;
  const auto best = std::max_element(votes.begin(), votes.end());
  if (*best < 3 || *best * 5 < joints_lower * 3) return 0;
  // Of equal columns the widest: lines up to it are whole.
  std::uint32_t column = count(static_cast<std::size_t>(best - votes.begin()));
  while (column + 1 <= kWidest && votes[column + 1] == *best) ++column;
  return column;
}

}  // namespace fisa::page
