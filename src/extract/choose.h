// From candidates to facts: one value where a record has one, each element once where it has many.
//
// Preference, in this order: the rule's rank (label before sentence before headline), less what a sidebar or
// a rounded figure costs; then the place on the page, first one first.
#pragma once

#include <vector>

#include "extract/candidates.h"
#include "extract/extractor.h"
#include "extract/headings.h"
#include "extract/page_titles.h"

namespace fisa::extract {

// `candidates` are those of one project, `over` the headings of all blocks of the page. Where the
// engine is to explain, every candidate is kept with its verdict.
Project choose(const Engine& engine, const FoldedPage& page, const Headings& over, PageTitles& titles,
               std::vector<Found> candidates);

}  // namespace fisa::extract
