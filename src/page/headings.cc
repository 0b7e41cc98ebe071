#include "page/headings.h"

#include <algorithm>
#include <cstdint>

#include "page/shape.h"

namespace fisa::page {
namespace {

constexpr std::size_t kHeading = 90;  // code points
constexpr std::size_t kTitle = 150;   // of the page's first
constexpr std::size_t kDigits = 4;    // more are a number to extract: a contract, an amount, a date
constexpr std::uint32_t kSetIn = 8;   // columns: centred, or a value far below its label

bool is_text(const Block& block) {
  return block.kind == BlockKind::paragraph;
}

std::size_t digits_in(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }));
}

bool starts_line(std::string_view text) {
  const char32_t first = glyph_at(text, 0).code;
  return starts_upper(text) || is_digit(first) || (first > 0x2000 && first < 0x2020) || first == '"' ||
         first == 0xAB;
}

// A short line without the marks of a sentence or of a value.
bool is_short_line(const Page& page, const Block& block) {
  const std::string_view text = block.span.in(page.text);
  if (is_longer(text, kTitle) || !has_letter(text) || text.find('\n') != std::string_view::npos) return false;
  const char32_t last = last_glyph(text).code;
  if (last == '.' || last == ';' || last == ',' || last == ':') return false;
  const std::size_t label = label_length(text);
  return (label == 0 || !has_value(text, label)) && starts_line(text) && !starts_with_date(text);
}

bool is_label_alone(const Page& page, const Block& block) {
  const std::string_view text = block.span.in(page.text);
  return last_glyph(text).code == ':' && !is_longer(text, kHeading + 10) && !starts_lower(text) &&
         has_letter(text);
}

bool is_question(const Page& page, const Block& block) {
  const std::string_view text = block.span.in(page.text);
  return text.back() == '?' && !is_longer(text, kTitle) && starts_line(text) &&
         !ends_sentence(text.substr(0, text.size() - 1));
}

// The line under an article's title: a date with its year and little else.
bool is_dateline(std::string_view text) {
  if (is_longer(text, 80) || label_length(text) != 0) return false;
  if (starts_with_date(text)) return true;
  return text.size() > 5 && !is_longer(text, 40) && is_number(text.substr(text.size() - 4)) &&
         has_letter(text);
}

class TextHeadings {
 public:
  explicit TextHeadings(Page& page) : page_(page), blocks_(page.blocks) {
    for (const Block& block : blocks_) margin_ = std::min(margin_, block.indent);
  }

