// A typed value as it stands in a text: "1,2 milioane lei", "18 luni", "30 aprilie 2015 - 30 aprilie 2016".
//
// Dates and periods are ISO 8601 no finer than the text (2010, 2019-02, 2015-04-30), durations ISO 8601
// (P16M), currencies ISO 4217.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "values/value.h"

namespace fisa::values {

enum class MentionType : std::uint8_t { number, percent, money, date, period, duration };
enum class Comparison : std::uint8_t { exactly, at_least, more_than, at_most, about, between };

struct Mention {
  MentionType type = MentionType::number;
  Span span;  // bytes of the scanned text, with the comparison word ("peste 3.100") where there is one
  Span core;  // the value alone, without the comparison word
  Comparison comparison = Comparison::exactly;
  double number = 0;          // number, percent, money (in main units)
  std::optional<double> max;  // upper end of a range
  std::string currency;       // money
  std::string start;          // date; start of a period (may be empty: "pana la finele lunii iunie 2021")
  std::string end;            // end of a period (may be empty: "incepand cu 1 mai 2020")
  std::string duration;       // duration; the lower end of a range of them
  std::string duration_max;   // upper end of a range of durations ("12-18 luni")
  bool in_words = false;      // a number written in words only ("cinci")
  bool definite = false;      // behind a definite article: a reference to something already told
};

[[nodiscard]] std::string_view name(MentionType type);
[[nodiscard]] std::string_view name(Comparison comparison);

// The mention's value alone, as `fisa values` writes it: {"amount": 1200000, "currency": "RON"}, ...
[[nodiscard]] Value value_of(const Mention& mention);

}  // namespace fisa::values
