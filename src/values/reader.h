// Reads single values at a place of a folded text, by the words of the grammar's lexicons. The scanner
// decides where to look; here is only what a number, an amount or a date looks like. Internal to `values`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "values/lexicon.h"
#include "values/mention.h"
#include "values/words.h"

namespace fisa::values {

// One lexicon as the reader uses it.
struct WordTable {
  PhraseTable table;
  Lexicon entries;

  // The longest form that begins at byte `at`; `end` and `value` are set where there is one.
  bool at(std::string_view text, std::uint32_t at, std::uint32_t& end, const std::string*& value) const;
  bool at(std::string_view text, std::uint32_t at, std::uint32_t& end) const;
};

struct ReaderTables {
  WordTable number_word, number_article, scale, number_joint, currency, subunit, percent, month, weekday,
      duration_unit, duration_tail, half, comparison, comparison_joint, range_from, range_to, date_word,
      open_start, open_end, year_intro, quarter, semester, same_year, not_before, not_after, programme_word,
      definite;

  // By the names of their lexicons.
  static const std::vector<std::pair<std::string, WordTable ReaderTables::*>>& members();
  static Result<ReaderTables> make(const Lexicons& lexicons);
};

// A number as read: where it ends, its value, and what its writing says.
struct Number {
  std::uint32_t end = 0;
  double value = 0;
  bool in_words = false;
  bool scaled = false;  // with "mii", "milioane"
  bool decimal = false;
  bool plain = false;  // digits only, neither grouped nor decimal: may be a year
};

struct Date {
  std::uint32_t end = 0;
  int year = 0;   // 0: not said
  int month = 0;  // 0: not said
  int day = 0;

  [[nodiscard]] std::string iso() const;
  [[nodiscard]] bool before(const Date& other) const;  // strictly, at the coarser precision
};

class Reader {
 public:
  Reader(const ReaderTables& tables, std::string_view text) : t_(tables), text_(text) {}

  // Digits with separators, or number words; with scale words ("2,5 milioane", "1 milion 426 de mii").
  bool number(std::uint32_t at, Number& out) const;
  // An amount with its currency before or behind; `core` ends behind the currency.
  bool money(std::uint32_t at, Mention& out) const;
  bool percent(std::uint32_t at, Mention& out) const;
  bool duration(std::uint32_t at, Mention& out) const;
  // A date; one without a year only where `partial` allows it.
  bool date(std::uint32_t at, bool partial, Date& out) const;
  bool period(std::uint32_t at, Mention& out) const;
  // A date, a quarter, or a period with one end ("incepand cu ...", "pana la ...").
  bool dated(std::uint32_t at, Mention& out) const;
  // A bare year that is a date and not a number; `introduced` by "in", "anul", ...
  bool year(std::uint32_t at, bool introduced, Mention& out) const;

  // Past spaces.
  [[nodiscard]] std::uint32_t skip(std::uint32_t at) const;
  // Digits glued to letters, slashes or other digits are codes, not values.
  [[nodiscard]] bool glued_before(std::uint32_t at) const;
  [[nodiscard]] bool glued_after(std::uint32_t end) const;

 private:
  bool digits(std::uint32_t at, Number& out) const;
  bool words(std::uint32_t at, Number& out) const;
  bool simple(std::uint32_t at, Number& out) const;
  bool integer(std::uint32_t at, std::uint32_t most_digits, int& value, std::uint32_t& end) const;
  bool numeric_date(std::uint32_t at, bool partial, Date& out) const;
  bool written_date(std::uint32_t at, bool partial, Date& out) const;
  bool part_of_year(std::uint32_t at, Mention& out) const;
  bool bare_year(std::uint32_t at, Date& out) const;
  bool connector(std::uint32_t at, bool introduced, std::uint32_t& end) const;
  [[nodiscard]] std::uint32_t past_joint(std::uint32_t at, std::string_view which) const;
  [[nodiscard]] bool of_a_programme(std::uint32_t at) const;

  const ReaderTables& t_;
  std::string_view text_;
};

}  // namespace fisa::values
