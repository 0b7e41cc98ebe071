// What is told of a page's phrases whichever project they may be the name of: worked out once, as it is asked
// for, to part the page among projects and again to choose each project's title.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/span.h"
#include "extract/candidates.h"
#include "extract/headings.h"
#include "extract/title_ranks.h"

namespace fisa::extract {

// All that it is made from must outlive it. For one page, by one thread; references stay good.
class PageTitles {
 public:
  PageTitles(const Engine& engine, const FoldedPage& page, const Headings& over)
      : engine_(engine), page_(page), over_(over) {}

  // The phrases (extract/title_phrases.h) of the whole page.
  [[nodiscard]] const std::vector<Found>& phrases();
  // The signs that the phrase has of itself, by its words and what they mean.
  [[nodiscard]] const TitleSignSet& own_signs(Span phrase);
  // Those that it has from what stands around it.
  [[nodiscard]] const TitleSignSet& signs_around(const Found& phrase);
  // The phrase without code and remark (extract/title_lines.h), and the key of that where it is less.
  struct Inner {
    Span span;
    std::string key;
  };
  [[nodiscard]] const Inner& inner(Span phrase);
  // How much each block looks like a project's title (extract/title_lines.h).
  [[nodiscard]] const std::vector<int>& likenesses();

 private:
  using Place = std::pair<std::uint32_t, std::uint32_t>;  // folded bytes

  const Engine& engine_;
  const FoldedPage& page_;
  const Headings& over_;
  std::optional<std::vector<Found>> phrases_;
  std::map<Place, TitleSignSet> own_;
  std::map<Place, TitleSignSet> around_;
  std::map<Place, Inner> inner_;
  std::optional<std::vector<int>> likenesses_;
};

}  // namespace fisa::extract
