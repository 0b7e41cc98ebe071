#include "linkage/settle.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace fisa::linkage {

using record::Json;

namespace {

constexpr double kNeverSure = 0.999;

// A date to the day says more than its year.
std::size_t fineness(const Json& value) {
  return value.is_string() ? value.get_ref<const std::string&>().size() : 0;
}

struct Camp {
  Opinion opinion;
  std::map<std::string, double> witnesses;  // confidence by origin

  [[nodiscard]] double chance_of_error() const {
    double all_wrong = 1;
    for (const auto& [origin, confidence] : witnesses) all_wrong *= 1 - std::min(confidence, kNeverSure);
    return std::max(all_wrong, 1 - kNeverSure);
  }
};

}  // namespace

std::vector<Opinion> settle(const std::vector<Statement>& statements,
                            const std::function<bool(const Json&, const Json&)>& agree) {
  std::vector<const Statement*> order;
  for (const Statement& s : statements) order.push_back(&s);
  std::stable_sort(order.begin(), order.end(),
                   [](const auto* a, const auto* b) { return fineness(a->value) > fineness(b->value); });
  std::vector<Camp> camps;
  for (const Statement* s : order) {
    auto camp = std::find_if(camps.begin(), camps.end(),
                             [&](const Camp& c) { return agree(c.opinion.value, s->value); });
    if (camp == camps.end()) camp = camps.insert(camps.end(), Camp{{s->value, 0, Json::array()}, {}});
    double& confidence = camp->witnesses[s->origin];
    confidence = std::max(confidence, s->confidence);
    Json& evidence = camp->opinion.evidence;
    for (const Json& entry : s->evidence) {
      if (std::find(evidence.begin(), evidence.end(), entry) == evidence.end()) evidence.push_back(entry);
    }
  }
  // Each case: this opinion right and all others wrong; or none of them right.
  double all_wrong = 1;
  for (const Camp& c : camps) all_wrong *= c.chance_of_error();
  double cases = all_wrong;
  for (const Camp& c : camps) cases += all_wrong * (1 - c.chance_of_error()) / c.chance_of_error();
  for (Camp& c : camps) {
    const double wrong = c.chance_of_error();
    c.opinion.confidence = std::round(all_wrong * (1 - wrong) / wrong / cases * 1000) / 1000;
  }
  std::stable_sort(camps.begin(), camps.end(), [](const Camp& a, const Camp& b) {
    if (a.opinion.confidence != b.opinion.confidence) return a.opinion.confidence > b.opinion.confidence;
    return a.witnesses.size() > b.witnesses.size();
  });
  std::vector<Opinion> out;
  for (Camp& c : camps) {
    std::stable_sort(c.opinion.evidence.begin(), c.opinion.evidence.end(),
                     [](const Json& a, const Json& b) { return a["source"] < b["source"]; });
    out.push_back(std::move(c.opinion));
  }
  return out;
}

}  // namespace fisa::linkage
