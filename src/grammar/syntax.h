// The statements of a grammar file, as they stand: no reference resolved yet.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/grammar.h"
#include "grammar/report.h"

namespace fisa::grammar {

// Text that may have been put together from several lines of a file, and where each part of it stands.
class Body {
 public:
  Body() = default;
  Body(std::string_view text, Position position) { append(text, position); }

  void append(std::string_view text, Position position);

  [[nodiscard]] const std::string& text() const { return text_; }
  // Where in the file byte `offset` of the text stands.
  [[nodiscard]] Position at(std::size_t offset) const;
  // The same for a piece of it: `part` is a view into text().
  [[nodiscard]] Position at(std::string_view part) const {
    return at(static_cast<std::size_t>(part.data() - text_.data()));
  }
  [[nodiscard]] Position position() const { return at(0); }

 private:
  struct Piece {
    std::size_t begin = 0;
    Position position;
  };
  std::string text_;
  std::vector<Piece> pieces_;
};

struct Statement {
  std::string keyword;              // "lexicon", "pattern", "label", "entity", "rule", "match", "set", ...
  std::string name;                 // top-level statements: what is declared
  Body body;                        // the rest, continuation lines joined
  Position position;                // of the keyword
  std::vector<Statement> children;  // of a rule
};

struct File {
  std::string grammar;  // the name that its first line declares
  std::vector<Statement> statements;
};

// Parses one file; what cannot be parsed is reported and skipped, so that one run shows every error.
File parse(const SourceFile& source, std::uint32_t file, const Reporter& report);

// Without outer blanks.
[[nodiscard]] std::string_view trim(std::string_view s);

// Letters, digits and underscores, no digit first: what a reference in braces can name.
[[nodiscard]] bool is_name(std::string_view s);

}  // namespace fisa::grammar
