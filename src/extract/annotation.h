// A piece of a page that has been recognised as something: a value, a name, a quotation, a known term, a
// count.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "base/span.h"
#include "page/page.h"
#include "text/fold.h"
#include "values/mention.h"

namespace fisa::extract {

// What a count says besides its number: "cel putin 800 de parteneri sociali".
struct Count {
  Span unit;              // folded bytes of the noun
  std::string category;   // "people"; empty where the noun is unknown
  bool article = false;   // "un", "o" read as 1
  bool known = false;     // the noun stands in the lexicon
  bool definite = false;  // "cele 8 regiuni": a reference to something already told
  bool alone = false;  // an article that only a verb of making, or its place in the sentence, makes a count
};

struct Annotation {
  char slot = 0;  // which mark stands for it (grammar/slots.h)
  Span span;      // folded bytes of the page
  values::Mention
      mention;        // money, date, ...; the number of a count; spans relative to the page's folded text
  Count count;        // kCounted only
  std::string value;  // an entity's value in its lexicon
};

// A page in its folded view: all blocks one after the other, parted by '\n'.
struct FoldedPage {
  const page::Page* page = nullptr;
  text::Folded folded;
  std::vector<Span> blocks;                     // folded bytes of each block of the page
  std::vector<Annotation> annotations;          // in text order, not overlapping
  std::vector<std::uint32_t> first_annotation;  // of each block; one more entry than blocks

  [[nodiscard]] std::string_view text(Span folded_span) const { return folded_span.in(folded.text); }
  // The block that the folded byte stands in.
  [[nodiscard]] std::uint32_t block_of(std::uint32_t at) const {
    const auto after = std::upper_bound(blocks.begin(), blocks.end(), at,
                                        [](std::uint32_t byte, const Span& b) { return byte < b.begin; });
    return after == blocks.begin() ? 0 : static_cast<std::uint32_t>(after - blocks.begin() - 1);
  }
  // The first annotation that begins at or after the folded byte.
  [[nodiscard]] std::vector<Annotation>::const_iterator first_from(std::uint32_t at) const {
    return std::lower_bound(annotations.begin(), annotations.end(), at,
                            [](const Annotation& a, std::uint32_t byte) { return a.span.begin < byte; });
  }
  [[nodiscard]] Span source(Span folded_span) const { return folded.source(folded_span); }
};

}  // namespace fisa::extract
