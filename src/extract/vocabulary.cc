#include "extract/vocabulary.h"

#include <algorithm>

namespace fisa::extract {
namespace {

const values::Lexicon* find(const grammar::Grammar& g, std::string_view name) {
  const auto found = g.lexicons.find(name);
  return found == g.lexicons.end() ? nullptr : &found->second;
}

void fill(PhraseTable& table, const grammar::Grammar& g, std::string_view name) {
  if (const values::Lexicon* lexicon = find(g, name)) table.add(0, *lexicon);
}

// The value of an ending that stands for nothing.
constexpr std::string_view kNothing = "-";

void fill_endings(std::vector<std::pair<std::string, std::string>>& endings, const grammar::Grammar& g,
                  std::string_view name) {
  if (const values::Lexicon* lexicon = find(g, name)) {
    for (const auto& entry : *lexicon)
      endings.emplace_back(entry.form, entry.value == kNothing ? std::string() : entry.value);
  }
}

}  // namespace

std::vector<std::string> Vocabulary::names() {
  std::vector<std::string> names = values::Scanner::lexicon_names();
  for (const char* own : {"org_noun",        "org_word",     "org_form",     "org_foreign",
                          "org_end",         "org_not",      "noun",         "noun_adjective",
                          "not_noun",        "article",      "article_lead", "noun_link",
                          "row_joint",       "result_verb",  "noun_ending",  "rate",
                          "unit_of_measure", "noun_suffix",  "nominative",   "nominative_adjective",
                          "office",          "abbreviation", "country",      "project_noun",
                          "naming_word",     "no_project",   "sum_note",     "sum_label",
                          "org_foreign_end", "ordinal",      "speech_word",  "of_many_end",
                          "noun_sense",      "sense_word",   "exact_word"}) {
    names.emplace_back(own);
  }
  return names;
}

bool Vocabulary::of_many(std::string_view word) const {
  return std::any_of(of_many_ends.begin(), of_many_ends.end(),
                     [word](const std::string& end) { return word.ends_with(end); });
}

Result<Vocabulary> Vocabulary::make(const grammar::Grammar& g) {
  Vocabulary v;
  auto scanner = values::Scanner::make(g.lexicons);
  if (!scanner) return scanner.errors();
  v.scanner_ = std::make_shared<const values::Scanner>(std::move(*scanner));
  for (std::uint32_t i = 0; i < g.entities.size(); ++i) {
    v.entity_lexicons.push_back(find(g, g.entities[i]));
    v.entities.add(i, *v.entity_lexicons.back());
  }
  fill(v.organisation_nouns, g, "org_noun");
  v.organisation_noun_lexicon = find(g, "org_noun");
  fill(v.organisation_words, g, "org_word");
  v.organisation_word_lexicon = find(g, "org_word");
  fill(v.organisation_forms, g, "org_form");
  fill(v.foreign_nouns, g, "org_foreign");
  v.foreign_noun_lexicon = find(g, "org_foreign");
  if (const values::Lexicon* endings = find(g, "of_many_end")) {
    for (const auto& entry : *endings) v.of_many_ends.push_back(lowered(entry.form));
  }
  if (const values::Lexicon* endings = find(g, "org_foreign_end")) {
    for (const auto& entry : *endings) v.foreign_endings.push_back(lowered(entry.form));
  }
  fill(v.organisation_ends, g, "org_end");
  v.organisation_end_lexicon = find(g, "org_end");
  fill(v.not_organisations, g, "org_not");
  fill(v.nouns, g, "noun");
  v.noun_lexicon = find(g, "noun");
  fill(v.noun_adjectives, g, "noun_adjective");
  fill(v.not_nouns, g, "not_noun");
  fill(v.articles, g, "article");
  fill(v.article_leads, g, "article_lead");
  fill(v.row_joints, g, "row_joint");
  fill(v.sum_notes, g, "sum_note");
  fill(v.sum_labels, g, "sum_label");
  fill(v.exact_words, g, "exact_word");
  fill(v.result_verbs, g, "result_verb");
  fill(v.noun_links, g, "noun_link");
  v.noun_link_lexicon = find(g, "noun_link");
  v.noun_adjective_lexicon = find(g, "noun_adjective");
  fill(v.nominatives, g, "nominative");
  v.nominative_lexicon = find(g, "nominative");
  fill(v.offices, g, "office");
  v.office_lexicon = find(g, "office");
  fill(v.adjectives, g, "nominative_adjective");
  v.adjective_lexicon = find(g, "nominative_adjective");
  fill(v.abbreviations, g, "abbreviation");
  fill(v.countries, g, "country");
  v.country_lexicon = find(g, "country");
  fill(v.project_nouns, g, "project_noun");
  v.project_noun_lexicon = find(g, "project_noun");
  fill(v.naming_words, g, "naming_word");
  fill(v.speech_words, g, "speech_word");
  fill(v.ordinals, g, "ordinal");
  v.ordinal_lexicon = find(g, "ordinal");
  fill(v.not_projects, g, "no_project");
  v.not_project_lexicon = find(g, "no_project");
  fill(v.rates, g, "rate");
  v.rate_lexicon = find(g, "rate");
  fill_endings(v.noun_suffixes, g, "noun_suffix");
  fill_endings(v.noun_endings, g, "noun_ending");
  fill(v.measures, g, "unit_of_measure");
  v.senses = Senses(find(g, "noun_sense"), find(g, "sense_word"));
  return v;
}

}  // namespace fisa::extract
