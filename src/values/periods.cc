#include "values/reader.h"

namespace fisa::values {
namespace {

constexpr int kMostYears = 30;

enum Join : std::uint8_t { kAnd, kTo, kBound };  // range_to's values

// Whether `a` may be the start of what ends with `b`: compared at the coarser precision.
bool in_order(const std::string& a, const std::string& b) {
  const std::size_t n = std::min(a.size(), b.size());
  const int order = a.compare(0, n, b, 0, n);
  return order < 0 || (order == 0 && a.size() != b.size());
}

}  // namespace

Pos Reader::past_date_words(Pos p) const {
  for (int words = 0; words < 4; ++words) {
    const auto m = find(p, Lex::date_word);
    if (!m) break;
    p = m.end;
  }
  return p;
}

bool Reader::connector(Pos p, Intro intro, Pos& end) const {
  Pos q = p;
  if (sign(q, '-')) {
    ++q;
    if (glued(q) && sign(q, '>')) ++q;
    const auto to = find(q, Lex::range_to);  // "- pana la"
    end = to && static_cast<int>(to.entry->number) == kBound ? to.end : q;
    return true;
  }
  if (sign(q, '>') || sign(q, '/')) {
    end = q + 1;
    return true;
  }
  if (sign(q, ',')) ++q;
  const auto to = find(q, Lex::range_to);
  if (!to) return false;
  const int join = static_cast<int>(to.entry->number);
  const bool joins = join == kBound || (join == kAnd && (intro == Intro::between || intro == Intro::span)) ||
                     (join == kTo && (intro == Intro::from || intro == Intro::span));
  end = to.end;
  return joins;
}

bool Reader::listed_days(Pos p, Mention& out, Pos& end) const {
  if (!digits_at(p) || at(p).size() > 2) return false;
  Pos q = p;
  bool in_a_row = true;
  while (true) {
    Pos next = q + 1;
    if (sign(next, ',')) {
      ++next;
    } else if (!joint(next, 0, next)) {
      break;
    }
    if (!digits_at(next) || at(next).size() > 2 || integer(next) <= integer(q) || integer(next) > 31) break;
    in_a_row = in_a_row && integer(next) == integer(q) + 1;
    q = next;
  }
  Date last;
  if (q == p || !written_date(q, true, last) || (last.year == 0 && last.short_form)) return false;
  end = q;
  out = {};
  if (!in_a_row || last.year == 0) return true;
  out.type = MentionType::period;
  out.end = last.last();
  last.day = integer(p);
  out.start = last.first();
  out.core = bytes(p, last.end);
  end = last.end;
  return true;
}

bool Reader::period(Pos p, Intro intro, Mention& out, Pos& end) const {
  const bool introduced = intro != Intro::none;
  const Pos begin = introduced ? past_date_words(p) : p;
  Date from;
  Date to;
  bool years = false;     // "2010-2013"
  bool day_only = false;  // "1-3 martie 2020"
  if (!date(begin, true, from)) {
    if (bare_year(begin, from)) {
      years = true;
    } else if (digits_at(begin) && at(begin).size() <= 2 && integer(begin) >= 1 && integer(begin) <= 31) {
      day_only = true;
      from = {};
      from.day = integer(begin);
      from.end = begin + 1;
    } else {
      return false;
    }
  }
  Pos right = 0;
  Pos left_end = from.end;
  if (from.year == 0 && !years && !day_only && glued(left_end) && sign(left_end, '.') &&
      sign(left_end + 1, '-'))
    ++left_end;
  const bool month_names = from.day == 0 && from.year == 0 && at(begin).kind == TokenKind::word;
  const bool listed = !introduced && month_names && joint(left_end, 0, right);  // "iulie si august 2019"
  if (!listed && !connector(left_end, intro, right)) return false;
  out = {};
  out.type = MentionType::period;
  if (from.year != 0) {
    if (const auto now = find(right, Lex::open_now)) {  // "2019 - prezent"
      out.start = from.first();
      out.core = bytes(begin, from.end);
      end = now.end;
      return true;
    }
  }
  const bool slash = sign(left_end, '/');
  if (slash && !years && from.day == 0 && !month_names) return false;
  right = past_date_words(right);
  if (!date(right, true, to)) {
    if (!bare_year(right, to) || from.year == 0) return false;
    const bool both_years = from.month == 0;
    if (both_years &&
        (to.year <= from.year || to.year - from.year > kMostYears || (slash && to.year != from.year + 1)))
      return false;
    if (!ends_clean(to.end)) return false;
    // "2000-2010 de elevi"
    Pos of = 0;
    if (both_years && joint(to.end, 2, of) && !find(of, Lex::function_word)) return false;
  } else if (years && slash) {
    return false;
  }
  if (listed && (to.day != 0 || to.year == 0 || to.month != from.month + 1)) return false;
  if (to.year == 0) {
    Pos same = to.end;
    if (sign(same, ',')) ++same;
    const auto m = find(same, Lex::same_year);  // "aprilie 2014 - octombrie, acelasi an"
    if (m && from.year != 0) {
      to.year = from.year;
      to.end = m.end;
    } else if (from.year == 0 && (to.year = near_year(to.end, to.end)) != 0) {
      // "intre 10 aprilie si 15 noiembrie anul trecut"
    } else if (from.year == 0 && to.month != 0 && (to.day != 0 || !day_only) && from.last_month == 0 &&
               !(to.short_form && lower_word(to.end)) && (day_only ? to.day > from.day : true)) {
      if (at(begin).kind != TokenKind::digits || !written_date(right, true, to)) {
        end = to.end;
        return false;
      }
      if (told_year_ == 0) {
        end = to.end;  // no year anywhere: "1-3 martie"
        return true;
      }
      to.year = told_year_;
    } else {
      return false;
    }
  }
  if (day_only) {
    if (to.day == 0 || to.last_month != 0) return false;
    // "1-15.06.2020" has days, "celula 2 - 28.06.2018" a number and a date.
    const bool spaced = sign(left_end, '-') && (at(left_end).spaced || at(right).spaced);
    if (spaced && !introduced && numeric_date(right, true, to)) return false;
    from.month = to.month;
  }
  if (from.year == 0) {
    from.year = to.year;
    if (from.month > to.month && to.month != 0) --from.year;  // "octombrie - martie 2015"
  }
  out.start = from.first();
  out.end = to.last();
  if (!in_order(out.start, out.end)) return false;
  out.core = bytes(begin, to.end);
  end = to.end;
  if (years && to.month == 0 && !introduced && behind_programme(begin)) {
    out.start.clear();
    out.end.clear();
  }
  return true;
}

}  // namespace fisa::values
