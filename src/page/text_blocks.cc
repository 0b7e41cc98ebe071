// page_from_text: lines to blocks, in one pass that asks of each line whether it carries on the block before
// it.
#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "page/flat_table.h"
#include "page/headings.h"
#include "page/lines.h"
#include "page/page.h"
#include "page/shape.h"
#include "page/text_table.h"
#include "page/zones.h"

namespace fisa::page {
namespace {

constexpr std::uint32_t kLongestQuotation = 400;  // bytes of a title that goes on on the next line
constexpr std::size_t kWrappedLine = 72;          // code points of a line that prose fills
constexpr std::size_t kBrokenLine = 50;           // ... of one that a title fills
constexpr std::size_t kLongLine = 40;             // bytes of a line that is no label ("In parteneriat cu")
constexpr std::size_t kShortestName = 16;         // ... of a name before the dash that its subtitle follows
constexpr std::size_t kShortestCapitals = 4;      // bytes of a word of a title in capitals
constexpr std::size_t kLongestJoint = 9;          // bytes of a preposition, with the space before it
constexpr std::size_t kMostTitleLines = 4;
constexpr std::uint32_t kSetIn = 4;        // columns; a centred line stands so far in at least
constexpr std::size_t kRunningHeader = 3;  // times a line stands at a page's edge to be its running header

class TextReader {
 public:
  TextReader(Page& page, const FurnitureWords& words)
      : page_(page),
        text_(page.text),
        words_(words),
        lines_(split_lines(text_)),
        wrap_(wrap_column(text_, lines_)) {
    mark_page_edges();
  }

  void read() {
    for (std::size_t at = 0; at < lines_.size();) {
      if (edge_[at]) {
        furniture(at++);
        continue;
      }
      TextTable table = table_at(text_, lines_, at);
      // One row of words is a menu; a head row stands over numbers.
      if ((table.end <= at + 1 || !holds_numbers(table)) && is_menu_line(body(at), words_)) {
        furniture(at++);
        continue;
      }
      // It fills its paragraph, but for a title.
      if (table.end == at && (at == 0 || lines_[at].blank_before > 0 || at == 1 ||
                              lines_[at - 1].blank_before > 0 || ends_clause(body(at - 1)))) {
        table = flat_table_at(text_, lines_, at);
      }
      if (table.end > at) {
        ++tables_;
        for (Block& cell : table.cells) {
          cell.table = tables_;
          page_.blocks.push_back(cell);
        }
        at = table.end;
        continue;
      }
      at = block(at);
    }
  }

 private:
  [[nodiscard]] std::string_view body(std::size_t at) const { return lines_[at].body.in(text_); }

  [[nodiscard]] bool holds_numbers(const TextTable& table) const {
    return std::any_of(table.cells.begin(), table.cells.end(), [&](const Block& cell) {
      return cell.row > 0 && cell.column > 0 && has_digit(cell.span.in(text_));
    });
  }

  // Page numbers, and lines that stand beside page breaks again and again.
  void mark_page_edges() {
    edge_.resize(lines_.size());
    std::map<std::string, std::vector<std::size_t>, std::less<>> repeated;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (is_page_mark(body(i)) || (length(body(i)) <= 24 && has_digit(body(i)) && numbers_page(body(i))))
        edge_[i] = true;
      const bool beside = lines_[i].page_break || (i + 1 < lines_.size() && lines_[i + 1].page_break) ||
                          (i > 0 && edge_[i - 1]) || (i + 1 < lines_.size() && is_page_mark(body(i + 1)));
      if (beside && !edge_[i]) repeated[std::string(body(i))].push_back(i);
    }
    for (const auto& [line, places] : repeated) {
      if (places.size() < kRunningHeader) continue;
      for (const std::size_t i : places) edge_[i] = true;
    }
  }

  // "Pagina 3 din 12": a form of the lexicon that holds a number, and nothing else on the line.
  [[nodiscard]] bool numbers_page(std::string_view line) const {
    const std::string key = FurnitureWords::key(line);
    return key.find('0') != std::string::npos && words_.equals_line(key);
  }

  void furniture(std::size_t at) {
    Block block;
    block.zone = Zone::furniture;
    block.span = lines_[at].body;
    block.blank_before = lines_[at].blank_before;
    block.indent = lines_[at].indent;
    page_.blocks.push_back(block);
    if (edge_[at]) {
      after_edge_ = true;
    } else {
      open_ = false;
    }
  }

