// Reads values at a place of a text: what a number, an amount, a date or a period looks like, and what only
// looks like one. Where to look is the scanner's business. Internal to `values`.
//
// Every reader takes the token to begin at and returns whether it found its value; the value then says behind
// which token it ends. Nothing is allocated but the ISO strings of what is found.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "values/lexicons.h"
#include "values/mention.h"
#include "values/tokens.h"

namespace fisa::values {

// A number, and what its writing says.
struct Number {
  Pos end = 0;
  double value = 0;
  double scale = 1;  // of its last scale word: 1e6 for "2,5 milioane"
  bool in_words = false;
  bool grouped = false;  // "1.200"
  bool decimal = false;
  bool plain = false;  // one run of digits
};

// A number with its unit. For durations `iso` is the whole ("P2Y6M") and `months` and `days` what it comes
// to.
struct Quantity {
  MentionType type = MentionType::number;
  Pos end = 0;
  Number number;
  double value = 0;
  std::string_view currency;
  std::string iso;
  double days = 0;   // for comparing durations
  bool bare = true;  // neither unit nor scale: may take them from what follows ("5-6 milioane lei")
};

// A date of any precision; or the part of a year that a quarter or a semester covers.
struct Date {
  Pos begin = 0;  // behind the weekday
  Pos end = 0;
  int year = 0;             // 0: not said
  int month = 0;            // 0: not said
  int day = 0;              // 0: not said
  int last_month = 0;       // of a quarter or semester; 0 otherwise
  bool short_form = false;  // a month of four letters or fewer, which may be another word ("mai")

  [[nodiscard]] std::string first() const;  // ISO 8601; the first month of a quarter
  [[nodiscard]] std::string last() const;
};

// What stands before a range or a period and tells how its ends are joined: "intre A si B", "de la A la B",
// "in perioada A - B". The order is that of range_from's values.
enum class Intro : std::uint8_t { between, from, span, none };

class Reader {
 public:
  Reader(const LexiconIndex& lexicons, std::string_view text, const std::vector<Token>& tokens)
      : lex_(lexicons), text_(text), tokens_(tokens) {}

  // Of the date that the page itself bears, and of one told before in the sentence; 0 where there is none.
  void tell_page_year(int year) { page_year_ = year; }
  void tell_year(int year) { told_year_ = year; }

  // The year that "anul acesta" or "anul trecut" at `p` stands for, and where that ends; 0 where none is
  // told.
  int near_year(Pos p, Pos& end) const;

  // numbers.cc
  // Digits with separators or number words, with scale words: "2,5 milioane", "o mie doua sute".
  bool number(Pos p, Number& out) const;
  // Whether a number word that may be another word ("noua", "a doua") is none here.
  [[nodiscard]] bool doubtful(Pos p, const Number& n) const;

  // quantities.cc
  bool quantity(Pos p, Quantity& out) const;
  // The quantity at `p` as the lower end of "5-15 lei", or as the whole where no upper end follows.
  bool quantity_or_range(Pos p, Mention& out, Pos& end) const;
  // The upper end at `p` of what began with `low`; fills `out` as quantity_or_range does.
  bool upper_end(const Quantity& low, Pos begin, Pos p, Mention& out, Pos& end) const;
  bool money_with_currency_first(Pos p, Mention& out, Pos& end) const;
  void fill(const Quantity& q, Pos begin, Mention& out) const;

  // dates.cc
  // A date of month or day precision, or a quarter. With `partial` one without a year ("30 aprilie") will do.
  bool date(Pos p, bool partial, Date& out) const;
  bool numeric_date(Pos p, bool partial, Date& out) const;
  bool written_date(Pos p, bool partial, Date& out) const;
  bool part_of_year(Pos p, bool partial, Date& out) const;
  bool bare_year(Pos p, Date& out) const;
  // What a run of four digits is, by the words around it.
  enum class YearLike : std::uint8_t { no, number, date, nothing };
  [[nodiscard]] YearLike year_like(Pos p) const;

  // periods.cc
  // Two dates joined.
  // A period without a year is read and left without `start` and `end`: it is none, but its numbers are no
  // counts.
  bool period(Pos p, Intro intro, Mention& out, Pos& end) const;
  // What parts two ends: "-", "la", "pana in".
  bool connector(Pos p, Intro intro, Pos& end) const;
  // Past "data de", "luna", "sfarsitul anului".
  [[nodiscard]] Pos past_date_words(Pos p) const;
  // "3, 4 si 5 mai 2021": a period where the days follow one another. Where they do not, the last one's date
  // is left to be read, as where it has no year, and `out` is left without `start`.
  bool listed_days(Pos p, Mention& out, Pos& end) const;

