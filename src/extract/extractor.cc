#include "extract/extractor.h"

#include <cstdlib>
#include <map>
#include <utility>

#include "extract/actions.h"
#include "extract/annotate.h"
#include "extract/candidates.h"
#include "extract/choose.h"
#include "extract/engine_names.h"
#include "extract/headings.h"
#include "extract/near_misses.h"
#include "extract/page_values.h"
#include "extract/project_words.h"
#include "extract/segment.h"
#include "extract/title_signs.h"
#include "extract/units.h"
#include "extract/vocabulary.h"
#include "grammar/slots.h"
#include "match/matcher.h"
#include "page/names.h"

namespace fisa::extract {
namespace {

// The lexicons of page furniture, by name.
const std::map<std::string, std::vector<std::string> page::FurnitureForms::*>& furniture_lexicons() {
  static const std::map<std::string, std::vector<std::string> page::FurnitureForms::*> table = {
      {"furniture_line", &page::FurnitureForms::furniture_line},
      {"menu_entry", &page::FurnitureForms::menu_entry},
      {"furniture_sentence", &page::FurnitureForms::furniture_sentence},
      {"aside_heading", &page::FurnitureForms::aside_heading},
      {"furniture_class", &page::FurnitureForms::furniture_class},
      {"aside_class", &page::FurnitureForms::aside_class},
      {"line_joint", &page::FurnitureForms::line_joint}};
  return table;
}

page::FurnitureForms furniture_forms(const grammar::Grammar& g) {
  page::FurnitureForms out;
  for (const auto& [name, member] : furniture_lexicons()) {
    const auto found = g.lexicons.find(name);
    if (found == g.lexicons.end()) continue;
    for (const auto& entry : found->second) (out.*member).push_back(entry.form);
  }
  return out;
}

// The lexicons that tools/calibrate and tools/prefer write: VALUE is what each of the forms, which are signs,
// adds to the log-odds or to the rank.
Weights weights_of(const grammar::Grammar& g, const char* lexicon) {
  Weights out;
  const auto found = g.lexicons.find(lexicon);
  if (found == g.lexicons.end()) return out;
  for (const auto& entry : found->second) out[entry.form] = std::strtod(entry.value.c_str(), nullptr);
  return out;
}

Likelihoods likelihoods_of(const grammar::Grammar& g) {
  Likelihoods out;
  for (const auto& [sign, weight] : weights_of(g, "likelihood")) out.add(sign, weight);
  return out;
}

TitleRanks title_ranks_of(const grammar::Grammar& g) {
  TitleRanks out(kTitleSignsAsked);
  for (const auto& [sign, ranks] : weights_of(g, "preference")) out.add(sign, ranks);
  return out;
}

}  // namespace

struct Extractor::Parts {
  grammar::Grammar grammar;
  Vocabulary vocabulary;
  match::Matcher matcher;
  page::FurnitureWords furniture;
  Weights weights;
  TitleRanks title_ranks;
  Likelihoods likelihoods;

  // The vocabulary and the matcher are made from the grammar where it stays: here.
  explicit Parts(grammar::Grammar g, Vocabulary v, match::Matcher m)
      : grammar(std::move(g)),
        vocabulary(std::move(v)),
        matcher(std::move(m)),
        furniture(furniture_forms(grammar)),
        weights(weights_of(grammar, "confidence")),
        title_ranks(title_ranks_of(grammar)),
        likelihoods(likelihoods_of(grammar)) {}

