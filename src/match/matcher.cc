#include "match/matcher.h"

#include <re2/set.h>

#include <algorithm>
#include <array>
#include <map>

#include "match/pattern.h"
#include "match/prefilter.h"
#include "match/requirements.h"

namespace fisa::match {
namespace {

Patterns lazy(const std::vector<grammar::Pattern>& patterns) {
  Patterns out;
  for (const auto& p : patterns) out.push_back(std::make_unique<LazyPattern>(p.text));
  return out;
}

bool any(const Patterns& patterns, std::string_view text) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const auto& p) { return p->in(text); });
}

// The guards of one kind that a rule has, numbered in a row.
struct CompiledGuards {
  Patterns patterns;
  std::uint32_t first = 0;
};

struct CompiledRule {
  Patterns matches;
  std::array<CompiledGuards, kGuards> guards;
  Patterns under;
  Patterns not_under;
  grammar::View view;
  grammar::Scope scope;
};

const std::vector<grammar::Pattern>& guards_of(const grammar::Rule& rule, Guard kind) {
  switch (kind) {
    case Guard::veto:
      return rule.vetoes;
    case Guard::not_with:
      return rule.not_with;
    case Guard::not_led_by:
      return rule.not_led_by;
    case Guard::unless:
      return rule.unless;
    case Guard::only:
      break;
  }
  return rule.only;
}

// The bit of a Hit that stands for a rule's pattern.
std::uint32_t bit_of(std::size_t pattern) {
  return std::uint32_t{1} << std::min<std::size_t>(pattern, 31);
}

// All patterns of one view, behind the one pass that says which can match.
struct ScanSet {
  Prefilter filter;
  std::vector<Hit> patterns;  // by their number in the filter: the rule, and the bit of the pattern in it
};

}  // namespace

struct Matcher::Compiled {
  std::vector<CompiledRule> rules;
  ScanSet slots;
  ScanSet plain;
  Prefilter guards;
  Prefilter label_filter;
  Patterns labels;
  std::map<std::string, std::unique_ptr<LazyPattern>, std::less<>> named;
};

void Match::shift(std::uint32_t by) {
  span = {span.begin + by, span.end + by};
  for (auto& [name, s] : captures) s = {s.begin + by, s.end + by};
}

Span Match::operator[](std::string_view name) const {
  for (const auto& [n, s] : captures) {
    if (n == name) return s;
  }
  return {};
}

namespace {

Diagnostic bad_pattern(const grammar::Grammar& g, const grammar::Pattern& p, std::string code,
                       std::string message) {
  return {g.files[p.position.file], p.position.line, p.position.column, std::move(code), std::move(message)};
}

}  // namespace

std::optional<Diagnostic> fault_of(std::string_view regex) {
  const RE2 re(piece(regex), pattern_options());
  if (!re.ok()) {
    std::string what = re.error();
    if (!re.error_arg().empty()) what += ": '" + re.error_arg() + "'";
    return Diagnostic{"", 0, 0, grammar::kBadRegex, std::move(what)};
  }
  // A word boundary, or a start or end, takes no more room in a text than nothing does.
  for (const std::string_view text : {"", "a", " a ", "-"}) {
    for (std::size_t from = 0; from <= text.size(); ++from) {
      re2::StringPiece match;
      if (re.Match(piece(text), from, text.size(), RE2::UNANCHORED, &match, 1) && match.empty()) {
        return Diagnostic{"", 0, 0, "matches-nothing",
                          "the pattern can match the empty string; make a part of it required"};
      }
    }
  }
  return std::nullopt;
}

Result<Matcher> Matcher::make(const grammar::Grammar& g, Syntax checks, std::string_view ahead) {
  Requirements requirements(ahead);
  return make(g, checks, requirements);
}

std::string Matcher::requirements_of(const grammar::Grammar& g) {
  Requirements requirements;
  const auto matcher = make(g, Syntax::trusted, requirements);
  return requirements.written();
}

Result<Matcher> Matcher::make(const grammar::Grammar& g, Syntax checks, Requirements& requirements) {
  auto compiled = std::make_unique<Compiled>();
  RE2::Set syntax(pattern_options(),
                  RE2::UNANCHORED);  // only to read the patterns: they compile on first use
  Diagnostics errors;
  std::uint32_t guards = 0;
  const auto readable = [&](const grammar::Pattern& p) {
    std::string why;
    if (checks == Syntax::trusted) return true;
    if (syntax.Add(piece(p.text), &why) >= 0) return true;
    errors.push_back(bad_pattern(g, p, "bad-regex", why));
    return false;
  };
  for (RuleId id = 0; id < g.rules.size(); ++id) {
    const grammar::Rule& r = g.rules[id];
    ScanSet& scan = r.view == grammar::View::slots ? compiled->slots : compiled->plain;
    CompiledRule rule{lazy(r.matches), {}, lazy(r.under), lazy(r.not_under), r.view, r.scope};
    const Edges edges = r.scope == grammar::Scope::unit ? Edges::shown : Edges::hidden;
    for (std::size_t i = 0; i < r.matches.size(); ++i) {
      if (!readable(r.matches[i])) continue;
      scan.filter.add(requirements.of(r.matches[i].text, edges));
      scan.patterns.push_back({id, bit_of(i)});
    }
    for (std::size_t kind = 0; kind < kGuards; ++kind) {
      const std::vector<grammar::Pattern>& patterns = guards_of(r, static_cast<Guard>(kind));
      rule.guards[kind] = {lazy(patterns), guards};
      guards += static_cast<std::uint32_t>(patterns.size());
      for (const grammar::Pattern& p : patterns) compiled->guards.add(requirements.of(p.text, Edges::hidden));
    }
    compiled->rules.push_back(std::move(rule));
  }
  for (const auto& label : g.labels) {
    if (!readable(label.pattern)) continue;
    const std::string whole = "^(?:" + label.pattern.text + ")(?: ?\\([^()]*\\))?[ .:?]*$";
    compiled->label_filter.add(requirements.of(whole));
    compiled->labels.push_back(std::make_unique<LazyPattern>(whole));
  }
  for (const auto& [name, p] : g.patterns) compiled->named[name] = std::make_unique<LazyPattern>(p.text);
  if (!errors.empty()) return errors;
  compiled->slots.filter.compile();
  compiled->plain.filter.compile();
  compiled->guards.compile();
  compiled->label_filter.compile();
  return Matcher(std::move(compiled));
}

