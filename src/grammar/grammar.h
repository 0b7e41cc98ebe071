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
#include <optional>
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
  std::uint32_t file = 0;    // index of the source file
  std::uint32_t line = 0;    // 1-based
  std::uint32_t column = 0;  // 1-based, in code points
};

// A part of a pattern, as written and in RE2 syntax (grammar/pieces.h).
struct Piece {
  std::string written;
  std::string text;
};

// One regular expression in RE2 syntax: references expanded, Romanian folded, captures named.
struct Pattern {
  std::string text;
  Position position;
  std::vector<Piece> pieces;  // of a `match`: together they are the text; none where it is an alternation
};

// Which stretch of text a rule is matched against.
enum class Scope : std::uint8_t {
  unit,  // a block; a label with all that stands under it; a row of a table
  sentence,
  clause,  // parted by commas, semicolons, brackets and conjunctions: one share of a budget
};

// Which view of the text: `slots` has every value, name and quotation as one mark ({money}, {org}, {quoted});
// `plain` has them spelled out, for codes and for words inside them.
enum class View : std::uint8_t { slots, plain };

// Which parts of a page a rule looks at. A menu or a footer may name the programme; it never tells the
// budget.
enum class Zones : std::uint8_t { main, aside, any };

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
  std::string path;   // "budget.total", "partners"
  bool list = false;  // `add`: every match gives an element; `set`: one value is chosen
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
  Zones zones = Zones::main;        // main text only; main text and sidebars; everything
  int rank = 50;                    // the preference of its candidates: higher wins
  std::vector<Pattern> matches;     // one of these must match
  std::vector<Pattern> vetoes;      // where one of these matches the sentence, the match does not count
  std::vector<Pattern> not_with;    // of a rule in a clause: ... the sentence around it
  std::vector<Pattern> not_led_by;  // ... what leads up to the match, with it
  std::vector<Pattern> unless;      // where one of these matches what was matched, it does not count
  std::vector<Pattern> only;        // what was matched must match one of these, if any are given
  std::vector<Pattern> under;       // the section's heading must match one of these, if any are given
  std::vector<Pattern> not_under;   // ... and none of these
  std::vector<Emission> emissions;
  std::vector<Example> examples;
  Position position;

  [[nodiscard]] std::string id() const { return grammar + "." + name; }
};

// A label: what a line may say before its value, or alone above it.
struct Label {
  std::string name;  // "total"
  Pattern pattern;
};

struct Grammar {
  std::vector<std::string> files;
  values::Lexicons lexicons;
  std::vector<std::string> entities;  // the lexicons whose forms are marked in the text: {programme}, {fund}
  std::vector<Label> labels;
  std::map<std::string, Pattern, std::less<>> patterns;  // those that the engine asks for by name
  std::vector<Rule> rules;

  // The value that `form` (folded, any case) stands for in a lexicon; empty where it is not in it.
  [[nodiscard]] std::string lookup(std::string_view lexicon, std::string_view form) const;
};

// A place of the record that grammars may write to.
struct Field {
  std::string path;                  // "budget.total"; of a list's elements "partners.role"
  bool list = false;                 // an array: `add`, not `set`
  std::vector<std::string> choices;  // the texts it may be, where the schema lists them
};

// What the grammars may rely on and are held against, given by the caller: `grammar` knows neither JSON nor
// regular expressions nor the engine.
inline constexpr const char* kBadRegex = "bad-regex";

struct Environment {
  std::vector<Field> fields;  // of the record's schema
  // The actions that a `set` may call, with the number of their arguments.
  std::map<std::string, std::size_t, std::less<>> actions;
  // Lexicons and patterns that the engine itself asks for by name; no rule needs to use them.
  std::vector<std::string> engine_names;
  // What is wrong with a regular expression: its syntax (kBadRegex), or that it can match nothing at all.
  // Where this is not given, expressions are taken on trust.
  std::function<std::optional<Diagnostic>(std::string_view regex)> fault_of;
};

Result<Grammar> compile(const std::vector<SourceFile>& files, const Environment& environment);

// The compiled form, for `fisa grammar print`.
[[nodiscard]] std::string print(const Grammar& grammar);

}  // namespace fisa::grammar
