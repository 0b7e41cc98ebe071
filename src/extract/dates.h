// Arithmetic on ISO 8601 dates of any precision that a page states.
#pragma once

#include <optional>
#include <string>

namespace fisa::extract {

// The last day (or month) of something that begins at `start` and lasts `duration` (P16M, P2Y, P10D, P12W):
// start plus duration less one day; at month precision the last month covered. Empty where it cannot be said.
std::string end_of(const std::string& start, const std::string& duration);

// Months from the end that `start` and `duration` give to `end`; nothing where it cannot be said.
std::optional<int> months_off(const std::string& start, const std::string& end, const std::string& duration);

// From the first month to the last, both counted; a year alone begins in January and ends in December.
int months_between(const std::string& start, const std::string& end);

// Two years are as long as 24 months.
bool is_as_long(const std::string& duration, const std::string& other);

// Whole months from the first day of one date to the last of another, both told to the day (a day more or
// less makes no difference: "1 mai 2020 - 1 mai 2022"); 0 where they are not whole, or a date is told
// otherwise.
int whole_months(const std::string& start, const std::string& end);

}  // namespace fisa::extract
