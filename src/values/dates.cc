#include <array>
#include <charconv>
#include <cstdio>

#include "values/reader.h"

namespace fisa::values {
namespace {

constexpr int kFirstYear = 1950;
constexpr int kLastYear = 2060;

int last_day(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

bool valid(const Date& d) {
  if (d.month < 0 || d.month > 12 || d.day < 0) return false;
  return d.day == 0 || d.month == 0 ? d.day <= 31 : d.day <= last_day(d.year == 0 ? 2000 : d.year, d.month);
}

// "01.04.18": of two digits, this century unless that is far ahead.
int full_year(int two) {
  return two < 60 ? 2000 + two : 1900 + two;
}

int roman_month(std::string_view s) {
  constexpr std::array<std::string_view, 12> kRoman = {"I",   "II",   "III", "IV", "V",  "VI",
                                                       "VII", "VIII", "IX",  "X",  "XI", "XII"};
  for (std::size_t i = 0; i < kRoman.size(); ++i) {
    if (kRoman[i] == s) return static_cast<int>(i) + 1;
  }
  return 0;
}

}  // namespace

std::string Date::iso() const {
  char buffer[16];
  const int n = month == 0 ? std::snprintf(buffer, sizeof buffer, "%04d", year)
                : day == 0 ? std::snprintf(buffer, sizeof buffer, "%04d-%02d", year, month)
                           : std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", year, month, day);
  return {buffer, static_cast<std::size_t>(n)};
}

bool Date::before(const Date& other) const {
  if (year != other.year) return year < other.year;
  if (month == 0 || other.month == 0 || month != other.month)
    return month != 0 && other.month != 0 && month < other.month;
  return day != 0 && other.day != 0 && day < other.day;
}

bool Reader::integer(std::uint32_t at, std::uint32_t most_digits, int& value, std::uint32_t& end) const {
  end = at;
  while (end < text_.size() && is_digit(text_[end])) ++end;
  if (end == at || end - at > most_digits) return false;
  value = 0;
  std::from_chars(text_.data() + at, text_.data() + end, value);
  return true;
}

// 01.04.2018, 1/4/18, 01-04-2018, 1.IV.2018, 2018-04-01; 01.04 and 1.04 where partial.
bool Reader::numeric_date(std::uint32_t at, bool partial, Date& out) const {
  int first = 0;
  std::uint32_t i = 0;
  if (!integer(at, 4, first, i) || i >= text_.size()) return false;
  const char separator = text_[i];
  if (separator != '.' && separator != '/' && separator != '-') return false;
  std::uint32_t j = i + 1;
  if (separator == '.' && j < text_.size() && text_[j] == ' ') return false;
  int second = 0;
  std::uint32_t end = 0;
  if (i - at == 4) {  // year first
    int third = 0;
    if (separator == '/' || !integer(j, 2, second, end) || end - j != 2 || end >= text_.size() ||
        text_[end] != separator)
      return false;
    j = end + 1;
    if (!integer(j, 2, third, end) || end - j != 2) return false;
    out = {end, first, second, third};
    return first >= kFirstYear && first <= kLastYear && second > 0 && third > 0 && valid(out);
  }
  if (i - at > 2 || first == 0 || first > 31) return false;
  if (!integer(j, 4, second, end)) {
    std::uint32_t e = j;
    while (e < text_.size() && (text_[e] == 'I' || text_[e] == 'V' || text_[e] == 'X')) ++e;
    second = roman_month(text_.substr(j, e - j));
    end = e;
  }
  if (end - j == 4 && separator != '-' && first <= 12 && second >= kFirstYear && second <= kLastYear) {
    out = {end, second, first, 0};  // 09.2024, 01/2024
    return true;
  }
  if (second < 1 || second > 12) return false;
  int year = 0;
  std::uint32_t y = end;
  if (y + 1 < text_.size() && text_[y] == separator) {
    std::uint32_t from = y + 1;
    if (text_[from] == ' ' && separator == '.') ++from;  // "30.10. 2022"
    std::uint32_t e = 0;
    if (integer(from, 4, year, e) && (e - from == 4 || (e - from == 2 && from == y + 1))) {
      if (e - from == 2) year = full_year(year);
      out = {e, year, second, first};
      return year >= kFirstYear && year <= kLastYear && valid(out);
    }
  }
  if (!partial || separator == '-' || end - j != 2) return false;
  out = {end, 0, second, first};
  return valid(out);
}

// 30 aprilie 2015; luni, 3 mai 2021; aprilie 2018; 1 ian. 2020; May 12, 2020. Without a year where partial.
bool Reader::written_date(std::uint32_t at, bool partial, Date& out) const {
  std::uint32_t i = at;
  std::uint32_t end = 0;
  if (t_.weekday.at(text_, i, end)) {
    i = end;
    if (i < text_.size() && text_[i] == ',') ++i;
    i = skip(i);
  }
  while (t_.date_word.at(text_, i, end)) i = skip(end);
  int day = 0;
  std::uint32_t after_day = 0;
  const bool has_day = integer(i, 2, day, after_day);
  if (has_day) {
    if (day < 1 || day > 31) return false;
    i = skip(after_day);
    while (t_.date_word.at(text_, i, end)) i = skip(end);
  }
  const std::string* month = nullptr;
  if (!t_.month.at(text_, i, end, month)) return false;
  out = {};
  out.day = has_day ? day : 0;
  out.month = std::atoi(month->c_str());
  out.end = end;
  std::uint32_t y = skip(end);
  std::uint32_t e = 0;
  int year = 0;
  int american = 0;
  if (!has_day && integer(y, 2, american, e) && e < text_.size() && text_[e] == ',' &&
      integer(skip(e + 1), 4, year, end) && end - skip(e + 1) == 4) {
    out.day = american;
    out.year = year;
    out.end = end;
    return year >= kFirstYear && year <= kLastYear && valid(out);
  }
  if (y < text_.size() && text_[y] == ',') y = skip(y + 1);
  while (t_.date_word.at(text_, y, e)) y = skip(e);
  if (integer(y, 4, year, e) && e - y == 4 && year >= kFirstYear && year <= kLastYear) {
    out.year = year;
    out.end = e;
    return valid(out);
  }
  return partial && valid(out);
}

bool Reader::bare_year(std::uint32_t at, Date& out) const {
  int year = 0;
  std::uint32_t end = 0;
  if (!integer(at, 4, year, end) || end - at != 4 || year < kFirstYear || year > kLastYear) return false;
  out = {end, year, 0, 0};
  return true;
}

bool Reader::date(std::uint32_t at, bool partial, Date& out) const {
  if (at >= text_.size()) return false;
  if (is_digit(text_[at]) && glued_before(at)) return false;
  const bool found = numeric_date(at, partial, out) || written_date(at, partial, out);
  if (!found) return false;
  if (out.end < text_.size()) {
    const char c = text_[out.end];
    const bool more = out.end + 1 < text_.size();
    if (is_word(c) || c == '/' || c == '_' || (c == '.' && more && is_digit(text_[out.end + 1])))
      return false;
  }
  return true;
}

bool Reader::connector(std::uint32_t at, bool introduced, std::uint32_t& end) const {
  const std::uint32_t i = skip(at);
  if (i < text_.size() && (text_[i] == '-' || text_[i] == '>')) {
    end = i + 1;
    if (text_[i] == '-' && end < text_.size() && text_[end] == '>') ++end;
    end = skip(end);
    // "- pana la"
    std::uint32_t e = 0;
    if (t_.open_end.at(text_, end, e)) end = skip(e);
    return true;
  }
  if (i < text_.size() && text_[i] == ',') {  // "de la 1 mai 2020, pana la 1 mai 2021"
    std::uint32_t e = 0;
    if (introduced && t_.open_end.at(text_, skip(i + 1), e)) {
      end = skip(e);
      return true;
    }
    return false;
  }
  std::uint32_t e = 0;
  if (!t_.range_to.at(text_, i, e)) return false;
  // "si" and "la" alone join a period only behind "intre", "de la", "din".
  if (!introduced && e - i <= 3) return false;
  end = skip(e);
  while (t_.date_word.at(text_, end, e)) end = skip(e);
  return true;
}

// "Programul X 2014-2020": those are the programme's years.
bool Reader::of_a_programme(std::uint32_t at) const {
  std::uint32_t e = at;
  while (e > 0 && (text_[e - 1] == ' ' || text_[e - 1] == '(' || text_[e - 1] == '"' || text_[e - 1] == ','))
    --e;
  std::uint32_t b = e;
  while (b > 0 && (is_word(text_[b - 1]) || text_[b - 1] == '+' || text_[b - 1] == '-')) --b;
  if (b == e) return false;
  const std::string_view word = text_.substr(b, e - b);
  std::uint32_t upper = 0;
  for (const char c : word) upper += is_upper(c);
  if (upper >= 3 && upper == word.size()) return true;  // an acronym: POCU, PNDR
  std::uint32_t end = 0;
  return t_.programme_word.at(text_, b, end) && end >= e;
}

bool Reader::period(std::uint32_t at, Mention& out) const {
  std::uint32_t i = at;
  std::uint32_t end = 0;
  const bool introduced = t_.range_from.at(text_, i, end);
  if (introduced) i = skip(end);
  std::uint32_t e = 0;
  while (t_.date_word.at(text_, i, e) && !is_digit(text_[i])) i = skip(e);
  Date from;
  Date to;
  bool years = false;
  if (!date(i, true, from)) {
    int day = 0;
    if (bare_year(i, from)) {
      years = true;
      if (glued_before(i)) return false;
    } else if (integer(i, 2, day, end) && day >= 1 && day <= 31 && !glued_before(i)) {
      from = {end, 0, 0, day};  // "1-3 martie 2020"
    } else {
      return false;
    }
  }
  std::uint32_t right = 0;
  if (!connector(from.end, introduced, right)) return false;
  if (years) {
    if (!bare_year(right, to)) {
      if (!date(right, false, to)) return false;
    } else if (glued_after(to.end)) {
      return false;
    }
  } else if (!date(right, true, to)) {
    return false;
  }
  if (to.year == 0) {
    // "octombrie, acelasi an"
    std::uint32_t same = skip(to.end);
    if (same < text_.size() && text_[same] == ',') same = skip(same + 1);
    if (from.year == 0 || !t_.same_year.at(text_, same, end)) return false;
    to.year = from.year;
    to.end = end;
  }
  if (from.year == 0) from.year = to.year;
  if (from.month == 0 && from.day != 0) from.month = to.month;
  if (from.day != 0 && from.month == 0) return false;
  if (to.before(from) || !valid(from)) return false;
  if (years && to.month == 0 && of_a_programme(at)) return false;
  out = {};
  out.type = MentionType::period;
  out.start = from.iso();
  out.end = to.iso();
  out.core = {introduced ? i : at, to.end};
  out.span = {at, to.end};
  return true;
}

// "trim. II 2019", "T2 2021", "semestrul I 2019": the months that they cover.
bool Reader::part_of_year(std::uint32_t at, Mention& out) const {
  std::uint32_t end = 0;
  int length = 0;
  std::uint32_t i = at;
  int which = 0;
  const bool short_form = at + 1 < text_.size() && is_digit(text_[at + 1]);  // "T2"
  if (short_form &&
      (to_lower(text_[at]) == 't' || to_lower(text_[at]) == 'q' || to_lower(text_[at]) == 's')) {
    std::uint32_t letter = 0;
    const std::string one(1, to_lower(text_[at]));
    length = t_.quarter.at(one, 0, letter) ? 3 : t_.semester.at(one, 0, letter) ? 6 : 0;
    if (length == 0 || !integer(at + 1, 1, which, i)) return false;
  } else {
    if (t_.quarter.at(text_, at, end) && end - at > 1)
      length = 3;
    else if (t_.semester.at(text_, at, end) && end - at > 1)
      length = 6;
    else
      return false;
    i = skip(end);
    if (!integer(i, 1, which, end)) {
      std::uint32_t e = i;
      while (e < text_.size() && (text_[e] == 'I' || text_[e] == 'V')) ++e;
      which = roman_month(text_.substr(i, e - i));
      end = e;
    }
    i = end;
  }
  i = skip(i);
  if (i < text_.size() && text_[i] == ',') i = skip(i + 1);
  std::uint32_t e = 0;
  while (t_.date_word.at(text_, i, e)) i = skip(e);
  Date year;
  if (which < 1 || which > 12 / length || !bare_year(i, year)) return false;
  out = {};
  out.type = MentionType::period;
  out.start = Date{0, year.year, (which - 1) * length + 1, 0}.iso();
  out.end = Date{0, year.year, which * length, 0}.iso();
  out.core = {at, year.end};
  return true;
}

bool Reader::dated(std::uint32_t at, Mention& out) const {
  if (part_of_year(at, out)) return true;
  std::uint32_t end = 0;
  Date d;
  for (const bool opens : {true, false}) {
    if (!(opens ? t_.open_start : t_.open_end).at(text_, at, end)) continue;
    std::uint32_t i = skip(end);
    std::uint32_t e = 0;
    while (t_.date_word.at(text_, i, e)) i = skip(e);
    if (!date(i, false, d) && !(end - at > 8 && bare_year(i, d) && !glued_after(d.end))) continue;
    out = {};
    out.type = MentionType::period;
    (opens ? out.start : out.end) = d.iso();
    out.core = {i, d.end};
    return true;
  }
  if (date(at, false, d)) {
    out = {};
    out.type = MentionType::date;
    out.start = d.iso();
    out.core = {at, d.end};
    return true;
  }
  return false;
}

bool Reader::year(std::uint32_t at, bool introduced, Mention& out) const {
  Date d;
  if (glued_before(at) || !bare_year(at, d) || glued_after(d.end)) return false;
  // Before a noun it is a number: "2000 de elevi", "2018 participanti"; "in 2018 au fost" is a date.
  const std::uint32_t next = skip(d.end);
  if (next > d.end && next < text_.size() && is_lower(text_[next])) {
    std::uint32_t e = 0;
    const std::string* joint = nullptr;
    if (t_.number_joint.at(text_, next, e, joint) && *joint == "of") return false;
    if (!introduced) return false;
  }
  if (of_a_programme(at) && !introduced) return false;
  out = {};
  out.type = MentionType::date;
  out.start = d.iso();
  out.number = d.year;  // for whoever knows better: "pliante - 2000"
  out.core = {at, d.end};
  return true;
}

}  // namespace fisa::values
