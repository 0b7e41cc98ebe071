// The grammar language, parsed and checked. grammars/README.md is its reference.
//
//   Result<Grammar> grammar = compile({{"grammars/budget.gram", text}, ...}, schema_paths);
//
// All errors of all files come back at once, each with file, line and column. A Grammar is plain data, const
// after compile() and safe to share.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "values/lexicon.h"

namespace fisa::grammar {

struct SourceFile {
  std::string name;  // as shown in diagnostics
  std::string text;  // UTF-8
};

struct Position {
  std::uint32_t file = 0;  // index of the source file
  std::uint32_t line = 0;
};

// Which stretch of text a rule is matched against.
enum class Scope : std::uint8_t {
  unit,      // a block; a label with all that stands under it; a row of a table
  sentence,
  clause,    // parted by commas, semicolons, brackets and conjunctions: one share of a budget
};

// Which view of the text: `slots` has every value, name and quotation as one mark ({money}, {org}, {quoted});
// `plain` has them spelled out, for codes and for words inside them.
enum class View : std::uint8_t { slots, plain };

// The right-hand side of a `set` or of a member of an `add`.
struct Expression {
  enum class Kind : std::uint8_t { literal, call } kind = Kind::literal;
  std::string text;                    // literal: its text; call: the action's name
  std::vector<std::string> arguments;  // call: captures, lexicon names or literals
};

struct Assignment {
  std::string member;  // empty: the value itself
  Expression expression;
};

// One fact that a match gives: a path in the record and how its value is made.
struct Emission {
  std::string path;  // "budget.total", "partners"
  std::vector<Assignment> assignments;
};

struct Example {
  bool positive = true;
  std::string text;      // UTF-8, as written; " / " between blocks
  std::string expected;  // after "=>", may be empty
  Position position;
};

struct Rule {
  std::string grammar;  // "budget"
  std::string name;     // "total_labelled"
  Scope scope = Scope::unit;
  View view = View::slots;
  int rank = 50;                     // the preference of its candidates: higher wins
  std::vector<std::string> matches;  // patterns expanded to RE2 syntax, folded; captures are named groups
  std::vector<std::string> vetoes;   // where one of these matches the sentence, the match does not count
  std::vector<std::string> under;    // the section's heading must match one of these, if any are given
  std::vector<std::string> not_under;
  std::vector<std::string> near;     // one of these must match the unit or its section's headings
  std::vector<Emission> emissions;
  std::vector<Example> examples;
  Position position;

  [[nodiscard]] std::string id() const { return grammar + "." + name; }
};

struct Label {
  std::string name;     // "total"
  std::string pattern;  // expanded, folded
};

struct Grammar {
  std::vector<std::string> files;
  values::Lexicons lexicons;
  std::vector<Label> labels;
  std::map<std::string, std::string, std::less<>> patterns;  // name -> expanded RE2 syntax, labels included
  std::vector<Rule> rules;

  // The value that `form` (folded, any case) stands for in a lexicon; empty where it is not in it.
  [[nodiscard]] std::string lookup(std::string_view lexicon, std::string_view form) const;
};

// What the record's schema says of a path; given by the caller, for `grammar` knows no JSON.
struct PathCheck {
  std::function<bool(std::string_view path)> known;
  std::function<bool(std::string_view path, std::string_view member)> has_member;
};

Result<Grammar> compile(const std::vector<SourceFile>& files, const PathCheck& paths);

// The compiled form, for `fisa grammar print`.
[[nodiscard]] std::string print(const Grammar& grammar);

}  // namespace fisa::grammar
