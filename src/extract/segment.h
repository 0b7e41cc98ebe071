// Which candidates belong to which project, and whether the page is about a project at all.
#pragma once

#include <string>
#include <vector>

#include "extract/beginnings.h"
#include "extract/candidates.h"
#include "extract/page_titles.h"

namespace fisa::extract {

struct Segments {
  std::vector<std::vector<Found>> projects;  // in page order; empty where there is none
  std::string reason;                        // why there is none
  std::vector<std::string> signs;            // of being about a project (extract/page_signs.h)
  std::vector<Beginning> beginnings;         // where a project may begin, for explanations
  std::vector<Parting> partings;             // ... and among how many the page may be parted
  int evidence = 0;                          // how much speaks for a project, in ranks of rules
  int against = 0;
};

Segments segment(const Engine& engine, const FoldedPage& page, PageTitles& titles,
                 std::vector<Found> candidates);

}  // namespace fisa::extract