  [[nodiscard]] Engine engine() const {
    return {grammar, matcher, vocabulary, weights, title_ranks, likelihoods};
  }
};

grammar::Environment Extractor::environment(grammar::Environment paths) {
  paths.actions = actions();
  paths.engine_names = Vocabulary::names();
  for (const char* name : kEngineNames) paths.engine_names.emplace_back(name);
  for (const auto& [name, member] : furniture_lexicons()) paths.engine_names.push_back(name);
  for (const char* path : {"@start", "@none", "@project", "@carrier", "@fund", "@programme", "@owner",
                           "@owner_role", "@named", "@sum", "@scheme", "@code"})
    paths.fields.push_back({path, false, {}});
  paths.fields.push_back({"@when", true, {}});
  for (const char* member : {"@when.start", "@when.end", "@when.duration"})
    paths.fields.push_back({member, true, {}});
  return paths;
}

Result<Extractor> Extractor::make(grammar::Grammar grammar, std::string_view ahead) {
  auto owned = std::make_unique<grammar::Grammar>(std::move(grammar));
  auto matcher = match::Matcher::make(*owned, match::Matcher::Syntax::trusted, ahead);
  if (!matcher) return matcher.errors();
  // Lexicons live in a map, whose elements stay where they are when the grammar moves.
  auto vocabulary = Vocabulary::make(*owned);
  if (!vocabulary) return vocabulary.errors();
  return Extractor(
      std::make_unique<const Parts>(std::move(*owned), std::move(*vocabulary), std::move(*matcher)));
}

Extractor::Extractor(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;
Extractor::~Extractor() = default;

const page::FurnitureWords& Extractor::furniture() const {
  return parts_->furniture;
}

const grammar::Grammar& Extractor::grammar() const {
  return parts_->grammar;
}

Outcome Extractor::extract(const page::Page& page, const Options& options) const {
  if (std::string reason = why_no_project(page, parts_->vocabulary); !reason.empty()) {
    Outcome none;
    none.reason = std::move(reason);
    return none;
  }
  thread_local FoldedPage folded;
  annotate(page, parts_->vocabulary, folded);
  Engine engine = parts_->engine();
  engine.explain = options.explain;
  engine.every_rule = options.every_rule;
  const Headings over = headings(folded);
  std::vector<Found> found = find_candidates(engine, folded, over);
  Outcome outcome;
  if (options.explain) {
    for (const Found& f : found) {
      if (f.fact.path == "@project" || f.fact.path == "@none")
        outcome.signs.push_back({f.fact, f.rank, true, "", {}});
    }
  }
  PageTitles titles(engine, folded, over);
  Segments segments = segment(engine, folded, titles, std::move(found));
  outcome.reason = std::move(segments.reason);
  if (options.explain) {
    for (Beginning& b : segments.beginnings)
      outcome.begins.push_back({page.blocks[b.block].span.begin, std::move(b.signs), std::move(b.together)});
    for (Parting& p : segments.partings)
      outcome.partings.push_back({std::move(p.begins), std::move(p.signs), p.likelihood});
  }
  outcome.page_signs = std::move(segments.signs);
  outcome.evidence = segments.evidence;
  outcome.against = segments.against;
  for (auto& candidates : segments.projects) {
    outcome.projects.push_back(choose(engine, folded, over, titles, std::move(candidates)));
  }
  return outcome;
}

std::vector<NearMiss> Extractor::near_misses(const page::Page& page, const std::string& path) const {
  FoldedPage folded;
  annotate(page, parts_->vocabulary, folded);
  return extract::near_misses(parts_->engine(), folded, path);
}

values::Facts Extractor::facts_of(const std::string& rule, const page::Page& page) const {
  FoldedPage folded;
  annotate(page, parts_->vocabulary, folded);
  values::Facts out;
  for (Found& f : find_candidates(parts_->engine(), folded, headings(folded))) {
    if (f.fact.evidence.rule == rule) out.push_back(std::move(f.fact));
  }
  return out;
}

namespace {

// "[aside item] "
std::string kind_of(const page::Block& b) {
  const std::string zone = b.zone == page::Zone::main ? "" : page::name_of(b.zone) + std::string(" ");
  return "[" + zone + page::name_of(b.kind) + "] ";
}

}  // namespace

std::vector<std::string> Extractor::views(const page::Page& page) const {
  FoldedPage folded;
  annotate(page, parts_->vocabulary, folded);
  std::vector<std::string> out;
  for (const Unit& u : units(folded, parts_->matcher)) {
    std::string& shown = out.emplace_back(kind_of(page.blocks[u.block]));
    for (const char c : u.slots) {
      const std::string name = grammar::name_of(c, parts_->grammar.entities);
      shown += name.empty() ? std::string(1, c) : name;
    }
  }
  return out;
}

std::vector<values::Mention> Extractor::values(const page::Page& page) const {
  thread_local FoldedPage folded;
  annotate(page, parts_->vocabulary, folded);
  return page_values(parts_->vocabulary, folded);
}

}  // namespace fisa::extract
