#include "extract/period_fit.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "extract/dates.h"
#include "extract/preferences.h"

namespace fisa::extract {
namespace {

constexpr int kLeastDuration = 40;
constexpr int kWeakDate = 45;
constexpr int kLabelledDate = 80;
constexpr std::uint32_t kBesideStart = 120;  // folded bytes from a start to a duration
constexpr std::uint32_t kAroundDates = 30;   // ... around the two, that may tell what lasts so long
constexpr int kShortestProject = 3;          // months
constexpr int kLongestProject = 120;

class PeriodFit {
 public:
  PeriodFit(const match::Matcher& matcher, const FoldedPage& page, std::vector<Found>& candidates,
            ByPath& by_path, std::vector<std::string>& verdicts)
      : matcher_(matcher), page_(page), candidates_(candidates), by_path_(by_path), verdicts_(verdicts) {}

  void run() {
    drop_earlier_ends();
    weigh_durations();
    drop_weak_end();
    drop_unfit_end();
  }

 private:
  // What ends before the best start is of something else, unless a label tells it.
  void drop_earlier_ends() {
    const auto starts = ranked(candidates_, by_path_, "period.start");
    const auto ends = by_path_.find("period.end");
    if (starts.empty() || ends == by_path_.end() || candidates_[starts.front()].rank < kLeastDuration) return;
    const std::string& start = *candidates_[starts.front()].fact.value.string();
    std::erase_if(ends->second, [&](std::uint32_t i) {
      const std::string& end = *candidates_[i].fact.value.string();
      const std::size_t coarser = std::min(start.size(), end.size());
      if (candidates_[i].rank >= kLabelledDate || end.compare(0, coarser, start, 0, coarser) >= 0)
        return false;
      verdicts_[i] = "is before the start";
      return true;
    });
    if (ends->second.empty()) by_path_.erase(ends);
  }

  // Where start and duration are well told, the end is better computed than taken from a passing remark.
  void drop_weak_end() {
    const auto best = [this](const char* path) {
      const auto order = ranked(candidates_, by_path_, path);
      return order.empty() ? 0 : candidates_[order.front()].rank;
    };
    if (best("period.start") >= kFinerDate && best("period.duration") >= kFinerDate &&
        best("period.end") < kWeakDate) {
      for (const std::uint32_t i : ranked(candidates_, by_path_, "period.end"))
        verdicts_[i] = "told in passing; start and duration tell it better";
      by_path_.erase("period.end");
    }
  }

  // Where a duration stands beside the start, an end that does not fit the two is of something else, unless a
  // label tells it and it is later than the start ("Contract incheiat la: ..."): one that fits is taken,
  // or else the end is computed.
  void drop_unfit_end() {
    const auto starts = ranked(candidates_, by_path_, "period.start");
    const auto durations = ranked(candidates_, by_path_, "period.duration");
    const auto ends = ranked(candidates_, by_path_, "period.end");
    if (starts.empty() || durations.empty() || ends.empty()) return;
    const Found& start = candidates_[starts.front()];
    const Found& duration = candidates_[durations.front()];
    const std::string& from = *start.fact.value.string();
    const std::string& long_for = *duration.fact.value.string();
    const bool beside = std::max(start.folded.begin, duration.folded.begin) <=
                        std::min(start.folded.end, duration.folded.end) + kBesideStart;
    const std::string computed = end_of(from, long_for);
    if (!beside || start.rank < kLeastDuration || duration.rank < kFinerDate || computed.empty()) return;
    const auto fits = [&](const Found& end) {
      const auto off = months_off(from, *end.fact.value.string(), long_for);
      return off && std::abs(*off) <= 1;
    };
    const Found& best = candidates_[ends.front()];
    const bool labelled = best.rank >= kLabelledDate && *best.fact.value.string() > from;
    if (labelled || fits(best)) return;
    // Told with them, a later one is what the project was prolonged to.
    if (best.block == start.block && *best.fact.value.string() > computed) return;
    const auto fitting =
        std::find_if(ends.begin(), ends.end(), [&](std::uint32_t i) { return fits(candidates_[i]); });
    // One that is told in passing, to the day, and is off by days is of something else: a payment, a report.
    if (fitting != ends.end() && !is_off_by_days(candidates_[*fitting], computed)) {
      candidates_[*fitting].rank = best.rank + 1;
      return;
    }
    for (const std::uint32_t i : ends) verdicts_[i] = "does not fit the start and the duration beside it";
    by_path_.erase("period.end");
  }

