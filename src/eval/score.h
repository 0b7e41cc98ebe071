// Scores extracted records against gold records, field by field.
//
// For each field: true and false positives and false negatives summed over all pages, then precision, recall
// and F1. `mission` is the mean F1 of title, budget.total, period, partners and targets; `perfect` the share
// of gold records whose five mission fields are all without an error. Items marked optional in the gold are
// neither asked for nor punished. Words are compared folded: no case, diacritics or punctuation.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "record/json.h"

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

// A value that the record states, whether it was right, and how sure the program was.
struct Judged {
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

struct Page {
  std::string name;  // the page's file name
  std::vector<record::Json> gold;
};

// The pages of a folder: NAME.gold.json beside each page.
Result<std::vector<Page>> read_gold(const std::string& folder);

// `records` by the file name that ends their source.uri.
using Records = std::map<std::string, std::vector<record::Json>>;
Result<Records> read_records(const std::string& path);

Score score_page(const Page& page, const std::vector<record::Json>& records);
void add(Score& total, const Score& page);

// 95 % interval of the mission score, by resampling the pages; the same for the same pages.
struct Interval {
  double low = 0;
  double high = 0;
};
Interval bootstrap(const std::vector<Score>& pages, int resamples, std::uint32_t seed);

}  // namespace fisa::eval
