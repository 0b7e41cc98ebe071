// What is known of the texts that a part of a pattern matches, and of parts put together.
#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "match/required.h"

namespace fisa::match {

// A set of strings, in order, in one piece of memory: tens of thousands are made at every start.
class Strings {
 public:
  Strings() = default;
  Strings(std::initializer_list<std::string> all) : all_(all) { settle(); }
  explicit Strings(std::vector<std::string> all) : all_(std::move(all)) { settle(); }

  void insert(const Strings& others) {
    all_.insert(all_.end(), others.all_.begin(), others.all_.end());
    settle();
  }
  [[nodiscard]] bool has(const std::string& s) const {
    return std::binary_search(all_.begin(), all_.end(), s);
  }
  [[nodiscard]] std::size_t size() const { return all_.size(); }
  [[nodiscard]] bool empty() const { return all_.empty(); }
  [[nodiscard]] auto begin() const { return all_.begin(); }
  [[nodiscard]] auto end() const { return all_.end(); }

 private:
  void settle() {
    if (!std::is_sorted(all_.begin(), all_.end())) std::sort(all_.begin(), all_.end());
    all_.erase(std::unique(all_.begin(), all_.end()), all_.end());
  }

  std::vector<std::string> all_;
};

// What is known of a part of the pattern: all the strings that it matches, or some clauses.
struct Info {
  bool exact = false;
  Strings strings;  // all, where exact; else what every match begins with
  std::vector<Clause> clauses;
};

[[nodiscard]] Info exactly(Strings strings);
[[nodiscard]] Info anything();

// How likely it is that a place of a page begins one of the clause's literals, roughly.
[[nodiscard]] double chance_of(const Clause& clause);

// The clauses of a part, whatever is known of it.
[[nodiscard]] std::vector<Clause> clauses_of(const Info& info);

// One of the parts.
[[nodiscard]] Info either(std::vector<Info> branches);

// Parts one after the other.
class Sequence {
 public:
  void add(Info next);
  [[nodiscard]] Info take();

 private:
  void flush();

  bool exact_ = true;
  Strings head_;
  Strings tail_ = {""};
  std::vector<Clause> clauses_;
};

}  // namespace fisa::match
