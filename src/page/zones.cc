#include "page/zones.h"

#include <algorithm>
#include <array>
#include <string>

#include "page/shape.h"

namespace fisa::page {
namespace {

constexpr std::size_t kShortLine = 90;  // code points of a line that furniture words may claim
constexpr std::size_t kMenuEntry = 40;
constexpr std::size_t kNoticeBytes = 700;  // a longer block is prose, whatever sentence it holds
constexpr std::size_t kNoticeStart = 200;  // ... and a notice says what it is in the beginning
constexpr std::size_t kHeadBlocks = 6;     // where a menu that a page begins with stands at the latest
constexpr std::size_t kHeadlines = 3;      // dated lines in a row that make a list of headlines
constexpr std::size_t kProse = 200;        // bytes of a paragraph that no list of headlines holds

bool is_line_kind(const Block& block) {
  return block.kind == BlockKind::paragraph || block.kind == BlockKind::item ||
         block.kind == BlockKind::heading;
}

// A quick look before the line is cut up: most lines hold nothing that could part a menu.
bool has_separator(std::string_view line) {
  bool space = true;
  for (std::size_t at = 0; at < line.size();) {
    const Glyph glyph = glyph_at(line, at);
    const char32_t c = glyph.code;
    if (c == '\t' || c == '|' || c == '>' || c == '/' || c == 0xB7 || c == 0xBB || c == 0x203A ||
        (c >= 0x2190 && c <= 0x25FF) || c == 0x2022) {
      return true;
    }
    if (is_space(c) && space) return true;
    space = is_space(c);
    at += glyph.bytes;
  }
  return false;
}

bool is_menu(const std::vector<std::string_view>& parts, std::size_t least, std::size_t least_known,
             const FurnitureWords& words) {
  const auto entries =
      static_cast<std::size_t>(std::count_if(parts.begin(), parts.end(), has_letter));  // no mark alone
  if (entries < 2) return false;
  std::size_t known = 0;
  std::size_t numbers = 0;
  std::size_t total = 0;
  for (std::string_view part : parts) {
    const std::size_t size = length(part);
    if (size > kMenuEntry || ends_sentence(part)) return false;
    const std::size_t label = label_length(part);
    if (label != 0 && has_value(part, label) && !words.is_line(FurnitureWords::key(part))) return false;
    if (part.ends_with(':')) return false;  // "Parteneri:" leads in to a list
    total += size;
    if (has_digit(part)) ++numbers;
    const std::string key = FurnitureWords::key(part);
    if (words.is_line(key) || words.is_menu_entry(key)) ++known;
  }
  if (known >= 2 || (known == 1 && entries >= 3 && entries <= 4)) return true;
  return entries >= least && known >= least_known && numbers * 3 <= entries && total <= entries * 26;
}

// Zones of lines that say by themselves what they are.
void mark_lines(Page& page, const FurnitureWords& words, std::vector<bool>& known) {
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    Block& block = page.blocks[i];
    if (block.zone != Zone::main || block.span.size() > kNoticeBytes) continue;
    const std::string_view text = block.span.in(page.text);
    const std::string key = FurnitureWords::key(text);
    if (is_line_kind(block) && !block.numbered && !is_longer(text, kShortLine) && words.is_line(key)) {
      known[i] = true;
      // "Contact: responsabil comunicare ..." is furniture too, a label-value line of one furniture word.
      block.zone = Zone::furniture;
    } else if (words.has_sentence(std::string_view(key).substr(0, kNoticeStart))) {
      block.zone = Zone::furniture;
    }
  }
}

// A run of short lines, two or more of them known menu entries, is a menu as a whole.
void mark_menus(Page& page, const FurnitureWords& words, const std::vector<bool>& known) {
  const auto is_entry = [&](const Block& block) {
    const std::string_view text = block.span.in(page.text);
    return is_line_kind(block) && block.zone != Zone::aside && !is_longer(text, kMenuEntry) &&
           !ends_sentence(text) && !ends_clause(text) &&
           (label_length(text) == 0 || !has_value(text, label_length(text)));
  };
  for (std::size_t i = 0; i < page.blocks.size();) {
    if (!is_entry(page.blocks[i])) {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    while (end < page.blocks.size() && is_entry(page.blocks[end]) && page.blocks[end].blank_before == 0)
      ++end;
    // Two known lines, or one among entries that many menus have.
    std::size_t hits = 0;
    std::size_t entries = 0;
    for (std::size_t k = i; k < end && end - i > 2; ++k) {
      if (known[k]) ++hits;
      if (known[k] || words.is_menu_entry(FurnitureWords::key(page.blocks[k].span.in(page.text)))) ++entries;
    }
    if ((hits >= 2 && hits * 5 >= end - i) || (entries >= 3 && entries * 2 >= end - i)) {
      for (std::size_t k = i; k < end; ++k) page.blocks[k].zone = Zone::furniture;
    }
    i = end;
  }
}

// Runs of digits, points and commas within them included.
std::size_t numbers_in(std::string_view text) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool goes_on =
        i > 0 &&
        (digit(text[i - 1]) || (i > 1 && (text[i - 1] == '.' || text[i - 1] == ',') && digit(text[i - 2])));
    if (digit(text[i]) && !goes_on) ++count;
  }
  return count;
}

