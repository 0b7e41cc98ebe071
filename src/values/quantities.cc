#include <cmath>

#include "values/reader.h"
#include "values/words.h"

namespace fisa::values {
namespace {

constexpr std::uint32_t kLongestNote = 40;    // tokens of a bracket that repeats a number in words
constexpr std::uint32_t kLongestGlued = 120;  // letters of one that was written as a single word

double rounded(double value) {
  return std::round(value * 10000.0) / 10000.0;
}

}  // namespace

// "18 (optsprezece) luni", "optsprezece (18) luni", "1.234 (unamiedouasutetreizecisipatru) lei": past a
// bracket that says the number again.
Pos Reader::past_repetition(Pos p, const Number& n) const {
  if (!sign(p, '(')) return p;
  Pos close = p + 1;
  while (close < size() && close - p <= kLongestNote && !sign(close, ')')) ++close;
  if (!sign(close, ')')) return p;
  Number said;
  if (number(p + 1, said)) {
    Quantity amount;
    amount.number = said;
    const bool whole = said.end == close && said.in_words != n.in_words && said.value == n.value;
    // "(un milion de lei si 50 de bani) lei"
    const bool spelled = said.in_words && !n.in_words && money(past_of(said.end), amount) &&
                         amount.end == close && amount.value == n.value;
    if (whole || spelled) return close + 1;
  }
  if (n.in_words) return p;
  // "2 (doi) ani", "1 (un) an", and words that were never joined: "(doua zeci)".
  if (n.value == 1 && close == p + 2 && find(p + 1, Lex::number_article)) return close + 1;
  const auto note = find(p + 1, Lex::amount_note);
  if (note && note.end == close) return close + 1;
  if (close == p + 2 && glued_number_words(p + 1)) return close + 1;
  for (Pos i = p + 1; i < close; ++i) {
    const bool hyphen = sign(i, '-');
    if (!hyphen && !find(i, Lex::number_word) && !find(i, Lex::number_article) &&
        !find(i, Lex::number_joint) && !find(i, Lex::scale)) {
      return p;
    }
  }
  return close + 1;
}

// "osutadouazecisicinci": one word that is nothing but number words.
bool Reader::glued_number_words(Pos p) const {
  if (at(p).kind != TokenKind::word || at(p).size() > kLongestGlued) return false;
  constexpr std::uint64_t kPieces = LexiconIndex::bit(Lex::number_word) | LexiconIndex::bit(Lex::scale) |
                                    LexiconIndex::bit(Lex::number_article) |
                                    LexiconIndex::bit(Lex::number_joint);
  const std::string_view word = string(p);
  std::vector<bool> reached(word.size() + 1);
  reached[0] = true;
  for (std::size_t from = 0; from < word.size(); ++from) {
    std::uint32_t hash = Words::kSeed;
    for (std::size_t end = from; reached[from] && end < word.size(); ++end) {
      hash = Words::hashed(hash, to_lower(word[end]));
      const std::uint32_t known = lex_.words().find(word.substr(from, end + 1 - from), hash);
      if (known != 0 && lex_.begins(known, kPieces)) reached[end + 1] = true;
    }
  }
  return reached[word.size()];
}

// "8,5 M EUR", "12 K euro", "300k euro": a letter, next to a currency only.
bool Reader::letter_scale(Pos p, double& scale) const {
  if (!has(p) || !(at(p).shouted || glued(p))) return false;
  const auto m = find(p, Lex::scale_letter);
  if (!m) return false;
  scale = m.entry->number;
  return true;
}

bool Reader::money(Pos unit, Quantity& q) const {
  Pos p = unit;
  double scale = 1;
  if (letter_scale(p, scale) && find(past_of(p + 1), Lex::currency)) {
    p = past_of(p + 1);
  } else {
    scale = 1;
  }
  const auto currency = find(p, Lex::currency);
  if (!currency) {
    const auto sub = find(unit, Lex::subunit);
    if (!sub) return false;
    q.value = rounded(q.number.value / 100);
    q.currency = sub.entry->text;
    q.end = sub.end;
  } else {
    q.value = rounded(q.number.value * scale);
    q.currency = currency.entry->text;
    q.end = currency.end;
    // "10 lei si 50 bani"
    Pos next = q.end;
    joint(next, 0, next);
    Number cents;
    if (number(next, cents) && cents.value < 100 && !cents.decimal) {
      const auto sub = find(past_of(cents.end), Lex::subunit);
      if (sub && sub.entry->text == q.currency) {
        q.value = rounded(q.value + cents.value / 100);
        q.end = sub.end;
      }
    }
  }
  q.type = MentionType::money;
  q.bare = false;
  return true;
}

bool Reader::quantity(Pos p, Quantity& q) const {
  q = {};
  if (!number(p, q.number)) {
    // "un an", "un euro": the article counts before a unit of time or a currency; "jumatate de an" is half of
    // one.
    double value = 1;
    auto m = find(p, Lex::number_article);
    if (!m) {
      m = find(p, Lex::half_of);
      if (!m) return false;
      value = m.entry->number;
    }
    q.number.value = value;
    q.number.in_words = true;
    return duration(m.end, q) || (find(m.end, Lex::currency) && money(m.end, q));
  }
  q.end = q.number.end;
  q.value = q.number.value;
  q.bare = q.number.scale == 1;
  const Pos said = past_repetition(q.end, q.number);
  Pos unit = past_of(said);
  if (glued(unit) && sign(unit, '-') && glued(unit + 1) && find(unit + 1, Lex::duration_unit))
    ++unit;  // "24-month"
  if (const auto percent = find(unit, Lex::percent)) {
    q.type = MentionType::percent;
    q.end = percent.end;
    q.bare = false;
    return true;
  }
  return money(unit, q) || duration(unit, q) || true;
}

void Reader::fill(const Quantity& q, Pos begin, Mention& out) const {
  out.type = q.type;
  out.core = bytes(begin, q.end);
  out.number = q.type == MentionType::duration ? 0 : q.value;
  out.currency = q.currency;
  out.duration = q.iso;
  out.in_words = q.type == MentionType::number && q.number.in_words;
}

bool Reader::upper_end(const Quantity& low, Pos begin, Pos p, Mention& out, Pos& end) const {
  Quantity high;
  if (!quantity(p, high)) return false;
  Quantity first = low;
  if (first.bare && high.number.scale != 1 && first.value < high.number.value / high.number.scale) {
    first.value = rounded(first.value * high.number.scale);  // "5-6 milioane lei"
  }
  if (first.type != high.type) {
    if (first.type != MentionType::number) return false;
    // The lower end takes the unit of the upper one: "12-18 luni".
    if (high.type == MentionType::duration) {
      const auto unit = [&] {
        Pos u = past_of(past_repetition(high.number.end, high.number));
        return sign(u, '-') ? u + 1 : u;
      }();
      if (!duration(unit, first)) return false;
    }
    first.type = high.type;
    first.currency = high.currency;
  }
  if (first.currency != high.currency) return false;
  if (high.type == MentionType::duration ? first.days >= high.days : first.value >= high.value) return false;
  // "2 - 2018 ..." is a number beside a year.
  if (high.type == MentionType::number && high.number.plain && high.value >= 1990 && high.value <= 2050 &&
      first.value < 1000) {
    return false;
  }
  // "2021 - 120.400 lei" is a year and its sum.
  if (high.type == MentionType::money && low.bare && low.number.plain && low.value >= 1990 &&
      low.value <= 2050 && !high.number.plain)
    return false;
  fill(first, begin, out);
  out.core = bytes(begin, high.end);
  out.comparison = Comparison::between;
  if (high.type == MentionType::duration) {
    out.duration_max = high.iso;
  } else {
    out.max = high.value;
  }
  end = high.end;
  return true;
}

bool Reader::quantity_or_range(Pos p, Mention& out, Pos& end) const {
  Quantity q;
  if (!quantity(p, q)) return false;
  if (doubtful(p, q.number) && q.type == MentionType::number) return false;
  if (Pos high = 0;
      !sign(q.end, '/') && !sign(q.end, '>') && !sign(q.end, ',') && connector(q.end, Intro::none, high)) {
    Date d;  // "2 - 28.06.2018", "3 pana la 15 mai"
    if (!date(high, true, d) && upper_end(q, p, high, out, end) &&
        (out.type != MentionType::number || ends_clean(end))) {
      return true;
    }
  }
  out = {};
  fill(q, p, out);
  end = q.end;
  // The same in words behind it is not said twice: "1.000.000 CHF (un milion de franci)".
  if (q.type == MentionType::money && sign(end, '(')) {
    Quantity again;
    if (quantity(end + 1, again) && again.number.in_words && again.type == MentionType::money &&
        again.value == q.value && sign(again.end, ')')) {
      end = again.end + 1;
    }
  } else if (q.type == MentionType::number) {
    end = past_repetition(end, q.number);
  }
  return true;
}

// "EUR 12.000", "$49,900", "EURO 8,5 M", "$5 million".
bool Reader::money_with_currency_first(Pos p, Mention& out, Pos& end) const {
  const auto currency = find(p, Lex::currency);
  if (!currency) return false;
  Number n;
  Pos q = currency.end;
  if (sign(q, ':')) return false;
  if (!number(q, n) || n.in_words) return false;
  // "EURO 2024" is a championship, "EUR 2024" an amount.
  const bool sign_or_code =
      at(p).kind == TokenKind::sign || (at(p).shouted && (!n.plain || string(p) == currency.entry->text));
  double scale = 1;
  Pos behind = n.end;
  if (letter_scale(behind, scale)) ++behind;
  // "Lei 5 ani": a word before a number is its currency only where the number looks like an amount.
  if (!sign_or_code && (!(n.grouped || n.decimal || n.scale != 1 || scale != 1) ||
                        (lower_word(behind) && at(behind).spaced))) {
    return false;
  }
  const Pos unit = past_of(behind);
  if (const auto other = find(unit, Lex::currency)) {
    // "EUR 12.000 RON 50.000" has them in front, "EUR 12.000 lei" is a head and an amount.
    if (!digits_at(other.end)) return false;
  }
  if (find(unit, Lex::duration_unit) || find(unit, Lex::percent)) return false;
  if (!ends_clean(behind)) return false;
  out.type = MentionType::money;
  out.number = rounded(n.value * scale);
  out.currency = currency.entry->text;
  out.core = bytes(p, behind);
  end = behind;
  // "EUR 10.000 - 20.000"
  Number high;
  if (scale == 1 && sign(end, '-') && number(end + 1, high) && high.value > n.value && !high.in_words &&
      ends_clean(high.end)) {
    out.max = high.value;
    out.comparison = Comparison::between;
    out.core = bytes(p, high.end);
    end = high.end;
  }
  return true;
}

}  // namespace fisa::values
