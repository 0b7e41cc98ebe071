#include "cli/explanation.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iostream>

#include "extract/preferences.h"

namespace fisa::cli {

using record::Json;

namespace {

constexpr std::size_t kLongestQuote = 100;  // bytes
constexpr std::size_t kMostNearMisses = 4;
constexpr double kWorthSaying = 0.15;  // of a sign's weight

const extract::Weighed* weighed(const extract::Project& project, const values::Fact& fact) {
  for (const extract::Weighed& w : project.weighed) {
    if (w.fact.path == fact.path && w.fact.evidence.rule == fact.evidence.rule &&
        w.fact.evidence.span == fact.evidence.span)
      return &w;
  }
  return nullptr;
}

std::string shown(double n) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.2f", n);
  return buffer;
}

// "0.93 (any +1.20, title +0.40, title.title_labelled +0.90)"
std::string confidence_of(const extract::Weighed& w) {
  std::string out = "confidence " + shown(w.fact.evidence.confidence);
  std::string signs;
  for (const auto& [name, weight] : w.signs) {
    if (std::abs(weight) < kWorthSaying) continue;
    signs += (signs.empty() ? "" : ", ") + name + (weight > 0 ? " +" : " ") + shown(weight);
  }
  return signs.empty() ? out : out + ": " + signs;
}

// The candidate that became the fact; none where it was computed from others.
const extract::Candidate* candidate_of(const extract::Project& project, const values::Fact& fact) {
  const auto found =
      std::find_if(project.candidates.begin(), project.candidates.end(), [&](const extract::Candidate& c) {
        return c.chosen && c.fact.path == fact.path && c.fact.evidence.span == fact.evidence.span &&
               c.fact.evidence.rule == fact.evidence.rule;
      });
  return found == project.candidates.end() ? nullptr : &*found;
}

// "rank 91 (title:quoted +3, title:last_third -1)": with what signs have added to the rule's.
std::string rank_of(const extract::Candidate& c) {
  std::string out = "rank " + std::to_string(c.rank);
  std::string signs;
  for (const auto& [name, added] : c.signs) {
    if (added == 0) continue;
    signs +=
        (signs.empty() ? "" : ", ") + name + (added > 0 ? " +" : " ") + std::to_string(std::lround(added));
  }
  return signs.empty() ? out : out + " (" + signs + ")";
}

}  // namespace

Explanation::Explanation(const extract::Extractor& extractor, const page::Page& page, std::string uri)
    : extractor_(extractor),
      page_(page),
      uri_(std::move(uri)),
      outcome_(extractor.extract(page, {.explain = true, .every_rule = false})),
      offsets_(page.text) {
  const grammar::Grammar& g = extractor.grammar();
  for (const grammar::Rule& r : g.rules)
    declared_[r.id()] = g.files[r.position.file] + ":" + std::to_string(r.position.line);
}

// "at 748-764, line 12"
std::string Explanation::place(Span span) const {
  const auto line = 1 + std::count(page_.text.begin(), page_.text.begin() + span.begin, '\n');
  return "at " + std::to_string(offsets_.code_point(span.begin)) + "-" +
         std::to_string(offsets_.code_point(span.end)) + ", line " + std::to_string(line);
}

std::string Explanation::quote(Span span) const {
  std::string out(span.in(page_.text));
  for (char& c : out) {
    if (c == '\n' || c == '\t') c = ' ';
  }
  if (out.size() > kLongestQuote) {
    std::size_t end = kLongestQuote;
    while ((static_cast<unsigned char>(out[end]) & 0xC0U) == 0x80U) --end;
    out = out.substr(0, end) + "...";
  }
  return "\"" + out + "\"";
}

std::string Explanation::rule(const std::string& id) const {
  const auto found = declared_.find(id);
  return found == declared_.end() ? id : id + " (" + found->second + ")";
}