  // codes.cc
  // Behind digits that are a coordinate, a telephone number, a time or a list's numbering; `p` where they are
  // none.
  [[nodiscard]] Pos past_code(Pos p) const;
  // Behind weekdays with their hours ("luni - vineri, 9 - 17"); `p` where there are none.
  [[nodiscard]] Pos past_office_hours(Pos p) const;

  // refusals.cc
  // Behind what follows a word such as "Legea", "nr.", "tel."; `p` where a value follows after all.
  [[nodiscard]] Pos past_refused(Pos p) const;
  // Behind everything up to the next space.
  [[nodiscard]] Pos past_blob(Pos p) const;
  [[nodiscard]] bool starts_clean(Pos p) const;  // not glued to a code before it
  [[nodiscard]] bool ends_clean(Pos end) const;  // not glued to a code behind it
  [[nodiscard]] bool behind_programme(Pos p) const;
  [[nodiscard]] bool behind(Pos p, Lex lexicon) const;  // a form of it ends just before `p`

  // Tokens.
  [[nodiscard]] bool has(Pos p) const { return p < tokens_.size(); }
  [[nodiscard]] const Token& at(Pos p) const { return tokens_[p]; }
  [[nodiscard]] bool digits_at(Pos p) const { return has(p) && tokens_[p].kind == TokenKind::digits; }
  [[nodiscard]] bool digits_at(Pos p, std::uint32_t size) const {
    return digits_at(p) && tokens_[p].size() == size;
  }
  [[nodiscard]] bool glued(Pos p) const { return has(p) && !tokens_[p].spaced; }
  [[nodiscard]] bool sign(Pos p, char c) const {
    return has(p) && tokens_[p].kind == TokenKind::sign && text_[tokens_[p].begin] == c;
  }
  [[nodiscard]] bool lower_word(Pos p) const {
    return has(p) && tokens_[p].kind == TokenKind::word && !tokens_[p].capital;
  }
  [[nodiscard]] std::string_view string(Pos p) const {
    return text_.substr(tokens_[p].begin, tokens_[p].size());
  }
  [[nodiscard]] int integer(Pos p) const;
  [[nodiscard]] LexiconIndex::Match find(Pos p, Lex lexicon) const {
    return lex_.longest(tokens_, p, lexicon);
  }
  [[nodiscard]] Span bytes(Pos begin, Pos end) const { return {tokens_[begin].begin, tokens_[end - 1].end}; }
  [[nodiscard]] Pos size() const { return static_cast<Pos>(tokens_.size()); }

 private:
  bool digits(Pos p, Number& out) const;
  bool words(Pos p, Number& out) const;
  bool simple(Pos p, Number& out) const;
  bool joint(Pos p, int which, Pos& end) const;
  [[nodiscard]] Pos past_of(Pos p) const;  // "de"
  [[nodiscard]] Pos past_repetition(Pos p, const Number& n) const;
  [[nodiscard]] bool glued_number_words(Pos p) const;
  bool letter_scale(Pos p, double& scale) const;
  bool money(Pos unit, Quantity& q) const;
  bool duration(Pos unit, Quantity& q) const;  // durations.cc
  Pos year_behind_month(Pos p, int& year) const;
  bool roman_month(Pos p, Date& out) const;
  [[nodiscard]] bool date_ends(Pos end) const;
  [[nodiscard]] bool in_address(Pos p) const;
  [[nodiscard]] bool numbering(Pos p) const;
  [[nodiscard]] Pos telephone(Pos p) const;
  [[nodiscard]] Pos coordinate(Pos p) const;
  [[nodiscard]] Pos clock(Pos p) const;
  [[nodiscard]] Pos past_listed(Pos p, bool joined) const;
  [[nodiscard]] Pos past_date_of_act(Pos p, bool pages) const;

  const LexiconIndex& lex_;
  std::string_view text_;
  const std::vector<Token>& tokens_;
  int page_year_ = 0;
  int told_year_ = 0;
};

}  // namespace fisa::values
