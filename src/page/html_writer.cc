#include "page/html_writer.h"

#include <algorithm>

#include "page/marker.h"
#include "page/shape.h"

namespace fisa::page {
namespace {

constexpr std::size_t kWrappedLine = 45;     // a <br> after a shorter line is meant as one
constexpr std::size_t kWidestWrapped = 140;  // and nobody wraps by hand beyond this

bool is_html_space(char32_t c) {
  return c != 0xAD && c != 0x200D && is_space(c);
}

std::uint32_t count(std::size_t n) {
  return static_cast<std::uint32_t>(n);
}

bool is_year(std::string_view text) {
  return text.size() == 4 && (text.starts_with("19") || text.starts_with("20"));
}

}  // namespace

void HtmlWriter::break_lines() {
  // Within a heading or label a <br> is for looks.
  const bool whole = context_.kind == BlockKind::heading || context_.kind == BlockKind::term ||
                     context_.kind == BlockKind::caption;
  if (whole) {
    space_ = true;
    breaks_ = 0;
  } else {
    const bool single = breaks_ == 1 && !styled_break_;
    const std::uint32_t blank = breaks_ - 1;
    flush();
    after_break_ = single;
    blank_ = blank;
  }
}

bool HtmlWriter::ends_in_small_word() const {
  constexpr std::uint32_t kLetters = 2;
  if (letters_ < kLetters || breaks_ > 0 || space_) return false;
  std::string_view open = std::string_view(text_).substr(begin_);
  for (std::uint32_t i = 0; i < kLetters; ++i) {
    const Glyph last = last_glyph(open);
    if (!is_lower(last.code)) return false;
    open.remove_suffix(last.bytes);
  }
  return true;
}

void HtmlWriter::write(std::string_view utf8, const Context& context) {
  if (context.hidden) return;
  for (std::size_t at = 0; at < utf8.size();) {
    const Glyph glyph = glyph_at(utf8, at);
    const std::string_view bytes = utf8.substr(at, glyph.bytes);
    at += glyph.bytes;
    if (context.pre && glyph.code == '\n') {
      line_break(context);
      continue;
    }
    if (is_html_space(glyph.code)) {
      space_ = true;
      continue;
    }
    if (breaks_ > 0 && letters_ > 0) break_lines();
    if (letters_ == 0) {
      if (breaks_ > 0) blank_ = std::max(blank_, breaks_ - 1);
      breaks_ = 0;
      context_ = context;
      begin_ = text_.size();
    } else if (space_) {
      text_ += ' ';
    }
    space_ = false;
    ++letters_;
    if (context.bold) ++bold_;
    if (context.bold || context.italic) set_off_run(context, bytes.size());
    if (context.link) ++linked_;
    if (context.local_link) ++local_;
    if (context.symbols) {
      text_ += "\xE2\x80\xA2 ";  // a bullet
    } else {
      text_ += bytes;
    }
  }
}

// Words in bold or in italics, with the space between them, are one run: "<b>Denumirea:</b> <i>Apa vie</i>"
// is two.
void HtmlWriter::set_off_run(const Context& context, std::size_t bytes) {
  const std::uint32_t at = count(text_.size());
  const bool goes_on = !runs_.empty() && runs_.back().begin >= begin_ && runs_.back().end <= at &&
                       runs_.back().end + 1 >= at && run_in_bold_ == context.bold &&
                       run_in_italics_ == context.italic;
  if (!goes_on) runs_.push_back({at, at});
  runs_.back().end = at + count(bytes);
  run_in_bold_ = context.bold;
  run_in_italics_ = context.italic;
}

void HtmlWriter::line_break(const Context& context) {
  if (context.hidden) return;
  ++breaks_;
  styled_break_ = false;
}

void HtmlWriter::set_cell(std::uint32_t table, std::uint32_t row, std::uint32_t column) {
  table_ = table;
  row_ = row;
  column_ = column;
}

void HtmlWriter::open_inline() {
  styled_break_ = true;
}

void HtmlWriter::end_block(bool gap) {
  if (letters_ > 0) flush();
  glued_ = space_ = after_break_ = false;
  breaks_ = blank_ = 0;
  if (gap) gap_ = true;
}

void HtmlWriter::end_glued() {
  if (letters_ == 0) return;
  flush();
  glued_ = true;
}

bool HtmlWriter::end_label() {
  constexpr std::uint32_t kLongestLabel = 48;
  if (letters_ > kLongestLabel || !ends_in_small_word()) return false;
  context_.kind = BlockKind::term;
  context_.tagged = false;
  end_glued();
  return true;
}

void HtmlWriter::flush() {
  const std::string_view open = std::string_view(text_).substr(begin_);
  Draft draft;
  Block& block = draft.block;
  block.zone = context_.zone;
  block.kind = context_.kind;
  block.level = context_.level;
  block.header = context_.header;
  block.emphasised = bold_ == letters_ || in_capitals(open);
  block.blank_before = gap_ ? 1 : blank_;
  draft.begin = count(begin_);
  block.span = {draft.begin, count(text_.size())};
  draft.letters = letters_;
  draft.linked = linked_;
  draft.local = local_;
  draft.container = context_.container;
  draft.parent = context_.parent;
  draft.counter = context_.counter;
  draft.tagged = context_.tagged;
  draft.glued = glued_;
  draft.wrapped = after_break_;
  const bool broken = breaks_ > 0 || after_break_;
  letters_ = bold_ = linked_ = local_ = breaks_ = blank_ = 0;
  space_ = gap_ = glued_ = after_break_ = false;

  // A bullet in a cell or element of its own.
  if (length(open) <= 2 && marker_of(std::string(open) + " x").kind != MarkerKind::none && !has_digit(open) &&
      !has_letter(open)) {
    bullet_ = true;
    text_.resize(begin_);
    return;
  }
  if (block.kind == BlockKind::item) {
    if (context_.item >= items_.size()) items_.resize(context_.item + 1);
    if (items_[context_.item] && !broken) block.kind = BlockKind::paragraph;
    items_[context_.item] = true;
    block.numbered = context_.numbered;
  }
  if (block.kind != BlockKind::heading) {
    const Marker marker = marker_of(open);
    const bool outside = table_ == 0;
    if (marker.kind != MarkerKind::none && (outside || marker.kind != MarkerKind::number)) {
      block.span.begin += marker.bytes;
      if (block.kind == BlockKind::paragraph || block.kind == BlockKind::item) {
        draft.marked = block.kind == BlockKind::paragraph;
        block.kind = BlockKind::item;
        block.numbered = marker.kind == MarkerKind::number;
      }
    } else if (bullet_ && block.kind == BlockKind::paragraph) {
      block.kind = BlockKind::item;
    }
  }
  bullet_ = false;
  if (block.kind == BlockKind::item && block.level == 0) block.level = 1;
  if (block.kind == BlockKind::paragraph) block.level = 0;
  if (table_ != 0) {
    block.table = table_;
    block.row = row_;
    block.column = column_;
    if (block.kind == BlockKind::paragraph) block.kind = BlockKind::cell;
  }
  drafts_.push_back(draft);
}

void HtmlWriter::join_wrapped_lines() {
  for (std::size_t first = 0; first < drafts_.size();) {
    std::size_t end = first + 1;
    std::size_t widest = length(text(drafts_[first]));
    for (; end < drafts_.size() && drafts_[end].wrapped; ++end)
      widest = std::max(widest, length(text(drafts_[end])));
    for (std::size_t i = first + 1; i < end && widest <= kWidestWrapped; ++i) {
      const std::string_view above = text(drafts_[i - 1]);
      const std::size_t size = length(above);
      drafts_[i].joins = drafts_[i].block.kind != BlockKind::item &&
                         drafts_[i - 1].block.kind == drafts_[i].block.kind && size >= kWrappedLine &&
                         size * 4 >= widest * 3 && starts_lower(text(drafts_[i])) && !ends_sentence(above) &&
                         !ends_clause(above);
    }
    first = end;
  }
}

void HtmlWriter::finish(Page& page) {
  end_block(false);
  join_wrapped_lines();
  const auto is_line = [](const Draft& draft) {
    return draft.block.kind == BlockKind::paragraph || draft.block.kind == BlockKind::heading;
  };
  const auto same_cell = [&](std::size_t a, std::size_t b) {
    const Block& one = drafts_[a].block;
    const Block& other = drafts_[b].block;
    return one.table == other.table && one.row == other.row && one.column == other.column;
  };
  for (std::size_t i = 0; i < drafts_.size(); ++i) {
    Draft& draft = drafts_[i];
    // A cell of one line that starts with a dash ("- FEDR") is a cell; several such lines in it are a list.
    if (draft.marked && draft.block.table != 0 && (i == 0 || !same_cell(i - 1, i)) &&
        (i + 1 == drafts_.size() || !same_cell(i, i + 1))) {
      draft.block.kind = BlockKind::cell;
      draft.block.level = 0;
    }
    const bool last = i + 1 == drafts_.size();
    Block& block = draft.block;
    if (block.kind == BlockKind::term && !draft.tagged) {
      // A label without its value is a piece of the line.
      const bool paired = !last && drafts_[i + 1].block.kind == BlockKind::description;
      if (!paired) {
        block.kind = block.table != 0 ? BlockKind::cell : BlockKind::paragraph;
        if (!last && drafts_[i + 1].glued) drafts_[i + 1].joins = true;
      }
    }
    // A counter: the number in one element, what it counts in the next. Its sign ("+ 11") is no bullet.
    const bool line = is_line(draft) || (draft.marked && !block.numbered);
    if (last || !line || !is_number(text(draft))) continue;
    Draft& next = drafts_[i + 1];
    const std::string_view below = text(next);
    const bool siblings = draft.parent == next.parent || draft.container == next.parent;
    if (!is_line(next) || next.tagged || next.block.zone != block.zone ||
        !(siblings || (draft.counter && next.counter)) || (is_year(text(draft)) && !draft.counter) ||
        length(below) > 70 || !has_letter(below) || is_digit(glyph_at(below, 0).code) || ends_clause(below)) {
      continue;
    }
    next.joins = true;
    block.kind = BlockKind::paragraph;
    block.level = 0;
  }

  std::string& out = page.text;
  out.reserve(text_.size() + drafts_.size());
  auto run = runs_.begin();
  for (const Draft& draft : drafts_) {
    const Block* before = page.blocks.empty() ? nullptr : &page.blocks.back();
    const Block& block = draft.block;
    const bool same_row = before != nullptr && block.table != 0 && before->table == block.table &&
                          before->row == block.row && before->column != block.column;
    if (before != nullptr) out += draft.joins ? ' ' : same_row ? '\t' : '\n';
    const std::uint32_t shift = count(out.size()) - draft.begin;
    out.append(text_, draft.begin, block.span.end - draft.begin);
    for (; run != runs_.end() && run->begin < block.span.end; ++run) {
      if (run->begin >= draft.begin && !block.emphasised)
        page.set_off.push_back({run->begin + shift, std::min(run->end, block.span.end) + shift});
    }
    if (draft.joins) {
      page.blocks.back().span.end = count(out.size());
      page.blocks.back().emphasised = page.blocks.back().emphasised && block.emphasised;
      continue;
    }
    page.blocks.push_back(block);
    page.blocks.back().span.begin += shift;
    page.blocks.back().span.end += shift;
  }
  if (!out.empty()) out += '\n';
}

}  // namespace fisa::page