  void mark() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      Block& block = blocks_[i];
      if (block.zone == Zone::furniture) continue;
      if (block.kind == BlockKind::item && heads_as_item(i)) {
        make(block, 2);
      } else if (!is_text(block)) {
        after_label_ = false;
        top_ = false;
      } else if (is_label_alone(page_, block)) {
        make(block, 3);
        after_label_ = true;
      } else if (is_question(page_, block) && next(i) < blocks_.size() &&
                 !is_question(page_, blocks_[next(i)])) {
        make(block, 3);
      } else if (is_heading(i)) {
        make(block, first_ ? 1 : 2);
        first_ = false;
      } else {
        const std::size_t label = label_length(text(i));
        if (label != 0 && has_value(text(i), label)) top_ = false;
        if (!is_short_line(page_, block)) after_label_ = false;
      }
    }
  }

 private:
  [[nodiscard]] std::string_view text(std::size_t i) const { return blocks_[i].span.in(page_.text); }

  // The block after `i`, furniture passed over.
  [[nodiscard]] std::size_t next(std::size_t i) const {
    do ++i;
    while (i < blocks_.size() && blocks_[i].zone == Zone::furniture);
    return i;
  }

  void make(Block& block, std::uint8_t level) {
    block.kind = BlockKind::heading;
    block.level = level;
    after_label_ = false;
  }

  // "1. CINE SUNTEM", and a number or mark right above its paragraph.
  [[nodiscard]] bool heads_as_item(std::size_t i) const {
    const Block& block = blocks_[i];
    if (i + 1 >= blocks_.size()) return false;
    const Block& below = blocks_[i + 1];
    const bool over = below.zone != Zone::furniture && below.blank_before == 0 &&
                      (below.kind == BlockKind::paragraph || below.kind == BlockKind::cell);
    if (block.numbered) {
      const bool over_list = below.kind == BlockKind::item && !below.numbered && block.blank_before > 0;
      const bool apart = block.blank_before > 0 && below.blank_before > 0;
      return is_short_line(page_, block) && (over || over_list || (block.emphasised && (apart || heads(i))));
    }
    const bool title = !is_longer(text(i), kHeading) && starts_line(text(i)) && !ends_sentence(text(i)) &&
                       !ends_clause(text(i)) && digits_in(text(i)) <= kDigits;
    return over && title && block.blank_before > 0 && (i == 0 || blocks_[i - 1].kind != BlockKind::item);
  }

  // Whether something stands below that a heading could head.
  [[nodiscard]] bool heads(std::size_t i) const {
    const std::size_t at = next(i);
    if (at >= blocks_.size()) return false;
    const Block& below = blocks_[at];
    if (below.kind != BlockKind::paragraph) return true;
    const std::size_t label = label_length(text(at));
    // A paragraph of lines: three and more without a gap.
    const bool lines = below.blank_before > 0 && at + 2 < blocks_.size() &&
                       blocks_[at + 1].blank_before == 0 && blocks_[at + 2].blank_before == 0 &&
                       !has_digit(text(i));
    return lines || is_longer(text(at), 110) || (ends_sentence(text(at)) && is_longer(text(at), 25)) ||
           (label != 0 && has_value(text(at), label)) || is_label_alone(page_, below) ||
           in_capitals(text(at));
  }

  [[nodiscard]] bool is_heading(std::size_t i) const {
    const Block& block = blocks_[i];
    if (block.continues) return false;
    const std::size_t size = length(text(i));
    const bool above = i == 0 || block.blank_before > 0;
    // An article's title, whatever colon it holds, stands over its date or over the tool bar that holds the
    // date.
    const bool dated =
        i + 1 < blocks_.size() && (blocks_[i + 1].zone == Zone::furniture || is_dateline(text(i + 1)));
    if ((first_ || top_) && above && dated && size >= 20 && size <= kTitle && starts_line(text(i)) &&
        !starts_with_date(text(i)) && !ends_sentence(text(i)) && !ends_clause(text(i)) && i > 0) {
      return true;
    }
    if (!is_short_line(page_, block)) return false;
    if (!first_ && (digits_in(text(i)) > kDigits || parts(text(i), Separator::gap3).size() > 1)) return false;
    if (block.emphasised) return size <= kHeading && (first_ || block.blank_before > 0 || heads(i));
    const std::size_t at = next(i);
    const bool over_rows =
        at < blocks_.size() && (blocks_[at].kind == BlockKind::cell || blocks_[at].kind == BlockKind::item);
    if (after_label_ || (in_run(i) && !over_rows) || !above || block.indent >= margin_ + kSetIn) return false;
    const bool alone = i + 1 >= blocks_.size() || blocks_[i + 1].blank_before > 0;
    return (heads(i) && size <= kHeading) || (first_ && top_ && (alone || (dated && size >= 20)));
  }

  // The third and later of several short lines in a row: a list without marks.
  [[nodiscard]] bool in_run(std::size_t i) const {
    const auto is_line = [&](std::size_t k) {
      return is_text(blocks_[k]) && blocks_[k].zone != Zone::furniture && is_short_line(page_, blocks_[k]);
    };
    return i > 1 && is_line(i - 1) && is_line(i - 2) &&
           (blocks_[i - 1].blank_before > 0) == (blocks_[i].blank_before > 0);
  }

  Page& page_;
  std::vector<Block>& blocks_;
  std::uint32_t margin_ = UINT32_MAX;
  bool first_ = true;
  bool top_ = true;           // no item, cell or label with a value yet
  bool after_label_ = false;  // the lines since a lone label are its values
};

}  // namespace

void mark_text_headings(Page& page) {
  TextHeadings(page).mark();
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
    if (block.zone == Zone::furniture || !bold_line(i) || i + 1 >= blocks.size()) continue;
    // Several bold lines in a row are a bold paragraph.
    if (bold_line(i + 1) || (i > 0 && blocks[i - 1].emphasised && is_text(blocks[i - 1]))) continue;
    block.kind = BlockKind::heading;
    block.level = is_label_alone(page, block) ? 6 : static_cast<std::uint8_t>(std::clamp(tagged + 1, 3, 5));
  }
}

}  // namespace fisa::page
