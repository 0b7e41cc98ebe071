#include "extract/duration_signs.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>

#include "extract/dates.h"
#include "extract/sameness.h"
#include "extract/surroundings.h"
#include "grammar/slots.h"

namespace fisa::extract {
namespace {

constexpr std::string_view kStops(&grammar::kDuration, 1);  // another duration

constexpr std::array<Asked, 12> kAround = {{{"lasts_project", "project"},
                                            {"lasts_runs", "runs"},
                                            {"date_starts", "starts"},
                                            {"date_ends", "ends"},
                                            {"lasts_works", "works"},
                                            {"lasts_after", "after"},
                                            {"lasts_course", "course"},
                                            {"lasts_age", "age"},
                                            {"lasts_longer", "longer"},
                                            {"lasts_each", "each"},
                                            {"lasts_ago", "ago"},
                                            {"date_contract", "contract"}}};

constexpr std::array<Asked, 2> kOver = {
    {{"date_under_period", "under_period"}, {"date_under_others", "under_others"}}};

// Whole and begun months; nothing of what is no duration.
int months_of(const std::string& duration) {
  const auto off = months_off("2000-01-01", "2000-01-01", duration);
  return off ? 1 - *off : 0;
}

// Do the dates from `start` to `end` last so long, `months` in all?
bool fits(const std::string& start, const std::string& end, const std::string& duration, int months) {
  const int apart = months_between(start, end) - months;
  if (apart < -1 || apart > 1) return false;
  const auto off = months_off(start, end, duration);
  return off && (*off == 0 || whole_months(start, end) == months);
}

// Is it as long as a period of the page, or as two of its dates are apart?
void add_fits(Surroundings& s, const std::string& duration, int months, const std::vector<Places>& all) {
  bool dates = false;
  for (const Places& p : all) {
    const std::string* start = text_member(p.front()->fact.value, "start");
    const std::string* end = text_member(p.front()->fact.value, "end");
    if (start == nullptr) continue;
    if (end != nullptr && fits(*start, *end, duration, months)) s.add("as_long_as_period");
    dates = dates || std::any_of(all.begin(), all.end(), [&](const Places& q) {
              const std::string* other = text_member(q.front()->fact.value, "start");
              return other != nullptr && *start < *other && fits(*start, *other, duration, months);
            });
  }
  if (dates) s.add("as_long_as_dates");
}

}  // namespace

std::vector<std::string> duration_signs(const Engine& engine, const FoldedPage& page, const Headings& over,
                                        const Places& places, std::size_t number,
                                        const std::vector<Places>& all) {
  std::set<std::string> signs;
  Surroundings s(engine, page, over, signs);
  s.told_at(places, kAround, kOver, kStops, grammar::kDuration);
  const std::string& duration = *text_member(places.front()->fact.value, "duration");
  const int months = months_of(duration);
  s.add(months < 2    ? "under_2_months"
        : months < 6  ? "under_6_months"
        : months < 12 ? "under_a_year"
        : months < 37 ? "under_3_years"
        : months < 61 ? "under_5_years"
        : months < 97 ? "under_8_years"
                      : "for_long");
  s.add(duration.ends_with('M') ? "in_months" : duration.ends_with('Y') ? "in_years" : "in_days");
  add_fits(s, duration, months, all);
  std::size_t durations = 0;
  std::size_t nth = 0;
  std::size_t longer = 0;
  for (const Places& p : all) {
    const std::string* other = text_member(p.front()->fact.value, "duration");
    if (other == nullptr) continue;
    ++durations;
    if (&p < &all[number]) ++nth;
    if (months_of(*other) > months) ++longer;
  }
  s.among(places.size(), nth, durations);
  s.add(longer == 0 ? "longest" : longer == 1 ? "second_longest" : "shorter");
  if (durations == all.size()) s.add("no_dates");
  s.third(*places.front());
  return {signs.begin(), signs.end()};
}

}  // namespace fisa::extract
