// Numbers that are no values by the words before them: laws, codes, telephone numbers, addresses, programmes.

#include <algorithm>

#include "values/reader.h"

namespace fisa::values {
namespace {

constexpr int kLongestChain = 5;  // words in a row such as "Contract de finantare nr."
constexpr Pos kLongestName = 8;   // tokens of a programme's name
constexpr std::uint32_t kLongestAddress = 200;
constexpr int kLongestStreet = 6;        // tokens of a street's name
constexpr int kLinked = 20;              // from here on "de" stands between a number and its noun
constexpr std::uint32_t kLostSpace = 4;  // letters of a word that a number was glued to, and not a code's

bool is_digits(const Token& t) {
  return t.kind == TokenKind::digits;
}

}  // namespace

bool Reader::behind(Pos p, Lex lexicon) const {
  for (Pos back = 1; back <= 4 && back <= p; ++back) {
    const auto m = find(p - back, lexicon);
    if (m && m.end == p) return true;
  }
  return false;
}

Pos Reader::past_blob(Pos p) const {
  ++p;
  while (glued(p)) ++p;
  return p;
}

// Whether the run of bytes around a token is an e-mail or web address. Of a run without end only what is near
// is looked at, so that the work stays in proportion to the text.
bool Reader::in_address(Pos p) const {
  const std::uint32_t at_byte = tokens_[p].begin;
  std::size_t from = at_byte > kLongestAddress ? at_byte - kLongestAddress : 0;
  std::string_view run = text_.substr(from, at_byte - from);
  if (const auto space = run.rfind(' '); space != std::string_view::npos) from += space + 1;
  run = text_.substr(from, at_byte - from + kLongestAddress);
  const auto space = run.find(' ');
  run = run.substr(0, space);
  return run.find('@') != std::string_view::npos || run.find("://") != std::string_view::npos ||
         run.find("www.") != std::string_view::npos;
}

bool Reader::starts_clean(Pos p) const {
  if (p == 0 || at(p).spaced) return true;
  const Pos before = p - 1;
  if (at(before).kind == TokenKind::digits) return false;
  if (at(before).kind == TokenKind::word) {  // "din12 octombrie"
    if (!lower_word(before) || !at(before).spaced || find(before, Lex::refusal)) return false;
    return at(before).size() >= kLostSpace || find(before, Lex::range_from) ||
           find(before, Lex::year_intro) || find(before, Lex::comparison);
  }
  const bool word_before = before > 0 && glued(before) && at(before - 1).kind == TokenKind::word;
  const bool digits_before = before > 0 && glued(before) && at(before - 1).kind == TokenKind::digits;
  const bool plain_word =
      word_before && lower_word(before - 1) && at(before - 1).size() >= 3 && at(before - 1).spaced;
  switch (text_[at(before).begin]) {
    case ',':
    case ':':
      return !digits_before && !in_address(p);
    case '.':
      return !digits_before && (!word_before || (plain_word && !in_address(p)));
    case '-':
      return at(before).spaced || (plain_word && !in_address(p)) || (before > 0 && sign(before - 1, '('));
    case '/':
      return at(before).spaced;
    case '+':
      return at(before).spaced || (before > 0 && sign(before - 1, '('));
    case '_':
    case '@':
    case '#':
    case '&':
    case '\\':
    case '^':
      return false;
    default:
      return true;
  }
}

bool Reader::ends_clean(Pos end) const {
  if (!glued(end)) return true;
  const Token& t = at(end);
  if (t.kind == TokenKind::digits) return false;
  const bool more = glued(end + 1);
  if (t.kind == TokenKind::word) {
    // "50persoane" has lost a space, "5m" is a measure; "5G", "10a", "4x4" and "210Pb" are names.
    if (find(end, Lex::measure)) return !(more && at(end + 1).kind != TokenKind::sign);
    return lower_word(end) && t.size() >= 3 &&
           !(more && (digits_at(end + 1) || sign(end + 1, '@') || sign(end + 1, '_')));
  }
  const bool digits_behind = more && digits_at(end + 1);
  switch (text_[t.begin]) {
    case '.':
    case ',':
    case ':':
      return !digits_behind && !(more && in_address(end));
    case '-':
      return !more;
    case '/':
      return !more || lower_word(end + 1);
    case '+':
      return !more;
    case '_':
    case '@':
    case '#':
    case '*':
    case '=':
    case '&':
    case '\\':
    case '^':
      return false;
    default:
      return true;
  }
}

// "HCL nr. 12 din 3.05.2019": past the date that goes with an act's number.
Pos Reader::past_date_of_act(Pos p, bool pages) const {
  const auto from = find(p, Lex::refusal_date);
  if (!from) return p;
  const Pos q = past_date_words(from.end);
  Date d;
  if (date(q, true, d)) return d.end;
  if (!digits_at(q)) return p;
  if (pages || bare_year(q, d)) return past_blob(q);
  return p;
}

// "art. 5 si 6", "nr. 1, 2, 3", "lunile 1 - 12": past the numbers that a refused one is listed with; behind
// "si" only where `joined`.
Pos Reader::past_listed(Pos p, bool joined) const {
  Pos end = past_blob(p);
  while (true) {
    Pos next = end;
    const bool comma = has(end) && sign(end - 1, ',') && digits_at(end) && at(end).size() <= 2;
    const bool range = joined && sign(end, '-') && digits_at(end + 1) && at(end + 1).size() <= 2;
    if (range) {
      next = end + 1;
    } else if (!comma && !(joined && joint(end, 0, next) && digits_at(next))) {
      return end;
    }
    const Pos behind = next + 1;
    const bool whole = !glued(behind) || sign(behind, ',') || sign(behind, '.') || sign(behind, ')');
    Quantity x;
    if (!whole || (lower_word(behind) && (past_of(behind) != behind || !find(behind, Lex::function_word))) ||
        (quantity(next, x) && x.type != MentionType::number))
      return end;
    end = past_blob(next);
  }
}

Pos Reader::past_refused(Pos p) const {
  auto m = find(p, Lex::refusal);
  if (!m) return p;
  auto kind = static_cast<Refusal>(static_cast<int>(m.entry->number));
  Pos q = m.end;
  bool colon = false;
  for (int words = 0; words < kLongestChain; ++words) {
    if (const auto more = find(q, Lex::refusal)) {
      kind = static_cast<Refusal>(static_cast<int>(more.entry->number));
      q = more.end;
    } else if (sign(q, '/') && find(q + 1, Lex::refusal)) {
      ++q;  // "SIPOCA/MySMIS"
    } else if (sign(q, ':') && (kind == Refusal::code || kind == Refusal::contact || kind == Refusal::hour)) {
      colon = true;
      ++q;
    } else {
      break;
    }
  }
  if (kind == Refusal::contact) {
    const Pos end = telephone(q);
    return end == q && digits_at(q) ? past_blob(q) : end == q ? p : end;
  }
  if (kind == Refusal::street) {
    Pos r = q;
    // "Strada 1 Decembrie 1918 nr. 30" is named after a day.
    if (Date day; digits_at(q) && written_date(q, true, day)) {
      r = day.end;
      if (day.year == 0 && digits_at(r, 4)) ++r;
      const Pos named = r;
      if (sign(r, ',')) ++r;
      if (!digits_at(r) && !find(r, Lex::refusal)) return named;
    }
    for (int tokens = 0; tokens < kLongestStreet && has(r) && !digits_at(r); ++tokens) {
      if (const auto number = find(r, Lex::refusal)) {
        r = number.end;
      } else if (at(r).capital || sign(r, '.') || (sign(r, ',') && find(r + 1, Lex::refusal))) {
        ++r;
      } else {
        break;
      }
    }
    return digits_at(r) ? past_blob(r) : p;
  }
  if (kind == Refusal::hour) {
    Pos end = digits_at(q) ? past_blob(q) : p;
    if (end == p) return p;
    // "orele 10 si 12", "ora 9.00 - 17.00"
    Pos to = end;
    if (connector(end, Intro::span, to) && digits_at(to) && at(to).size() <= 2) end = past_blob(to);
    return end;
  }
  if (kind == Refusal::act && sign(q, '(') && digits_at(q + 1) && sign(q + 2, ')'))
    return q + 3;                                                         // "alin. (2)"
  if (kind == Refusal::name && sign(q, '-') && glued(q)) ++q;             // "COVID-19"
  if (kind == Refusal::code && sign(q, ')') && sign(q + 1, ':')) q += 2;  // "Cod (MySMIS): 140327"
  if (kind == Refusal::code && has(q) && at(q).shouted && at(q).size() <= 2 && digits_at(q + 1)) {
    q = past_blob(q + 1);  // "nr. C 11 2 0 41"
    while (digits_at(q) && at(q - 1).kind == TokenKind::digits && !find(q + 1, Lex::currency))
      q = past_blob(q);
    return q;
  }
  if (!digits_at(q)) return std::any_of(&at(p), &at(p) + (q - p), is_digits) ? q : p;  // "SMIS2014+"
  // A value that says what it is stays one: "Etapa 12 luni", "contract 15.000 lei", "cod 01.02.2020".
  Quantity x;
  if (quantity(q, x) && x.type != MentionType::number) return p;
  Date d;
  if (kind != Refusal::act && date(q, false, d) && (d.day != 0 || kind == Refusal::rank)) return p;
  if ((kind == Refusal::part || kind == Refusal::rank) && colon) return p;
  // "in proiect 300 de studenti": parts are numbered, not counted.
  if (kind == Refusal::part && integer(q) >= kLinked && past_of(q + 1) != q + 1 && lower_word(past_of(q + 1)))
    return p;
  if (kind == Refusal::rank) return at(q).size() > 2 ? p : past_listed(q, true);
  Pos end = past_listed(q, kind == Refusal::act || kind == Refusal::part);
  if (kind == Refusal::act || kind == Refusal::code) {
    const Pos dated = past_date_of_act(end, false);
    if (dated != end) return dated;
    while (sign(end, '/') && digits_at(end + 1)) end = past_blob(end + 1);  // "437 / 116942"
    return end;
  }
  return kind == Refusal::part ? past_date_of_act(end, true) : end;
}

// "POCU 2014-2020", "Granturile SEE 2009-2014", "Programul Nord-Est 2021-2027".
bool Reader::behind_programme(Pos p) const {
  if (p == 0) return false;
  const bool bracket = sign(p - 1, '(');
  const Pos q = bracket || sign(p - 1, '"') || sign(p - 1, ',') ? p - 1 : p;
  if (behind(q, Lex::programme_word)) return true;
  if (q == 0 || at(q - 1).kind != TokenKind::word) return false;
  const Token& word = at(q - 1);
  // Behind a name, brackets hold a project's years as often as a programme's.
  if (!word.capital || bracket) return false;
  if (word.shouted && word.size() >= 2) {
    // In a heading in capitals an acronym looks like every other word.
    return !(q > 1 && at(q - 2).kind == TokenKind::word && at(q - 2).shouted && at(q - 2).size() >= 2);
  }
  for (Pos back = q - 1; back > 0 && q - back < kLongestName; --back) {
    if (find(back - 1, Lex::programme_word)) return true;
    const bool name = at(back - 1).capital || sign(back - 1, '-') || find(back - 1, Lex::function_word);
    if (!name) break;
  }
  return false;
}

}  // namespace fisa::values
