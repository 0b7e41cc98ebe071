#include "extract/segment.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "extract/actions.h"
#include "extract/title_lines.h"
#include "text/fold.h"

namespace fisa::extract {
namespace {

constexpr int kEnough = 100;      // of evidence for a project, in the ranks of its best candidates
constexpr int kSure = 84;         // a labelled value
constexpr int kLikely = 62;       // a value in a sentence about a project
constexpr int kTitleLineRank = 36;

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
               path == "budget.parts" || path == "period.duration" || path == "funding.programme") {
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
  if (contra == 0) reason = "no-project-evidence";
  return pro - contra >= kEnough;
}

// A value that one project has once, so that a second, different one may begin another project.
struct Key {
  std::uint32_t block;
  std::string path;
  std::string value;
  int rank;
};

std::string shown(const values::Value& v) {
  if (const double* n = v.number()) return std::to_string(*n);
  if (const std::string* s = v.string()) return text::folded(*s);
  std::string out;
  if (const values::Object* o = v.object()) {
    for (const auto& [name, member] : *o) out += shown(member) + ";";
  }
  return out;
}

std::vector<Key> keys_of(const std::vector<Found>& candidates, std::set<std::uint32_t>& titled) {
  std::vector<Key> keys;
  for (const Found& f : candidates) {
    const std::string& path = f.fact.path;
    const bool single = path == "budget.total" || path == "period.start" || path == "period.duration" || path == "@start";
    if (path == "title" && f.rank >= kSure) titled.insert(f.block);
    if (single && f.rank >= kLikely) keys.push_back({f.block, path, shown(f.fact.value), f.rank});
    if (path == "codes" && f.rank >= kSure) {
      const values::Value* scheme = f.fact.value.find("scheme");
      keys.push_back({f.block, "codes." + shown(*scheme), shown(f.fact.value), f.rank});
    }
  }
  std::stable_sort(keys.begin(), keys.end(), [](const Key& a, const Key& b) { return a.block < b.block; });
  return keys;
}

class Segmenter {
 public:
  Segmenter(const Engine& engine, const FoldedPage& page, const std::vector<Found>& candidates)
      : engine_(engine), page_(page), keys_(keys_of(candidates, titled_)) {}

  // The first blocks of the projects, in order; at least one.
  std::vector<std::uint32_t> run() {
    std::vector<std::uint32_t> begins;
    std::map<std::string, std::set<std::string>> seen;
    std::uint32_t last = 0;
    bool any = false;
    for (std::size_t k = 0; k < keys_.size();) {
      std::size_t end = k;
      while (end < keys_.size() && keys_[end].block == keys_[k].block) ++end;
      const std::uint32_t block = keys_[k].block;
      if (!any) {
        begins.push_back(beginning(0, block, false).value_or(0));
        any = true;
      } else if (conflicts(k, end, seen)) {
        if (const auto begin = beginning(last + 1, block, true)) {
          begins.push_back(*begin);
          seen.clear();
        }
      }
      for (; k < end; ++k) seen[keys_[k].path].insert(keys_[k].value);
      last = block;
    }
    if (begins.empty()) begins.push_back(0);
    return begins;
  }

 private:
  bool conflicts(std::size_t begin, std::size_t end, const std::map<std::string, std::set<std::string>>& seen) const {
    for (std::size_t k = begin; k < end; ++k) {
      const auto known = seen.find(keys_[k].path);
      if (known != seen.end() && known->second.count(keys_[k].value) == 0) return true;
    }
    return false;
  }

  // The block, from `from` to `to`, that looks most like the title of what follows; the last one of equals.
  std::optional<std::uint32_t> beginning(std::uint32_t from, std::uint32_t to, bool sure) const {
    std::optional<std::uint32_t> best;
    int best_score = sure ? 1 : 0;
    for (std::uint32_t b = from; b <= to; ++b) {
      int score = title_likeness(engine_, page_, b);
      if (titled_.count(b) != 0 || (b == to && starts_here(b))) score = std::max(score, 4);
      if (score > 0 && score >= best_score) {
        best = b;
        best_score = score;
      }
    }
    return best;
  }

  // Does the block name a project: a labelled or quoted title in it?
  bool starts_here(std::uint32_t block) const {
    return std::any_of(keys_.begin(), keys_.end(), [&](const Key& k) {
      return k.block == block && k.path == "@start";
    });
  }

  const Engine& engine_;
  const FoldedPage& page_;
  std::set<std::uint32_t> titled_;  // blocks with a title that is labelled or in quotation marks
  std::vector<Key> keys_;
};

// What an introduction says once for all of the projects below it.
bool is_shared(const std::string& path) { return path.starts_with("funding.") || path == "partners"; }

Found title_from_line(const Engine& engine, const FoldedPage& page, std::uint32_t block) {
  Found f;
  f.folded = title_in(engine, page, block);
  f.block = block;
  f.rank = kTitleLineRank + 4 * title_likeness(engine, page, block);
  f.fact.path = "title";
  f.fact.value = clean_text(page, f.folded);
  f.fact.evidence = {page.source(f.folded), "title.line", 0.5};
  return f;
}

}  // namespace

Segments segment(const Engine& engine, const FoldedPage& page, std::vector<Found> candidates) {
  Segments out;
  const std::vector<std::uint32_t> begins = Segmenter(engine, page, candidates).run();
  const auto blocks = static_cast<std::uint32_t>(page.blocks.size());
  // A line that stands as a title is a candidate for one: the project's first block, and the page's headings.
  for (std::size_t i = 0; i < begins.size(); ++i) {
    const std::uint32_t end = i + 1 < begins.size() ? begins[i + 1] : blocks;
    const std::uint32_t from = i == 0 && begins.size() == 1 ? 0 : begins[i];
    for (std::uint32_t b = from; b < end && b < from + 40; ++b) {
      if (title_likeness(engine, page, b) >= 2 || (b == begins[i] && title_likeness(engine, page, b) > 0)) {
        candidates.push_back(title_from_line(engine, page, b));
        if (b == begins[i] && begins.size() > 1) break;
      }
    }
  }
  if (!is_project(candidates, out.reason)) return out;
  if (begins.size() == 1) {
    out.projects.push_back(std::move(candidates));
    return out;
  }
  out.projects.resize(begins.size());
  std::vector<Found> shared;
  for (Found& f : candidates) {
    const auto after = std::upper_bound(begins.begin(), begins.end(), f.block);
    if (after == begins.begin()) {
      if (is_shared(f.fact.path)) shared.push_back(std::move(f));
      continue;
    }
    out.projects[static_cast<std::size_t>(after - begins.begin() - 1)].push_back(std::move(f));
  }
  for (auto& project : out.projects) {
    for (const Found& f : shared) {
      const bool stated = std::any_of(project.begin(), project.end(), [&](const Found& own) { return own.fact.path == f.fact.path; });
      if (!stated) project.push_back(f);
    }
  }
  return out;
}

}  // namespace fisa::extract
