#include <cmath>

#include "values/reader.h"
#include "values/words.h"

namespace fisa::values {
namespace {

constexpr int kTens = 0;      // number_joint: "douazeci si unu"
constexpr int kHundreds = 1;  // "two hundred and five"
constexpr int kOf = 2;        // "20 de mii"

// More digits than any count on a page has; beyond it the run is a code, and a double would lose its last
// digits.
constexpr std::uint32_t kMostDigits = 13;
constexpr int kMostGroups = 4;
constexpr double kThousand = 1000;

double digits_value(std::string_view digits) {
  double value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

// Ten thousandths survive: 1.2 million is 1200000 and not 1199999.9999999998.
double rounded(double value) {
  return std::round(value * 10000.0) / 10000.0;
}

}  // namespace

int Reader::integer(Pos p) const {
  const std::string_view s = string(p);
  return s.size() > 9 ? -1 : static_cast<int>(digits_value(s));
}

bool Reader::joint(Pos p, int which, Pos& end) const {
  const auto m = find(p, Lex::number_joint);
  if (!m || static_cast<int>(m.entry->number) != which) return false;
  end = m.end;
  return true;
}

Pos Reader::past_of(Pos p) const {
  Pos end = p;
  return joint(p, kOf, end) ? end : p;
}

bool Reader::digits(Pos p, Number& out) const {
  if (!digits_at(p) || at(p).size() > kMostDigits) return false;
  const std::string_view first = string(p);
  // "0758 028 613" is a telephone number, "012.345,00 lei" has lost a digit.
  if (first.size() > 1 && first[0] == '0') return false;
  out = {};
  out.value = digits_value(first);
  Pos q = p + 1;
  char separator = 0;
  int groups = 0;
  double last_group = 0;
  while (first.size() <= 3 && first[0] != '0') {
    char c = 0;
    Pos group = q;
    // A number that a line's end broke in two goes on with a space: "2.048. 617,35 lei".
    const bool broken = groups > 0 && separator == '.' && sign(q, '.') && digits_at(q + 1, 3) &&
                        glued(q + 2) && sign(q + 2, ',') && glued(q + 3) && digits_at(q + 3, 2);
    if (glued(q) && at(q).kind == TokenKind::sign && (glued(q + 1) || broken)) {
      c = text_[at(q).begin];
      group = q + 1;
      if (c != '.' && c != ',' && c != '\'') break;
    } else if (digits_at(q) && at(q).spaced && text_[at(q).begin - 1] != '\t') {
      c = ' ';
    } else {
      break;
    }
    if (!digits_at(group, 3) || (separator != 0 && c != separator)) break;
    separator = c;
    last_group = digits_value(string(group));
    out.value = out.value * 1000 + last_group;
    if (++groups > kMostGroups) return false;
    q = group + 1;
  }
  const bool point = glued(q) && (sign(q, '.') || sign(q, ',')) && glued(q + 1) && digits_at(q + 1);
  if (point) {
    const char c = text_[at(q).begin];
    // Of a separator that groups, only a last group of two is decimals: "1.234.567.89".
    if (groups == 0 || c != separator || at(q + 1).size() == 2) {
      const std::string_view decimals = string(q + 1);
      out.value += digits_value(decimals) / std::pow(10.0, static_cast<double>(decimals.size()));
      out.decimal = true;
      q += 2;
    }
  } else if (glued(q) && sign(q, ',') && glued(q + 1) && sign(q + 1, '-') &&
             !(glued(q + 2) && digits_at(q + 2))) {
    q += 2;  // "1.234.567,- lei"
  }
  out.grouped = groups > 0;
  // "123,456 euro" is thousands, but "123,500 milioane" and "2,125 km" are decimals.
  if (groups == 1 && separator == ',' && !out.decimal &&
      (find(past_of(q), Lex::scale) || find(q, Lex::measure))) {
    out.value = (out.value - last_group) / 1000 + last_group / 1000;
    out.decimal = true;
    out.grouped = false;
  }
  out.end = q;
  out.plain = groups == 0 && !out.decimal;
  out.value = rounded(out.value);
  return true;
}

// "doua mii trei sute", "o suta douazeci si unu de mii": words below a hundred add up, the others multiply.
bool Reader::words(Pos p, Number& out) const {
  double total = 0;    // thousands and above that are done
  double current = 0;  // below a thousand
  double last_scale = 1e15;
  bool any = false;      // a word that makes a number by itself
  bool article = false;  // "o" waits for its "suta"
  bool joined = false;   // behind "si"
  out = {};
  for (Pos i = p; has(i);) {
    const bool glued_word = i != p && glued(i);
    if (glued_word && !(joined && sign(i - 1, '-'))) break;
    Pos end = i;
    if (const auto m = find(i, Lex::number_word)) {
      const double n = m.entry->number;
      if (n >= 1000) {
        if (any || article) break;
        total = n;
      } else if (n == 100 && m.end == i + 1) {  // "a hundred" is whole, "suta" wants its number
        if (current >= 10 || (current == 0 && !article)) break;
        current = (article ? 1 : current) * 100;
      } else if (article) {
        break;
      } else if (n < 10) {
        const bool after_ten = std::fmod(current, 100) >= 20 && std::fmod(current, 10) == 0;
        if (std::fmod(current, 100) != 0 && !(after_ten && joined)) break;
        current += n;
      } else {
        if (std::fmod(current, 100) != 0) break;
        current += n;
      }
      any = true;
      end = m.end;
    } else if (const auto a = find(i, Lex::number_article)) {
      if (joined) {
        current += a.entry->number;
        any = true;
      } else if (std::fmod(current, 1000) == 0 && !article) {
        // Only "o suta" and "o mie" go on with an article.
        const auto hundred = find(a.end, Lex::number_word);
        if (!(hundred && hundred.entry->number == 100) && !find(a.end, Lex::scale)) break;
        article = true;
        i = a.end;
        continue;
      } else {
        break;
      }
      end = a.end;
    } else if (const auto s = find(i, Lex::scale);
               s && (current > 0 || article) && s.entry->number < last_scale) {
      last_scale = s.entry->number;
      total += (article ? 1 : current) * last_scale;
      out.scale = last_scale;
      current = 0;
      any = true;
      end = s.end;
      if (const auto half = find(end, Lex::half)) {  // "un milion si jumatate"
        total += last_scale / 2;
        out.end = half.end;
        break;
      }
    } else {
      break;
    }
    article = false;
    joined = false;
    out.end = end;
    i = end;
    Pos after = 0;
    if (joint(i, kTens, after) && std::fmod(current, 100) >= 20 && std::fmod(current, 10) == 0) {
      const auto unit = find(after, Lex::number_word);
      if ((unit && unit.entry->number < 10) || find(after, Lex::number_article)) {
        joined = true;
        i = after;
      }
    } else if (joint(i, kHundreds, after) && current >= 100 && std::fmod(current, 100) == 0 &&
               find(after, Lex::number_word)) {
      i = after;
    } else if (joint(i, kOf, after) && current > 0 && find(after, Lex::scale)) {
      i = after;
    } else if (glued(i) && sign(i, '-') && glued(i + 1) && std::fmod(current, 100) >= 20 &&
               std::fmod(current, 10) == 0) {
      const auto unit = find(i + 1,
                             Lex::number_word);  // "twenty-five"; "douazeci-treizeci" is a range
      if (unit && unit.entry->number < 10) {
        joined = true;
        ++i;
      }
    }
  }
  if (!any) return false;
  out.value = rounded(total + current);
  out.in_words = true;
  return true;
}

bool Reader::simple(Pos p, Number& out) const {
  if (!has(p)) return false;
  if (digits_at(p)) return digits(p, out);
  if (words(p, out)) return true;
  const auto half = find(p, Lex::half_of);  // "jumatate de milion"
  if (!half) return false;
  const auto scale = find(half.end, Lex::scale);
  if (!scale) return false;
  out = {};
  out.end = scale.end;
  out.scale = scale.entry->number;
  out.value = half.entry->number * out.scale;
  out.in_words = true;
  return true;
}

// "2,5 milioane", "470 de mii", "1 milion 426 de mii", "2 miliarde 800 milioane", "1 mln 386 de mii 400".
bool Reader::number(Pos p, Number& out) const {
  if (!simple(p, out)) return false;
  if (out.in_words) return true;
  double total = 0;
  double last_scale = 1e15;
  Number n = out;
  while (true) {
    const auto scale = find(past_of(n.end), Lex::scale);
    if (!scale || scale.entry->number >= last_scale) break;
    last_scale = scale.entry->number;
    total += n.value * last_scale;
    out.end = scale.end;
    out.scale = last_scale;
    if (const auto half = find(out.end, Lex::half)) {
      total += last_scale / 2;
      out.end = half.end;
      break;
    }
    Pos next = out.end;
    joint(next, kTens, next);  // "1 milion si 200 de mii"
    if (!simple(next, n) || n.in_words) break;
    if (find(past_of(n.end), Lex::scale)) continue;
    // Units that end the chain, where nothing but a space parts them: "386 de mii 400 de euro".
    const bool rest = next == scale.end && last_scale == kThousand && total > kThousand * kThousand &&
                      n.value < kThousand && n.value == std::floor(n.value);
    if (rest) {
      total += n.value;
      out.end = n.end;
    }
    break;
  }
  if (total > 0) {
    out.value = rounded(total);
    out.plain = false;
  }
  return true;
}

bool Reader::doubtful(Pos p, const Number& n) const {
  if (!n.in_words || n.end != p + 1) return false;
  const auto m = find(p, Lex::number_doubtful);
  if (!m) return false;
  const bool spaced_word = has(n.end) && at(n.end).kind == TokenKind::word && at(n.end).spaced;
  const bool singular = spaced_word && lex_.ends_singular(lowered(string(n.end)));
  // "a doua conferinta" is an ordinal, "organizarea a doua conferinte" two of them.
  const auto before = p > 0 ? find(p - 1, Lex::number_doubtful) : LexiconIndex::Match{};
  if (before && before.end == p && before.entry->number == 2) {
    if (p > 1 && glued(p - 1) && sign(p - 2, '-')) return true;  // "cea de-a doua"
    if (!spaced_word || singular || find(n.end, Lex::function_word)) return true;
  }
  if (m.entry->number == 0) return false;
  // "o noua etapa" is a new one; nine of something stand before a plural.
  if (p > 0 && find(p - 1, Lex::number_article)) return true;
  return !spaced_word || singular || find(n.end, Lex::function_word);
}

}  // namespace fisa::values
