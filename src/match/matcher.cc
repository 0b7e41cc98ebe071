#include "match/matcher.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <map>
#include <mutex>

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
};

struct ScanSet {
  std::unique_ptr<RE2::Set> set;
  std::vector<RuleId> rules;  // by index in the set
};

// The pattern with every repetition of at least a few made open: it matches wherever the pattern does.
// Counting makes an automaton large (".{0,120}" in a hundred rules is a hundred counters at every place), and
// the scan need not count.
std::string relaxed(std::string_view pattern) {
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '\\' && i + 1 < pattern.size()) {
      out += pattern.substr(i++, 2);
      continue;
    }
    const bool counts =
        pattern[i] == '{' && i + 1 < pattern.size() && pattern[i + 1] >= '0' && pattern[i + 1] <= '9';
    const auto end = counts ? pattern.find('}', i) : std::string_view::npos;
    if (end == std::string_view::npos) {
      out += pattern[i];
      continue;
    }
    const std::string_view count = pattern.substr(i + 1, end - i - 1);
    const bool exact = count.find(',') == std::string_view::npos;
    if (exact) {
      out += pattern.substr(i, end - i + 1);
    } else {
      out += count.front() == '0' && count[1] == ',' ? '*' : '+';
    }
    i = end;
  }
  return out;
}

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
  RE2::Options set_options = options();
  set_options.set_max_mem(int64_t{256} << 20);
  compiled->slots.set = std::make_unique<RE2::Set>(set_options, RE2::UNANCHORED);
  compiled->plain.set = std::make_unique<RE2::Set>(set_options, RE2::UNANCHORED);
  compiled->labels = std::make_unique<RE2::Set>(set_options, RE2::ANCHOR_BOTH);
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
    for (const auto& p : r.matches) {
      if (add(*scan.set, {relaxed(p.text), p.position})) scan.rules.push_back(id);
    }
    compiled->rules.push_back({lazy(r.matches), lazy(r.vetoes), lazy(r.unless), lazy(r.only), lazy(r.under),
                               lazy(r.not_under), r.view});
  }
  for (const auto& label : g.labels) {
    add(*compiled->labels, {label.pattern.text + "(?: ?\\([^()]*\\))?[ .:?]*", label.pattern.position});
  }
  for (const auto& [name, p] : g.patterns) compiled->named[name] = std::make_unique<LazyPattern>(p.text);
  if (!errors.empty()) return errors;
  if (!compiled->slots.set->Compile() || !compiled->plain.set->Compile() || !compiled->labels->Compile()) {
    return Diagnostic{"", 0, 0, "grammar-too-large",
                      "the rules together need more memory than the matcher may use"};
  }
  return Matcher(std::move(compiled));
}

Matcher::Matcher(std::unique_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;
Matcher::~Matcher() = default;

void Matcher::scan(grammar::View view, std::string_view text, std::vector<RuleId>& hits) const {
  hits.clear();
  const ScanSet& scan = view == grammar::View::slots ? compiled_->slots : compiled_->plain;
  if (scan.rules.empty()) return;
  thread_local std::vector<int> found;
  found.clear();
  RE2::Set::ErrorInfo error{};
  if (!scan.set->Match(piece(text), &found, &error) && error.kind != RE2::Set::kNoError) {
    scan_slowly(view, text, hits);  // the automaton outgrew its memory: slower, never wrong
    return;
  }
  for (const int index : found) hits.push_back(scan.rules[static_cast<std::size_t>(index)]);
  std::sort(hits.begin(), hits.end());
  hits.erase(std::unique(hits.begin(), hits.end()), hits.end());
}

void Matcher::scan_slowly(grammar::View view, std::string_view text, std::vector<RuleId>& hits) const {
  hits.clear();
  for (RuleId id = 0; id < compiled_->rules.size(); ++id) {
    const CompiledRule& r = compiled_->rules[id];
    if (r.view == view && any(r.matches, text)) hits.push_back(id);
  }
}

bool Matcher::find(RuleId rule, std::string_view text, std::uint32_t from, Match& out) const {
  bool found = false;
  constexpr int kMaxGroups = 24;
  re2::StringPiece groups[kMaxGroups];
  for (const auto& pattern : compiled_->rules[rule].matches) {
    const RE2& re = pattern->get();
    const int count = std::min(re.NumberOfCapturingGroups() + 1, kMaxGroups);
    if (!re.Match(piece(text), from, text.size(), RE2::UNANCHORED, groups, count)) continue;
    const auto begin = static_cast<std::uint32_t>(groups[0].data() - text.data());
    if (found && begin >= out.span.begin) continue;
    found = true;
    out.span = {begin, begin + static_cast<std::uint32_t>(groups[0].size())};
    out.captures.clear();
    for (const auto& [number, name] : pattern->captures()) {
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
