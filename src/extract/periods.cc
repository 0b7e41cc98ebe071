#include "extract/periods.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "extract/dates.h"
#include "extract/reach.h"
#include "grammar/slots.h"

namespace fisa::extract {
namespace {

constexpr int kFittingRank = 79;     // surer than any sentence, less sure than a label
constexpr int kFarFittingRank = 66;  // of three that stand far from each other, but fit to the day
constexpr int kLeastFarMonths = 6;
constexpr std::size_t kMostPoints = 80;   // more dates are a calendar; some of them will fit anything
constexpr int kLeastMonths = 3;           // courses and events are shorter
constexpr std::uint32_t kNear = 320;      // folded bytes that the three may stretch over
constexpr std::uint32_t kLeadIn = 60;     // ... and before them, what they may be said to be of
constexpr std::uint32_t kMostBlocks = 3;  // from the duration's block to that of a date
constexpr std::size_t kMonth = 7;         // characters of "2020-05"
constexpr int kMostDaysOff = 2;           // "1 mai 2020 - 1 mai 2022" is 24 months, too

struct Point {
  std::string date;
  Span span;               // folded bytes of what tells it
  bool of_period = false;  // that has both ends
};

struct Fit {
  Point start;
  Point end;
  std::string duration;
  Span told;  // of the duration
  int months = 0;
  std::uint32_t width = 0;
  bool far = false;
};

int day_of(const std::string& iso) {
  return std::atoi(iso.c_str() + 8);
}

// To the day where both ends are told so, else to the month.
bool fits(const std::string& start, const std::string& end, const std::string& duration) {
  const auto off = months_off(start, end, duration);
  if (!off) return false;
  if (start.size() < 10 || end.size() < 10) return *off == 0;
  const std::string computed = end_of(start, duration);
  return std::abs(*off * 30 + day_of(end) - day_of(computed)) <= kMostDaysOff;
}

class Fitter {
 public:
  Fitter(const FoldedPage& page, const match::Matcher& matcher) : page_(page), matcher_(matcher) {}

  // Looks around the duration `told` of `block`, between the blocks `first` and `last`.
  void look(Span told, const std::string& duration, std::uint32_t block, std::uint32_t first,
            std::uint32_t last) {
    const std::uint32_t from = std::max(first, block > kMostBlocks ? block - kMostBlocks : 0);
    const std::uint32_t to = std::min(last, block + kMostBlocks);
    points_.clear();
    for (std::uint32_t b = from; b <= to; ++b) {
      if (page_.page->blocks[b].zone == page_.page->blocks[block].zone) points_in(b);
    }
    for (std::size_t i = 0; i < points_.size(); ++i) {
      for (std::size_t j = i + 1; j < points_.size(); ++j) {
        pair(points_[i], points_[j], told, duration);
      }
    }
  }

  // The same all over the project's text, for three that fit to the day; or to the month, where the duration
  // is told beside the one date of a calendar that begins with the other: "09.2015 Se termina, dupa 30 de
  // luni".
  void look_far(Span told, const std::string& duration, std::uint32_t first, std::uint32_t last) {
    points_.clear();
    for (std::uint32_t b = first; b <= last; ++b) {
      if (page_.page->blocks[b].zone == page::Zone::main) points_in(b);
    }
    if (points_.size() > kMostPoints) return;
    for (const Point& start : points_) {
      for (const Point& end : points_) {
        if (start.date >= end.date || !fits_far(start, end, told, duration)) continue;
        const Fit fit{start, end, duration, told, months_between(start.date, end.date), 0, true};
        if (fit.months <= kLeastFarMonths || (best_ && fit.months <= best_->months)) continue;
        if (!of_other(start.span) && !of_other(end.span) && !of_other(told)) best_ = fit;
      }
    }
  }

  [[nodiscard]] const std::optional<Fit>& best() const { return best_; }