  static bool is_off_by_days(const Found& end, const std::string& computed) {
    constexpr std::size_t kDay = 10;   // "2021-07-21"
    constexpr std::size_t kMonth = 7;  // "2021-07"
    constexpr int kMostDaysOff = 2;    // "1 mai 2020 - 1 mai 2022" is 24 months, too
    const std::string& date = *end.fact.value.string();
    if (end.rank >= kWeakDate || date.size() < kDay || computed.size() < kDay) return false;
    return date.compare(0, kMonth, computed, 0, kMonth) != 0 ||
           std::abs(std::stoi(date.substr(kMonth + 1)) - std::stoi(computed.substr(kMonth + 1))) >
               kMostDaysOff;
  }

  static bool told_in_passing(const Found& end, const Found& start) {
    return end.rank < kWeakDate && end.block != start.block;
  }

  // A duration as long as the period from the best start to the best end is surely the project's; one that a
  // weak rule has seen is nothing without that.
  void weigh_durations() {
    const auto found = by_path_.find("period.duration");
    if (found == by_path_.end()) return;
    const auto starts = ranked(candidates_, by_path_, "period.start");
    const auto ends = ranked(candidates_, by_path_, "period.end");
    if (!starts.empty() &&
        (ends.empty() || told_in_passing(candidates_[ends.front()], candidates_[starts.front()])))
      follow_start(candidates_[starts.front()], found->second);
    const bool bounded = !starts.empty() && !ends.empty();
    for (const std::uint32_t d : found->second) {
      Found& f = candidates_[d];
      const auto off =
          bounded ? months_off(*candidates_[starts.front()].fact.value.string(),
                               *candidates_[ends.front()].fact.value.string(), *f.fact.value.string())
                  : std::nullopt;
      if (off && *off == 0) f.rank += kAsLongAsPeriod;
      // Ages, and the years of a house: "tineri de 16-29 ani".
      if (months_of(*f.fact.value.string()) > kLongestProject) f.rank = 0;
    }
    std::erase_if(found->second, [this](std::uint32_t d) {
      if (candidates_[d].rank >= kLeastDuration) return false;
      verdicts_[d] = "told in passing, and not as long as the period";
      return true;
    });
    if (found->second.empty()) by_path_.erase(found);
  }

  // "Am inceput pe 2 septembrie 2024. Sunt 28 de luni": where no end is told, but in passing elsewhere, the
  // duration right beside the start is the project's, whatever the words between them.
  void follow_start(const Found& start, const std::vector<std::uint32_t>& durations) {
    if (start.rank < kLeastDuration) return;
    Found* next = nullptr;
    std::uint32_t nearest = kBesideStart + 1;
    for (const std::uint32_t d : durations) {
      Found& f = candidates_[d];
      if (f.rank >= kFinerDate) return;
      if (f.block != start.block || f.folded.overlaps(start.folded)) continue;
      const std::uint32_t gap =
          std::max(f.folded.begin, start.folded.begin) - std::min(f.folded.end, start.folded.end);
      if (gap >= nearest || months_of(*f.fact.value.string()) < kShortestProject) continue;
      next = &f;
      nearest = gap;
    }
    if (next == nullptr) return;
    const Span block = page_.blocks[start.block];
    const std::uint32_t first = std::min(next->folded.begin, start.folded.begin);
    const std::uint32_t last = std::max(next->folded.end, start.folded.end);
    const Span around{std::max(block.begin, first > kAroundDates ? first - kAroundDates : 0),
                      std::min(block.end, last + kAroundDates)};
    if (!matcher_.contains("other_period", page_.text(around))) next->rank = kFinerDate;
  }

  // Whole and begun months; 0 of what is no duration.
  static int months_of(const std::string& duration) {
    const auto off = months_off("2000-01-01", "2000-01-01", duration);
    return off ? 1 - *off : 0;
  }

  const match::Matcher& matcher_;
  const FoldedPage& page_;
  std::vector<Found>& candidates_;
  ByPath& by_path_;
  std::vector<std::string>& verdicts_;
};

}  // namespace

void fit_period(const match::Matcher& matcher, const FoldedPage& page, std::vector<Found>& candidates,
                ByPath& by_path, std::vector<std::string>& verdicts) {
  PeriodFit(matcher, page, candidates, by_path, verdicts).run();
}

}  // namespace fisa::extract
