#include "extract/segment.h"

#include <algorithm>
#include <map>
#include <set>

namespace fisa::extract {
namespace {

constexpr int kEnough = 100;  // of evidence for a project, in the ranks of its best candidates

// The best rank of each field speaks for a project; @none rules speak against it, @project rules for it.
bool is_project(const std::vector<Found>& candidates, std::string& reason) {
  std::map<std::string, int> best;
  std::map<std::string, int> against;
  for (const Found& f : candidates) {
    const std::string& path = f.fact.path;
    if (path == "@none") {
      int& weight = against[*f.fact.value.string()];
      weight = std::max(weight, f.rank);
    } else if (path == "@project") {
      best[path + *f.fact.value.string()] = f.rank;
    } else if (path == "title" || path == "budget.total" || path == "period.start" || path == "partners" || path == "codes" ||
               path == "budget.parts" || path == "period.duration") {
      best[path] = std::max(best[path], f.rank);
    }
  }
  int pro = 0;
  for (const auto& [path, rank] : best) pro += rank;
  int contra = 0;
  for (const auto& [why, weight] : against) {
    contra += weight;
    if (reason.empty() || weight > against[reason]) reason = why;
  }
  if (best.count("title") == 0 && best.count("codes") == 0) {
    reason = reason.empty() ? "no-project-evidence" : reason;
    return false;
  }
  if (contra == 0) reason = "no-project-evidence";
  return pro - contra >= kEnough;
}

}  // namespace

Segments segment(const Engine&, const FoldedPage&, std::vector<Found> candidates) {
  Segments out;
  if (!is_project(candidates, out.reason)) return out;
  std::vector<Found> starts;
  for (const Found& f : candidates) {
    if (f.fact.path == "@start") starts.push_back(f);
  }
  int rank = 0;
  for (const Found& f : starts) rank = std::max(rank, f.rank);
  std::set<std::uint32_t> places;
  for (const Found& f : starts) {
    if (f.rank == rank) places.insert(f.folded.begin);
  }
  if (places.size() < 2) {
    out.projects.push_back(std::move(candidates));
    return out;
  }
  const std::vector<std::uint32_t> begins(places.begin(), places.end());
  out.projects.resize(begins.size());
  for (Found& f : candidates) {
    const auto after = std::upper_bound(begins.begin(), begins.end(), f.folded.begin);
    if (after == begins.begin()) continue;
    out.projects[static_cast<std::size_t>(after - begins.begin() - 1)].push_back(std::move(f));
  }
  return out;
}

}  // namespace fisa::extract
