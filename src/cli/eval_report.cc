#include "cli/eval_report.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>
#include <tuple>

#include "eval/reliability.h"

namespace fisa::cli {

using record::Json;

namespace {

// The same mistake by another rule is the same mistake.
using Mistake = std::tuple<std::string, std::string, bool, std::string>;

std::multiset<Mistake> mistakes(const eval::Score& score) {
  std::multiset<Mistake> out;
  for (const auto& e : score.errors) out.emplace(e.field, e.page, e.extra, e.what);
  return out;
}

// The errors of `one` that `other` does not have.
std::vector<eval::Error> only_in(const eval::Score& one, const eval::Score& other) {
  std::multiset<Mistake> known = mistakes(other);
  std::vector<eval::Error> out;
  for (const auto& e : listed(one, "", SIZE_MAX)) {
    const auto twin = known.find({e.field, e.page, e.extra, e.what});
    if (twin == known.end()) {
      out.push_back(e);
    } else {
      known.erase(twin);
    }
  }
  return out;
}

// F1 of every field that either has, and of "mission" and "perfect": before and now.
std::map<std::string, std::pair<double, double>> figures(const eval::Score& before, const eval::Score& now) {
  std::map<std::string, std::pair<double, double>> out;
  out["mission"] = {before.mission(), now.mission()};
  out["perfect"] = {before.perfect(), now.perfect()};
  for (const auto* score : {&before, &now}) {
    for (const auto& [field, tally] : score->fields) {
      auto& pair = out.emplace(field, std::make_pair(1.0, 1.0)).first->second;
      (score == &before ? pair.first : pair.second) = tally.f1();
    }
  }
  return out;
}

Json to_json(const eval::Interval& i) {
  return {eval::to_fourth(i.low), eval::to_fourth(i.high)};
}

void print_summary(const Evaluation& e, const std::map<std::string, eval::Interval>& intervals) {
  const auto& mission = intervals.at("mission");
  const auto& perfect = intervals.at("perfect");
  std::printf(
      "pages %zu  mission F1 %.4f (95 %%: %.3f to %.3f)  perfect records %.4f of %d (95 %%: %.3f to %.3f)\n",
      e.pages.size(), e.total.mission(), mission.low, mission.high, e.total.perfect(), e.total.gold_records,
      perfect.low, perfect.high);
}

}  // namespace

std::vector<eval::Error> listed(const eval::Score& score, const std::string& field, std::uint64_t most) {
  std::vector<eval::Error> out;
  for (const auto& e : score.errors) {
    if (field.empty() || e.field == field) out.push_back(e);
  }
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.field < b.field; });
  if (out.size() > most) out.resize(most);
  return out;
}

void print_table(const Evaluation& e) {
  const auto intervals = eval::intervals(e.pages, e.resampling);
  std::printf(
      "field                   prec  recall      F1   95 %% of pages like these     tp    fp    fn\n");
  for (const auto& [field, t] : e.total.fields) {
    const auto& i = intervals.at(field);
    std::printf("%-20s %7.3f %7.3f %7.3f         %.3f to %.3f      %5d %5d %5d\n", field.c_str(),
                t.precision(), t.recall(), t.f1(), i.low, i.high, t.tp, t.fp, t.fn);
  }
  print_summary(e, intervals);
}

void print_markdown(const Evaluation& e) {
  const auto intervals = eval::intervals(e.pages, e.resampling);
  std::printf(
      "| field | precision | recall | F1 | 95 %% | right | extra | missed "
      "|\n|---|---|---|---|---|---|---|---|\n");
  for (const auto& [field, t] : e.total.fields) {
    const auto& i = intervals.at(field);
    std::printf("| %s | %.3f | %.3f | %.3f | %.2f to %.2f | %d | %d | %d |\n", field.c_str(), t.precision(),
                t.recall(), t.f1(), i.low, i.high, t.tp, t.fp, t.fn);
  }
  std::printf("\n");
  print_summary(e, intervals);
}

