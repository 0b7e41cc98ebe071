#include <array>
#include <cstdio>

#include "values/reader.h"

namespace fisa::values {
namespace {

constexpr int kFirstYear = 1950;  // of a date with its month
constexpr int kLastYear = 2060;
constexpr int kFirstBareYear = 1990;
constexpr int kFirstIntroducedYear = 1900;  // "construit in 1979"
constexpr int kLastBareYear = 2050;
constexpr std::uint32_t kShortMonth = 4;

int last_day(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

bool valid(const Date& d) {
  if (d.month < 0 || d.month > 12 || d.day < 0 || d.day > 31) return false;
  if (d.year != 0 && (d.year < kFirstYear || d.year > kLastYear)) return false;
  return d.day == 0 || d.month == 0 || d.day <= last_day(d.year == 0 ? 2000 : d.year, d.month);
}

// "01.04.18": this century, unless that lies far ahead.
int full_year(int two_digits) {
  return two_digits < 60 ? 2000 + two_digits : 1900 + two_digits;
}

int roman(std::string_view s) {
  constexpr std::array<std::string_view, 12> kNumerals = {"I",   "II",   "III", "IV", "V",  "VI",
                                                          "VII", "VIII", "IX",  "X",  "XI", "XII"};
  for (std::size_t i = 0; i < kNumerals.size(); ++i) {
    if (kNumerals[i] == s) return static_cast<int>(i) + 1;
  }
  return 0;
}

std::string iso(int year, int month, int day) {
  char buffer[16];
  const int n = month == 0 ? std::snprintf(buffer, sizeof buffer, "%04d", year)
                : day == 0 ? std::snprintf(buffer, sizeof buffer, "%04d-%02d", year, month)
                           : std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", year, month, day);
  return {buffer, static_cast<std::size_t>(n)};
}

}  // namespace

std::string Date::first() const {
  return iso(year, month, day);
}
std::string Date::last() const {
  return iso(year, last_month != 0 ? last_month : month, day);
}

// What is glued behind a date: another date ("01.01.2018-31.12.2019") or a word that lost its space, and
// nothing else.
bool Reader::date_ends(Pos end) const {
  if (!glued(end)) return true;
  if (at(end).kind == TokenKind::word) return lower_word(end) && at(end).size() >= 2;
  if (at(end).kind == TokenKind::digits) return false;
  const char c = text_[at(end).begin];
  if (c == '_' || c == '@' || c == '#' || c == '&' || c == '=') return false;
  if (!glued(end + 1) || at(end + 1).kind != TokenKind::digits) return true;
  if (c == '.' || c == ':') return false;
  if (c != '-' && c != '/') return true;
  Date next;
  return numeric_date(end + 1, true, next) || written_date(end + 1, true, next) || bare_year(end + 1, next);
}

// 01.04.2018, 1/4/18, 01-04-2018, 23.10. 2022, 1.IV.2018, 2018-04-01, 04.2018; with `partial` also 23.10.
bool Reader::numeric_date(Pos p, bool partial, Date& out) const {
  if (!digits_at(p) || at(p).size() > 4 || !glued(p + 1) || at(p + 1).kind != TokenKind::sign) return false;
  const char separator = text_[at(p + 1).begin];
  if (separator != '.' && separator != '/' && separator != '-') return false;
  const auto separated = [&](Pos q) { return glued(q) && sign(q, separator); };
  out = {};
  out.begin = p;
  if (at(p).size() == 4) {
    if (!glued(p + 2) || !digits_at(p + 2) || at(p + 2).size() > 2 || !separated(p + 3) || !glued(p + 4) ||
        !digits_at(p + 4) || at(p + 4).size() > 2) {
      return false;
    }
    out.year = integer(p);
    out.month = integer(p + 2);
    out.day = integer(p + 4);
    out.end = p + 5;
    return out.month > 0 && out.day > 0 && valid(out) && date_ends(out.end);
  }
  if (at(p).size() > 2) return false;
  const Pos second = p + 2;
  if (!has(second) || (at(second).spaced && separator != '.')) return false;
  if (digits_at(second, 4) && glued(second) && separator != '-') {  // 04.2018
    out.month = integer(p);
    out.year = integer(second);
    out.end = second + 1;
    return at(p).size() == 2 && out.month > 0 && out.year >= kFirstBareYear && valid(out) &&
           date_ends(out.end);
  }
  out.day = integer(p);
  const bool in_digits = digits_at(second) && at(second).size() <= 2;
  out.month = in_digits ? integer(second) : at(second).kind == TokenKind::word ? roman(string(second)) : 0;
  if (out.day < 1 || out.month < 1) return false;
  const Pos third = second + 2;
  if (separated(second + 1) && digits_at(third)) {
    const bool close = glued(second) && glued(third);
    const bool four = at(third).size() == 4 && (glued(third) || separator == '.');
    // Two digits of a year look like a section's number ("4.1.12") unless the others are written out, too.
    const bool two =
        at(third).size() == 2 && close && (separator == '/' || (at(p).size() == 2 && at(second).size() == 2));
    if (four || two) {
      out.year = four ? integer(third) : full_year(integer(third));
      out.end = third + 1;
      return valid(out) && date_ends(out.end);
    }
  }
  if (!partial || separator == '-' || !in_digits || at(second).size() != 2 || at(second).spaced) return false;
  out.end = second + 1;
  return valid(out);
}

// Behind a month: ", 2018", " 2018", " anul 2018". Returns where that ends, or `p` where no year stands
// there.
Pos Reader::year_behind_month(Pos p, int& year) const {
  Pos q = p;
  if (sign(q, ',') || (glued(q) && sign(q, '.'))) ++q;
  while (const auto m = find(q, Lex::date_joint)) q = m.end;
  if (sign(q, '\'') && glued(q + 1) && digits_at(q + 1, 2)) {  // "mai '19"
    year = full_year(integer(q + 1));
    return q + 2;
  }
  if (!digits_at(q, 4)) return p;
  const int y = integer(q);
  if (y < kFirstYear || y > kLastYear) return p;
  year = y;
  return q + 1;
}

int Reader::near_year(Pos p, Pos& end) const {
  if (page_year_ == 0) return 0;
  constexpr std::array<int, 3> kOffsets = {0, -1, 1};  // near_year's values
  if (sign(p, ',')) ++p;
  const auto near = find(p, Lex::near_year);
  if (!near) return 0;
  end = near.end;
  return page_year_ + kOffsets[static_cast<std::size_t>(near.entry->number)];
}

// Behind a day: "15 III 2019".
bool Reader::roman_month(Pos p, Date& out) const {
  if (!has(p) || !at(p).shouted || !at(p).spaced || !digits_at(p + 1, 4) || !at(p + 1).spaced) return false;
  out.month = roman(string(p));
  out.year = integer(p + 1);
  out.end = p + 2;
  return out.month != 0 && valid(out) && date_ends(out.end);
}

// 30 aprilie 2015; luni, 3 mai 2021; aprilie 2018; 20 mai '19; 1 ian. 2020; May 12, 2020; 1st of June 2023;
// ultima zi a lunii iulie 2023.
bool Reader::written_date(Pos p, bool partial, Date& out) const {
  out = {};
  out.begin = p;
  Pos q = p;
  if (digits_at(q)) {
    if (at(q).size() > 2) return false;
    out.day = integer(q);
    if (out.day < 1 || out.day > 31) return false;
    ++q;
    if (const auto suffix = find(q, Lex::day_suffix)) q = suffix.end;
    if (const auto of = find(q, Lex::date_joint)) q = of.end;
  } else if (const auto edge = find(q, Lex::month_edge)) {  // "ultima zi a lui iulie 2023"
    q = edge.end;
    const auto its_month = find(q, Lex::month);
    if (!its_month || year_behind_month(its_month.end, out.year) == its_month.end) return false;
    out.day = edge.entry->number == 1 ? 1 : last_day(out.year, static_cast<int>(its_month.entry->number));
  } else if (const auto first = find(q, Lex::part_number); first && first.entry->number == 1) {
    out.day = 1;  // "intai mai 2019"
    q = first.end;
  }
  const auto month = find(q, Lex::month);
  if (!month) return out.day != 0 && digits_at(p) && roman_month(q, out);
  out.month = static_cast<int>(month.entry->number);
  out.end = month.end;
  out.short_form = tokens_[month.end - 1].end - tokens_[q].begin <= kShortMonth;
  if (out.day == 0 && digits_at(month.end) && at(month.end).size() <= 2) {
    Pos r = month.end + 1;
    if (const auto suffix = find(r, Lex::day_suffix)) r = suffix.end;
    const Pos end = year_behind_month(r, out.year);
    if (end != r) {
      out.day = integer(month.end);
      out.end = end;
      return out.day > 0 && valid(out) && date_ends(end);
    }
  }
  out.end = year_behind_month(month.end, out.year);
  if (out.year == 0) return partial && valid(out);
  return valid(out) && date_ends(out.end);
}

// "trim. II 2019", "T2 2021", "semestrul I 2019", "primul trimestru al anului 2019".
bool Reader::part_of_year(Pos p, bool partial, Date& out) const {
  out = {};
  out.begin = p;
  Pos q = p;
  int which = 0;
  if (const auto first = find(p, Lex::part_number)) {
    which = static_cast<int>(first.entry->number);
    q = first.end;
  }
  int length = 3;
  auto m = find(q, Lex::quarter);
  if (!m) {
    m = find(q, Lex::semester);
    length = 6;
  }
  if (!m) return false;
  const bool letter = at(q).size() == 1 && m.end == q + 1;  // "T2"
  q = m.end;
  if (letter && (!at(q - 1).shouted || !glued(q) || !digits_at(q, 1))) return false;
  if (which == 0) {
    if (digits_at(q, 1)) {
      which = integer(q++);
    } else if (const auto number = find(q, Lex::part_number)) {
      which = static_cast<int>(number.entry->number);
      q = number.end;
    } else if (has(q) && at(q).shouted) {
      which = roman(string(q++));
    }
  }
  if (which < 1 || which > 12 / length) return false;
  out.month = (which - 1) * length + 1;
  out.last_month = which * length;
  if (glued(q) && (sign(q, '/') || sign(q, '-')) && digits_at(q + 1, 4)) ++q;
  out.end = year_behind_month(q, out.year);
  if (out.year == 0) return partial;
  return valid(out) && date_ends(out.end);
}

bool Reader::date(Pos p, bool partial, Date& out) const {
  if (!has(p)) return false;
  if (const auto weekday = find(p, Lex::weekday)) {
    Pos q = weekday.end;
    if (sign(q, ',')) ++q;
    // "24 luni 2018" is no Monday: a weekday stands before a day.
    return digits_at(q) && (numeric_date(q, partial, out) || written_date(q, partial, out));
  }
  return numeric_date(p, partial, out) || written_date(p, partial, out) || part_of_year(p, partial, out);
}

bool Reader::bare_year(Pos p, Date& out) const {
  if (!digits_at(p, 4)) return false;
  const int year = integer(p);
  if (year < kFirstBareYear || year > kLastBareYear) return false;
  out = {};
  out.begin = p;
  out.end = p + 1;
  out.year = year;
  if (!glued(p + 1)) return true;
  if (at(p + 1).kind != TokenKind::sign) return false;
  const char c = text_[at(p + 1).begin];
  const bool digits_behind = glued(p + 2) && digits_at(p + 2);
  return !(digits_behind && (c == '.' || c == ',' || c == ':')) && c != '_' && c != '+' && c != '%';
}

Reader::YearLike Reader::year_like(Pos p) const {
  if (!digits_at(p, 4) || !ends_clean(p + 1)) return YearLike::no;
  const int year = integer(p);
  const bool introduced = behind(p, Lex::year_intro);
  if (year > kLastBareYear || year < (introduced ? kFirstIntroducedYear : kFirstBareYear))
    return YearLike::no;
  if (behind(p, Lex::programme_word)) return YearLike::nothing;
  Pos next = p + 1;
  if (joint(next, 2, next)) {
    // "2000 de elevi", but "in 2018 de catre" and "2018, de la".
    return find(next, Lex::function_word) ? YearLike::date : YearLike::number;
  }
  if (introduced) return YearLike::date;
  const bool noun = lower_word(next) && at(next).spaced && !find(next, Lex::function_word);
  return noun ? YearLike::number : YearLike::date;
}

}  // namespace fisa::values
