#include "grammar/syntax.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/decode_charsets.h"

namespace fisa::grammar {
namespace {

constexpr std::array<std::string_view, 5> kDeclarations = {"lexicon", "entity", "pattern", "label", "rule"};
constexpr std::array<std::string_view, 16> kRuleKeywords = {
    "in",     "view", "zone",  "rank",      "match", "veto", "not_with", "not_led_by",
    "unless", "only", "under", "not_under", "set",   "add",  "yes",      "no"};
constexpr std::array<std::string_view, 4> kOnce = {"in", "view", "zone", "rank"};
constexpr std::array<std::string_view, 10> kRegex = {"pattern",    "label",  "match", "veto",  "not_with",
                                                     "not_led_by", "unless", "only",  "under", "not_under"};

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

template <std::size_t N>
std::string hint(std::string_view word, const std::array<std::string_view, N>& words) {
  return did_you_mean(word, {words.begin(), words.end()});
}

bool begins_code_point(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

std::uint32_t column_of(std::string_view line, std::size_t byte) {
  const std::string_view before = line.substr(0, byte);
  return 1 + static_cast<std::uint32_t>(std::count_if(before.begin(), before.end(), begins_code_point));
}

// The offset of the first byte that is not valid UTF-8.
std::size_t first_invalid(std::string_view line) {
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t size = text::utf8_sequence(line, at);
    if (size == 0) return at;
    at += size;
  }
  return std::string_view::npos;
}

class Parser {
 public:
  Parser(const SourceFile& source, std::uint32_t file, const Reporter& report)
      : source_(source), file_(file), report_(report) {}

  File run() {
    std::string_view rest = source_.text;
    if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
    for (number_ = 1; !rest.empty(); ++number_) {
      const auto end = rest.find('\n');
      line(rest.substr(0, end));
      if (end == std::string_view::npos) break;
      rest.remove_prefix(end + 1);
    }
    if (out_.grammar.empty()) {
      report_.error({file_, 1, 1}, "no-grammar-line", "a grammar file begins with a line 'grammar NAME'");
    }
    return std::move(out_);
  }

 private:
  // The place of `part`, a piece of the line at hand.
  [[nodiscard]] Position place(std::string_view part) const {
    return {file_, number_, column_of(raw_, static_cast<std::size_t>(part.data() - raw_.data()))};
  }

  void line(std::string_view raw) {
    raw_ = raw;
    const std::string_view text = trim(raw);
    if (text.empty() || text.front() == '#') return;
    if (const std::size_t bad = first_invalid(raw); bad != std::string_view::npos) {
      report_.error({file_, number_, column_of(raw, bad)}, "invalid-utf-8", "grammar files are UTF-8");
      return;
    }
    const auto indent = static_cast<std::size_t>(text.data() - raw.data());
    const std::string_view word = text.substr(0, text.find_first_of(" \t:="));
    if (indent == 0) {
      skipping_ = !declaration(text, word);
    } else if (skipping_) {
      return;  // belongs to a statement that has been reported
    } else if (out_.statements.empty()) {
      report_.error(place(text), "stray-line",
                    "an indented line continues a statement, and there is none above it");
    } else if (out_.statements.back().keyword == "rule") {
      rule_line(out_.statements.back(), text, word, indent);
    } else {
      go_on(out_.statements.back(), text);
    }
  }

  // The statements of a rule stand in one column; what is indented more goes on with the one above.
  void rule_line(Statement& rule, std::string_view text, std::string_view word, std::size_t indent) {
    if (rule.children.empty()) indent_ = indent;
    if (indent > indent_) {
      if (!skipping_child_) go_on(rule.children.back(), text);
      return;
    }
    indent_ = indent;
    skipping_child_ = !is_one_of(word, kRuleKeywords);
    if (skipping_child_) {
      report_.error(place(text), "unknown-keyword",
                    "'" + std::string(word) + "' is no statement of a rule" + hint(word, kRuleKeywords));
      return;
    }
    const auto same = [&](const Statement& s) { return s.keyword == word; };
    if (is_one_of(word, kOnce) && std::any_of(rule.children.begin(), rule.children.end(), same)) {
      report_.error(place(text), "duplicate-statement", "the rule says '" + std::string(word) + "' twice");
    }
    Statement child;
    child.keyword = std::string(word);
    child.position = place(text);
    const std::string_view body = trim(text.substr(word.size()));
    child.body = {body, place(body.empty() ? text : body)};
    rule.children.push_back(std::move(child));
  }

