// What the signs of a title add to its rank, as tools/prefer measures it and the lexicon "preference" has it:
// "title:in_row" of one sign, "title:in_row_and_quoted" of two that say more, or less, together than each for
// itself. Const and thread-safe once made.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/string_map.h"

namespace fisa::extract {

class TitleRanks {
 public:
  // `asked`: signs that the engine asks for (TitleSignSet::has), measured or not.
  explicit TitleRanks(std::span<const std::string_view> asked = {}) {
    for (const std::string_view sign : asked) numbered(sign);
  }

  // Entries of other fields are passed over.
  void add(std::string_view entry, double ranks);

 private:
  friend class TitleSignSet;

  struct Pair {
    std::uint32_t other = 0;  // the second sign
    std::uint32_t both = 0;   // the sign that is the two together
  };
  struct Sign {
    std::string name;  // as the lexicon has it
    double ranks = 0;
    std::vector<Pair> pairs;  // that it is the first of
  };

  std::uint32_t numbered(std::string_view sign);

  std::vector<Sign> signs_;
  StringMap<std::uint32_t> numbers_;  // of the signs, by their names without the field
};

// The signs that one phrase has. Those that are measured are held by number; the others only where they are
// to be shown.
class TitleSignSet {
 public:
  TitleSignSet(const TitleRanks& ranks, bool shown)
      : ranks_(&ranks), shown_(shown), has_(ranks.signs_.size()) {}

  void add(std::string_view sign);
  void add(const std::vector<std::string>& signs) {
    for (const std::string& sign : signs) add(sign);
  }
  void add(const TitleSignSet& more);
  // Adds those pairs that have been measured of signs that are there.
  void add_pairs();
  // Of a sign that is measured or asked for.
  [[nodiscard]] bool has(std::string_view sign) const;

  // What all of them add.
  [[nodiscard]] double sum() const;
  // Each with what it adds, by name.
  [[nodiscard]] std::vector<std::pair<std::string, double>> named() const;

 private:
  void add(std::uint32_t number) {
    if (has_[number]) return;
    has_[number] = true;
    measured_.push_back(number);
  }

  const TitleRanks* ranks_;
  bool shown_;
  std::vector<bool> has_;
  std::vector<std::uint32_t> measured_;
  std::vector<std::string> unmeasured_;
};

}  // namespace fisa::extract
