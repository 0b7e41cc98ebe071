#include "grammar/lints.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace fisa::grammar {
namespace {

// "(?P<value>\x03)" -> "(\x03)": what is captured, whatever it is called.
std::string without_names(std::string_view regex) {
  std::string out;
  while (true) {
    const auto at = regex.find("(?P<");
    out += regex.substr(0, at);
    if (at == std::string_view::npos) return out;
    out += '(';
    regex.remove_prefix(std::min(regex.find('>', at), regex.size() - 1) + 1);
  }
}

// The alternatives of a pattern: "a|b(c|d)" -> "a", "b(c|d)".
std::vector<std::string> alternatives(const std::string& regex) {
  std::vector<std::string> out(1);
  int depth = 0;
  bool in_class = false;
  for (std::size_t i = 0; i < regex.size(); ++i) {
    const char c = regex[i];
    if (c == '\\' && i + 1 < regex.size()) {
      out.back() += regex.substr(i++, 2);
      continue;
    }
    if (c == '[') in_class = true;
    if (c == ']') in_class = false;
    if (!in_class) depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    if (c == '|' && depth == 0 && !in_class)
      out.emplace_back();
    else
      out.back() += c;
  }
  return out;
}

using Texts = std::set<std::string>;

Texts texts(const std::vector<Pattern>& patterns) {
  Texts out;
  for (const Pattern& p : patterns) out.insert(without_names(p.text));
  return out;
}

// What matters of a rule when it is held against another.
struct Shape {
  Scope scope;
  View view;
  std::set<std::string> paths;
  Texts alternatives;
  Texts refusals;  // veto, not_with, not_led_by, unless, not_under
  Texts wants;     // only, under

  explicit Shape(const Rule& r) : scope(r.scope), view(r.view) {
    for (const Emission& e : r.emissions) {
      std::string path = e.path;
      // Two rules may read one line for two kinds of part.
      for (const Assignment& a : e.assignments) {
        if (a.expression.kind == Expression::Kind::literal) path += "," + a.member + "=" + a.expression.text;
      }
      paths.insert(path);
    }
    for (const Pattern& p : r.matches) {
      for (const std::string& a : grammar::alternatives(without_names(p.text))) alternatives.insert(a);
    }
    for (const auto* list : {&r.vetoes, &r.not_with, &r.not_led_by, &r.unless, &r.not_under})
      refusals.merge(texts(*list));
    for (const auto* list : {&r.only, &r.under}) wants.merge(texts(*list));
  }
};

bool covers(const Texts& all, const Texts& some) {
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

bool shadows(const Shape& over, const Shape& under) {
  return over.scope == under.scope && over.view == under.view && over.paths == under.paths &&
         covers(over.alternatives, under.alternatives) && covers(under.refusals, over.refusals) &&
         (over.wants.empty() || over.wants == under.wants);
}

}  // namespace

void lint_unused(const Definitions& definitions, const Reporter& report) {
  for (const auto& [name, d] : definitions) {
    if (!d.used) report.error(d.position, "unused-name", "'" + name + "' is declared and never used");
  }
}

void lint_twins(const std::vector<Rule>& rules, const Reporter& report) {
  std::map<std::string, const Rule*> seen;
  for (const Rule& r : rules) {
    const auto [first, fresh] = seen.emplace(r.id(), &r);
    if (!fresh) {
      report.error(
          r.position, "duplicate-name",
          "the rule '" + r.id() + "' is declared already, at " + report.place(first->second->position));
    }
  }
}

void lint_shadowed(const std::vector<Rule>& rules, const Reporter& report) {
  std::vector<Shape> shapes(rules.begin(), rules.end());
  for (std::size_t i = 0; i < rules.size(); ++i) {
    for (std::size_t k = 0; k < rules.size(); ++k) {
      if (i == k || rules[i].matches.empty() || !shadows(shapes[k], shapes[i])) continue;
      // Of two that say the same, the later one is told.
      if (i < k && shadows(shapes[i], shapes[k])) continue;
      report.error(rules[i].matches.front().position, "shadowed-rule",
                   "'" + rules[i].id() + "' matches just what '" + rules[k].id() + "' matches, at " +
                       report.place(rules[k].position));
      break;
    }
  }
}

}  // namespace fisa::grammar