  // Reads the block that starts at line `first`; the index of the first line after it.
  std::size_t block(std::size_t first) {
    const Line& line = lines_[first];
    Block out;
    out.span = line.body;
    if (const Span inside = inside_frame(body(first)); !inside.empty()) {
      out.span = {line.body.begin + inside.begin, line.body.begin + inside.end};
      out.blank_before = line.blank_before;
      out.indent = line.indent;
      out.emphasised = true;
      if (!ends_sentence(out.span.in(text_))) {
        out.kind = BlockKind::heading;
        out.level = 2;
      }
      page_.blocks.push_back(out);
      open_ = false;
      return first + 1;
    }
    out.blank_before = line.blank_before;
    out.indent = line.indent;
    out.continues = open_ && (after_edge_ || line.page_break) && carries_on(first);
    if (line.marker.kind != MarkerKind::none && !out.continues) {
      out.kind = BlockKind::item;
      out.numbered = line.marker.kind == MarkerKind::number;
      out.level = 1;
      out.span.begin += line.marker.bytes;
    }
    std::size_t at = first + 1;
    while (at < lines_.size() && !edge_[at] && joins(first, at, out)) ++at;
    out.span.end = lines_[at - 1].body.end;
    out.emphasised = in_capitals(out.span.in(text_)) || between_rules(first, at);
    page_.blocks.push_back(out);
    last_line_ = at - 1;
    open_ = true;
    after_edge_ = false;
    return at;
  }

  // A phrase of a few lines alone between two drawn lines stands out as if in bold.
  [[nodiscard]] bool between_rules(std::size_t first, std::size_t end) const {
    return lines_[first].page_break && lines_[first].marker.kind == MarkerKind::none &&
           lines_[first].label == 0 && end - first <= kMostTitleLines && end < lines_.size() &&
           lines_[end].page_break && !ends_sentence(body(end - 1)) && !ends_clause(body(end - 1));
  }

  // Whether the line after a page's edge is in mid sentence.
  [[nodiscard]] bool carries_on(std::size_t at) const {
    const std::string_view last = body(last_line_);
    if (ends_hyphenated(last)) return has_letter(body(at).substr(0, 4));
    return !ends_sentence(last) && !ends_clause(last) && starts_lower(body(at)) &&
           lines_[at].marker.kind == MarkerKind::none;
  }

