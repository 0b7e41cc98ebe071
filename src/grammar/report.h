// Where the compiler's parts report what is wrong: every error has its file, line and column.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "grammar/grammar.h"

namespace fisa::grammar {

class Reporter {
 public:
  // Both must outlive it. `files` are the names that positions point at.
  Reporter(const std::vector<std::string>& files, Diagnostics& errors) : files_(files), errors_(errors) {}

  void error(Position at, std::string code, std::string message) const {
    errors_.push_back({files_[at.file], at.line, at.column, std::move(code), std::move(message)});
  }
  // How many errors there are so far: a part that has reported some is not checked further.
  [[nodiscard]] std::size_t count() const { return errors_.size(); }
  // "grammars/budget.gram:8"
  [[nodiscard]] std::string place(Position at) const {
    return files_[at.file] + ":" + std::to_string(at.line);
  }

 private:
  const std::vector<std::string>& files_;
  Diagnostics& errors_;
};

// The name nearest to `name` among `candidates` by edit distance, or "" where none is near.
[[nodiscard]] std::string nearest(std::string_view name, const std::vector<std::string>& candidates);

// "; did you mean 'amount'?", or `otherwise` where no name is near.
[[nodiscard]] std::string did_you_mean(std::string_view name, const std::vector<std::string>& candidates,
                                       std::string_view otherwise = "");

}  // namespace fisa::grammar
