// Units: the stretches of a page that rules are matched against. A unit is a block; or a label with what
// stands beside it (a cell, a description) or under it (the lines that follow); or a row of a table.
//
//   Parteneri:                         "Parteneri\x1f\x08\x1e\x08"
//     Asociatia Radacini        ->
//     Primaria Comunei Trebujeni
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "extract/annotation.h"
#include "match/matcher.h"

namespace fisa::extract {

struct Unit {
  std::uint32_t block = 0;  // the first of its blocks
  page::Zone zone = page::Zone::main;
  std::string slots;  // folded text with a mark for each annotation
  std::string plain;  // folded text, spelled out
  // For each byte of the view: the folded bytes of the page that it stands for.
  std::vector<Span> slots_origin;
  std::vector<Span> plain_origin;
  std::vector<std::int32_t> annotation;  // for each byte of `slots`: index in FoldedPage::annotations, or -1

  // The folded bytes of the page that a span of a view covers.
  [[nodiscard]] Span origin(bool in_slots, Span span) const;
};

// All units in page order. The matcher tells labels, and which rows and columns hold totals.
[[nodiscard]] std::vector<Unit> units(const FoldedPage& page, const match::Matcher& matcher);

}  // namespace fisa::extract