// What a site says of itself over its menu: "Muzeul Judetean - fondat 1952 - 34.000 de obiecte". A title
// there seldom holds two numbers.
void mark_head(Page& page) {
  const std::size_t limit = std::min(page.blocks.size(), kHeadBlocks);
  std::size_t menu = 0;
  while (menu < limit && page.blocks[menu].zone != Zone::furniture) ++menu;
  // The page goes on behind its menu; what ends one is its foot.
  if (menu == limit || page.blocks.size() - menu <= kHeadBlocks) return;
  for (std::size_t i = 0; i < menu; ++i) {
    Block& block = page.blocks[i];
    const std::string_view text = block.span.in(page.text);
    if (block.kind == BlockKind::paragraph && block.zone == Zone::main && numbers_in(text) >= 2 &&
        !is_longer(text, kShortLine) && label_length(text) == 0 && !ends_sentence(text))
      block.zone = Zone::aside;
  }
}

// Late on a page a line with a label is one more headline ("Sebes: 3 parcuri refacute"), not the text going
// on.
bool is_late(const Page& page, const Block& block) {
  return block.span.begin * 5ULL >= page.text.size() * 3ULL;
}

bool ends_aside(const Page& page, const Block& block, const Block& opener, bool real_heading) {
  const std::string_view text = block.span.in(page.text);
  if (block.kind == BlockKind::heading) {
    return !real_heading || (block.level <= opener.level);
  }
  if (block.kind == BlockKind::cell || block.kind == BlockKind::term) return true;
  const std::size_t label = label_length(text);
  return block.kind == BlockKind::paragraph && label != 0 && has_value(text, label) &&
         !starts_with_date(text) && block.blank_before > 0 && !is_late(page, opener) &&
         length(text.substr(0, label)) <= 40;
}

bool is_long(const Block& block) {
  return block.kind == BlockKind::paragraph && block.span.size() >= kProse;
}

bool is_prose(const Block& block) {
  return block.zone == Zone::main && is_long(block);
}

// "Alte noutati" and what stands under it. Before the page's text has begun the same words may be the name of
// the site's part that the page belongs to: then the text itself ends it, or any heading.
void mark_aside_sections(Page& page, const FurnitureWords& words) {
  bool begun = false;
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    Block& opener = page.blocks[i];
    begun = begun || is_prose(opener);
    if (opener.zone != Zone::main || !is_line_kind(opener)) continue;
    const std::string_view text = opener.span.in(page.text);
    // "Articole noi: A / B" holds its own list, however long.
    const std::size_t label = label_length(text);
    const bool listed = label != 0 && has_value(text, label);
    if (is_longer(listed ? text.substr(0, label) : text, kShortLine)) continue;
    const std::string key = FurnitureWords::key(text);
    if (!words.is_aside_heading(key)) continue;
    opener.zone = Zone::aside;
    if (listed) continue;
    const bool real_heading = opener.kind == BlockKind::heading;
    if (opener.kind == BlockKind::paragraph) {
      opener.kind = BlockKind::heading;
      opener.level = 2;
    }
    for (std::size_t k = i + 1; k < page.blocks.size(); ++k) {
      Block& block = page.blocks[k];
      if (block.zone == Zone::furniture) continue;
      if (!begun && (is_prose(block) || block.kind == BlockKind::heading || block.emphasised)) break;
      if (block.zone == Zone::aside || ends_aside(page, block, opener, real_heading)) break;
      block.zone = Zone::aside;
    }
  }
}

