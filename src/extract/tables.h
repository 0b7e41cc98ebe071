// Numbers in tables whose unit stands in the column's head: "Suma (lei)", "EUR", "mii lei", "Durata (luni)".
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/annotation.h"
#include "extract/vocabulary.h"

namespace fisa::extract {

// The units that the heads of a page's tables name. Refers to the page and the vocabulary.
class ColumnUnits {
 public:
  ColumnUnits(const Vocabulary& vocabulary, const FoldedPage& page);

  // The unit of what stands in the block, "" where it is no cell below such a head.
  [[nodiscard]] std::string_view of(std::uint32_t block) const;

  // Puts the number into its cell's unit, where it fills the cell; `core` is where it stands in the folded
  // page.
  bool apply(std::uint32_t block, Span core, values::Mention& number) const;

 private:
  const Vocabulary& vocabulary_;
  const FoldedPage& page_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::string_view> units_;  // of (table, column)
};

// Turns the bare numbers of columns with a currency into money.
void price_columns(const Vocabulary& vocabulary, FoldedPage& page);

}  // namespace fisa::extract