  // Whether line `at` carries on the block that began at line `first`.
  [[nodiscard]] bool joins(std::size_t first, std::size_t at, const Block& block) const {
    const Line& head = lines_[first];
    const Line& last = lines_[at - 1];
    const Line& line = lines_[at];
    if (line.blank_before != 0 || line.page_break) return false;
    const std::string_view before = last.body.in(text_);
    const std::string_view after = line.body.in(text_);
    const bool full = is_full(last, line, wrap_);
    const bool whole = ends_sentence(before) || ends_clause(before);
    if (ends_hyphenated(before) && has_letter(after.substr(0, 4)) && (starts_lower(after) || wrap_ != 0))
      return true;
    if (wrap_ != 0 && breaks_number(before, after)) return true;
    if (line.marker.kind == MarkerKind::dash && full && !whole && block.kind != BlockKind::item) {
      // A dash within a wrapped sentence, not a list.
      return before.back() != ',';
    }
    if (line.marker.kind != MarkerKind::none || is_dotted_row(text_, line)) return false;
    if (pairs_with_figure(before) && pairs_with_figure(after)) return false;
    const Span so_far{head.body.begin, last.body.end};
    if (so_far.size() < kLongestQuotation && opens_quotation(so_far.in(text_))) return true;
    if (breaks_off(before) || is_centred_phrase(last, line) || capitals_go_on(before, after) ||
        enumerates_in_capitals(last, line) ||
        (ends_in_dash(before) && in_capitals(before) == in_capitals(after)))
      return true;
    // What stands under a drawn line and flows already goes on behind a comma.
    if (head.page_break && at > first + 1 && before.back() == ',' && block.kind != BlockKind::item)
      return true;
    // "Denumirea investitiei: drumuri in comuna Vadu" and then "Jijiei, judetul Iasi: canalizare".
    const bool listing = full && !whole && after.substr(0, line.label).find(',') != std::string_view::npos;
    if (line.label != 0 && !listing && starts_upper(after) && (!full || whole || head.label != 0))
      return false;
    if (is_menu_line(after, words_) || (starts_with_date(after) && starts_with_date(head.body.in(text_))))
      return false;
    if (full) {
      // In a wrapped text a full line goes on, unless a sentence ended and the next line is set off, or a
      // colon opens what stands below.
      const bool set_off = line.indent > last.indent + 1 || (ends_clause(before) && at == first + 1);
      return !whole || !set_off || block.kind == BlockKind::item;
    }
    // Among labelled lines, a short one without a label goes on with a long one above it.
    if (head.label != 0 && at == first + 1 && line.label == 0 && !whole && after.size() * 2 < before.size() &&
        is_longer(before, kWrappedLine) && at + 1 < lines_.size() && lines_[at + 1].label != 0 &&
        lines_[at + 1].blank_before == 0 && lines_[at + 1].indent == head.indent &&
        line.indent == head.indent)
      return true;
    if (is_near_full(last, wrap_) && !whole &&
        (!starts_upper(after) || at > first + 1 || begins_quotation(after)))
      return true;
    if (block.kind == BlockKind::item) {
      // Hanging under the item's own text.
      const std::uint32_t hang = head.indent + marker_width(head);
      // "1.1. Organizatia executoare" and then its name: a short numbered label stands over its value.
      const bool label = head.marker.kind == MarkerKind::number && before.size() < kLongLine &&
                         last.body.begin == head.body.begin && starts_upper(after);
      if (!label && line.indent > head.indent && line.indent + 1 >= hang && !ends_sentence(before))
        return true;
    } else if (head.label != 0 && line.indent >= head.indent + 4 && !ends_sentence(before)) {
      return true;  // a value that goes on, set under the value's first line
    }
    if (whole || !starts_lower(after)) return false;
    // What begins large and goes on small is one sentence, or one title; a list's lines begin alike.
    const std::size_t least = starts_upper(body(first)) ? kBrokenLine : kWrappedLine;
    const bool prose = head.label == 0 && line.indent == last.indent && is_longer(before, least);
    return prose || before.back() == ',' || opens_bracket(before);
  }

  // "... face bilantul proiectului" and then the title, in quotation marks.
  [[nodiscard]] static bool begins_quotation(std::string_view line) {
    const char32_t first = glyph_at(line, 0).code;
    return first == '"' || first == 0x201E || first == 0x201C || first == 0x201D || first == 0xAB;
  }

  // "Valoarea totala a contractului este de": a long line that ends in a preposition.
  [[nodiscard]] bool breaks_off(std::string_view line) const {
    const auto space = line.rfind(' ');
    return line.size() >= kLongLine && space != std::string_view::npos &&
           line.size() - space <= kLongestJoint &&
           words_.joins_lines(FurnitureWords::key(line.substr(space + 1)));
  }

  // A title in capitals over two lines, centred or long, the first of which ends in a preposition or the
  // second begins with one.
  [[nodiscard]] bool is_centred_phrase(const Line& above, const Line& line) const {
    const std::string_view before = above.body.in(text_);
    const std::string_view after = line.body.in(text_);
    const bool centred = above.indent >= kSetIn && line.indent >= kSetIn;
    const bool one_margin = above.indent == line.indent && before.size() >= kLongLine;
    if (!(centred || one_margin) || !in_capitals(before) || !in_capitals(after)) return false;
    const auto space = before.rfind(' ');
    const auto joins_lines = [&](std::string_view word) {
      return words_.joins_lines(FurnitureWords::key(word));
    };
    return joins_lines(after.substr(0, after.find(' '))) ||
           (space != std::string_view::npos && joins_lines(before.substr(space + 1)));
  }

  // "CONSTRUIRE CRESA IN ORASUL BABENI," and then "STRADA GARII, JUDETUL VALCEA".
  [[nodiscard]] bool enumerates_in_capitals(const Line& above, const Line& line) const {
    const std::string_view before = above.body.in(text_);
    return before.back() == ',' && above.indent == line.indent && line.label == 0 && in_capitals(before) &&
           in_capitals(line.body.in(text_));
  }