void print_reliability(const Evaluation& e) {
  if (e.total.judged.empty()) return;
  const auto bins = eval::reliability(e.total.judged);
  std::printf("\nconfidence     values   share    said   right\n");
  for (const eval::Bin& bin : bins) {
    if (bin.values == 0) continue;
    std::printf("%.1f to %.1f    %6d  %5.1f %%  %.3f   %.3f\n", bin.low, bin.high, bin.values,
                100.0 * bin.values / static_cast<double>(e.total.judged.size()), bin.said,
                static_cast<double>(bin.right) / bin.values);
  }
  std::printf("calibration error %.3f over %zu values\n", eval::calibration_error(bins),
              e.total.judged.size());
}

void print_errors(const std::vector<eval::Error>& errors) {
  const std::string* field = nullptr;
  for (const eval::Error& e : errors) {
    if (field == nullptr || *field != e.field) std::printf("\n%s\n", e.field.c_str());
    field = &e.field;
    std::printf("  %-24s %-7s %s%s\n", e.page.c_str(), e.extra ? "extra" : "missed", e.what.c_str(),
                e.rule.empty() ? "" : ("  [" + e.rule + "]").c_str());
  }
}

void print_comparison(const Evaluation& before, const Evaluation& now) {
  std::printf("field                   old     new  change\n");
  for (const auto& [field, f1] : figures(before.total, now.total)) {
    std::printf("%-20s %6.4f  %6.4f  %+7.4f\n", field.c_str(), f1.first, f1.second, f1.second - f1.first);
  }
  const eval::Interval i = eval::mission_difference(before.pages, now.pages, now.resampling);
  std::printf("change of mission, 95 %%: %+.4f to %+.4f\n", i.low, i.high);
  const auto better = only_in(before.total, now.total);
  const auto worse = only_in(now.total, before.total);
  std::printf("\nbetter: %zu errors are gone\n", better.size());
  print_errors(better);
  std::printf("\nworse: %zu errors are new\n", worse.size());
  print_errors(worse);
}

Json to_json(const Evaluation& e) {
  const auto intervals = eval::intervals(e.pages, e.resampling);
  const auto four = eval::to_fourth;
  Json fields = Json::object();
  for (const auto& [field, t] : e.total.fields) {
    fields[field] = {{"precision", four(t.precision())},
                     {"recall", four(t.recall())},
                     {"f1", four(t.f1())},
                     {"tp", t.tp},
                     {"fp", t.fp},
                     {"fn", t.fn}};
  }
  Json intervals_json = Json::object();
  for (const auto& [field, i] : intervals) intervals_json[field] = to_json(i);
  const auto bins = eval::reliability(e.total.judged);
  Json reliability = Json::array();
  for (const eval::Bin& bin : bins) {
    if (bin.values == 0) continue;
    reliability.push_back({{"low", bin.low},
                           {"high", bin.high},
                           {"values", bin.values},
                           {"said", four(bin.said)},
                           {"right", four(static_cast<double>(bin.right) / bin.values)}});
  }
  return {{"pages", e.pages.size()},
          {"mission", four(e.total.mission())},
          {"perfect", four(e.total.perfect())},
          {"fields", fields},
          {"intervals", intervals_json},
          {"reliability", reliability},
          {"calibration_error", four(eval::calibration_error(bins))}};
}

Json to_json(const std::vector<eval::Error>& errors) {
  Json out = Json::array();
  for (const eval::Error& e : errors) {
    out.push_back(
        {{"field", e.field}, {"page", e.page}, {"kind", e.extra ? "extra" : "missed"}, {"what", e.what}});
    if (!e.rule.empty()) out.back()["rule"] = e.rule;
  }
  return out;
}

Json comparison_json(const Evaluation& before, const Evaluation& now) {
  Json fields = Json::object();
  for (const auto& [field, f1] : figures(before.total, now.total))
    fields[field] = {{"old", eval::to_fourth(f1.first)}, {"new", eval::to_fourth(f1.second)}};
  return {{"fields", fields},
          {"mission_change", to_json(eval::mission_difference(before.pages, now.pages, now.resampling))},
          {"better", to_json(only_in(before.total, now.total))},
          {"worse", to_json(only_in(now.total, before.total))}};
}

}  // namespace fisa::cli
