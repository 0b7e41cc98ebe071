#include "match/matcher.h"

#include <re2/set.h>

#include <algorithm>
#include <array>
#include <atomic>

#include "base/string_map.h"
#include "match/pattern_set.h"
#include "match/requirements.h"

namespace fisa::match {
namespace {

// The patterns of a rule's guards, of one kind.
struct RuleGuards {
  bool any = false;
  Branches branches;
};

struct CompiledRule {
  Branches matches;
  std::array<RuleGuards, kGuards> guards;
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

Patterns lazy(const std::vector<grammar::Pattern>& patterns) {
  Patterns out;
  for (const auto& p : patterns) out.push_back(std::make_unique<LazyPattern>(p.text));
  return out;
}

bool any(const Patterns& patterns, std::string_view text) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const auto& p) { return p->in(text); });
}

// All patterns of the rules of one view.
struct ViewPatterns {
  PatternSet set;
  // Of a branch: the rules that have it, and at which place among their own.
  struct User {
    RuleId rule;
    std::uint32_t place;
  };
  std::vector<std::vector<User>> users;
};

// From so many branches on looking which of them can match costs less than one automaton of them all.
constexpr std::size_t kManyBranches = 40;

// A pattern that the engine asks for by name; `whether` it matches may be asked of its branches.
struct NamedPattern {
  std::unique_ptr<LazyPattern> whole;
  Branches whether;  // empty where there are not many
};

// Signs ask many patterns of the same text, and of two or three texts in turn: which can match is remembered.
class Remembered {
 public:
  // `owner` is a number that no other set has, even one that is no more.
  const GuardSet& possible(std::uint64_t owner, const PatternSet& set, std::string_view text) {
    for (Entry& e : entries_) {
      if (e.owner == owner && e.text == text) return e.possible;
    }
    Entry& e = entries_[next_];
    next_ = (next_ + 1) % entries_.size();
    e.owner = owner;
    e.text = text;
    e.possible.clear();
    set.possible(text, numbers_);
    for (const std::uint32_t number : numbers_) e.possible.add(number);
    return e.possible;
  }

 private:
  struct Entry {
    std::uint64_t owner = 0;
    std::string text;
    GuardSet possible;
  };
  std::array<Entry, 4> entries_;
  std::size_t next_ = 0;
  std::vector<std::uint32_t> numbers_;
};

}  // namespace

struct Matcher::Compiled {
  std::vector<CompiledRule> rules;
  ViewPatterns slots;
  ViewPatterns plain;
  PatternSet guards;
  PatternSet labels;
  PatternSet named;
  StringMap<NamedPattern> names;
  const std::uint64_t number = [] {
    static std::atomic<std::uint64_t> made{0};
    return ++made;
  }();

  // The branches of named patterns that can match in the text; good until the next question.
  [[nodiscard]] const GuardSet& possible_in(std::string_view text) const {
    thread_local Remembered remembered;
    return remembered.possible(number, named, text);
  }

  [[nodiscard]] const ViewPatterns& of(grammar::View view) const {
    return view == grammar::View::slots ? slots : plain;
  }
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
  const auto readable = [&](const grammar::Pattern& p) {
    std::string why;
    if (checks == Syntax::trusted) return true;
    if (syntax.Add(piece(p.text), &why) >= 0) return true;
    errors.push_back(bad_pattern(g, p, "bad-regex", why));
    return false;
  };
  const auto append = [](Branches& to, const Branches& more) {
    to.insert(to.end(), more.begin(), more.end());
  };
  for (RuleId id = 0; id < g.rules.size(); ++id) {
    const grammar::Rule& r = g.rules[id];
    ViewPatterns& view = r.view == grammar::View::slots ? compiled->slots : compiled->plain;
    CompiledRule rule{{}, {}, lazy(r.under), lazy(r.not_under), r.view, r.scope};
    const Edges edges = r.scope == grammar::Scope::unit ? Edges::shown : Edges::hidden;
    for (const grammar::Pattern& p : r.matches) {
      if (readable(p)) append(rule.matches, view.set.add(requirements, p.text, Answer::where, edges));
    }
    view.users.resize(view.set.size());
    for (std::uint32_t i = 0; i < rule.matches.size(); ++i) view.users[rule.matches[i]].push_back({id, i});
    for (std::size_t kind = 0; kind < kGuards; ++kind) {
      for (const grammar::Pattern& p : guards_of(r, static_cast<Guard>(kind))) {
        rule.guards[kind].any = true;
        append(rule.guards[kind].branches,
               compiled->guards.add(requirements, p.text, Answer::whether, Edges::hidden));
      }
    }
    compiled->rules.push_back(std::move(rule));
  }
  for (const auto& label : g.labels) {
    if (!readable(label.pattern)) continue;
    compiled->labels.add(requirements, "^(?:" + label.pattern.text + ")(?: ?\\([^()]*\\))?[ .:?]*$",
                         Answer::whether, Edges::shown);
  }
  for (const auto& [name, p] : g.patterns) {
    NamedPattern& named = compiled->names[name];
    named.whole = std::make_unique<LazyPattern>(p.text);
    const auto bars = static_cast<std::size_t>(std::count(p.text.begin(), p.text.end(), '|'));
    if (bars + 1 < kManyBranches) continue;
    std::vector<std::string> cut = branches(p.text, Answer::whether);
    if (cut.size() >= kManyBranches)
      named.whether = compiled->named.add(requirements, std::move(cut), Edges::shown);
  }
  if (!errors.empty()) return errors;
  for (PatternSet* set :
       {&compiled->slots.set, &compiled->plain.set, &compiled->guards, &compiled->labels, &compiled->named})
    set->compile();
  return Matcher(std::move(compiled));
}

