#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "grammar/expand.h"
#include "grammar/grammar.h"
#include "grammar/slots.h"
#include "grammar/syntax.h"
#include "text/fold.h"

namespace fisa::grammar {
namespace {

std::string_view trim(std::string_view s) {
  const auto first = s.find_first_not_of(' ');
  return first == std::string_view::npos ? std::string_view{}
                                         : s.substr(first, s.find_last_not_of(' ') - first + 1);
}

std::string lower(std::string s) {
  for (char& c : s) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return s;
}

std::vector<std::string_view> split(std::string_view s, char by) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto at = s.find(by);
    parts.push_back(trim(s.substr(0, at)));
    if (at == std::string_view::npos) return parts;
    s.remove_prefix(at + 1);
  }
}

// The same, but not inside quotes or brackets: "name = names(x, "a, b"), role = "partner"".
std::vector<std::string_view> split_outside(std::string_view s, char by) {
  std::vector<std::string_view> parts;
  int depth = 0;
  bool quoted = false;
  std::size_t start = 0;
  for (std::size_t i = 0; i <= s.size(); ++i) {
    if (i == s.size() || (s[i] == by && depth == 0 && !quoted)) {
      parts.push_back(trim(s.substr(start, i - start)));
      start = i + 1;
    } else if (s[i] == '"') {
      quoted = !quoted;
    } else if (!quoted && s[i] == '(') {
      ++depth;
    } else if (!quoted && s[i] == ')') {
      --depth;
    }
  }
  return parts;
}

// Is there a '^' that is no negated class and not escaped?
bool has_anchor(std::string_view regex) {
  for (std::size_t i = 0; i < regex.size(); ++i) {
    if (regex[i] == '\\')
      ++i;
    else if (regex[i] == '^' && (i == 0 || regex[i - 1] != '['))
      return true;
  }
  return false;
}

class Compiler {
 public:
  Compiler(const std::vector<SourceFile>& sources, const Environment& environment)
      : sources_(sources), environment_(environment), expander_(out_.files, errors_) {}

  Result<Grammar> run() {
    for (const SourceFile& source : sources_) out_.files.push_back(source.name);
    std::vector<File> files;
    for (std::uint32_t i = 0; i < sources_.size(); ++i) files.push_back(parse(sources_[i], i, errors_));
    for (const File& file : files) {
      for (const Statement& s : file.statements) declare(s);
    }
    for (const File& file : files) {
      for (const Statement& s : file.statements) {
        if (s.keyword == "rule") rule(file.grammar, s);
      }
    }
    for (const auto& [name, position] : label_order_) {
      out_.labels.push_back({name, {expander_.expand("{" + name + "}", position, nullptr), position}});
    }
    for (const std::string& name : environment_.engine_names) {
      const auto found = expander_.definitions.find(name);
      if (found == expander_.definitions.end()) continue;
      found->second.used = true;
      if (found->second.kind == Definition::Kind::pattern) {
        out_.patterns[name] = {expander_.expand("{" + name + "}", found->second.position, nullptr),
                               found->second.position};
      }
    }
    lint_unused();
    lint_shadowed();
    if (errors_.empty()) return std::move(out_);
    std::stable_sort(errors_.begin(), errors_.end(), [](const Diagnostic& a, const Diagnostic& b) {
      return std::tie(a.source, a.line, a.column) < std::tie(b.source, b.line, b.column);
    });
    return std::move(errors_);
  }

 private:
  void error(Position at, std::string code, std::string message) {
    errors_.push_back(error_at(out_.files[at.file], at, std::move(code), std::move(message)));
  }

