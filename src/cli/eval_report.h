// What `fisa eval` says: figures, errors, reliability and comparisons, as text and as JSON.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "eval/bootstrap.h"
#include "eval/score.h"
#include "record/json.h"

namespace fisa::cli {

struct Evaluation {
  std::vector<eval::Score> pages;
  eval::Score total;
  eval::Resampling resampling;
};

void print_table(const Evaluation& e);
void print_markdown(const Evaluation& e);
// Nothing where the records state no confidence.
void print_reliability(const Evaluation& e);
void print_errors(const std::vector<eval::Error>& errors);
// What got better and what got worse: figures of each field, then the errors that went and those that came.
void print_comparison(const Evaluation& before, const Evaluation& now);

[[nodiscard]] record::Json to_json(const Evaluation& e);
[[nodiscard]] record::Json to_json(const std::vector<eval::Error>& errors);
[[nodiscard]] record::Json comparison_json(const Evaluation& before, const Evaluation& now);

// By field, then as found on the pages; those of one field only, unless it is "".
[[nodiscard]] std::vector<eval::Error> listed(const eval::Score& score, const std::string& field,
                                              std::uint64_t most);

}  // namespace fisa::cli
