// What signs add to the log-odds of something's being a thing of a project, as tools/likely measures it and
// the lexicon "likelihood" has it: "partner:once" of one sign, "partner:behind_cu&state" of two that say
// more, or less, together than each for itself. "partner:any" is what all have; without it a thing is not
// measured. Const and thread-safe once made.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/string_map.h"

namespace fisa::extract {

[[nodiscard]] double from_log_odds(double odds);  // to 0 to 1

class Likelihoods {
 public:
  void add(std::string_view entry, double weight);

  // Nothing where that thing has not been measured.
  [[nodiscard]] std::optional<double> log_odds(std::string_view thing,
                                               const std::vector<std::string>& signs) const;
  // The most that the log-odds may come to where, to these signs, one more of each of some kinds may come:
  // whose names begin with `kinds`.
  [[nodiscard]] std::optional<double> most(std::string_view thing, const std::vector<std::string>& signs,
                                           std::span<const std::string_view> kinds) const;
  // The weights of the signs alone, each as often as it is there: of one of several that compete, which are
  // weighed against each other and for themselves say nothing.
  [[nodiscard]] std::optional<double> score(std::string_view thing,
                                            const std::vector<std::string>& signs) const;
  // Log-odds from 0 to 1.
  [[nodiscard]] std::optional<double> of(std::string_view thing, const std::vector<std::string>& signs) const;

 private:
  struct Sign {
    std::uint32_t number = 0;
    double weight = 0;
  };
  struct Pair {
    std::uint32_t one = 0;
    std::uint32_t other = 0;
    double weight = 0;
  };
  struct Thing {
    std::optional<double> any;
    StringMap<Sign> signs;
    std::vector<Pair> pairs;

    Sign& sign(std::string_view name);
    // What it has by itself and the signs add one by one; `has` receives which of them are there.
    double sum(const std::vector<std::string>& names, std::vector<bool>& has) const;
  };

  StringMap<Thing> things_;
};

}  // namespace fisa::extract
