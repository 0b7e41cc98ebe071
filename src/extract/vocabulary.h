// The words that the engine itself asks a grammar for, by the names of their lexicons. What a name means
// stands in grammars/README.md; a lexicon that a grammar lacks is empty.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "extract/senses.h"
#include "grammar/grammar.h"
#include "values/scanner.h"
#include "values/words.h"

namespace fisa::extract {

using values::is_digit;
using values::is_lower;
using values::is_upper;
using values::is_word;
using values::lowered;
using values::PhraseTable;
using values::split_words;
using values::to_lower;

class Vocabulary {
 public:
  static Result<Vocabulary> make(const grammar::Grammar& grammar);

  // Names that the engine uses, for the grammar's lint of unused ones.
  static std::vector<std::string> names();

  const values::Scanner& scanner() const { return *scanner_; }

  // Entity lexicons: programmes, funds, ... `lexicon` of a hit is the entity's index.
  PhraseTable entities;
  std::vector<const values::Lexicon*> entity_lexicons;

  const values::Lexicon* organisation_noun_lexicon = nullptr;  // the value "place" is one only with a capital
  PhraseTable organisation_nouns;                              // org_noun: what begins an organisation's name
  PhraseTable
      organisation_words;  // org_word: lower-case words inside one; the value "and" also parts two names
  const values::Lexicon* organisation_word_lexicon = nullptr;
  PhraseTable organisation_forms;  // org_form: legal forms that end one ("S.R.L.")
  PhraseTable foreign_nouns;       // org_foreign: words inside the names of foreign organisations
  const values::Lexicon* foreign_noun_lexicon = nullptr;  // the value "small": other words of it may be so
  std::vector<std::string> foreign_endings;               // org_foreign_end: ends of words that are such
  std::vector<std::string> of_many_ends;                  // of_many_end: of genitives, "romanilor"
  // Does the (folded) word end as such a genitive does?
  [[nodiscard]] bool of_many(std::string_view word) const;
  PhraseTable organisation_ends;  // org_end: words that a name never goes on with
  const values::Lexicon* organisation_end_lexicon = nullptr;
  PhraseTable not_organisations;  // org_not: phrases that look like one ("Autoritatea de Management")
  PhraseTable nouns;              // noun: counted nouns; the entry's value is the category
  const values::Lexicon* noun_lexicon = nullptr;
  PhraseTable noun_adjectives;  // noun_adjective: may stand between a number and its noun
  PhraseTable not_nouns;        // not_noun: never a counted thing
  PhraseTable articles;         // article: "un", "o"
  PhraseTable article_leads;    // article_lead: words before "un", "o" that make it no count ("pentru un")
  PhraseTable row_joints;       // row_joint: the last word before a thing of a row ("si")
  PhraseTable result_verbs;     // result_verb: verbs whose object is a result
  PhraseTable exact_words;      // exact_word: between a rounded sum and the exact one
  PhraseTable sum_labels;       // sum_label: words of labels that only sums of a budget have
  PhraseTable sum_notes;        // sum_note: begins the sentence that tells the currency of all sums
  PhraseTable noun_links;  // noun_link: "link" stands between a number from twenty on and its noun ("de"),
                           // "part" before the whole that a number is part of ("din cele 12 criterii")
  const values::Lexicon* noun_link_lexicon = nullptr;
  const values::Lexicon* noun_adjective_lexicon = nullptr;
  std::vector<std::pair<std::string, std::string>> noun_suffixes;  // noun_suffix: ending -> category
  std::vector<std::pair<std::string, std::string>> noun_endings;   // noun_ending: article -> what it replaced
  PhraseTable measures;  // unit_of_measure: what fractions are counted in
  PhraseTable rates;     // rate: what a unit may be told by ("/an"); the entry's value is the category
  const values::Lexicon* rate_lexicon = nullptr;
  Senses senses;            // noun_sense, sense_word: what a noun counts by what stands around it
  PhraseTable nominatives;  // nominative: inflected phrase -> base form
  const values::Lexicon* nominative_lexicon = nullptr;
  PhraseTable offices;  // office: words for the offices of local government; the value "county" parts levels
  const values::Lexicon* office_lexicon = nullptr;
  PhraseTable adjectives;  // nominative_adjective: feminine genitive -> base form, behind such a noun
  const values::Lexicon* adjective_lexicon = nullptr;
  PhraseTable abbreviations;  // abbreviation: words whose full stop ends no sentence
  PhraseTable countries;      // country: names and codes that follow an organisation in brackets
  const values::Lexicon* country_lexicon = nullptr;  // the value "home": "din Romania" may be part of a name
  PhraseTable project_nouns;  // project_noun: a page about a project has one of them in its main text
  const values::Lexicon* project_noun_lexicon = nullptr;
  PhraseTable naming_words;  // naming_word: stands before a name that bold or italics set off
  PhraseTable speech_words;  // speech_word: in quotation marks that hold counts, no name but speech
  PhraseTable ordinals;      // ordinal: "primul", "a doua"; the value is the number
  const values::Lexicon* ordinal_lexicon = nullptr;
  PhraseTable not_projects;  // no_project: phrases that only look like one; VALUE is what they are
  const values::Lexicon* not_project_lexicon = nullptr;

 private:
  std::shared_ptr<const values::Scanner> scanner_;
};

}  // namespace fisa::extract