// Three and more dated lines in a row late on the page: news, not the project's own calendar.
void mark_headlines(Page& page) {
  const auto is_headline = [&](const Block& block) {
    if (!is_line_kind(block) && block.kind != BlockKind::cell) return false;
    const std::string_view text = block.span.in(page.text);
    return starts_with_date(text) && length(text) >= 20 && !is_longer(text, 220) &&
           has_letter(text.substr(10));
  };
  for (std::size_t i = 0; i < page.blocks.size();) {
    std::size_t end = i;
    while (end < page.blocks.size() && page.blocks[end].zone == Zone::main && is_headline(page.blocks[end]))
      ++end;
    const bool late = end > i && (page.blocks[i].span.begin * 2 >= page.text.size() ||
                                  page.blocks[end - 1].span.end * 10ULL >= page.text.size() * 8ULL);
    if (end - i >= kHeadlines && late) {
      for (std::size_t k = i; k < end; ++k) page.blocks[k].zone = Zone::aside;
      if (i > 0) {
        Block& heading = page.blocks[i - 1];
        if (heading.zone == Zone::main && heading.kind == BlockKind::heading) heading.zone = Zone::aside;
      }
    }
    i = std::max(end, i + 1);
  }
}

}  // namespace

bool is_menu_line(std::string_view line, const FurnitureWords& words) {
  if (is_longer(line, 400) || !has_separator(line)) return false;
  const auto bars = parts(line, Separator::bar);
  if (is_menu(bars, 3, 0, words)) return true;
  const auto arrows = parts(line, Separator::arrow);
  if (is_menu(arrows, 3, 0, words)) return true;
  // A breadcrumb starts at the front page, and may end in a long title.
  for (const auto& crumbs : {arrows, parts(line, Separator::slash)}) {
    if (crumbs.size() >= 2 && words.equals_line(FurnitureWords::key(crumbs.front()))) return true;
  }
  const auto gaps = parts(line, Separator::gap2);
  // Words set wide apart may be a title ("ANUNT  FINALIZARE  PROIECT") or a head row: a known entry must
  // tell.
  return is_menu(gaps, 4, 1, words) || is_menu(parts(line, Separator::gap3), 3, 1, words);
}

void main_from_asides(Page& page) {
  std::size_t main = 0;
  std::size_t most = 0;
  std::size_t first = 0;  // of the run with the most prose
  std::size_t end = 0;    // ... which the next column may follow: it begins with a heading
  for (std::size_t i = 0; i < page.blocks.size();) {
    const std::size_t begin = i;
    const Zone zone = page.blocks[begin].zone;
    std::size_t prose = 0;
    std::size_t next = 0;
    for (; i < page.blocks.size() && page.blocks[i].zone == zone; ++i) {
      const Block& block = page.blocks[i];
      if (is_long(block)) {
        prose += block.span.size();
        next = 0;
      } else if (block.kind == BlockKind::heading && next == 0) {
        next = i;
      }
    }
    if (zone == Zone::main) main += prose;
    if (zone == Zone::aside && prose > most) {
      most = prose;
      first = begin;
      end = next == 0 ? i : next;
    }
  }
  if (most <= main) return;
  for (std::size_t i = first; i < end; ++i) page.blocks[i].zone = Zone::main;
}

void mark_furniture(Page& page, const FurnitureWords& words) {
  std::vector<bool> known(page.blocks.size());
  mark_lines(page, words, known);
  mark_menus(page, words, known);
  mark_head(page);
}

void mark_asides(Page& page, const FurnitureWords& words) {
  mark_aside_sections(page, words);
  mark_headlines(page);
}

void mark_sections(Page& page) {
  std::array<std::uint32_t, 8> open{};  // by level: index + 1 of the open heading
  std::uint32_t section = 0;
  bool items = false;  // seen under the open heading
  const auto is_lone_label = [&](const Block& block) {
    return block.kind == BlockKind::heading && block.level >= 3 && block.span.in(page.text).ends_with(':');
  };
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    Block& block = page.blocks[i];
    if (block.kind != BlockKind::heading || block.zone == Zone::furniture) {
      if (section != 0 && block.zone != Zone::furniture && is_lone_label(page.blocks[section - 1])) {
        // "Rezultate:" reaches over its list, or its lines up to the next label with a value.
        const std::string_view text = block.span.in(page.text);
        const std::size_t label = label_length(text);
        const bool value = block.kind == BlockKind::paragraph && label != 0 && has_value(text, label);
        if (block.blank_before > 0 && (value || (items && block.kind == BlockKind::paragraph))) {
          open[page.blocks[section - 1].level] = 0;
          section = page.blocks[section - 1].section;
        }
      }
      items = items || block.kind == BlockKind::item;
      block.section = section;
      continue;
    }
    const std::size_t level = std::clamp<std::size_t>(block.level, 1, 6);
    block.section = 0;
    for (std::size_t above = 1; above < level; ++above) {
      if (open[above] != 0) block.section = open[above];
    }
    section = static_cast<std::uint32_t>(i + 1);
    items = false;
    open[level] = section;
    for (std::size_t below = level + 1; below < open.size(); ++below) open[below] = 0;
  }
}

}  // namespace fisa::page
