// The text and blocks of an HTML page as they grow: inline text is gathered, white space collapsed, and a
// block made of it at every break. Separators between blocks are settled at the end, when it is known which
// tables were layout.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "page/page.h"

namespace fisa::page {

// What the open elements say of the text that comes.
struct Context {
  Zone zone = Zone::main;
  BlockKind kind = BlockKind::paragraph;
  std::uint8_t level = 0;  // of a heading or list
  bool numbered = false;
  bool bold = false;
  bool italic = false;
  bool link = false;
  bool local_link = false;  // to a place on the page
  bool hidden = false;
  bool pre = false;
  bool header = false;   // <th>
  bool symbols = false;  // a symbol font: letters are bullets
  bool content = false;  // within the page's own content
  bool counter = false;
  bool tagged = false;          // a heading by its tag, not by its class
  std::uint32_t item = 0;       // serial number of the open <li>
  std::uint32_t table = 0;      // serial number of the open table
  std::uint32_t container = 0;  // serial number of the innermost element that breaks, and of its parent
  std::uint32_t parent = 0;
};

struct Draft {
  Block block;              // span and marker in the writer's text
  std::uint32_t begin = 0;  // of the text with its marker
  std::uint32_t letters = 0;
  std::uint32_t linked = 0;  // letters of links among them
  std::uint32_t local = 0;   // and of links to places on the page
  std::uint32_t container = 0;
  std::uint32_t parent = 0;
  bool counter = false;
  bool glued = false;  // no break stands between it and the draft before
  bool tagged = false;
  bool marked = false;   // an item by the bullet in its text, not by <li>
  bool wrapped = false;  // one plain <br> stands between it and the draft before
  bool joins = false;    // part of the block before it, after a space
};

inline constexpr std::size_t kLongestAmount = 16;  // bytes of a number with its unit

class HtmlWriter {
 public:
  void write(std::string_view utf8, const Context& context);
  void line_break(const Context& context);
  // An inline element starts: a line that opens with one was broken on purpose.
  void open_inline();
  // Ends the block that is open. `gap`: the next one stands apart.
  void end_block(bool gap);
  // Ends it without a break: the next block belongs right after it.
  void end_glued();
  // The same where what was written, a few words, turns out to be the label of what follows.
  bool end_label();

  void set_cell(std::uint32_t table, std::uint32_t row, std::uint32_t column);

  [[nodiscard]] bool empty() const { return letters_ == 0; }
  // Is a digit the last of the open block, or all there is of it a number with its unit ("1,9 ha"), with no
  // space behind it?
  [[nodiscard]] bool ends_in_amount() const {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (letters_ == 0 || breaks_ != 0 || space_) return false;
    return is_digit(text_.back()) || (is_digit(text_[begin_]) && text_.size() - begin_ <= kLongestAmount);
  }
  // Do some small letters, with no space behind them?
  [[nodiscard]] bool ends_in_small_word() const;
  [[nodiscard]] std::vector<Draft>& drafts() { return drafts_; }
  [[nodiscard]] std::string_view text(const Draft& draft) const { return draft.block.span.in(text_); }

  [[nodiscard]] std::string_view text() const { return text_; }

  // The page's text and blocks.
  void finish(Page& page);

 private:
  void flush();
  void set_off_run(const Context& context, std::size_t bytes);
  void break_lines();
  void join_wrapped_lines();

  std::string text_;  // of all drafts, one after the other, and then the open block's
  std::vector<Draft> drafts_;
  std::vector<bool> items_;  // <li> elements that have their first block
  Context context_;          // of the open block
  std::size_t begin_ = 0;    // where the open block's text starts
  std::vector<Span> runs_;   // in bold or italics, of all drafts
  bool run_in_bold_ = false;
  bool run_in_italics_ = false;
  std::uint32_t letters_ = 0;
  std::uint32_t bold_ = 0;
  std::uint32_t linked_ = 0;
  std::uint32_t local_ = 0;
  std::uint32_t breaks_ = 0;  // <br> since the last letter
  std::uint32_t blank_ = 0;   // empty lines before the open block
  std::uint32_t row_ = 0;
  std::uint32_t column_ = 0;
  std::uint32_t table_ = 0;
  bool space_ = false;
  bool gap_ = true;
  bool glued_ = false;
  bool after_break_ = false;
  bool styled_break_ = false;
  bool bullet_ = false;  // a bullet stood alone: what follows is an item
};

}  // namespace fisa::page