  void declare(const Statement& s) {
    if (s.keyword == "rule") return;
    if (const auto found = expander_.definitions.find(s.name); found != expander_.definitions.end()) {
      const Position first = found->second.position;
      error(s.position, "duplicate-name",
            "'" + s.name + "' is declared already, at " + out_.files[first.file] + ":" +
                std::to_string(first.line));
      return;
    }
    Definition d;
    d.position = s.body_position;
    if (s.keyword == "lexicon" || s.keyword == "entity") {
      const values::Lexicon lexicon = read_lexicon(s);
      if (lexicon.empty()) {
        error(s.position, "empty-lexicon", "'" + s.name + "' has no forms");
        return;
      }
      out_.lexicons[s.name] = lexicon;
      d.kind = s.keyword == "lexicon" ? Definition::Kind::lexicon : Definition::Kind::entity;
      if (d.kind == Definition::Kind::entity) {
        const int mark = kFirstEntity + static_cast<int>(out_.entities.size());
        if (mark > kLastEntity)
          error(s.position, "too-many-entities", "there are marks for fourteen entity lexicons");
        constexpr std::string_view kHex = "0123456789abcdef";
        d.body = std::string("\\x") + kHex[static_cast<std::size_t>(mark >> 4)] +
                 kHex[static_cast<std::size_t>(mark & 15)];
        out_.entities.push_back(s.name);
      } else {
        d.body = alternation(lexicon);
      }
    } else {
      d.kind = s.keyword == "label" ? Definition::Kind::label : Definition::Kind::pattern;
      d.body = s.body;
      if (d.kind == Definition::Kind::label) label_order_.emplace_back(s.name, s.body_position);
    }
    expander_.definitions[s.name] = std::move(d);
  }

  values::Lexicon read_lexicon(const Statement& s) {
    values::Lexicon lexicon;
    std::map<std::string, std::string> value_of;
    for (const std::string_view entry : split(s.body, ';')) {
      if (entry.empty()) continue;
      const auto equals = entry.find(" = ");
      const std::string value(trim(entry.substr(0, equals)));
      if (equals == std::string_view::npos) {
        error(s.body_position, "bad-lexicon-entry", "'" + value + "' wants the form 'VALUE = form | form'");
        continue;
      }
      for (const std::string_view raw : split(entry.substr(equals + 3), '|')) {
        const std::string form = lower(text::folded(raw));
        if (form.empty()) {
          error(s.body_position, "empty-form", "the value '" + value + "' has an empty form");
          continue;
        }
        if (form.find(" = ") != std::string::npos) {
          error(s.body_position, "missing-semicolon",
                "'" + form + "' holds a '=': entries are parted by ';'");
          continue;
        }
        const auto [known, fresh] = value_of.emplace(form, value);
        if (!fresh && known->second != value) {
          error(s.body_position, "form-with-two-values",
                "'" + form + "' in '" + s.name + "' stands for both '" + known->second + "' and '" + value +
                    "'");
        }
        if (fresh) lexicon.push_back({form, value});
      }
    }
    return lexicon;
  }

  void rule(const std::string& grammar, const Statement& s) {
    Rule r;
    r.grammar = grammar;
    r.name = s.name;
    r.position = s.position;
    for (const Rule& other : out_.rules) {
      if (other.id() == r.id())
        error(s.position, "duplicate-name", "the rule '" + r.id() + "' is declared already");
    }
    captures_.clear();
    for (const Statement& c : s.children) {
      if (c.keyword == "match") add_match(r, c);
    }
    for (const Statement& c : s.children) {
      if (c.keyword == "match") continue;
      if (c.keyword == "in") {
        scope(r, c);
      } else if (c.keyword == "view") {
        if (c.body == "plain")
          r.view = View::plain;
        else if (c.body != "slots")
          error(c.body_position, "bad-view", "a view is 'slots' or 'plain', not '" + c.body + "'");
      } else if (c.keyword == "zone") {
        if (c.body == "aside")
          r.zones = Zones::aside;
        else if (c.body == "any")
          r.zones = Zones::any;
        else if (c.body != "main")
          error(c.body_position, "bad-zone", "a zone is 'main', 'aside' or 'any', not '" + c.body + "'");
      } else if (c.keyword == "rank") {
        const auto [end, ec] = std::from_chars(c.body.data(), c.body.data() + c.body.size(), r.rank);
        if (ec != std::errc() || end != c.body.data() + c.body.size() || r.rank < 0 || r.rank > 100) {
          error(c.body_position, "bad-rank", "a rank is a whole number from 0 to 100, not '" + c.body + "'");
        }
      } else if (c.keyword == "veto") {
        r.vetoes.push_back(pattern(c));
      } else if (c.keyword == "unless") {
        r.unless.push_back(pattern(c));
      } else if (c.keyword == "only") {
        r.only.push_back(pattern(c));
      } else if (c.keyword == "under") {
        r.under.push_back(pattern(c));
      } else if (c.keyword == "not_under") {
        r.not_under.push_back(pattern(c));
      } else if (c.keyword == "set" || c.keyword == "add") {
        emission(r, c);
      } else {
        example(r, c);
      }
    }
    check(r);
    out_.rules.push_back(std::move(r));
  }

