#include "extract/date_signs.h"

#include <array>
#include <cstdint>
#include <set>
#include <string_view>

#include "extract/sameness.h"
#include "extract/surroundings.h"
#include "grammar/slots.h"

namespace fisa::extract {
namespace {

constexpr char kDates[] = {grammar::kDate, grammar::kPeriod};
constexpr std::string_view kStops(kDates, sizeof kDates);  // another date or period
constexpr std::size_t kMonth = 7;                          // characters of "2019-03"

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

// Of a date or a period, as it is written: "2019-03-01" before "2019-04".
const std::string& first_day(const Places& p) {
  return *text_member(p.front()->fact.value, "start");
}

int number_at(const std::string& iso, std::size_t at, std::size_t digits, int otherwise) {
  return iso.size() < at + digits ? otherwise : std::stoi(iso.substr(at, digits));
}

// From the first month to the last, both counted.
int months_in(const std::string& start, const std::string& end) {
  const int years = number_at(end, 0, 4, 0) - number_at(start, 0, 4, 0);
  return years * 12 + number_at(end, 5, 2, 12) - number_at(start, 5, 2, 1) + 1;
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
    s.beside(*f, kStops);
    s.block(*f);
    s.company(*f, grammar::kDate);
  }
  const Found& one = *places.front();
  const std::string& start = first_day(places);
  const std::string* end = text_member(one.fact.value, "end");
  s.add(start.size() < kMonth ? "year" : start.size() == kMonth ? "month" : "day");
  if (end == nullptr) {
    s.add("is_date");
  } else {
    s.add("is_period");
    const int months = months_in(start, *end);
    s.add(months < 2    ? "for_a_month"
          : months < 7  ? "for_months"
          : months < 49 ? "for_years"
          : months < 85 ? "for_many_years"
                        : "for_long");
  }
  int earlier = 0;
  int later = 0;
  for (const Places& p : all) {
    if (first_day(p) < start) ++earlier;
    if (first_day(p) > start) ++later;
  }
  s.add(earlier == 0 ? "earliest" : later == 0 ? "latest" : earlier == 1 ? "second" : "between");
  s.among(places.size(), number, all.size());
  if (number + 1 == all.size()) s.add("last");
  s.third(*places.front());
  return {signs.begin(), signs.end()};
}

}  // namespace fisa::extract
