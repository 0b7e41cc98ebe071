// What `fisa explain` says of a page.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "extract/extractor.h"
#include "page/page.h"
#include "record/record.h"

namespace fisa::cli {

// Of explanations as JSON: the signs that tell whether the page is about a project at all
// (extract/page_signs.h).
inline constexpr const char* kPageField = "@page";
inline constexpr const char* kBeginField = "@begins";      // ... whether a section begins a project
inline constexpr const char* kPartingField = "@partings";  // ... how the page is parted among projects

class Explanation {
 public:
  // `extractor` and `page` must outlive it.
  Explanation(const extract::Extractor& extractor, const page::Page& page, std::string uri);

  // For people: fields in their order, each with winners, losers, or near misses.
  void print(const std::set<std::string>& fields) const;
  // For programs: a candidate a line.
  void print_json(const std::set<std::string>& fields) const;

 private:
  using Candidates = std::vector<const extract::Candidate*>;

  void print_signs() const;
  void print_project(const extract::Project& project, const std::set<std::string>& fields) const;
  void print_field(const extract::Project& project, const std::string& field, const Candidates& all) const;
  void print_winner(const extract::Project& project, const values::Fact& fact,
                    const extract::Candidate* winner, const Candidates& all) const;
  void print_losers(const Candidates& all) const;
  void print_near_misses(const std::string& field) const;
  [[nodiscard]] std::string place(Span span) const;
  [[nodiscard]] std::string quote(Span span) const;
  [[nodiscard]] std::string rule(const std::string& id) const;

  const extract::Extractor& extractor_;
  const page::Page& page_;
  std::string uri_;
  extract::Outcome outcome_;
  record::Offsets offsets_;
  std::map<std::string, std::string> declared_;  // rule: file and line
};

// The stated preferences among candidates, and what each costs or earns.
void print_preferences();

}  // namespace fisa::cli