  Pattern pattern(const Statement& c) {
    return {expander_.expand(c.body, c.body_position, nullptr), c.body_position};
  }

  void add_match(Rule& r, const Statement& c) {
    std::set<std::string> names;
    r.matches.push_back({expander_.expand(c.body, c.body_position, &names), c.body_position});
    if (r.matches.size() == 1) {
      captures_ = names;
    } else {
      // What a `set` uses must be captured whichever of the matches fires.
      std::set<std::string> both;
      std::set_intersection(captures_.begin(), captures_.end(), names.begin(), names.end(),
                            std::inserter(both, both.end()));
      captures_ = both;
    }
  }

  void scope(Rule& r, const Statement& c) {
    if (c.body == "unit")
      r.scope = Scope::unit;
    else if (c.body == "sentence")
      r.scope = Scope::sentence;
    else if (c.body == "clause")
      r.scope = Scope::clause;
    else
      error(c.body_position, "bad-scope",
            "a rule matches in a 'unit', 'sentence' or 'clause', not '" + c.body + "'");
  }

  void emission(Rule& r, const Statement& c) {
    Emission e;
    if (c.keyword == "set") {
      const auto equals = c.body.find('=');
      e.path = std::string(trim(std::string_view(c.body).substr(0, equals)));
      if (equals == std::string::npos) {
        error(c.body_position, "bad-set", "write 'set PATH = VALUE'");
        return;
      }
      if (auto x = expression(trim(std::string_view(c.body).substr(equals + 1)), c.body_position)) {
        e.assignments.push_back({"", std::move(*x)});
      }
    } else {
      e.list = true;
      const auto colon = c.body.find(':');
      e.path = std::string(trim(std::string_view(c.body).substr(0, colon)));
      if (colon == std::string::npos) {
        error(c.body_position, "bad-add",
              "write 'add PATH: MEMBER = VALUE, MEMBER = VALUE' or 'add PATH: VALUE'");
        return;
      }
      for (const std::string_view part : split_outside(std::string_view(c.body).substr(colon + 1), ',')) {
        const auto equals = part.find(" = ");
        const std::string member(equals == std::string_view::npos ? std::string_view{}
                                                                  : trim(part.substr(0, equals)));
        auto x = expression(equals == std::string_view::npos ? part : trim(part.substr(equals + 3)),
                            c.body_position);
        if (!x) continue;
        if (!member.empty() && !environment_.has_member(e.path, member)) {
          error(c.body_position, "unknown-member", "the schema has no '" + member + "' in '" + e.path + "'");
        }
        e.assignments.push_back({member, std::move(*x)});
      }
    }
    if (!environment_.known_path(e.path)) {
      error(c.body_position, "unknown-path", "the schema has no '" + e.path + "'");
    }
    r.emissions.push_back(std::move(e));
  }

