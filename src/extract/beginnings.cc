#include "extract/beginnings.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>

#include "extract/boundaries_together.h"
#include "extract/boundary_signs.h"
#include "extract/likely.h"
#include "extract/preferences.h"
#include "extract/projects_said.h"
#include "extract/sections.h"
#include "extract/series.h"
#include "extract/title_places.h"

namespace fisa::extract {
namespace {

// Of the ways to part a page: one project, or the likeliest way among several where it is likelier that the
// page is about several, in whichever way. None where that has not been measured.
const Parting* likeliest(const Engine& engine, const std::vector<Parting>& ways) {
  std::vector<double> scores;
  for (const Parting& way : ways) {
    const auto score = engine.likelihoods.score("parting", way.signs);
    if (!score) return nullptr;
    scores.push_back(*score + way.likelihood);
  }
  const double most = *std::max_element(scores.begin(), scores.end());
  const Parting* one = nullptr;
  const Parting* several = nullptr;
  double of_one = 0;
  double of_several = 0;
  double best = 0;
  for (std::size_t i = 0; i < ways.size(); ++i) {
    const double power = std::exp(scores[i] - most);
    if (ways[i].begins.size() == 1) {
      one = &ways[i];
      of_one += power;
      continue;
    }
    of_several += power;
    if (power > best) {
      best = power;
      several = &ways[i];
    }
  }
  return of_one >= of_several && one != nullptr ? one : several;
}

}  // namespace

// By the likeliest way of parting the page among projects; where that has not been measured, where sections
// are likely to begin one, each by itself and then beside the others.
Begun beginnings(const Engine& engine, const FoldedPage& page, PageTitles& titles,
                 const std::vector<Found>& candidates) {
  const std::vector<Series> series = numbered_series(engine, page);
  const std::vector<Section> parts = sections(engine, page, candidates, titles.likenesses(), series);
  const std::vector<TitlePlace> places = title_places(engine, page, titles, candidates);
  const auto signs = boundary_signs(engine, page, candidates, parts, series, places);
  Begun out;
  for (const TitlePlace& t : places) {
    if (!t.key.empty()) out.best_title = std::max(out.best_title.value_or(t.rank), t.rank);
  }
  std::vector<double> by_itself;
  for (const auto& s : signs) by_itself.push_back(likelihood(engine, "begins", s).value_or(0));
  const auto together = boundary_signs_together(parts, signs, by_itself);
  std::vector<double> likelihoods;
  std::vector<bool> told;
  std::vector<std::size_t> begins;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    out.sections.push_back({parts[i].begin, signs[i], together[i]});
    likelihoods.push_back(likelihood(engine, "begins_with", together[i]).value_or(by_itself[i]));
    told.push_back(std::find(signs[i].begin(), signs[i].end(), kToldSign) != signs[i].end());
    if (likelihoods[i] >= kLikelyBeginning) begins.push_back(i);
  }
  begins = without_lines_below(parts, begins);
  out.partings = partings(parts, likelihoods, told, projects_said(engine, page));
  if (const Parting* best = likeliest(engine, out.partings)) begins = best->begins;
  // One project's page may begin with no title at all.
  if (begins.size() == 1 && likelihoods[begins.front()] < kLikelyBeginning) begins.clear();
  for (const std::size_t b : begins) out.blocks.push_back(parts[b].begin);
  if (out.blocks.empty()) out.blocks.push_back(0);
  return out;
}

}  // namespace fisa::extract
