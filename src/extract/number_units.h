// The unit of numbers in tables, where it is said apart from them: in the head of their column ("Suma (lei)",
// "mii lei", "Durata (luni)"), in the cell beside them, or over the whole table.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/annotation.h"
#include "extract/vocabulary.h"

namespace fisa::extract {

// Refers to the page and the vocabulary.
class NumberUnits {
 public:
  NumberUnits(const Vocabulary& vocabulary, const FoldedPage& page);

  // Puts the number into its cell's unit, where it fills the cell and has one; `core` is where it stands in
  // the folded page.
  bool apply(std::uint32_t block, Span core, values::Mention& number) const;

  // What the head of the cell's column names; empty where it names none.
  [[nodiscard]] std::string_view of_column(std::uint32_t block) const { return over(block).unit; }

  // Is a number all that the cell holds, but for a word or what percentage it is: "440.460,00 (90%)"?
  [[nodiscard]] bool fills(std::uint32_t block, Span number) const;

 private:
  struct Head {
    std::uint32_t row = 0;
    std::string_view unit;  // empty where a head below other rows names none
  };

  void heads(std::uint32_t cell, bool fresh);
  void caption(std::uint32_t first_cell);
  void banner(std::uint32_t cell);
  [[nodiscard]] Head captioned(std::uint32_t cell) const;
  [[nodiscard]] std::uint32_t columns_until(std::uint32_t cell) const;
  [[nodiscard]] Head over(std::uint32_t cell) const;
  [[nodiscard]] std::string_view beside(std::uint32_t cell) const;
  [[nodiscard]] std::string_view row_label(std::uint32_t cell) const;
  [[nodiscard]] bool in_row(std::uint32_t cell, std::uint32_t other) const;

  const Vocabulary& vocabulary_;
  const FoldedPage& page_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<Head>> heads_;  // of (table, column)
  std::map<std::uint32_t, std::vector<Head>> captions_;  // of a table, or of its rows from one on
  std::map<std::uint32_t, std::string_view> any_head_;   // some column's of a table
};

}  // namespace fisa::extract