Matcher::Matcher(std::unique_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;
Matcher::~Matcher() = default;

void Matcher::scan(grammar::View view, std::string_view text, Hits& hits) const {
  hits.clear();
  const ViewPatterns& patterns = compiled_->of(view);
  thread_local std::vector<std::uint32_t> possible;
  patterns.set.possible(text, possible);
  struct Candidate {
    RuleId rule;
    std::uint32_t place;
    std::uint32_t branch;
  };
  thread_local std::vector<Candidate> candidates;
  candidates.clear();
  for (const std::uint32_t branch : possible) {
    for (const ViewPatterns::User& user : patterns.users[branch])
      candidates.push_back({user.rule, user.place, branch});
  }
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return std::pair(a.rule, a.place) < std::pair(b.rule, b.place);
  });
  for (const Candidate& c : candidates) hits.add(c.rule, c.branch);
}

void Matcher::scan_slowly(grammar::View view, std::string_view text, Hits& hits) const {
  hits.clear();
  const PatternSet& set = compiled_->of(view).set;
  for (RuleId id = 0; id < compiled_->rules.size(); ++id) {
    const CompiledRule& rule = compiled_->rules[id];
    if (rule.view != view) continue;
    const bool in_parts = rule.scope != grammar::Scope::unit;
    if (in_parts || std::any_of(rule.matches.begin(), rule.matches.end(),
                                [&](std::uint32_t b) { return set[b].in(text); })) {
      for (const std::uint32_t branch : rule.matches) hits.add(id, branch);
    }
  }
}

bool Matcher::find(const Hit& hit, std::string_view text, std::uint32_t from, Match& out) const {
  bool found = false;
  thread_local Match other;
  const PatternSet& set = compiled_->of(compiled_->rules[hit.rule].view).set;
  for (const std::uint32_t branch : hit.branches) {
    if (!found) {
      found = set[branch].find(text, from, out);
    } else if (set[branch].find(text, from, other) && other.span.begin < out.span.begin) {
      std::swap(out, other);
    }
  }
  return found;
}

void Matcher::guards_in(std::string_view text, GuardSet& possible) const {
  thread_local std::vector<std::uint32_t> candidates;
  compiled_->guards.possible(text, candidates);
  for (const std::uint32_t guard : candidates) possible.add(guard);
}

bool Matcher::has(RuleId rule, Guard kind) const {
  return compiled_->rules[rule].guards[static_cast<std::size_t>(kind)].any;
}

bool Matcher::may_hold(RuleId rule, Guard kind, const GuardSet& possible) const {
  const Branches& guards = compiled_->rules[rule].guards[static_cast<std::size_t>(kind)].branches;
  return std::any_of(guards.begin(), guards.end(), [&](std::uint32_t g) { return possible.has(g); });
}

bool Matcher::holds(RuleId rule, Guard kind, std::string_view text, const GuardSet& possible) const {
  const Branches& guards = compiled_->rules[rule].guards[static_cast<std::size_t>(kind)].branches;
  return std::any_of(guards.begin(), guards.end(),
                     [&](std::uint32_t g) { return possible.has(g) && compiled_->guards[g].in(text); });
}

bool Matcher::allowed_under(RuleId rule, std::string_view heading) const {
  const CompiledRule& r = compiled_->rules[rule];
  if (!r.under.empty() && !any(r.under, heading)) return false;
  return !any(r.not_under, heading);
}

bool Matcher::is_label(std::string_view text) const {
  thread_local std::vector<std::uint32_t> possible;
  compiled_->labels.possible(text, possible);
  return std::any_of(possible.begin(), possible.end(),
                     [&](std::uint32_t label) { return compiled_->labels[label].in(text); });
}

bool Matcher::contains(std::string_view pattern, std::string_view text) const {
  const auto found = compiled_->names.find(pattern);
  if (found == compiled_->names.end()) return false;
  const NamedPattern& named = found->second;
  if (named.whether.empty()) return named.whole->in(text);
  const GuardSet& possible = compiled_->possible_in(text);
  return std::any_of(named.whether.begin(), named.whether.end(),
                     [&](std::uint32_t b) { return possible.has(b) && compiled_->named[b].in(text); });
}

bool Matcher::search(std::string_view pattern, std::string_view text, std::uint32_t from, Span& out) const {
  const auto found = compiled_->names.find(pattern);
  return found != compiled_->names.end() && found->second.whole->find(text, from, out);
}

bool Matcher::search_at(std::string_view pattern, std::string_view text, std::uint32_t at, Span& out) const {
  const auto found = compiled_->names.find(pattern);
  return found != compiled_->names.end() && found->second.whole->find_at(text, at, out);
}

}  // namespace fisa::match
