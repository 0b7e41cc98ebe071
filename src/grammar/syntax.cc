#include "grammar/syntax.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>
#include <utility>

namespace fisa::grammar {
namespace {

constexpr std::array<std::string_view, 5> kDeclarations = {"lexicon", "entity", "pattern", "label", "rule"};
constexpr std::array<std::string_view, 14> kRuleKeywords = {"in",   "view",   "zone", "rank",  "match",
                                                            "veto", "unless", "only", "under", "not_under",
                                                            "set",  "add",    "yes",  "no"};

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string_view trim(std::string_view s) {
  const auto first = s.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return s.substr(first, s.find_last_not_of(" \t\r") - first + 1);
}

std::uint32_t column_of(std::string_view line, std::size_t byte) {
  std::uint32_t column = 1;
  for (std::size_t i = 0; i < byte && i < line.size(); ++i) {
    if ((static_cast<unsigned char>(line[i]) & 0xC0) != 0x80) ++column;
  }
  return column;
}

class Parser {
 public:
  Parser(const SourceFile& source, std::uint32_t file, Diagnostics& errors)
      : source_(source), file_(file), errors_(errors) {}

  File run() {
    std::string_view rest = source_.text;
    std::uint32_t line_number = 0;
    while (!rest.empty()) {
      const auto end = rest.find('\n');
      line(rest.substr(0, end), ++line_number);
      if (end == std::string_view::npos) break;
      rest.remove_prefix(end + 1);
    }
    if (out_.grammar.empty()) {
      error({file_, 1, 1}, "no-grammar-line", "a grammar file begins with a line 'grammar NAME'");
    }
    return std::move(out_);
  }

 private:
  void error(Position at, std::string code, std::string message) {
    errors_.push_back(error_at(source_.name, at, std::move(code), std::move(message)));
  }

  void line(std::string_view raw, std::uint32_t number) {
    const std::string_view text = trim(raw);
    if (text.empty() || text.front() == '#') return;
    const std::size_t indent = raw.find_first_not_of(" \t");
    const auto word_end = std::min(text.find_first_of(" \t:="), text.size());
    const std::string_view word = text.substr(0, word_end);
    const Position at{file_, number, column_of(raw, indent)};
    if (indent == 0) {
      declaration(raw, text, word, at);
    } else if (out_.statements.empty()) {
      error(at, "stray-line", "an indented line continues a statement, and there is none above it");
    } else if (Statement& top = out_.statements.back();
               top.keyword == "rule" && is_one_of(word, kRuleKeywords)) {
      const std::string_view body = trim(text.substr(word.size()));
      const auto offset = static_cast<std::size_t>(body.empty() ? text.size() : body.data() - text.data());
      Statement child;
      child.keyword = std::string(word);
      child.body = std::string(body);
      child.position = at;
      child.body_position = {file_, number, column_of(raw, indent + offset)};
      top.children.push_back(std::move(child));
    } else if (top.keyword == "rule") {
      if (top.children.empty()) {
        error(at, "unknown-keyword", "'" + std::string(word) + "' is no statement of a rule");
      } else {
        continue_with(top.children.back(), text);
      }
    } else {
      continue_with(top, text);
    }
  }

  // Regular expressions go on without a space (write one, or \x20, where it is meant); word lists with one.
  static void continue_with(Statement& statement, std::string_view text) {
    const bool regex = statement.keyword == "pattern" || statement.keyword == "label" ||
                       statement.keyword == "match" || statement.keyword == "veto" ||
                       statement.keyword == "unless" || statement.keyword == "only" ||
                       statement.keyword == "under" || statement.keyword == "not_under";
    if (!regex) statement.body += ' ';
    statement.body += text;
  }

  void declaration(std::string_view raw, std::string_view text, std::string_view word, Position at) {
    const std::string_view rest = trim(text.substr(word.size()));
    if (word == "grammar") {
      if (!out_.grammar.empty()) error(at, "duplicate-grammar-line", "one file holds one grammar");
      out_.grammar = std::string(rest);
      return;
    }
    if (!is_one_of(word, kDeclarations)) {
      const std::vector<std::string> known(kDeclarations.begin(), kDeclarations.end());
      const std::string hint = nearest(word, known);
      error(at, "unknown-keyword",
            "'" + std::string(word) + "' begins no statement" +
                (hint.empty() ? "" : "; did you mean '" + hint + "'?"));
      return;
    }
    Statement statement;
    statement.keyword = std::string(word);
    statement.position = at;
    const bool list = word == "lexicon" || word == "entity";
    const char mark = word == "rule" ? '\0' : (list ? ':' : '=');
    const auto split = mark == '\0' ? std::string_view::npos : rest.find(mark);
    if (mark != '\0' && split == std::string_view::npos) {
      error(at, "missing-definition",
            "'" + std::string(word) + " NAME' wants a '" + std::string(1, mark) + "' and what it stands for");
      return;
    }
    statement.name = std::string(trim(rest.substr(0, split)));
    if (split != std::string_view::npos) {
      const std::string_view body = trim(rest.substr(split + 1));
      statement.body = std::string(body);
      const auto offset = static_cast<std::size_t>(body.empty() ? text.size() : body.data() - raw.data());
      statement.body_position = {file_, at.line, column_of(raw, offset)};
    }
    if (statement.name.empty() || statement.name.find(' ') != std::string::npos) {
      error(at, "bad-name", "a name is one word: '" + statement.name + "'");
      return;
    }
    out_.statements.push_back(std::move(statement));
  }

  const SourceFile& source_;
  std::uint32_t file_;
  Diagnostics& errors_;
  File out_;
};

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

}  // namespace

File parse(const SourceFile& source, std::uint32_t file, Diagnostics& errors) {
  return Parser(source, file, errors).run();
}

Diagnostic error_at(const std::string& file, Position position, std::string code, std::string message) {
  return {file, position.line, position.column, std::move(code), std::move(message)};
}

std::string nearest(std::string_view name, const std::vector<std::string>& candidates) {
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(2, name.size() / 3) + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = edit_distance(name, candidate);
    if (distance < best_distance) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

}  // namespace fisa::grammar
