// From a page's blocks to the facts of its projects.
//
//   Result<Extractor> extractor = Extractor::make(grammar);          // once; const, shared by all threads
//   Outcome outcome = extractor->extract(page, scratch);
//
// Every fact carries the rule that found it and its span in page.text.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "grammar/grammar.h"
#include "page/page.h"
#include "values/fact.h"
#include "values/mention.h"

namespace fisa::extract {

// Something to doubt, shown in the record.
struct Warning {
  std::string code;     // "parts-exceed-total"
  std::string path;     // dotted, as in Fact
  std::string message;  // a sentence
};

// Why a candidate is not in the record; kept only where asked for (`fisa explain`).
struct Candidate {
  values::Fact fact;
  int rank = 0;
  bool chosen = false;
  std::string verdict;                                // "chosen", or why it lost
  std::vector<std::pair<std::string, double>> signs;  // that its rank was raised or lowered by, and how much
};

// A fact of the record with what its confidence is made of: each sign and what it adds to the log-odds.
struct Weighed {
  values::Fact fact;
  std::vector<std::pair<std::string, double>> signs;
};

struct Project {
  values::Facts facts;
  std::vector<Warning> warnings;
  std::vector<Candidate> candidates;  // these two only where asked for
  std::vector<Weighed> weighed;
};

// A rule that nearly gave a value (`fisa explain`).
struct NearMiss {
  std::string rule;
  Span span;         // bytes of page.text that it matched, or matched in part
  std::string why;   // "lacks {money} behind it"
  double share = 0;  // of its parts that matched; 1 where all did, and the match was refused
};

// The reason where a page's main text has none of the words that speak of a project (lexicon project_noun).
inline constexpr const char* kNoProjectWord = "no-project-word";

// Where a project may begin: bytes of the page, and the signs (extract/boundary_signs.h).
struct Begin {
  std::uint32_t at = 0;
  std::vector<std::string> signs;
  std::vector<std::string> together;  // beside the page's other sections
};

// A way to part the page among projects: the numbers of the sections that begin one, and the signs
// (extract/partings.h).
struct PartedAt {
  std::vector<std::size_t> sections;
  std::vector<std::string> signs;  // each as often as it was met
  double likelihood = 0;           // of its sections (extract/partings.h)
};

struct Outcome {
  std::vector<Project> projects;  // in page order; empty where the page is about no project
  std::string reason;  // the strongest reason against one: "call-for-proposals", "no-project-evidence", ...
  std::vector<std::string> page_signs;  // of being about a project (extract/page_signs.h)
  std::vector<Begin> begins;            // sections of the page, with their signs of beginning a project
  std::vector<PartedAt> partings;       // ways to part the page among projects
  int evidence = 0;                     // how much speaks for a project, in ranks of rules
  int against = 0;                      // ... and against
  std::vector<Candidate> signs;  // what speaks for and against ("@project", "@none"); only where asked for
};

struct Options {
  bool explain = false;     // keep all candidates
  bool every_rule = false;  // no prefilter: the slow reference that the fast path is tested against
};

class Extractor {
 public:
  // `ahead`: what match::Matcher::requirements_of() gave when the program was built, to start sooner.
  static Result<Extractor> make(grammar::Grammar grammar, std::string_view ahead = {});

  // What grammar::compile() must know of the engine, added to what it must know of the record's paths.
  static grammar::Environment environment(grammar::Environment paths);

  Extractor(Extractor&&) noexcept;
  Extractor& operator=(Extractor&&) noexcept;
  ~Extractor();

  [[nodiscard]] Outcome extract(const page::Page& page, const Options& options = {}) const;

  // The typed values of the page in order, spans in page.text: `fisa values`.
  [[nodiscard]] std::vector<values::Mention> values(const page::Page& page) const;

  // What one rule by itself gives on a page, all candidates in order: for the examples of a grammar.
  [[nodiscard]] values::Facts facts_of(const std::string& rule, const page::Page& page) const;

  // Why a field stayed empty: the rules that nearly filled it, the nearest first.
  [[nodiscard]] std::vector<NearMiss> near_misses(const page::Page& page, const std::string& path) const;

  // The page as its rules see it, a unit an element, marks by their names: "Valoarea totala: {money}".
  [[nodiscard]] std::vector<std::string> views(const page::Page& page) const;

  // The grammar's words for page furniture, to make pages with.
  [[nodiscard]] const page::FurnitureWords& furniture() const;

  // How far the marks of a page are followed when it is made. Set before the threads that share the extractor
  // begin.
  [[nodiscard]] const page::HtmlLimits& html_limits() const { return html_limits_; }
  void set_html_limits(const page::HtmlLimits& limits) { html_limits_ = limits; }

  [[nodiscard]] const grammar::Grammar& grammar() const;

 private:
  struct Parts;
  explicit Extractor(std::unique_ptr<const Parts> parts);
  std::unique_ptr<const Parts> parts_;
  page::HtmlLimits html_limits_;
};

}  // namespace fisa::extract
