// Runs a grammar's patterns over text. The only user of RE2.
//
//   Result<Matcher> matcher = Matcher::make(grammar);      // const and thread-safe afterwards
//   matcher->scan(View::slots, unit, hits);                // one pass says which rules can match in the unit
//   for (i < hits.size()) matcher->find(hits[i], sentence, 0, match);
//
// scan() is a prefilter (match/prefilter.h): it never leaves out a rule that matches in the unit or, of a
// rule for sentences or clauses, in any part of it. All patterns ignore case unless they say (?-i:...).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "grammar/grammar.h"
#include "match/guards.h"

namespace fisa::match {

using RuleId = std::uint32_t;  // index in Grammar::rules

// A rule that may match, with those of its patterns' branches (match/branches.h) that may, by number.
struct Hit {
  RuleId rule = 0;
  std::span<const std::uint32_t> branches;  // lives as long as the Hits that it is one of, unchanged
};

class Hits {
 public:
  void clear() {
    rules_.clear();
    branches_.clear();
  }
  [[nodiscard]] bool empty() const { return rules_.empty(); }
  [[nodiscard]] std::size_t size() const { return rules_.size(); }
  [[nodiscard]] Hit operator[](std::size_t i) const {
    const std::uint32_t begin = rules_[i].begin;
    const std::size_t end = i + 1 < rules_.size() ? rules_[i + 1].begin : branches_.size();
    return {rules_[i].rule, std::span(branches_).subspan(begin, end - begin)};
  }
  void add(RuleId rule, std::uint32_t branch) {
    if (rules_.empty() || rules_.back().rule != rule)
      rules_.push_back({rule, static_cast<std::uint32_t>(branches_.size())});
    branches_.push_back(branch);
  }

 private:
  struct Begin {
    RuleId rule;
    std::uint32_t begin;  // of its branches, which go on to the next rule's
  };
  std::vector<Begin> rules_;
  std::vector<std::uint32_t> branches_;
};

struct Match {
  Span span;                                                // bytes of the searched text
  std::vector<std::pair<std::string_view, Span>> captures;  // by name; names live as long as the matcher

  // The capture's span, or an empty one where it took no part in the match.
  [[nodiscard]] Span operator[](std::string_view name) const;

  // As spans of a text that the searched one stands in, `by` bytes from its start.
  void shift(std::uint32_t by);
};

class Requirements;

// What is wrong with a regular expression, for grammar::Environment: its syntax ("bad-regex"), or that it can
// match nothing at all ("matches-nothing"), somewhere in a text or at its ends.
std::optional<Diagnostic> fault_of(std::string_view regex);

class Matcher {
 public:
  // Fails where a pattern cannot be read. Patterns that have been checked (fault_of) may be trusted: reading
  // them all once more would be a third of start-up.
  enum class Syntax : std::uint8_t { checked, trusted };
  // `ahead`: what requirements_of() gave for this grammar or one like it, to start sooner.
  static Result<Matcher> make(const grammar::Grammar& grammar, Syntax syntax = Syntax::checked,
                              std::string_view ahead = {});
  // What the grammar's patterns require of a text (match/required.h), worked out ahead.
  static std::string requirements_of(const grammar::Grammar& grammar);

  Matcher(Matcher&&) noexcept;
  Matcher& operator=(Matcher&&) noexcept;
  ~Matcher();

  // The rules of that view that may match somewhere in `text`, or in a part of it, in the grammar's order.
  void scan(grammar::View view, std::string_view text, Hits& hits) const;

  // Those that do match, by trying every rule, and all rules for parts: the reference that scan() is tested
  // against.
  void scan_slowly(grammar::View view, std::string_view text, Hits& hits) const;

  // The leftmost match of the rule that begins at or after `from`; of its alternatives, the first that
  // matches there.
  bool find(const Hit& hit, std::string_view text, std::uint32_t from, Match& out) const;

  // Adds the guards (match/guards.h) of all rules that can match in `text` or in any part of it.
  void guards_in(std::string_view text, GuardSet& possible) const;
  // Has the rule guards of that kind; can one of them match where `possible` is from; does one in `text`?
  [[nodiscard]] bool has(RuleId rule, Guard kind) const;
  [[nodiscard]] bool may_hold(RuleId rule, Guard kind, const GuardSet& possible) const;
  [[nodiscard]] bool holds(RuleId rule, Guard kind, std::string_view text, const GuardSet& possible) const;
  // Does the rule apply under this heading (folded, with its parents and the lead-in line)?
  [[nodiscard]] bool allowed_under(RuleId rule, std::string_view heading) const;

  // Is the text wholly a label?
  [[nodiscard]] bool is_label(std::string_view text) const;

  // A pattern that the engine asks for by name; false where the grammar has none of that name.
  [[nodiscard]] bool contains(std::string_view pattern, std::string_view text) const;
  // The leftmost match of it at or after `from`.
  bool search(std::string_view pattern, std::string_view text, std::uint32_t from, Span& out) const;
  // The match that begins at `at`, what stands before it left in sight.
  bool search_at(std::string_view pattern, std::string_view text, std::uint32_t at, Span& out) const;

 private:
  struct Compiled;
  static Result<Matcher> make(const grammar::Grammar& grammar, Syntax syntax, Requirements& requirements);
  explicit Matcher(std::unique_ptr<const Compiled> compiled);
  std::unique_ptr<const Compiled> compiled_;
};

}  // namespace fisa::match
