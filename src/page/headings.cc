#include "page/headings.h"

#include <algorithm>
#include <cstdint>

#include "page/shape.h"

namespace fisa::page {
namespace {

constexpr std::size_t kHeading = 120;  // code points
constexpr std::size_t kLabel = 100;

bool is_text(const Block& block) {
  return block.kind == BlockKind::paragraph;
}

// A short line without the marks of a sentence or of a value.
bool is_short_line(const Page& page, const Block& block) {
  const std::string_view text = block.span.in(page.text);
  if (length(text) > kHeading || !has_letter(text) || text.find('\n') != std::string_view::npos) return false;
  const char32_t last = last_glyph(text).code;
  if (last == '.' || last == ';' || last == ',' || last == ':') return false;
  const std::size_t label = label_length(text);
  return (label == 0 || !has_value(text, label)) && !starts_lower(text) && !starts_with_date(text);
}

bool is_label_alone(const Page& page, const Block& block) {
  const std::string_view text = block.span.in(page.text);
  return last_glyph(text).code == ':' && length(text) <= kLabel && !starts_lower(text) && has_letter(text);
}

bool is_question(const Page& page, const Block& block) {
  const std::string_view text = block.span.in(page.text);
  return text.back() == '?' && length(text) <= kHeading && !starts_lower(text) &&
         !ends_sentence(text.substr(0, text.size() - 1));
}

// The line under an article's title: its date.
bool has_year(std::string_view text) {
  std::size_t digits = 0;
  for (char c : text) {
    digits = c >= '0' && c <= '9' ? digits + 1 : 0;
    if (digits == 4) return true;
  }
  return false;
}

}  // namespace

void mark_text_headings(Page& page) {
  auto& blocks = page.blocks;
  const auto usable = [&](std::size_t i) { return i < blocks.size() && blocks[i].zone != Zone::furniture; };
  // A candidate stands apart from its neighbours, or right above what it heads.
  const auto stands_alone = [&](std::size_t i) {
    return (i == 0 || blocks[i].blank_before > 0) &&
           (i + 1 >= blocks.size() || blocks[i + 1].blank_before > 0);
  };
  const auto heads = [&](std::size_t i) {
    if (!usable(i + 1)) return false;
    const Block& next = blocks[i + 1];
    if (next.kind != BlockKind::paragraph) return true;
    const std::string_view below = next.span.in(page.text);
    const std::size_t label = label_length(below);
    return length(below) > kHeading || ends_sentence(below) || (label != 0 && has_value(below, label)) ||
           is_label_alone(page, next) || in_capitals(below);
  };
  std::uint32_t margin = UINT32_MAX;
  for (const Block& block : blocks) margin = std::min(margin, block.indent);
  bool first = true;
  bool top = true;           // no item, cell or label with a value yet
  bool after_label = false;  // the lines since a lone label are its values
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    Block& block = blocks[i];
    if (block.zone == Zone::furniture) continue;
    const std::string_view text = block.span.in(page.text);
    if (block.kind == BlockKind::item && block.numbered && block.emphasised && is_short_line(page, block) &&
        heads(i)) {
      block.kind = BlockKind::heading;  // «1. CINE SUNTEM»
      block.level = 2;
      after_label = false;
      continue;
    }
    if (!is_text(block)) {
      after_label = false;
      top = false;
      continue;
    }
    const std::size_t label = label_length(text);
    if (label != 0 && has_value(text, label)) top = false;
    if (is_label_alone(page, block)) {
      block.kind = BlockKind::heading;
      block.level = 3;
      after_label = true;
      continue;
    }
    if (is_question(page, block) && usable(i + 1) && blocks[i + 1].kind != BlockKind::heading && heads(i)) {
      block.kind = BlockKind::heading;
      block.level = 3;
      after_label = false;
      continue;
    }
    const bool capitals = block.emphasised;
    bool heading = false;
    if (is_short_line(page, block) && !block.continues) {
      if (capitals && length(text) <= 80) {
        heading = first || block.blank_before > 0 || heads(i);
      } else if (!after_label) {
        const bool run = i > 1 && usable(i - 1) && is_text(blocks[i - 1]) &&
                         is_short_line(page, blocks[i - 1]) && is_text(blocks[i - 2]) &&
                         is_short_line(page, blocks[i - 2]) &&
                         (blocks[i - 1].blank_before > 0) == (block.blank_before > 0);
        const bool above = i == 0 || block.blank_before > 0;
        const bool set_in = block.indent >= margin + 8;  // centred, or a value far below its label
        const bool dated = usable(i + 1) && has_year(blocks[i + 1].span.in(page.text)) &&
                           length(blocks[i + 1].span.in(page.text)) <= 80;
        heading = !run && above && !set_in &&
                  ((heads(i) && (stands_alone(i) || length(text) <= 80)) ||
                   (first && top && (stands_alone(i) || (dated && length(text) >= 20))));
      }
    }
    if (heading) {
      block.kind = BlockKind::heading;
      block.level = first ? 1 : 2;
      first = false;
      after_label = false;
    } else if (!is_short_line(page, block)) {
      after_label = false;
    }
  }
}

void mark_bold_headings(Page& page) {
  auto& blocks = page.blocks;
  const auto bold_line = [&](std::size_t i) {
    return i < blocks.size() && is_text(blocks[i]) && blocks[i].emphasised &&
           (is_short_line(page, blocks[i]) || is_label_alone(page, blocks[i]) ||
            is_question(page, blocks[i]));
  };
  std::uint8_t tagged = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    Block& block = blocks[i];
    if (block.kind == BlockKind::heading) {
      tagged = block.level;
      continue;
    }
    if (!bold_line(i) || i + 1 >= blocks.size()) continue;
    // Several bold lines in a row are a bold paragraph.
    if (bold_line(i + 1) || (i > 0 && blocks[i - 1].emphasised && is_text(blocks[i - 1]))) continue;
    block.kind = BlockKind::heading;
    block.level = is_label_alone(page, block) ? 6 : static_cast<std::uint8_t>(std::clamp(tagged + 1, 3, 5));
  }
}

}  // namespace fisa::page