void Explanation::print(const std::set<std::string>& fields) const {
  const std::size_t n = outcome_.projects.size();
  std::cout << uri_ << ": "
            << (n == 0 ? "no project" : std::to_string(n) + (n == 1 ? " project" : " projects"))
            << "; signs of one weigh " << outcome_.evidence << ", signs against " << outcome_.against
            << (outcome_.reason.empty() || n > 0 ? "" : ": " + outcome_.reason) << "\n";
  if (n == 0) print_signs();
  for (std::size_t i = 0; i < n; ++i) {
    if (n > 1) std::cout << "\n== project " << i + 1 << "\n";
    print_project(outcome_.projects[i], fields);
  }
}

// Why the page is about no project.
void Explanation::print_signs() const {
  std::set<std::pair<std::string, std::uint32_t>> seen;
  for (const extract::Candidate& s : outcome_.signs) {
    if (!seen.emplace(s.fact.evidence.rule, s.fact.evidence.span.begin).second) continue;
    std::cout << "  " << (s.fact.path == "@none" ? "against" : "for") << " "
              << record::to_line(record::to_json(s.fact.value)) << "\n      " << quote(s.fact.evidence.span)
              << " " << place(s.fact.evidence.span) << "\n      " << rule(s.fact.evidence.rule) << ", rank "
              << s.rank << "\n";
  }
}

void Explanation::print_project(const extract::Project& project, const std::set<std::string>& fields) const {
  std::map<std::string, Candidates> by_field;
  for (const extract::Candidate& c : project.candidates) by_field[c.fact.path].push_back(&c);
  for (const std::string& field : fields) print_field(project, field, by_field[field]);
}

void Explanation::print_field(const extract::Project& project, const std::string& field,
                              const Candidates& all) const {
  std::cout << "\n" << field << "\n";
  bool filled = false;
  for (const values::Fact& fact : project.facts) {
    if (fact.path != field) continue;
    filled = true;
    print_winner(project, fact, candidate_of(project, fact), all);
  }
  print_losers(all);
  if (!filled) print_near_misses(field);
}

// `winner` is null where the value was computed from others.
void Explanation::print_winner(const extract::Project& project, const values::Fact& fact,
                               const extract::Candidate* winner, const Candidates& all) const {
  std::cout << "  + " << record::to_line(record::to_json(fact.value)) << "\n      "
            << quote(fact.evidence.span) << " " << place(fact.evidence.span) << "\n      "
            << rule(fact.evidence.rule) << (winner == nullptr ? "" : ", " + rank_of(*winner)) << "\n";
  if (const extract::Weighed* w = weighed(project, fact)) std::cout << "      " << confidence_of(*w) << "\n";
  std::set<std::string> also;
  for (const extract::Candidate* c : all) {
    const bool here =
        c->fact.evidence.span == fact.evidence.span && c->fact.evidence.rule == fact.evidence.rule;
    if (!c->chosen && !here && c->fact.value == fact.value)
      also.insert(c->fact.evidence.rule + " " + place(c->fact.evidence.span));
  }
  for (const std::string& other : also) std::cout << "      also by " << other << "\n";
}

// Those that say what the winner says have been told with it.
void Explanation::print_losers(const Candidates& all) const {
  const auto told = [&](const extract::Candidate& c) {
    return std::any_of(all.begin(), all.end(), [&](const extract::Candidate* winner) {
      return winner->chosen && winner->fact.value == c.fact.value;
    });
  };
  std::set<std::string> seen;
  for (const extract::Candidate* c : all) {
    if (c->chosen || told(*c)) continue;
    std::string line = "  - " + record::to_line(record::to_json(c->fact.value)) + "\n      " +
                       quote(c->fact.evidence.span) + " " + place(c->fact.evidence.span) + "\n      " +
                       rule(c->fact.evidence.rule) + ", " + rank_of(*c) + "\n      lost: " + c->verdict +
                       "\n";
    if (seen.insert(line).second) std::cout << line;
  }
}

void Explanation::print_near_misses(const std::string& field) const {
  const auto misses = extractor_.near_misses(page_, field);
  if (misses.empty()) {
    std::cout << "  nothing on the page comes near any of its rules; 'fisa grammar list' has them\n";
    return;
  }
  std::cout << "  empty; these rules came nearest:\n";
  for (std::size_t i = 0; i < std::min(misses.size(), kMostNearMisses); ++i) {
    const extract::NearMiss& m = misses[i];
    std::cout << "  ~ " << rule(m.rule) << "\n      " << quote(m.span) << " " << place(m.span) << "\n      "
              << m.why << "\n";
  }
}

