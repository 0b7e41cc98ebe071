#include "grammar/rule.h"
#include "grammar/pieces.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>
#include <vector>

namespace fisa::grammar {
namespace {

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

}  // namespace

Rule RuleReader::read(const std::string& grammar, const Statement& s) {
  Rule r;
  r.grammar = grammar;
  r.name = s.name;
  r.position = s.position;
  captures_.clear();
  used_.clear();
  matches(r, s);
  for (const Statement& c : s.children) {
    if (c.keyword != "match") child(r, c);
  }
  check(r);
  return r;
}

Pattern RuleReader::pattern(const Body& body, std::set<std::string>* captures) {
  const std::size_t errors = report_.count();
  Pattern out{expander_.expand(body, captures), body.position(), {}};
  if (captures != nullptr && report_.count() == errors) {
    for (const std::string_view part : pieces_of(body.text()))
      out.pieces.push_back({std::string(part), expander_.expand_part(body, part)});
  }
  if (report_.count() != errors || !environment_.fault_of) return out;
  auto fault = environment_.fault_of(out.text);
  if (fault && !blamed_on_definition(out.text))
    report_.error(out.position, std::move(fault->code), std::move(fault->message));
  return out;
}

// An error in a declared pattern is told once, where it stands, not at every use.
bool RuleReader::blamed_on_definition(std::string_view regex) {
  bool blamed = false;
  for (auto& [name, d] : definitions_) {
    if (d.pattern.empty() || regex.find(d.pattern) == std::string_view::npos) continue;
    check_syntax(d);
    blamed = blamed || d.reported;
  }
  return blamed;
}

void RuleReader::check_syntax(Definition& d) {
  const bool declared = d.kind == Definition::Kind::pattern || d.kind == Definition::Kind::label;
  if (!declared || d.pattern.empty() || d.reported || !environment_.fault_of) return;
  const auto fault = environment_.fault_of(d.pattern);
  if (!fault || fault->code != kBadRegex) return;
  report_.error(d.body.position(), kBadRegex, fault->message);
  d.reported = true;
}

// What a `set` uses must be captured whichever of the matches fires.
void RuleReader::matches(Rule& r, const Statement& s) {
  for (const Statement& c : s.children) {
    if (c.keyword != "match") continue;
    std::set<std::string> names;
    r.matches.push_back(pattern(c.body, &names));
    if (r.matches.size() == 1) {
      captures_ = std::move(names);
      continue;
    }
    std::set<std::string> both;
    std::set_intersection(captures_.begin(), captures_.end(), names.begin(), names.end(),
                          std::inserter(both, both.end()));
    captures_ = std::move(both);
  }
}

void RuleReader::child(Rule& r, const Statement& c) {
  if (c.keyword == "in") {
    r.scope = static_cast<Scope>(one_of(c.body, {"unit", "sentence", "clause"}, "bad-scope"));
  } else if (c.keyword == "view") {
    r.view = static_cast<View>(one_of(c.body, {"slots", "plain"}, "bad-view"));
  } else if (c.keyword == "zone") {
    r.zones = static_cast<Zones>(one_of(c.body, {"main", "aside", "any"}, "bad-zone"));
  } else if (c.keyword == "rank") {
    rank(r, c.body);
  } else if (c.keyword == "veto") {
    r.vetoes.push_back(pattern(c.body));
  } else if (c.keyword == "not_with") {
    r.not_with.push_back(pattern(c.body));
  } else if (c.keyword == "not_led_by") {
    r.not_led_by.push_back(pattern(c.body));
  } else if (c.keyword == "unless") {
    r.unless.push_back(pattern(c.body));
  } else if (c.keyword == "only") {
    r.only.push_back(pattern(c.body));
  } else if (c.keyword == "under") {
    r.under.push_back(pattern(c.body));
  } else if (c.keyword == "not_under") {
    r.not_under.push_back(pattern(c.body));
  } else if (c.keyword == "set" || c.keyword == "add") {
    if (auto e = emissions_.read(c, captures_, used_)) r.emissions.push_back(std::move(*e));
  } else {
    example(r, c);
  }
}

std::size_t RuleReader::one_of(const Body& body, const std::vector<std::string>& words,
                               const std::string& code) {
  const auto found = std::find(words.begin(), words.end(), body.text());
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "'" : ", '") + word + "'";
  report_.error(body.position(), code, "one of " + all + " stands here, not '" + body.text() + "'");
  return 0;
}

void RuleReader::rank(Rule& r, const Body& body) {
  const std::string& text = body.text();
  const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), r.rank);
  if (ec != std::errc() || end != text.data() + text.size() || r.rank < 0 || r.rank > 100) {
    report_.error(body.position(), "bad-rank", "a rank is a whole number from 0 to 100, not '" + text + "'");
  }
}

void RuleReader::example(Rule& r, const Statement& c) {
  Example e;
  e.positive = c.keyword == "yes";
  e.position = c.body.position();
  const std::string& body = c.body.text();
  const auto arrow = body.rfind(" => ");
  e.text = body.substr(0, arrow);
  if (arrow != std::string::npos) e.expected = body.substr(arrow + 4);
  if (e.positive && e.expected.empty())
    report_.error(e.position, "bad-example", "a 'yes' says what it gives: 'yes TEXT => VALUE'");
  if (e.text.empty()) report_.error(e.position, "bad-example", "the example has no text");
  r.examples.push_back(std::move(e));
}

void RuleReader::check(const Rule& r) {
  if (r.matches.empty()) report_.error(r.position, "no-match", "the rule '" + r.id() + "' has no 'match'");
  if (r.emissions.empty()) report_.error(r.position, "no-effect", "the rule '" + r.id() + "' sets nothing");
  for (const bool positive : {true, false}) {
    const bool has = std::any_of(r.examples.begin(), r.examples.end(),
                                 [&](const Example& e) { return e.positive == positive; });
    if (!has) {
      report_.error(r.position, "no-example",
                    "the rule '" + r.id() + "' has no '" + (positive ? "yes" : "no") + "' example");
    }
  }
  for (const std::string& capture : captures_) {
    if (used_.count(capture) == 0 && !r.emissions.empty() && !r.matches.empty()) {
      report_.error(r.matches.front().position, "unused-name",
                    "the capture '" + capture + "' is used by no 'set' or 'add' of '" + r.id() + "'");
    }
  }
  for (const Pattern& p : r.not_with) {
    if (r.scope != Scope::clause)
      report_.error(p.position, "not-with-outside-clause",
                    "only a rule in a clause has a sentence around it; say 'veto' here");
  }
  if (r.scope == Scope::unit) return;
  for (const Pattern& p : r.matches) {
    if (has_anchor(p.text)) {
      report_.error(p.position, "anchor-in-sentence",
                    "'^' means the start of a unit; a rule in a sentence or clause cannot use it");
    }
  }
}

}  // namespace fisa::grammar