Matcher::Matcher(std::unique_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;
Matcher::~Matcher() = default;

void Matcher::scan(grammar::View view, std::string_view text, std::vector<Hit>& hits) const {
  hits.clear();
  const ScanSet& scan = view == grammar::View::slots ? compiled_->slots : compiled_->plain;
  thread_local std::vector<std::uint32_t> candidates;
  scan.filter.candidates(text, candidates);
  for (const std::uint32_t number : candidates) {
    const Hit pattern = scan.patterns[number];
    if (hits.empty() || hits.back().rule != pattern.rule) {
      hits.push_back(pattern);
    } else {
      hits.back().patterns |= pattern.patterns;
    }
  }
}

void Matcher::scan_slowly(grammar::View view, std::string_view text, std::vector<Hit>& hits) const {
  hits.clear();
  for (RuleId id = 0; id < compiled_->rules.size(); ++id) {
    const CompiledRule& rule = compiled_->rules[id];
    if (rule.view == view && (rule.scope != grammar::Scope::unit || any(rule.matches, text)))
      hits.push_back({id, ~std::uint32_t{0}});
  }
}

bool Matcher::find(Hit hit, std::string_view text, std::uint32_t from, Match& out) const {
  bool found = false;
  thread_local Match other;
  const Patterns& patterns = compiled_->rules[hit.rule].matches;
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    if ((hit.patterns & bit_of(i)) == 0) continue;
    if (!found) {
      found = patterns[i]->find(text, from, out);
    } else if (patterns[i]->find(text, from, other) && other.span.begin < out.span.begin) {
      std::swap(out, other);
    }
  }
  return found;
}

void Matcher::guards_in(std::string_view text, GuardSet& possible) const {
  thread_local std::vector<std::uint32_t> candidates;
  compiled_->guards.candidates(text, candidates);
  for (const std::uint32_t guard : candidates) possible.add(guard);
}

bool Matcher::has(RuleId rule, Guard kind) const {
  return !compiled_->rules[rule].guards[static_cast<std::size_t>(kind)].patterns.empty();
}

bool Matcher::may_hold(RuleId rule, Guard kind, const GuardSet& possible) const {
  const CompiledGuards& guards = compiled_->rules[rule].guards[static_cast<std::size_t>(kind)];
  for (std::uint32_t i = 0; i < guards.patterns.size(); ++i) {
    if (possible.has(guards.first + i)) return true;
  }
  return false;
}

bool Matcher::holds(RuleId rule, Guard kind, std::string_view text, const GuardSet& possible) const {
  const CompiledGuards& guards = compiled_->rules[rule].guards[static_cast<std::size_t>(kind)];
  for (std::uint32_t i = 0; i < guards.patterns.size(); ++i) {
    if (possible.has(guards.first + i) && guards.patterns[i]->in(text)) return true;
  }
  return false;
}

bool Matcher::allowed_under(RuleId rule, std::string_view heading) const {
  const CompiledRule& r = compiled_->rules[rule];
  if (!r.under.empty() && !any(r.under, heading)) return false;
  return !any(r.not_under, heading);
}

bool Matcher::is_label(std::string_view text) const {
  thread_local std::vector<std::uint32_t> candidates;
  compiled_->label_filter.candidates(text, candidates);
  return std::any_of(candidates.begin(), candidates.end(),
                     [&](std::uint32_t label) { return compiled_->labels[label]->in(text); });
}

bool Matcher::contains(std::string_view pattern, std::string_view text) const {
  const auto found = compiled_->named.find(pattern);
  return found != compiled_->named.end() && found->second->in(text);
}

bool Matcher::search(std::string_view pattern, std::string_view text, std::uint32_t from, Span& out) const {
  const auto found = compiled_->named.find(pattern);
  return found != compiled_->named.end() && found->second->find(text, from, out);
}

bool Matcher::search_at(std::string_view pattern, std::string_view text, std::uint32_t at, Span& out) const {
  const auto found = compiled_->named.find(pattern);
  return found != compiled_->named.end() && found->second->find_at(text, at, out);
}

}  // namespace fisa::match