 private:
  void points_in(std::uint32_t block) {
    for (std::uint32_t a = page_.first_annotation[block]; a < page_.first_annotation[block + 1]; ++a) {
      const Annotation& x = page_.annotations[a];
      if (x.slot != grammar::kDate && x.slot != grammar::kPeriod) continue;
      const std::string& start = x.mention.start;
      const std::string& end = x.mention.end;
      const bool both = !start.empty() && !end.empty();
      if (start.size() >= kMonth) points_.push_back({start, x.mention.core, both});
      if (end.size() >= kMonth) points_.push_back({end, x.mention.core, both});
    }
  }

  // "12.10.2022 - 30.06.2026" is no end of what began on a day in between; of two periods each is a stage.
  static bool begins_elsewhere(const Point& start, const Point& end) {
    return end.of_period && !start.of_period;
  }

  void pair(const Point& start, const Point& end, Span told, const std::string& duration) {
    const std::uint32_t begin = std::min(start.span.begin, told.begin);
    const std::uint32_t until = std::max(end.span.end, told.end);
    if (until - begin > kNear || begins_elsewhere(start, end) || !fits(start.date, end.date, duration))
      return;
    const Fit fit{start, end, duration, told, months_between(start.date, end.date), until - begin};
    if (fit.months < kLeastMonths || (best_ && !surer(fit, *best_))) return;
    const std::uint32_t opens = page_.blocks[page_.block_of(begin)].begin;
    const std::uint32_t lead = std::max(opens, begin > kLeadIn ? begin - kLeadIn : 0);
    if (!matcher_.contains("other_period", page_.text({lead, until}))) best_ = fit;
  }

  [[nodiscard]] bool fits_far(const Point& start, const Point& end, Span told,
                              const std::string& duration) const {
    if (begins_elsewhere(start, end) || end_of(start.date, duration) != end.date) return false;
    if (start.date.size() >= 10) return true;
    const auto earliest = std::min_element(points_.begin(), points_.end(), earlier);
    return start.date == earliest->date &&
           page_.block_of(told.begin) - page_.block_of(end.span.begin) <= 1;  // or the next cell
  }

  static bool earlier(const Point& a, const Point& b) { return a.date < b.date; }

  [[nodiscard]] bool of_other(Span told) const {
    const std::uint32_t opens = page_.blocks[page_.block_of(told.begin)].begin;
    const std::uint32_t lead = std::max(opens, told.begin > kLeadIn ? told.begin - kLeadIn : 0);
    return matcher_.contains("other_period", page_.text({lead, told.end}));
  }

  // Of two the longer one: the parts of a project are shorter than it.
  static bool surer(const Fit& a, const Fit& b) {
    return a.months != b.months ? a.months > b.months : a.width < b.width;
  }

  const FoldedPage& page_;
  const match::Matcher& matcher_;
  std::vector<Point> points_;
  std::optional<Fit> best_;
};

Found made(const FoldedPage& page, const char* path, const std::string& value, Span at, int rank) {
  Found f;
  f.rank = rank;
  f.folded = at;
  f.block = page.block_of(at.begin);
  f.fact.path = path;
  f.fact.value = value;
  f.fact.evidence = {page.source(at), "period.fitting"};
  return f;
}

}  // namespace

void add_fitting_period(const FoldedPage& page, const match::Matcher& matcher,
                        std::vector<Found>& candidates) {
  const auto [first, last] = reach_of(page, candidates);
  Fitter fitter(page, matcher);
  for (const Found& f : candidates) {
    if (f.fact.path == "period.duration" && page.page->blocks[f.block].zone == page::Zone::main)
      fitter.look(f.folded, *f.fact.value.string(), f.block, first, last);
  }
  for (std::size_t i = 0; !fitter.best() && i < candidates.size(); ++i) {
    const Found& f = candidates[i];
    if (f.fact.path == "period.duration" && page.page->blocks[f.block].zone == page::Zone::main)
      fitter.look_far(f.folded, *f.fact.value.string(), first, last);
  }
  if (!fitter.best()) return;
  const Fit& fit = *fitter.best();
  const int rank = fit.far ? kFarFittingRank : kFittingRank;
  candidates.push_back(made(page, "period.start", fit.start.date, fit.start.span, rank));
  candidates.push_back(made(page, "period.end", fit.end.date, fit.end.span, rank));
  candidates.push_back(made(page, "period.duration", fit.duration, fit.told, rank));
}

}  // namespace fisa::extract
