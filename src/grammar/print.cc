#include <algorithm>

#include "grammar/grammar.h"

namespace fisa::grammar {
namespace {

void line(std::string& out, std::string_view keyword, const Pattern& pattern) {
  out += "  " + std::string(keyword) + " " + pattern.text + "\n";
}

std::string shown(const Expression& e) {
  if (e.kind == Expression::Kind::literal) return "\"" + e.text + "\"";
  std::string out = e.text + "(";
  for (std::size_t i = 0; i < e.arguments.size(); ++i) out += (i == 0 ? "" : ", ") + e.arguments[i];
  return out + ")";
}

void print(std::string& out, const Rule& r) {
  static constexpr std::string_view kScopes[] = {"unit", "sentence", "clause"};
  static constexpr std::string_view kZones[] = {"main", "aside", "any"};
  out += "rule " + r.id() + "\n  in " + std::string(kScopes[static_cast<int>(r.scope)]);
  out += std::string("\n  view ") + (r.view == View::plain ? "plain" : "slots");
  out += "\n  zone " + std::string(kZones[static_cast<int>(r.zones)]);
  out += "\n  rank " + std::to_string(r.rank) + "\n";
  for (const Pattern& p : r.matches) line(out, "match", p);
  for (const Pattern& p : r.vetoes) line(out, "veto", p);
  for (const Pattern& p : r.not_with) line(out, "not_with", p);
  for (const Pattern& p : r.not_led_by) line(out, "not_led_by", p);
  for (const Pattern& p : r.unless) line(out, "unless", p);
  for (const Pattern& p : r.only) line(out, "only", p);
  for (const Pattern& p : r.under) line(out, "under", p);
  for (const Pattern& p : r.not_under) line(out, "not_under", p);
  for (const Emission& e : r.emissions) {
    out += (e.list ? "  add " : "  set ") + e.path + (e.list ? ": " : " = ");
    for (std::size_t i = 0; i < e.assignments.size(); ++i) {
      const Assignment& a = e.assignments[i];
      out += (i == 0 ? "" : ", ") + (a.member.empty() ? "" : a.member + " = ") + shown(a.expression);
    }
    out += "\n";
  }
}

}  // namespace

std::string print(const Grammar& grammar) {
  std::string out;
  for (const auto& [name, lexicon] : grammar.lexicons) {
    const auto entity = std::find(grammar.entities.begin(), grammar.entities.end(), name);
    out += (entity == grammar.entities.end() ? "lexicon " : "entity ") + name + "\n";
    for (const auto& entry : lexicon) out += "  " + entry.form + " = " + entry.value + "\n";
  }
  for (const auto& [name, pattern] : grammar.patterns)
    out += "pattern " + name + "\n  " + pattern.text + "\n";
  for (const Label& label : grammar.labels) out += "label " + label.name + "\n  " + label.pattern.text + "\n";
  for (const Rule& rule : grammar.rules) print(out, rule);
  return out;
}

}  // namespace fisa::grammar
