#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include "values/reader.h"

namespace fisa::values {
namespace {

double to_number(std::string_view s) {
  double value = 0;
  std::from_chars(s.data(), s.data() + s.size(), value);
  return value;
}

// Cents survive: 1.2 million is 1200000, not 1199999.9999999998.
double rounded(double value) {
  return std::round(value * 10000.0) / 10000.0;
}

}  // namespace

std::uint32_t Reader::skip(std::uint32_t at) const {
  while (at < text_.size() && text_[at] == ' ') ++at;
  return at;
}

bool Reader::glued_before(std::uint32_t at) const {
  if (at == 0) return false;
  const char c = text_[at - 1];
  if (is_word(c) || c == '/' || c == '_' || c == '#' || c == '@' || c == '+' || c == '=') return true;
  if ((c == '-' || c == '.' || c == ':' || c == ',') && at >= 2)
    return is_word(text_[at - 2]) && !(c == '-' && at >= 2 && is_digit(text_[at - 2])) && c != ',';
  return false;
}

bool Reader::glued_after(std::uint32_t end) const {
  if (end >= text_.size()) return false;
  const char c = text_[end];
  if (c == '_' || c == '@') return true;
  if (c == '/' || c == ':') return end + 1 < text_.size() && is_digit(text_[end + 1]);
  if (c == '*') return true;
  const bool more = end + 1 < text_.size();
  if (c == '-') return more && (is_upper(text_[end + 1]) || (is_lower(text_[end + 1]) && end > 0));
  if (c == '.') return more && is_digit(text_[end + 1]);
  if (!is_word(c)) return false;
  // "50persoane" and "30km" have lost a space; "5G", "10a" and "210Pb" have not.
  std::uint32_t e = end;
  while (e < text_.size() && is_lower(text_[e])) ++e;
  return !(e - end >= 2 && (e >= text_.size() || !is_word(text_[e])));
}

bool Reader::digits(std::uint32_t at, Number& out) const {
  const auto digit = [&](std::uint32_t i) { return i < text_.size() && is_digit(text_[i]); };
  const auto group = [&](std::uint32_t i) {
    return digit(i) && digit(i + 1) && digit(i + 2) && !digit(i + 3);
  };
  if (!digit(at)) return false;
  std::uint32_t i = at;
  while (digit(i)) ++i;
  std::string value(text_.substr(at, i - at));
  // "0758 028 613" is a telephone number, "012.345,00" has lost a digit.
  if (value.size() > 1 && value[0] == '0') return false;
  out = {};
  char separator = 0;
  std::uint32_t groups = 0;
  if (i - at <= 3 && value[0] != '0') {
    while (i < text_.size() && (text_[i] == '.' || text_[i] == ',' || text_[i] == ' ' || text_[i] == '\'') &&
           (separator == 0 || text_[i] == separator) && group(i + 1)) {
      separator = text_[i];
      value += text_.substr(i + 1, 3);
      i += 4;
      ++groups;
    }
  }
  std::string decimals;
  const bool point = i < text_.size() && (text_[i] == ',' || text_[i] == '.') && digit(i + 1);
  if (point && (groups == 0 || text_[i] != separator || (digit(i + 2) && !digit(i + 3)))) {
    std::uint32_t e = i + 1;
    while (digit(e)) ++e;
    decimals = text_.substr(i + 1, e - i - 1);
    i = e;
  } else if (i + 1 < text_.size() && text_[i] == ',' && text_[i + 1] == '-') {
    i += 2;  // "1.234.567,- lei"
  }
  // One separator and three digits: thousands, unless a scale word follows ("123,500 milioane").
  if (groups == 1 && decimals.empty() && (separator == ',' || separator == '.')) {
    std::uint32_t end = 0;
    const std::string* scale = nullptr;
    if (t_.scale.at(text_, skip(i), end, scale) && separator == ',') {
      decimals = value.substr(value.size() - 3);
      value.resize(value.size() - 3);
      groups = 0;
    }
  }
  out.end = i;
  out.decimal = !decimals.empty();
  out.plain = groups == 0 && decimals.empty();
  out.value = to_number(decimals.empty() ? value : value + "." + decimals);
  return true;
}

// "doua mii trei sute", "o suta douazeci si unu": words add up below a hundred, multiply at one.
bool Reader::words(std::uint32_t at, Number& out) const {
  double total = 0;    // thousands and above, done
  double current = 0;  // below a thousand
  std::uint32_t end = 0;
  std::uint32_t i = at;
  bool any = false;
  bool open_article = false;
  while (i < text_.size()) {
    std::uint32_t e = 0;
    const std::string* value = nullptr;
    if (t_.number_word.at(text_, i, e, value)) {
      const double n = to_number(*value);
      if (n == 100) {
        if (current >= 100) break;
        current = (current == 0 ? 1 : current) * 100;
      } else if (current != 0 && !open_article &&
                 (n >= 20 ? std::fmod(current, 100) != 0 : std::fmod(current, 10) != 0)) {
        break;  // "doi trei": two numbers
      } else {
        current += n;
      }
      any = true;
      open_article = false;
      end = e;
    } else if (t_.number_article.at(text_, i, e, value)) {
      if (any && std::fmod(current, 10) != 0) break;
      current += 1;
      open_article = true;
      if (any) end = e;
    } else if (t_.scale.at(text_, i, e, value) && (any || open_article)) {
      total += (current == 0 ? 1 : current) * to_number(*value);
      current = 0;
      any = true;
      out.scaled = true;
      open_article = false;
      end = e;
    } else {
      break;
    }
    i = skip(e);
    // "si" joins tens and units, "de" a number and its scale.
    std::uint32_t j = 0;
    const std::string* joint = nullptr;
    if (t_.number_joint.at(text_, i, j, joint)) {
      const std::uint32_t after = skip(j);
      const bool and_unit =
          *joint == "and" && std::fmod(current, 10) == 0 && current >= 20 &&
          (t_.number_word.at(text_, after, e, value) ? to_number(*value) < 10
                                                     : t_.number_article.at(text_, after, e, value));
      const bool of_scale = *joint == "of" && t_.scale.at(text_, after, e, value);
      if (!and_unit && !of_scale) break;
      i = after;
    }
  }
  if (!any) return false;
  out.end = end;
  out.value = total + current;
  out.in_words = true;
  return true;
}

bool Reader::simple(std::uint32_t at, Number& out) const {
  if (at >= text_.size()) return false;
  return is_digit(text_[at]) ? digits(at, out) : words(at, out);
}

std::uint32_t Reader::past_joint(std::uint32_t at, std::string_view which) const {
  std::uint32_t end = 0;
  const std::string* joint = nullptr;
  return t_.number_joint.at(text_, at, end, joint) && *joint == which ? skip(end) : at;
}

bool Reader::number(std::uint32_t at, Number& out) const {
  out = {};
  if (!simple(at, out)) return false;
  if (out.in_words && out.scaled) return true;
  // "2,5 milioane", "470 de mii", "1 milion 426 de mii", "2 miliarde 800 milioane"
  double total = 0;
  double last_scale = 1e18;
  Number n = out;
  bool scaled = false;
  while (true) {
    std::uint32_t end = 0;
    const std::string* scale = nullptr;
    const std::uint32_t after = past_joint(skip(n.end), "of");
    if (!t_.scale.at(text_, after, end, scale) || to_number(*scale) >= last_scale) break;
    last_scale = to_number(*scale);
    total += n.value * last_scale;
    out.end = end;
    scaled = true;
    Number next;
    if (!simple(skip(end), next) || next.scaled) break;
    n = next;
  }
  if (scaled) {
    out.value = rounded(total);
    out.scaled = true;
    out.plain = false;
  }
  return true;
}

bool Reader::money(std::uint32_t at, Mention& out) const {
  out = {};
  out.type = MentionType::money;
  out.core.begin = at;
  std::uint32_t end = 0;
  const std::string* currency = nullptr;
  Number n;
  if (t_.currency.at(text_, at, end, currency)) {  // "EUR 12.000", "49,900"
    if (!number(skip(end), n) || n.in_words) return false;
    // "lei 5 ani" is no amount: what goes before a number is a code or a sign.
    if (text_[at] == 'l' || text_[at] == 'd') return false;
    std::uint32_t again = 0;
    const std::string* other = nullptr;
    if (t_.currency.at(text_, past_joint(skip(n.end), "of"), again, other)) return false;
    out.number = n.value;
    out.currency = *currency;
    out.core.end = n.end;
    return true;
  }
  if (!number(at, n)) return false;
  std::uint32_t i = n.end;
  if (i + 1 < text_.size() && (text_[i] == '-' || text_[skip(i)] == '-')) {  // "100.000-200.000 euro"
    Number upper;
    const std::uint32_t from = skip(skip(i) + 1);
    if (number(from, upper) && upper.value > n.value) {
      std::uint32_t e = 0;
      if (t_.currency.at(text_, past_joint(skip(upper.end), "of"), e, currency)) {
        out.max = upper.value;
        i = upper.end;
      }
    }
  }
  if (!t_.currency.at(text_, past_joint(skip(i), "of"), end, currency)) return false;
  out.number = n.value;
  out.currency = *currency;
  out.core.end = end;
  // "10 lei si 50 bani"
  Number cents;
  const std::uint32_t after = past_joint(skip(end), "and");
  if (simple(after, cents) && cents.value < 100 && cents.value == std::floor(cents.value)) {
    std::uint32_t e = 0;
    const std::string* unit = nullptr;
    if (t_.subunit.at(text_, past_joint(skip(cents.end), "of"), e, unit)) {
      out.number = rounded(out.number + cents.value * to_number(*unit));
      out.core.end = e;
    }
  }
  return true;
}

bool Reader::percent(std::uint32_t at, Mention& out) const {
  Number n;
  if (!number(at, n)) return false;
  std::uint32_t i = n.end;
  out = {};
  Number upper;
  if (i < text_.size() && text_[skip(i)] == '-' && number(skip(skip(i) + 1), upper) &&
      upper.value > n.value) {
    i = upper.end;
    out.max = upper.value;
  }
  std::uint32_t end = 0;
  if (!t_.percent.at(text_, skip(i), end)) return false;
  out.type = MentionType::percent;
  out.number = n.value;
  out.core = {at, end};
  return true;
}

bool Reader::duration(std::uint32_t at, Mention& out) const {
  int months = 0;
  int days = 0;
  std::string iso;
  std::uint32_t i = at;
  std::uint32_t end = 0;
  for (int part = 0; part < 2; ++part) {
    Number n;
    std::uint32_t e = 0;
    std::uint32_t after = 0;
    if (simple(i, n)) {
      after = skip(n.end);
      if (after < text_.size() && text_[after] == '(') {  // "18 (optsprezece) luni"
        const auto close = text_.find(')', after);
        if (close != std::string_view::npos && close - after < 40)
          after = skip(static_cast<std::uint32_t>(close) + 1);
      }
    } else if (t_.number_article.at(text_, i, e)) {
      n.value = 1;
      after = skip(e);
    } else {
      break;
    }
    after = past_joint(after, "of");
    const std::string* unit = nullptr;
    if (n.value > 1200 || !t_.duration_unit.at(text_, after, e, unit)) break;
    const bool half = t_.half.at(text_, skip(e), e);
    const double value = n.value + (half ? 0.5 : 0.0);
    const bool whole = value == std::floor(value);
    if (*unit == "Y") {
      if (part > 0) break;
      if (whole)
        iso += std::to_string(static_cast<int>(value)) + "Y";
      else
        months += static_cast<int>(std::lround(value * 12));
    } else if (*unit == "M" || *unit == "M3" || *unit == "M6") {
      months += static_cast<int>(std::lround(value * (*unit == "M" ? 1 : *unit == "M3" ? 3 : 6)));
    } else if (*unit == "W") {
      if (!whole || part > 0) break;
      iso += std::to_string(static_cast<int>(value)) + "W";
    } else {
      days += static_cast<int>(value);
    }
    end = e;
    if (t_.duration_tail.at(text_, skip(end), e)) end = e;
    const bool year = *unit == "Y" && whole;
    if (!year) break;
    const std::uint32_t next = past_joint(skip(end), "and");
    if (next == skip(end)) break;
    i = next;
  }
  if (end == 0) return false;
  if (months > 0) iso += std::to_string(months) + "M";
  if (days > 0) iso += std::to_string(days) + "D";
  if (iso.empty()) return false;
  out = {};
  out.type = MentionType::duration;
  out.duration = "P" + iso;
  out.core = {at, end};
  return true;
}

}  // namespace fisa::values
