// Digits that tell by their own writing that they are no value: a list's numbering, telephone numbers, times
// of day, coordinates.

#include "values/reader.h"

namespace fisa::values {
namespace {

constexpr std::uint32_t kShortestTelephone = 8;  // digits
constexpr std::uint32_t kFineDecimals = 5;       // of a coordinate; no amount has as many
constexpr int kHours = 24;
constexpr int kWeekdays = 7;
constexpr std::string_view kDegree = "\xC2\xB0";

}  // namespace

// "1. Personalul", "2) Realizarea", "4.1. Titlu", "1.2 Titlu", "[3]".
bool Reader::numbering(Pos p) const {
  if (at(p).size() > 2) return false;
  if (p > 0 && sign(p - 1, '[') && sign(p + 1, ']')) return true;
  const bool opens = p == 0 || (p == 1 && at(0).kind == TokenKind::sign);
  const bool after_stop = p > 0 && (sign(p - 1, '.') || sign(p - 1, ';')) && at(p).spaced;
  if (glued(p + 1) && sign(p + 1, ')')) {
    for (Pos back = p; back > 0 && p - back < 40; --back) {
      if (sign(back - 1, '(')) return opens && back == p;
      if (sign(back - 1, ')')) break;
    }
    return true;
  }
  if (!glued(p + 1) || !sign(p + 1, '.')) return false;
  if (opens && !has(p + 2)) return true;  // a cell that holds nothing else
  if (opens || after_stop) {
    if (has(p + 2) && at(p + 2).spaced && !lower_word(p + 2)) return true;
    if (opens && glued(p + 2) && at(p + 2).kind == TokenKind::word && at(p + 2).capital) return true;
  }
  if (!opens || !glued(p + 2) || !digits_at(p + 2) || at(p + 2).size() > 2) return false;
  const Pos behind_second = p + 3;
  return has(behind_second) && ((glued(behind_second) && sign(behind_second, '.')) ||
                                (at(behind_second).kind == TokenKind::word && at(behind_second).capital &&
                                 at(behind_second).spaced));
}

// The digits of a telephone number and what parts them; `p` where they are too few.
Pos Reader::telephone(Pos p) const {
  std::uint32_t digits = 0;
  Pos q = p;
  Pos end = p;
  while (has(q)) {
    if (digits_at(q)) {
      digits += at(q).size();
      end = ++q;
      if (digits >= 15) break;
    } else if (sign(q, '.') || sign(q, '-') || sign(q, '/') || sign(q, '(') || sign(q, ')') || sign(q, '+')) {
      ++q;
    } else {
      break;
    }
  }
  return digits >= kShortestTelephone ? end : p;
}

// "12.00", "8:30": where it ends, or `p`.
Pos Reader::clock(Pos p) const {
  if (!digits_at(p) || at(p).size() > 2 || integer(p) > 24) return p;
  if (!glued(p + 1) || !(sign(p + 1, '.') || sign(p + 1, ':'))) return p;
  if (!glued(p + 2) || !digits_at(p + 2, 2) || integer(p + 2) > 59) return p;
  return p + 3;
}

// Degrees, minutes and seconds, or "45.123456, 25.654321": where a coordinate ends, or `p`.
Pos Reader::coordinate(Pos p) const {
  if (at(p).size() > 3) return p;
  const bool fraction = glued(p + 1) && sign(p + 1, '.') && glued(p + 2) && digits_at(p + 2);
  Pos q = fraction ? p + 3 : p + 1;
  if (fraction && at(p + 2).size() >= kFineDecimals && (!glued(q) || sign(q, ',') || sign(q, ')'))) return q;
  if (!has(q) || string(q) != kDegree || !digits_at(q + 1)) return p;
  for (++q; digits_at(q) || sign(q, '\'') || sign(q, '"') || (sign(q, '.') && digits_at(q + 1));) ++q;
  return q;
}

Pos Reader::past_code(Pos p) const {
  if (numbering(p)) return past_blob(p);
  if (const Pos end = coordinate(p); end != p) return end;
  const Pos first = clock(p);
  if (first != p) {
    if (sign(p + 1, ':')) return past_blob(p);
    if (sign(first, '-') && clock(first + 1) != first + 1) {  // "8.30-16.30"
      const Pos second = clock(first + 1);
      if (!find(second, Lex::currency) && !find(second, Lex::percent) && !find(second, Lex::measure))
        return second;
    }
  }
  const bool zero = text_[at(p).begin] == '0';
  const bool plus = p > 0 && glued(p) && sign(p - 1, '+');
  if (plus || (zero && (at(p).size() > 1 || (digits_at(p + 1, 3) && at(p + 1).spaced)))) {
    const Pos end = telephone(p);
    if (end != p) return end;
    if (zero && at(p).size() > 1) return past_blob(p);
  }
  return p;
}

// "luni - vineri, 9 - 17", "marti intre 10 si 12": past the hours behind weekdays; `p` where there are none.
Pos Reader::past_office_hours(Pos p) const {
  Pos q = p;
  for (int days = 0; days < kWeekdays; ++days) {
    const auto day = find(q, Lex::weekday);
    if (!day) break;
    q = day.end;
    if (sign(q, '-') || sign(q, ',')) ++q;
  }
  if (q == p || !has(q)) return p;
  if (sign(q, ':')) ++q;
  auto intro = Intro::span;
  if (const auto from = find(q, Lex::range_from)) {
    intro = static_cast<Intro>(static_cast<int>(from.entry->number));
    q = from.end;
  }
  Pos to = q;
  if (!digits_at(q) || integer(q) > kHours || at(q).size() > 2 || !connector(q + 1, intro, to)) return p;
  Quantity x;
  Date d;
  const bool hour = digits_at(to) && at(to).size() <= 2 && integer(to) <= kHours &&
                    integer(q) < integer(to) && ends_clean(to + 1);
  return hour && !date(to, true, d) && quantity(to, x) && x.type == MentionType::number && !lower_word(to + 1)
             ? to + 1
             : p;
}

}  // namespace fisa::values
