// The statements of a grammar file, as they stand: no reference resolved yet.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "grammar/grammar.h"

namespace fisa::grammar {

struct Statement {
  std::string keyword;  // "lexicon", "pattern", "label", "entity", "rule", "match", "set", ...
  std::string name;     // top-level statements: what is declared
  std::string body;     // the rest, continuation lines joined
  Position position;    // of the keyword
  Position body_position;
  std::vector<Statement> children;  // of a rule
};

struct File {
  std::string grammar;  // the name that its first line declares
  std::vector<Statement> statements;
};

// Parses one file; what cannot be parsed is reported and skipped, so that one run shows every error.
File parse(const SourceFile& source, std::uint32_t file, Diagnostics& errors);

// A diagnostic at a place of a file.
Diagnostic error_at(const std::string& file, Position position, std::string code, std::string message);

// The name nearest to `name` among `candidates` by edit distance, or "" where none is near.
std::string nearest(std::string_view name, const std::vector<std::string>& candidates);

}  // namespace fisa::grammar
