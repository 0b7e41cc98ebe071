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

int number_at(const std::string& iso, std::size_t at, std::size_t digits, int otherwise) {
  return iso.size() < at + digits ? otherwise : std::stoi(iso.substr(at, digits));
}

// From the first month to the last, both counted.
int months_in(const std::string& start, const std::string& end) {
  const int years = number_at(end, 0, 4, 0) - number_at(start, 0, 4, 0);
  return years * 12 + number_at(end, 5, 2, 12) - number_at(start, 5, 2, 1) + 1;
}

// Projects begin on the first of a month, and end on the last, more often than other things.
void add_day(Surroundings& s, const std::string& start, const std::string& end) {
  if (start.size() == kDay && start.ends_with("-01")) s.add("first_of_month");
  if (end.size() == kDay && whole_months(end.substr(0, kMonth) + "-01", end) == 1) s.add("last_of_month");
}

// What dates and durations of the page go with it: a project lasts whole months, and as long as is told.
void add_fits(Surroundings& s, const std::string& start, const std::string& end,
              const std::vector<Places>& all) {
  const auto lasts = [&](const std::string& from, const std::string& to) {
    return std::any_of(all.begin(), all.end(), [&](const Places& p) {
      const std::string* duration = text_member(p.front()->fact.value, "duration");
      const auto off = duration == nullptr ? std::nullopt : months_off(from, to, *duration);
      if (!off) return false;
      return *off == 0 || whole_months(from, to) == months_in(from, to) - 1 - *off;
    });
  };
  if (start != end) {
    if (lasts(start, end)) s.add("lasts_as_told");
    if (whole_months(start, end) >= kLeastMonths) s.add("lasts_whole_months");
    return;
  }
  for (const Places& p : all) {
    if (first_day(p) == nullptr) continue;
    const std::string& before = *first_day(p);
    const std::string& after = last_day(p);
    if (months_in(start, after) > kLeastMonths && lasts(start, after)) s.add("lasts_to_another");
    if (months_in(before, end) > kLeastMonths && lasts(before, end)) s.add("lasts_from_another");
    if (whole_months(start, after) >= kLeastMonths) s.add("whole_months_before");
    if (whole_months(before, end) >= kLeastMonths) s.add("whole_months_behind");
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
  for (const Found* f : places) {
    s.around(*f, kAround, kStops);
    s.over(*f, kOver);
    s.table(*f, kAround);
    s.beside(*f, kStops);
    s.block(*f);
    s.company(*f, grammar::kDate);
  }
  for (const Found* f : places) add_openness(s, page, *f);
  const std::string& start = *first_day(places);
  const std::string& end = last_day(places);
  s.add(start.size() < kMonth ? "year" : start.size() == kMonth ? "month" : "day");
  if (text_member(places.front()->fact.value, "end") == nullptr) {
    s.add("is_date");
  } else {
    s.add("is_period");
    const int months = months_in(start, end);
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