  std::optional<Expression> expression(std::string_view s, Position at) {
    if (s.size() >= 2 && s.front() == '"' && s.back() == '"') {
      return Expression{Expression::Kind::literal, std::string(s.substr(1, s.size() - 2)), {}};
    }
    const auto open = s.find('(');
    if (open == std::string_view::npos || s.back() != ')') {
      error(at, "bad-expression", "'" + std::string(s) + "' is neither \"text\" nor ACTION(CAPTURE)");
      return std::nullopt;
    }
    Expression e{Expression::Kind::call, std::string(trim(s.substr(0, open))), {}};
    for (const std::string_view a : split(s.substr(open + 1, s.size() - open - 2), ','))
      e.arguments.emplace_back(a);
    const auto known = environment_.actions.find(e.text);
    if (known == environment_.actions.end()) {
      std::vector<std::string> names;
      for (const auto& [n, count] : environment_.actions) names.push_back(n);
      const std::string hint = nearest(e.text, names);
      error(at, "unknown-action",
            "'" + e.text + "'" + (hint.empty() ? " is no action" : "; did you mean '" + hint + "'?"));
      return std::nullopt;
    }
    if (known->second != e.arguments.size()) {
      error(at, "wrong-arguments",
            "'" + e.text + "' takes " + std::to_string(known->second) + " argument(s)");
    }
    for (const std::string& a : e.arguments) {
      const auto definition = expander_.definitions.find(a);
      const bool lexicon = definition != expander_.definitions.end() && out_.lexicons.count(a) != 0;
      if (lexicon) definition->second.used = true;
      if (!lexicon && captures_.count(a) == 0) {
        error(at, "unknown-capture",
              "'" + a + "' is captured by no 'match' of this rule (or not by all of them)");
      }
    }
    return e;
  }

  void example(Rule& r, const Statement& c) {
    Example e;
    e.positive = c.keyword == "yes";
    e.position = c.body_position;
    const auto arrow = c.body.rfind(" => ");
    e.text = c.body.substr(0, arrow);
    if (arrow != std::string::npos) e.expected = c.body.substr(arrow + 4);
    r.examples.push_back(std::move(e));
  }

  void check(const Rule& r) {
    if (r.matches.empty()) error(r.position, "no-match", "the rule '" + r.id() + "' has no 'match'");
    if (r.emissions.empty()) error(r.position, "no-effect", "the rule '" + r.id() + "' sets nothing");
    const auto has = [&](bool positive) {
      return std::any_of(r.examples.begin(), r.examples.end(),
                         [&](const Example& e) { return e.positive == positive; });
    };
    if (!has(true)) error(r.position, "no-example", "the rule '" + r.id() + "' has no 'yes' example");
    if (!has(false)) error(r.position, "no-example", "the rule '" + r.id() + "' has no 'no' example");
    if (r.scope == Scope::unit) return;
    for (const Pattern& p : r.matches) {
      if (has_anchor(p.text)) {
        error(p.position, "anchor-in-sentence",
              "'^' means the start of a unit; a rule in a sentence or clause cannot use it");
      }
    }
  }

  void lint_unused() {
    for (const auto& [name, d] : expander_.definitions) {
      if (!d.used) error(d.position, "unused-name", "'" + name + "' is declared and never used");
    }
  }

  void lint_shadowed() {
    std::map<std::string, const Rule*> seen;
    for (const Rule& r : out_.rules) {
      for (const Pattern& p : r.matches) {
        std::string key =
            std::to_string(static_cast<int>(r.scope)) + std::to_string(static_cast<int>(r.view)) + p.text;
        for (const Pattern& q : r.under) key += "\n" + q.text;
        for (const Emission& e : r.emissions) key += "\n" + e.path;
        const auto [at, fresh] = seen.emplace(key, &r);
        if (!fresh && at->second != &r) {
          error(p.position, "shadowed-rule",
                "'" + r.id() + "' matches just what '" + at->second->id() + "' matches");
        }
      }
    }
  }

  const std::vector<SourceFile>& sources_;
  const Environment& environment_;
  Grammar out_;
  Diagnostics errors_;
  Expander expander_;
  std::set<std::string> captures_;  // of the rule at hand
  std::vector<std::pair<std::string, Position>> label_order_;
};

}  // namespace

Result<Grammar> compile(const std::vector<SourceFile>& files, const Environment& environment) {
  return Compiler(files, environment).run();
}

std::string Grammar::lookup(std::string_view lexicon, std::string_view form) const {
  const auto found = lexicons.find(lexicon);
  if (found == lexicons.end()) return {};
  const std::string wanted = lower(std::string(form));
  for (const auto& entry : found->second) {
    if (entry.form == wanted) return entry.value;
  }
  return {};
}

}  // namespace fisa::grammar
