// Writes units: the text of a block as rules see it, and what is written beside it; and says of a block what
// makes it a label, or a value.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/units.h"

namespace fisa::extract {

inline constexpr std::size_t kLongestUnitLabel = 110;  // folded bytes; a longer line is a sentence

class UnitWriter {
 public:
  UnitWriter(const FoldedPage& page, const match::Matcher& matcher)
      : page_(page), blocks_(page.page->blocks), matcher_(matcher) {}

  // A unit that begins with the block, without text so far.
  [[nodiscard]] Unit start(std::uint32_t block) const;
  // The block's text.
  void append(Unit& u, std::uint32_t block) const;
  // A mark between blocks; it stands for the gap before `next`.
  void join(Unit& u, char mark, std::uint32_t next) const;

  // The unit is whole.
  void add(Unit u) { out_.push_back(std::move(u)); }
  // Units of one block; of a label and its value, wherever they stand.
  void single(std::uint32_t i);
  void pair(std::uint32_t label, std::uint32_t value);
  // All that have been added.
  [[nodiscard]] std::vector<Unit> take() { return std::move(out_); }

  [[nodiscard]] std::string_view text(std::uint32_t i) const { return page_.text(page_.blocks[i]); }
  // A label and nothing else; "Label: value" on one line.
  [[nodiscard]] bool label_alone(std::uint32_t i) const;
  [[nodiscard]] bool labelled(std::uint32_t i) const;
  // A block that is one value and little else.
  [[nodiscard]] bool is_value(std::uint32_t i) const;
  [[nodiscard]] bool holds_sum(std::uint32_t i) const;
  // A sum opens the block.
  [[nodiscard]] bool opens_with_sum(std::uint32_t i) const;

 private:
  void copy(Unit& u, Span range, std::size_t leaders) const;
  void spell(Span range, std::size_t leaders, std::string& out, std::vector<Span>& origin) const;

  const FoldedPage& page_;
  const std::vector<page::Block>& blocks_;
  const match::Matcher& matcher_;
  std::vector<Unit> out_;
};

}  // namespace fisa::extract
