// What scoring counts: for each field true and false positives and false negatives summed over all pages,
// then precision, recall and F1.
//
// `mission` is the mean F1 of title, budget.total, period, partners and targets; `perfect` the share of gold
// records whose five mission fields are all without an error. Items marked optional in the gold are neither
// asked for nor punished. Words are compared folded: no case, diacritics or punctuation.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace fisa::eval {

// To the fourth decimal, correctly, as figures are shown and compared.
[[nodiscard]] double to_fourth(double value);

struct Tally {
  int tp = 0;
  int fp = 0;
  int fn = 0;

  [[nodiscard]] double precision() const { return tp + fp == 0 ? 1.0 : static_cast<double>(tp) / (tp + fp); }
  [[nodiscard]] double recall() const { return tp + fn == 0 ? 1.0 : static_cast<double>(tp) / (tp + fn); }
  [[nodiscard]] double f1() const {
    const double p = precision();
    const double r = recall();
    return p + r == 0 ? 0.0 : 2 * p * r / (p + r);
  }
};

struct Error {
  std::string page;  // with "#2" for the second record of a page
  std::string field;
  bool extra = false;  // else missed
  std::string what;
  std::string rule;  // that gave an extra value
};

// A value that a record states, whether it was right, and how sure the program was.
struct Judged {
  std::string page;  // as in Error
  std::string field;
  std::string pointer;    // into the record
  std::size_t start = 0;  // in code points of the page's text
  std::string rule;
  double confidence = 0;
  bool right = false;
};

using Tallies = std::map<std::string, Tally>;

struct Score {
  Tallies fields;
  int gold_records = 0;
  int perfect_records = 0;
  std::vector<Error> errors;
  std::vector<Judged> judged;

  [[nodiscard]] double mission() const;
  [[nodiscard]] double perfect() const;
};

// Every field that is scored.
[[nodiscard]] const std::vector<std::string>& field_names();
[[nodiscard]] bool is_mission(std::string_view field);

// Sums the counts alone, of one page to many.
void add_counts(Score& total, const Score& page);
// ... and with them the errors and judgements.
void add(Score& total, const Score& page);

}  // namespace fisa::eval
