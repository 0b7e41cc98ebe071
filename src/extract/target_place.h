// Where a counted thing stands: among the others of its project, on the page, and beside what else the page
// says of the project.
//
// What a sentence says is told in other words on every page; how pages are made is not. The counts that
// matter stand together, the project's title and code near them, and what stands next to the page's edges, or
// alone in its block far from all others, is seldom a target.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "extract/candidates.h"
#include "extract/headings.h"

namespace fisa::extract {

// Made once for the candidates of a project, by path; they must outlive it, as must the page and its
// headings.
class TargetPlaces {
 public:
  using ByPath = std::map<std::string, std::vector<const Found*>>;

  TargetPlaces(const Engine& engine, const FoldedPage& page, const Headings& headings,
               const ByPath& candidates);

  // Adds the names of the signs, "targets:of_many", "targets:below_item", ..., in a fixed order.
  void add_signs(const Found& target, std::vector<std::string>& out) const;

 private:
  // A count by what it says: its number, and its noun in all forms.
  struct Told {
    Span folded;
    double count = 0;
    std::string unit;
  };

  void of_company(const Found& target, std::vector<std::string>& out) const;
  void of_repetition(const Found& target, std::vector<std::string>& out) const;
  void of_page(const Found& target, std::vector<std::string>& out) const;
  void of_neighbours(const Found& target, std::vector<std::string>& out) const;
  static Told told(const Found& target);

  const FoldedPage& page_;
  std::vector<Told> told_;                         // one for each place and rule
  std::map<std::uint32_t, std::size_t> in_block_;  // counts of each block that has any
  std::size_t most_in_block_ = 0;
  bool rows_ = false;     // some stand in rows of tables
  bool pairs_ = false;    // some stand behind their noun
  bool results_ = false;  // some stand under a heading of results
  const Found* title_ = nullptr;
  const Found* code_ = nullptr;
};

}  // namespace fisa::extract
