#include "eval/score.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

namespace fisa::eval {
namespace {

constexpr std::array<std::string_view, 5> kMission = {"title", "budget.total", "period", "partners",
                                                      "targets"};

}  // namespace

double to_fourth(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.4f", value);
  return std::strtod(buffer, nullptr);
}

double Score::mission() const {
  double sum = 0;
  for (const std::string_view field : kMission) {
    const auto found = fields.find(std::string(field));
    sum += found == fields.end() ? 1.0 : to_fourth(found->second.f1());
  }
  return sum / static_cast<double>(kMission.size());
}

double Score::perfect() const {
  return gold_records == 0 ? 1.0 : static_cast<double>(perfect_records) / gold_records;
}

const std::vector<std::string>& field_names() {
  static const std::vector<std::string> names = {
      "acronym",          "budget.parts",       "budget.total", "codes",     "duration", "funds",
      "partners",         "partners.role",      "period",       "programme", "records",  "targets",
      "targets.category", "targets.comparison", "title"};
  return names;
}

bool is_mission(std::string_view field) {
  return std::find(kMission.begin(), kMission.end(), field) != kMission.end();
}

void add_counts(Score& total, const Score& page) {
  for (const auto& [field, t] : page.fields) {
    Tally& sum = total.fields[field];
    sum.tp += t.tp;
    sum.fp += t.fp;
    sum.fn += t.fn;
  }
  total.gold_records += page.gold_records;
  total.perfect_records += page.perfect_records;
}

void add(Score& total, const Score& page) {
  add_counts(total, page);
  total.errors.insert(total.errors.end(), page.errors.begin(), page.errors.end());
  total.judged.insert(total.judged.end(), page.judged.begin(), page.judged.end());
}

}  // namespace fisa::eval