namespace {

void note_rank(const extract::Candidate& c, Json& out) {
  out["rank"] = c.rank;
  for (const auto& [sign, added] : c.signs) out["preferred_by"][sign] = added;
}

}  // namespace

void Explanation::print_json(const std::set<std::string>& fields) const {
  if (fields.count(kBeginField) != 0) {
    for (const extract::Begin& b : outcome_.begins) {
      Json begin{{"uri", uri_}, {"field", kBeginField}, {"start", offsets_.code_point(b.at)}};
      for (const std::string& sign : b.signs) begin["preferred_by"][sign] = 0;
      for (const std::string& sign : b.together) begin["together"][sign] = 0;
      std::cout << record::to_line(begin) << "\n";
    }
  }
  if (fields.count(kPartingField) != 0) {
    for (const extract::PartedAt& p : outcome_.partings) {
      Json parting{
          {"uri", uri_}, {"field", kPartingField}, {"sections", p.sections}, {"likelihood", p.likelihood}};
      Json& signs = parting["preferred_by"] = Json::object();
      for (const std::string& sign : p.signs) signs[sign] = signs.value(sign, 0) + 1;
      std::cout << record::to_line(parting) << "\n";
    }
  }
  if (fields.count(kPageField) != 0) {
    Json page{{"uri", uri_}, {"field", kPageField}, {"value", outcome_.projects.size()}};
    for (const std::string& sign : outcome_.page_signs) page["preferred_by"][sign] = 0;
    std::cout << record::to_line(page) << "\n";
  }
  for (std::size_t i = 0; i < outcome_.projects.size(); ++i) {
    const extract::Project& project = outcome_.projects[i];
    const auto line = [&](const values::Fact& fact, bool chosen) {
      return Json{{"uri", uri_},
                  {"project", i + 1},
                  {"field", fact.path},
                  {"value", record::to_json(fact.value)},
                  {"chosen", chosen},
                  {"rule", fact.evidence.rule},
                  {"start", offsets_.code_point(fact.evidence.span.begin)},
                  {"end", offsets_.code_point(fact.evidence.span.end)},
                  {"text", fact.evidence.span.in(page_.text)}};
    };
    for (const extract::Weighed& w : project.weighed) {
      if (fields.count(w.fact.path) == 0) continue;
      Json out = line(w.fact, true);
      out["confidence"] = w.fact.evidence.confidence;
      for (const auto& [name, weight] : w.signs) out["signs"][name] = weight;
      if (const extract::Candidate* c = candidate_of(project, w.fact)) note_rank(*c, out);
      std::cout << record::to_line(out) << "\n";
    }
    for (const extract::Candidate& c : project.candidates) {
      if (c.chosen || fields.count(c.fact.path) == 0) continue;
      Json out = line(c.fact, false);
      note_rank(c, out);
      out["verdict"] = c.verdict;
      std::cout << record::to_line(out) << "\n";
    }
  }
}

void print_preferences() {
  std::cout << "Of the candidates for a field the one of the highest rank wins; of equal ones, the first on "
               "the page.\n"
               "A candidate has the rank of its rule (fisa grammar list):\n\n"
               "  90 and above  a label with its value\n"
               "  70 to 89      a sentence that names the project\n"
               "  60 to 69      a sentence that does not\n"
               "  below 60      a headline, a name that merely stands on the page\n\n"
               "changed by:\n\n";
  for (const extract::Preference& p : extract::kPreferences) std::printf("  %+4d  %s\n", p.ranks, p.when);
  std::printf(
      "\nAn element of a list is left out where it ranks %d below the best one, and any value but the title "
      "whose confidence is below %.2f.\n",
      extract::kTooFarBehind, extract::kLeastConfidence);
}

}  // namespace fisa::cli
