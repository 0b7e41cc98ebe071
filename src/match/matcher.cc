#include "match/matcher.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <map>
#include <mutex>

#include "match/prefilter.h"

namespace fisa::match {
namespace {

re2::StringPiece piece(std::string_view s) {
  return {s.data(), s.size()};
}

RE2::Options options() {
  RE2::Options o;
  o.set_case_sensitive(false);
  o.set_log_errors(false);
  o.set_max_mem(16 << 20);
  return o;
}

// A regular expression compiled on first use: a run pays for the rules that its pages touch.
class LazyPattern {
 public:
  explicit LazyPattern(std::string text) : text_(std::move(text)) {}

  const RE2& get() const {
    std::call_once(once_, [this] {
      re_ = std::make_unique<RE2>(text_, options());
      for (const auto& [number, name] : re_->CapturingGroupNames()) captures_.emplace_back(number, name);
    });
    return *re_;
  }
  const std::vector<std::pair<int, std::string>>& captures() const { return captures_; }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<RE2> re_;
  mutable std::vector<std::pair<int, std::string>> captures_;
};

using Patterns = std::vector<std::unique_ptr<LazyPattern>>;

Patterns lazy(const std::vector<grammar::Pattern>& patterns) {
  Patterns out;
  for (const auto& p : patterns) out.push_back(std::make_unique<LazyPattern>(p.text));
  return out;
}

bool any(const Patterns& patterns, std::string_view text) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const auto& p) { return RE2::PartialMatch(piece(text), p->get()); });
}

struct CompiledRule {
  Patterns matches;
  Patterns vetoes;
  Patterns unless;
  Patterns only;
  Patterns under;
  Patterns not_under;
  grammar::View view;
  grammar::Scope scope;
};

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
  std::unique_ptr<RE2::Set> labels;
  std::map<std::string, std::unique_ptr<LazyPattern>, std::less<>> named;
};

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
  const RE2 re(piece(regex), options());
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

Result<Matcher> Matcher::make(const grammar::Grammar& g) {
  auto compiled = std::make_unique<Compiled>();
  RE2::Set syntax(options(), RE2::UNANCHORED);  // only to read the patterns: they compile on first use
  compiled->labels = std::make_unique<RE2::Set>(options(), RE2::ANCHOR_BOTH);
  Diagnostics errors;
  const auto add = [&](RE2::Set& set, const grammar::Pattern& p) {
    std::string why;
    if (set.Add(piece(p.text), &why) >= 0) return true;
    errors.push_back(bad_pattern(g, p, "bad-regex", why));
    return false;
  };
  for (RuleId id = 0; id < g.rules.size(); ++id) {
    const grammar::Rule& r = g.rules[id];
    ScanSet& scan = r.view == grammar::View::slots ? compiled->slots : compiled->plain;
    for (std::size_t i = 0; i < r.matches.size(); ++i) {
      if (!add(syntax, r.matches[i])) continue;
      scan.filter.add(r.matches[i].text);
      scan.patterns.push_back({id, bit_of(i)});
    }
    compiled->rules.push_back({lazy(r.matches), lazy(r.vetoes), lazy(r.unless), lazy(r.only), lazy(r.under),
                               lazy(r.not_under), r.view, r.scope});
  }
  for (const auto& label : g.labels) {
    add(*compiled->labels, {label.pattern.text + "(?: ?\\([^()]*\\))?[ .:?]*", label.pattern.position});
  }
  for (const auto& [name, p] : g.patterns) compiled->named[name] = std::make_unique<LazyPattern>(p.text);
  if (!errors.empty()) return errors;
  compiled->slots.filter.compile();
  compiled->plain.filter.compile();
  if (!compiled->labels->Compile()) {
    return Diagnostic{"", 0, 0, "grammar-too-large",
                      "the labels together need more memory than the matcher may use"};
  }
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
  // A rule for units is about to be tried on this very text.
  hits.erase(std::remove_if(hits.begin(), hits.end(),
                            [&](const Hit& hit) {
                              return compiled_->rules[hit.rule].scope != grammar::Scope::unit &&
                                     !matches(hit, text);
                            }),
             hits.end());
}

bool Matcher::matches(Hit hit, std::string_view text) const {
  const Patterns& patterns = compiled_->rules[hit.rule].matches;
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    if ((hit.patterns & bit_of(i)) != 0 && RE2::PartialMatch(piece(text), patterns[i]->get())) return true;
  }
  return false;
}

void Matcher::scan_slowly(grammar::View view, std::string_view text, std::vector<Hit>& hits) const {
  hits.clear();
  for (RuleId id = 0; id < compiled_->rules.size(); ++id) {
    const Hit all{id, ~std::uint32_t{0}};
    if (compiled_->rules[id].view == view && matches(all, text)) hits.push_back(all);
  }
}

bool Matcher::find(Hit hit, std::string_view text, std::uint32_t from, Match& out) const {
  bool found = false;
  constexpr int kMaxGroups = 24;
  re2::StringPiece groups[kMaxGroups];
  const Patterns& patterns = compiled_->rules[hit.rule].matches;
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    if ((hit.patterns & bit_of(i)) == 0) continue;
    const RE2& re = patterns[i]->get();
    const int count = std::min(re.NumberOfCapturingGroups() + 1, kMaxGroups);
    if (!re.Match(piece(text), from, text.size(), RE2::UNANCHORED, groups, count)) continue;
    const auto begin = static_cast<std::uint32_t>(groups[0].data() - text.data());
    if (found && begin >= out.span.begin) continue;
    found = true;
    out.span = {begin, begin + static_cast<std::uint32_t>(groups[0].size())};
    out.captures.clear();
    for (const auto& [number, name] : patterns[i]->captures()) {
      if (number >= count || groups[number].data() == nullptr) continue;
      const auto at = static_cast<std::uint32_t>(groups[number].data() - text.data());
      out.captures.emplace_back(name, Span{at, at + static_cast<std::uint32_t>(groups[number].size())});
    }
  }
  return found;
}

bool Matcher::vetoed(RuleId rule, std::string_view sentence) const {
  return any(compiled_->rules[rule].vetoes, sentence);
}

bool Matcher::refused(RuleId rule, std::string_view matched) const {
  return any(compiled_->rules[rule].unless, matched);
}

bool Matcher::wanted(RuleId rule, std::string_view matched) const {
  const Patterns& only = compiled_->rules[rule].only;
  return only.empty() || any(only, matched);
}

bool Matcher::allowed_under(RuleId rule, std::string_view heading) const {
  const CompiledRule& r = compiled_->rules[rule];
  if (!r.under.empty() && !any(r.under, heading)) return false;
  return !any(r.not_under, heading);
}

bool Matcher::is_label(std::string_view text) const {
  return compiled_->labels->Match(piece(text), nullptr);
}

bool Matcher::contains(std::string_view pattern, std::string_view text) const {
  const auto found = compiled_->named.find(pattern);
  return found != compiled_->named.end() && RE2::PartialMatch(piece(text), found->second->get());
}

bool Matcher::search(std::string_view pattern, std::string_view text, std::uint32_t from, Span& out) const {
  const auto found = compiled_->named.find(pattern);
  if (found == compiled_->named.end()) return false;
  re2::StringPiece group;
  if (!found->second->get().Match(piece(text), from, text.size(), RE2::UNANCHORED, &group, 1)) return false;
  const auto begin = static_cast<std::uint32_t>(group.data() - text.data());
  out = {begin, begin + static_cast<std::uint32_t>(group.size())};
  return true;
}

}  // namespace fisa::match
