#include <cmath>

#include "values/reader.h"

namespace fisa::values {
namespace {

// In the order of duration_unit's values.
enum DurationUnit : std::uint8_t { kDay, kWeek, kMonth, kQuarter, kSemester, kYear, kDecade };

}  // namespace

// "2 ani si 6 luni", "doi ani si jumatate", "36 luni calendaristice".
bool Reader::duration(Pos unit, Quantity& q) const {
  int years = 0;
  int months = 0;
  int weeks = 0;
  int days = 0;
  double value = q.number.value;
  Pos p = unit;
  int last = kDecade + 1;
  bool found = false;
  bool half_year = false;
  while (true) {
    const auto m = find(p, Lex::duration_unit);
    if (!m || value > 1200) break;
    const int which = static_cast<int>(m.entry->number);
    if (which >= last || (found && which == kWeek)) break;
    Pos end = m.end;
    if (const auto half = find(end, Lex::half)) {
      value += 0.5;
      end = half.end;
    }
    if (const auto tail = find(end, Lex::duration_tail)) end = tail.end;
    if (const auto half = find(end, Lex::half)) {
      value += 0.5;
      end = half.end;
    }
    const auto whole = static_cast<int>(value);
    const double rest = value - whole;
    if (which == kDecade) {
      years += static_cast<int>(std::lround(value * 10));
    } else if (which == kYear) {
      half_year = rest != 0;
      years += half_year ? 0 : whole;
      months += half_year ? static_cast<int>(std::lround(value * 12)) : 0;
    } else if (which == kMonth || which == kQuarter || which == kSemester) {
      const int length = which == kMonth ? 1 : which == kQuarter ? 3 : 6;
      const double exact = value * length;
      months += static_cast<int>(exact);
      days += static_cast<int>(std::lround((exact - std::floor(exact)) * 30));
    } else if (which == kWeek) {
      weeks += whole;
      days += static_cast<int>(std::lround(rest * 7));
    } else {
      if (rest != 0) break;
      days += whole;
    }
    found = true;
    last = which;
    q.end = end;
    // The next smaller unit: "2 ani si 6 luni", "1 an, 6 luni si 10 zile".
    Pos next = end;
    if (const auto and_word = find(next, Lex::duration_joint)) next = and_word.end;
    Number more;
    if (half_year || which == kWeek || !number(next, more) || more.in_words != q.number.in_words) break;
    const auto smaller = find(past_of(more.end), Lex::duration_unit);
    if (!smaller || static_cast<int>(smaller.entry->number) >= last) break;
    value = more.value;
    p = past_of(more.end);
  }
  if (!found) return false;
  if (weeks > 0 && days > 0) {
    days += 7 * weeks;
    weeks = 0;
  }
  q.iso = "P";
  if (years > 0) q.iso += std::to_string(years) + "Y";
  if (months > 0) q.iso += std::to_string(months) + "M";
  if (weeks > 0) q.iso += std::to_string(weeks) + "W";
  if (days > 0) q.iso += std::to_string(days) + "D";
  if (q.iso.size() == 1) return false;
  q.days = years * 365.25 + months * 30.4375 + weeks * 7 + days;
  q.type = MentionType::duration;
  q.value = q.number.value;
  q.bare = false;
  return true;
}

}  // namespace fisa::values
