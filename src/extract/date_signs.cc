#include "extract/date_signs.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "extract/dates.h"
#include "extract/sameness.h"
#include "extract/surroundings.h"
#include "grammar/slots.h"

namespace fisa::extract {
namespace {

constexpr char kDates[] = {grammar::kDate, grammar::kPeriod};
constexpr std::string_view kStops(kDates, sizeof kDates);  // another date or period
constexpr std::size_t kMonth = 7;                          // characters of "2019-03"
constexpr std::size_t kDay = 10;                           // ... of "2019-03-01"
constexpr int kLeastMonths = 3;                            // of a project
constexpr int kMostMonths = 120;

constexpr std::array<Asked, 12> kAround = {{{"date_runs", "runs"},
                                            {"date_starts", "starts"},
                                            {"date_ends", "ends"},
                                            {"date_event", "event"},
                                            {"date_news", "news"},
                                            {"date_contract", "contract"},
                                            {"date_deadline", "deadline"},
                                            {"date_longer", "longer"},
                                            {"date_earlier", "earlier"},
                                            {"date_stage", "stage"},
                                            {"date_paper", "paper"},
                                            {"date_project", "project"}}};

constexpr std::array<Asked, 2> kOver = {
    {{"date_under_period", "under_period"}, {"date_under_others", "under_others"}}};

// Of a date or a period, as it is written: "2019-03-01" before "2019-04". Null of a duration.
const std::string* first_day(const Places& p) {
  return text_member(p.front()->fact.value, "start");
}

// Of a date, the date.
const std::string& last_day(const Places& p) {
  const std::string* end = text_member(p.front()->fact.value, "end");
  return end != nullptr ? *end : *first_day(p);
}

// Projects begin on the first of a month, and end on the last, more often than other things.
void add_day(Surroundings& s, const std::string& start, const std::string& end) {
  if (start.size() == kDay && start.ends_with("-01")) s.add("first_of_month");
  if (end.size() == kDay && whole_months(end.substr(0, kMonth) + "-01", end) == 1) s.add("last_of_month");
}

// What dates and durations of the page go with it: a project lasts whole months, and as long as is told.
void add_fits(Surroundings& s, const std::string& start, const std::string& end,
              const std::vector<Places>& all) {
  std::vector<const std::string*> durations;
  for (const Places& p : all) {
    if (const std::string* d = text_member(p.front()->fact.value, "duration"); d != nullptr)
      durations.push_back(d);
  }
  const auto lasts = [&](const std::string& from, const std::string& to) {
    return std::any_of(durations.begin(), durations.end(), [&](const std::string* duration) {
      const auto off = months_off(from, to, *duration);
      return off && (*off == 0 || whole_months(from, to) == months_between(from, to) - 1 - *off);
    });
  };
  const auto is_project = [](int months) { return months > kLeastMonths && months <= kMostMonths; };
  if (start != end) {
    if (lasts(start, end)) s.add("lasts_as_told");
    if (whole_months(start, end) >= kLeastMonths) s.add("lasts_whole_months");
    return;
  }
  for (const Places& p : all) {
    if (first_day(p) == nullptr) continue;
    const std::string& before = *first_day(p);
    const std::string& after = last_day(p);
    if (is_project(months_between(start, after))) {
      if (lasts(start, after)) s.add("lasts_to_another");
      if (whole_months(start, after) >= kLeastMonths) s.add("whole_months_before");
    } else if (is_project(months_between(before, end))) {
      if (lasts(before, end)) s.add("lasts_from_another");
      if (whole_months(before, end) >= kLeastMonths) s.add("whole_months_behind");
    }
  }
}

// "Incepand cu 1 mai 2020" tells that something starts, whatever it is.
void add_openness(Surroundings& s, const FoldedPage& page, const Found& f) {
  const auto a = page.first_from(f.folded.begin);
  if (a == page.annotations.end() || a->slot != grammar::kPeriod) return;
  if (a->mention.end.empty()) s.add("open_end");
  if (a->mention.start.empty()) s.add("open_start");
}

}  // namespace

std::vector<std::string> date_signs(const Engine& engine, const FoldedPage& page, const Headings& over,
                                    const Places& places, std::size_t number,
                                    const std::vector<Places>& all) {
  std::set<std::string> signs;
  Surroundings s(engine, page, over, signs);
  s.told_at(places, kAround, kOver, kStops, grammar::kDate);
  for (const Found* f : places) add_openness(s, page, *f);
  const std::string& start = *first_day(places);
  const std::string& end = last_day(places);
  s.add(start.size() < kMonth ? "year" : start.size() == kMonth ? "month" : "day");
  if (text_member(places.front()->fact.value, "end") == nullptr) {
    s.add("is_date");
  } else {
    s.add("is_period");
    const int months = months_between(start, end);
    s.add(months < 2    ? "for_a_month"
          : months < 7  ? "for_months"
          : months < 49 ? "for_years"
          : months < 85 ? "for_many_years"
                        : "for_long");
  }
  add_day(s, start, end);
  add_fits(s, start, end, all);
  std::vector<const Places*> dates;
  for (const Places& p : all) {
    if (first_day(p) != nullptr) dates.push_back(&p);
  }
  int earlier = 0;
  int later = 0;
  std::size_t nth = 0;
  for (const Places* p : dates) {
    if (*first_day(*p) < start) ++earlier;
    if (*first_day(*p) > start) ++later;
    if (p < &all[number]) ++nth;
  }
  s.add(earlier == 0 ? "earliest" : later == 0 ? "latest" : earlier == 1 ? "second" : "between");
  s.among(places.size(), nth, dates.size());
  if (nth + 1 == dates.size()) s.add("last");
  s.third(*places.front());
  return {signs.begin(), signs.end()};
}

}  // namespace fisa::extract