  // Regular expressions go on without a space (write one, or \x20, where it is meant); word lists with one.
  void go_on(Statement& statement, std::string_view text) const {
    if (!is_one_of(std::string_view(statement.keyword), kRegex)) statement.body.append(" ", place(text));
    statement.body.append(text, place(text));
  }

  // False where the line declares nothing, so that what goes on with it is passed over.
  bool declaration(std::string_view text, std::string_view word) {
    const Position at = place(text);
    const std::string_view rest = trim(text.substr(word.size()));
    if (word == "grammar") {
      if (!out_.grammar.empty()) report_.error(at, "duplicate-grammar-line", "one file holds one grammar");
      out_.grammar = std::string(rest);
      if (!is_name(rest)) report_.error(at, "bad-name", "a grammar's name is one word");
      return false;
    }
    if (!is_one_of(word, kDeclarations)) {
      report_.error(at, "unknown-keyword",
                    "'" + std::string(word) + "' begins no statement" + hint(word, kDeclarations));
      return false;
    }
    Statement statement;
    statement.keyword = std::string(word);
    statement.position = at;
    std::string_view name = rest;
    if (word != "rule") {
      const char mark = word == "lexicon" || word == "entity" ? ':' : '=';
      const auto split = rest.find(mark);
      if (split == std::string_view::npos) {
        report_.error(
            at, "missing-definition",
            "'" + std::string(word) + " NAME' wants a '" + std::string(1, mark) + "' and what it stands for");
        return false;
      }
      name = trim(rest.substr(0, split));
      const std::string_view body = trim(rest.substr(split + 1));
      statement.body = {body, body.empty() ? at : place(body)};
    }
    if (!is_name(name)) {
      report_.error(at, "bad-name",
                    "a name is one word of letters, digits and '_': '" + std::string(name) + "'");
      return false;
    }
    statement.name = std::string(name);
    out_.statements.push_back(std::move(statement));
    return true;
  }

  const SourceFile& source_;
  std::uint32_t file_;
  const Reporter& report_;
  File out_;
  std::string_view raw_;  // the line at hand
  std::uint32_t number_ = 0;
  std::size_t indent_ = 0;       // of the statements of the open rule
  bool skipping_ = false;        // the lines of a statement that was reported
  bool skipping_child_ = false;  // the same within a rule
};

}  // namespace

void Body::append(std::string_view text, Position position) {
  pieces_.push_back({text_.size(), position});
  text_ += text;
}

Position Body::at(std::size_t offset) const {
  if (pieces_.empty()) return {};
  auto piece = std::upper_bound(pieces_.begin(), pieces_.end(), offset,
                                [](std::size_t o, const Piece& p) { return o < p.begin; });
  if (piece != pieces_.begin()) --piece;
  Position out = piece->position;
  const std::string_view before = std::string_view(text_).substr(piece->begin, offset - piece->begin);
  out.column += static_cast<std::uint32_t>(std::count_if(before.begin(), before.end(), begins_code_point));
  return out;
}

std::string_view trim(std::string_view s) {
  const auto first = s.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return s.substr(first, s.find_last_not_of(" \t\r") - first + 1);
}

bool is_name(std::string_view s) {
  const auto is_word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  };
  return !s.empty() && std::all_of(s.begin(), s.end(), is_word) && !(s[0] >= '0' && s[0] <= '9');
}

File parse(const SourceFile& source, std::uint32_t file, const Reporter& report) {
  return Parser(source, file, report).run();
}

}  // namespace fisa::grammar
