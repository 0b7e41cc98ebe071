// What a project's facts are filled with: things that the page mentions and that are likely to be something
// of it (extract/likely.h), and what has become of each of them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/likely.h"
#include "values/fact.h"

namespace fisa::extract {

class Filling {
 public:
  Filling(const Engine& engine, std::vector<Found>& candidates, std::vector<std::string>& verdicts,
          std::vector<values::Fact>& facts)
      : engine_(engine), candidates_(candidates), verdicts_(verdicts), facts_(facts) {}

  [[nodiscard]] double likely(const char* what, const Mentioned& m) const {
    return likelihood(engine_, what, m.signs).value_or(0);
  }

  // The same as log-odds, to which a rule's word is added; nothing where it has not been measured.
  [[nodiscard]] std::optional<double> odds(const char* what, const Mentioned& m) const {
    return log_odds(engine_, what, m.signs);
  }

  [[nodiscard]] const Found& first(const Mentioned& m) const { return candidates_[m.candidates.front()]; }

  void verdict(const Mentioned& m, const char* why) {
    for (const std::uint32_t i : m.candidates) verdicts_[i] = why;
  }

  [[nodiscard]] const values::Fact* told(std::string_view path) const {
    const auto found =
        std::find_if(facts_.begin(), facts_.end(), [&](const values::Fact& f) { return f.path == path; });
    return found == facts_.end() ? nullptr : &*found;
  }

  void forget(std::string_view path) {
    std::erase_if(facts_, [&](const values::Fact& f) { return f.path == path; });
  }

  void add(const Mentioned& m, const char* path, values::Value value, double p) {
    values::Fact fact = first(m).fact;
    fact.path = path;
    fact.value = std::move(value);
    fact.evidence.confidence = p;
    facts_.push_back(std::move(fact));
    verdict(m, "no rule tells it, but it is likely by its signs");
  }

 private:
  const Engine& engine_;
  std::vector<Found>& candidates_;
  std::vector<std::string>& verdicts_;
  std::vector<values::Fact>& facts_;
};

}  // namespace fisa::extract
