// Where the projects of a page begin, as its sections and what they say tell.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extract/candidates.h"
#include "extract/page_titles.h"
#include "extract/partings.h"

namespace fisa::extract {

// A section that may begin a project.
struct Beginning {
  std::uint32_t block = 0;
  std::vector<std::string> signs;     // extract/boundary_signs.h
  std::vector<std::string> together;  // extract/boundaries_together.h
};

struct Begun {
  std::vector<std::uint32_t> blocks;  // the first of each project; at least one
  std::vector<Beginning> sections;
  std::vector<Parting> partings;
  std::optional<int> best_title;  // rank of the phrase that reads most like a title (extract/title_places.h)
};

[[nodiscard]] Begun beginnings(const Engine& engine, const FoldedPage& page, PageTitles& titles,
                               const std::vector<Found>& candidates);

}  // namespace fisa::extract