  // "BOLNAVUL LA MASA DECIZIEI -" and then what that is.
  [[nodiscard]] static bool ends_in_dash(std::string_view line) {
    const auto space = line.rfind(' ');
    if (space == std::string_view::npos || space < kShortestName) return false;
    const Glyph last = glyph_at(line, space + 1);
    return space + 1 + last.bytes == line.size() &&
           (last.code == '-' || last.code == 0x2013 || last.code == 0x2014);
  }

  // "... finalizarea proiectului MODERNIZAREA" and then "SECTIEI DE TRICOTAT DIN DEJ, cod 29117".
  [[nodiscard]] static bool capitals_go_on(std::string_view before, std::string_view after) {
    const auto space = before.rfind(' ');
    if (space == std::string_view::npos || before.size() < kLongLine || in_capitals(before)) return false;
    const std::string_view last = before.substr(space + 1);
    const std::string_view first = after.substr(0, after.find_first_of(" ,"));
    const auto is_word = [](std::string_view word) {
      return word.size() >= kShortestCapitals && in_capitals(word) && !has_digit(word) &&
             word.find_first_of(".:;!?()") == std::string_view::npos;
    };
    return is_word(last) && is_word(first);
  }

  // "grant - 6 363 882 lei", "6 363 882 lei - grant": a line of a list without marks.
  [[nodiscard]] static bool pairs_with_figure(std::string_view line) {
    const bool figure_first = !line.empty() && is_digit(static_cast<unsigned char>(line[0]));
    for (std::size_t at = line.find(' '); at != std::string_view::npos; at = line.find(' ', at + 1)) {
      const Glyph dash = glyph_at(line, at + 1);
      if (dash.code != '-' && dash.code != 0x2013 && dash.code != 0x2014) continue;
      const std::size_t next = at + 1 + dash.bytes;
      if (next + 1 < line.size() && line[next] == ' ' &&
          (figure_first || is_digit(static_cast<unsigned char>(line[next + 1]))))
        return true;
    }
    return false;
  }

  // "2.048." and then "617,35 lei", "POSDRU/110/5.2/" and then "G/88339".
  [[nodiscard]] static bool breaks_number(std::string_view before, std::string_view after) {
    const char last = before.back();
    const bool digit_before =
        before.size() > 1 && is_digit(static_cast<unsigned char>(before[before.size() - 2]));
    return digit_before && (last == '/' || ((last == '.' || last == ',') && after.size() > 2 &&
                                            has_digit(after.substr(0, 1)) && has_digit(after.substr(2, 1))));
  }

  [[nodiscard]] std::uint32_t marker_width(const Line& line) const {
    return static_cast<std::uint32_t>(length(line.body.in(text_).substr(0, line.marker.bytes)));
  }

  Page& page_;
  std::string_view text_;
  const FurnitureWords& words_;
  std::vector<Line> lines_;
  std::uint32_t wrap_ = 0;
  std::vector<bool> edge_;     // page numbers and running headers
  std::size_t last_line_ = 0;  // of the last block
  bool open_ = false;          // a block stands before that could go on
  bool after_edge_ = false;
  std::uint32_t tables_ = 0;
};

// Depth of list items by their indent: each run of items has its own scale.
void mark_item_levels(Page& page) {
  std::vector<std::uint32_t> indents;
  bool last_numbered = false;
  for (Block& block : page.blocks) {
    if (block.kind != BlockKind::item) {
      if (block.zone == Zone::main) {
        indents.clear();
        last_numbered = false;
      }
      continue;
    }
    while (indents.size() > 1 && block.indent < indents.back()) indents.pop_back();
    if (indents.empty() || (block.indent > indents.back() + 1 && indents.size() < 200)) {
      indents.push_back(block.indent);
    }
    block.level = static_cast<std::uint8_t>(indents.size());
    // Bullets right under a number at the same indent are its own list, but not the numbers after them.
    if (indents.size() == 1 && !block.numbered && last_numbered && block.blank_before == 0) block.level = 2;
    if (block.numbered) last_numbered = true;
    if (!block.numbered && block.blank_before > 0) last_numbered = false;
  }
}

}  // namespace

Page page_from_text(std::string text, const FurnitureWords& words) {
  Page page;
  page.text = std::move(text);
  TextReader(page, words).read();
  mark_furniture(page, words);
  mark_text_headings(page);
  mark_item_levels(page);
  mark_asides(page, words);
  mark_sections(page);
  return page;
}

}  // namespace fisa::page
