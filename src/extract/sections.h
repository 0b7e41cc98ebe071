// The stretches of a page at whose beginning a project may begin: with a heading, a title-like line, a
// number, a row of a table, a paragraph that names a title; and what each says that a project has once: a
// sum, a time, partners, a code, a name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "extract/candidates.h"
#include "extract/series.h"

namespace fisa::extract {

// What a section begins with.
enum class Form : std::uint8_t {
  opening,
  heading,
  table,
  row,
  line,
  numbered,
  bold,
  apart,
  paragraph,
  plain
};

// What a stretch of the page that begins with a title-like line says about a project.
struct Section {
  std::uint32_t begin = 0;
  int likeness = 0;  // of its first line to a title
  Form form = Form::opening;
  std::uint8_t depth = 0;  // of a heading its level; of what stands lower, more
  std::uint8_t level = 0;  // of its heading; 0 where it is none
  std::set<std::string> money;
  std::set<std::string> time;
  std::set<std::string> starts;  // labelled titles
  std::set<double> amounts;      // of money, whatever it is of
  std::set<std::string> totals;
  std::set<std::string> known_by;  // its codes
  std::set<std::string> carriers;  // who carries it
  std::set<std::string> programmes;
  std::set<std::string> names_told;  // titles that a rule is sure of
  std::size_t series = 0;            // number of the series that numbers it, from 1; 0 where none does
  bool partners = false;
  bool funding = false;
  bool codes = false;
  bool labelled = false;  // a sum or a time behind a label
  bool titled = false;    // a title in quotation marks or behind a label
  std::size_t sums = 0;   // of any kind, whatever they are of
  std::size_t times = 0;  // dates, periods and durations
  std::size_t quotations = 0;
  std::size_t houses = 0;   // organisations
  std::size_t counted = 0;  // things with their number
  std::size_t size = 0;     // folded bytes

  [[nodiscard]] int kinds() const {
    return !money.empty() + !time.empty() + partners + funding + codes + (titled || !starts.empty());
  }

  // Whether it says who or what a project is, more than figures: a part of a project has sums and dates, too.
  [[nodiscard]] bool is_of_its_own() const { return partners || funding || names(); }

  // Sum and time as a whole project has them: behind a label, or in several figures. A sentence about another
  // project has them, too.
  [[nodiscard]] bool has_sum_and_time() const;

  // Whether it says what a project is called and nothing else.
  [[nodiscard]] bool is_name_alone() const {
    return names() && money.empty() && time.empty() && !partners && !funding;
  }

  // Whether it says no sum, no time and nobody who takes part.
  [[nodiscard]] bool says_name_alone() const {
    return money.empty() && time.empty() && !partners && !codes && sums == 0;
  }

  // Whether a project is called by its name or its code.
  [[nodiscard]] bool names() const { return titled || codes || !starts.empty(); }

  // Of what a project has once, the one tells the sums and the other the time.
  [[nodiscard]] bool completes(const Section& other) const {
    return money.empty() != other.money.empty() && time.empty() != other.time.empty() &&
           money.empty() != time.empty();
  }

  // Two kinds of things that the other one says as well.
  [[nodiscard]] bool says_again(const Section& other) const {
    const auto both = [](bool a, bool b) { return a && b ? 1 : 0; };
    return both(!money.empty(), !other.money.empty()) + both(!time.empty(), !other.time.empty()) +
               both(partners, other.partners) + both(funding, other.funding) + both(codes, other.codes) +
               both(titled || !starts.empty(), other.titled || !other.starts.empty()) >=
           2;
  }

  void add(const Section& other) {
    money.insert(other.money.begin(), other.money.end());
    time.insert(other.time.begin(), other.time.end());
    starts.insert(other.starts.begin(), other.starts.end());
    amounts.insert(other.amounts.begin(), other.amounts.end());
    totals.insert(other.totals.begin(), other.totals.end());
    known_by.insert(other.known_by.begin(), other.known_by.end());
    names_told.insert(other.names_told.begin(), other.names_told.end());
    carriers.insert(other.carriers.begin(), other.carriers.end());
    programmes.insert(other.programmes.begin(), other.programmes.end());
    partners |= other.partners;
    funding |= other.funding;
    codes |= other.codes;
    titled |= other.titled;
    labelled |= other.labelled;
    sums += other.sums;
    times += other.times;
    quotations += other.quotations;
    houses += other.houses;
    counted += other.counted;
    size += other.size;
  }

  void note(const Found& f);
};

// Is the block a heading of its own, and neither a label nor one that any page has?
[[nodiscard]] bool stands_apart(const Engine& engine, const FoldedPage& page, std::uint32_t block);

// Do the two have something in common?
[[nodiscard]] bool meets(const std::set<std::string>& a, const std::set<std::string>& b);

// The page's sections in order, the first one from its beginning; `title_likenesses` is of each block
// (extract/title_lines.h).
[[nodiscard]] std::vector<Section> sections(const Engine& engine, const FoldedPage& page,
                                            const std::vector<Found>& candidates,
                                            const std::vector<int>& title_likenesses,
                                            const std::vector<Series>& series);

// What a section says with the ones below it: up to the next of its depth or above.
[[nodiscard]] Section with_below(const std::vector<Section>& sections, std::size_t i);

// ... with the ones after it: up to the next that looks as much like a title, whatever it is set in.
[[nodiscard]] Section with_following(const std::vector<Section>& sections, std::size_t i);

}  // namespace fisa::extract
