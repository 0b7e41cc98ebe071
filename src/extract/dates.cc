#include "extract/dates.h"

#include <charconv>
#include <chrono>
#include <cstdio>

namespace fisa::extract {
namespace {

bool number(std::string_view s, int& out) {
  const auto [end, ec] = std::from_chars(s.data(), s.data() + s.size(), out);
  return ec == std::errc() && end == s.data() + s.size();
}

struct Duration {
  int months = 0;
  int days = 0;
};

bool parse(std::string_view s, Duration& out) {
  if (s.size() < 3 || s[0] != 'P') return false;
  s.remove_prefix(1);
  while (!s.empty()) {
    std::size_t digits = 0;
    while (digits < s.size() && s[digits] >= '0' && s[digits] <= '9') ++digits;
    int n = 0;
    if (digits == 0 || digits == s.size() || !number(s.substr(0, digits), n)) return false;
    switch (s[digits]) {
      case 'Y':
        out.months += 12 * n;
        break;
      case 'M':
        out.months += n;
        break;
      case 'W':
        out.days += 7 * n;
        break;
      case 'D':
        out.days += n;
        break;
      default:
        return false;
    }
    s.remove_prefix(digits + 1);
  }
  return true;
}

std::string formatted(const char* format, int a, int b, int c) {
  char buffer[32];
  const int n = std::snprintf(buffer, sizeof buffer, format, a, b, c);
  return {buffer, static_cast<std::size_t>(n)};
}

}  // namespace

std::optional<int> months_off(const std::string& start, const std::string& end, const std::string& duration) {
  const std::string computed = end_of(start, duration);
  if (computed.size() < 7 || end.size() < 7) return std::nullopt;
  const auto months = [](const std::string& iso) {
    return std::stoi(iso.substr(0, 4)) * 12 + std::stoi(iso.substr(5, 2));
  };
  return months(end) - months(computed);
}

std::string end_of(const std::string& start, const std::string& duration) {
  using namespace std::chrono;
  Duration d;
  int y = 0;
  int m = 0;
  int day = 0;
  if (!parse(duration, d) || start.size() < 7 || !number(std::string_view(start).substr(0, 4), y) ||
      !number(std::string_view(start).substr(5, 2), m)) {
    return {};
  }
  if (start.size() == 7) {
    if (d.months == 0 || d.days != 0) return {};
    const int last = y * 12 + (m - 1) + d.months - 1;
    return formatted("%04d-%02d", last / 12, last % 12 + 1, 0);
  }
  if (!number(std::string_view(start).substr(8), day)) return {};
  year_month_day at{year{y}, month{static_cast<unsigned>(m)}, std::chrono::day{static_cast<unsigned>(day)}};
  if (!at.ok()) return {};
  at += months{d.months};
  if (!at.ok()) at = at.year() / at.month() / last;  // 31 January and a month: the end of February
  const year_month_day end{sys_days{at} + days{d.days - 1}};
  return formatted("%04d-%02d-%02d", static_cast<int>(end.year()),
                   static_cast<int>(static_cast<unsigned>(end.month())),
                   static_cast<int>(static_cast<unsigned>(end.day())));
}

int months_between(const std::string& start, const std::string& end) {
  const auto at = [](const std::string& iso, std::size_t from, std::size_t digits, int otherwise) {
    int n = otherwise;
    if (iso.size() >= from + digits) number(std::string_view(iso).substr(from, digits), n);
    return n;
  };
  return (at(end, 0, 4, 0) - at(start, 0, 4, 0)) * 12 + at(end, 5, 2, 12) - at(start, 5, 2, 1) + 1;
}

bool is_as_long(const std::string& duration, const std::string& other) {
  Duration a;
  Duration b;
  return parse(duration, a) && parse(other, b) && a.months == b.months && a.days == b.days;
}

int whole_months(const std::string& start, const std::string& end) {
  using namespace std::chrono;
  constexpr std::size_t kDay = 10;  // characters of "2021-07-21"
  const auto at = [](const std::string& iso) {
    return year_month_day{year{std::stoi(iso)}, month{static_cast<unsigned>(std::stoi(iso.substr(5)))},
                          day{static_cast<unsigned>(std::stoi(iso.substr(8)))}};
  };
  if (start.size() != kDay || end.size() != kDay || end <= start) return 0;
  const year_month_day first = at(start);
  const year_month_day last = at(end);
  if (!first.ok() || !last.ok()) return 0;
  const sys_days after = sys_days{last} + days{1};
  for (const sys_days until : {after, after - days{1}}) {
    const year_month_day next{until};
    if (next.day() == first.day())
      return static_cast<int>((next.year() / next.month() - first.year() / first.month()).count());
  }
  return 0;
}

}  // namespace fisa::extract
