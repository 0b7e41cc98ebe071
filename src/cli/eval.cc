#include <array>
#include <cstdio>
#include <iostream>
#include <set>

#include "cli/command.h"
#include "cli/count.h"
#include "cli/inputs.h"
#include "eval/score.h"
#include "pipeline/batch.h"

namespace fisa::cli {

namespace po = boost::program_options;

namespace {

using record::Json;

constexpr int kResamples = 1000;
constexpr std::uint32_t kSeed = 1;

struct Evaluation {
  eval::Score total;
  std::vector<eval::Score> pages;
};

Evaluation evaluate(const std::vector<eval::Page>& gold, const eval::Records& records) {
  Evaluation out;
  for (const eval::Page& page : gold) {
    const auto found = records.find(page.name);
    out.pages.push_back(eval::score_page(page, found == records.end() ? std::vector<Json>{} : found->second));
    eval::add(out.total, out.pages.back());
  }
  return out;
}

eval::Records extract_folder(const std::string& folder, const extract::Extractor& extractor) {
  io::SourceOptions options;
  io::Source source({folder}, std::move(options));
  eval::Records out;
  pipeline::run_batch(
      source, 1, [&](const io::Document& d) { return pipeline::process(d, extractor); },
      [&](pipeline::PageResult&& page) {
        for (Json& r : page.records) out[page.uri.substr(page.uri.rfind('/') + 1)].push_back(std::move(r));
        return true;
      });
  return out;
}

struct Bin {
  double low;
  double high;
};
constexpr std::array<Bin, 5> kBins = {{{0.9, 1.01}, {0.8, 0.9}, {0.7, 0.8}, {0.6, 0.7}, {0.0, 0.6}}};

void print_table(const Evaluation& e, bool markdown) {
  const char* row =
      markdown ? "| %s | %.3f | %.3f | %.3f | %d | %d | %d |\n" : "%-20s %7.3f %7.3f %7.3f %5d %5d %5d\n";
  std::printf(
      "%s",
      markdown
          ? "| field | precision | recall | F1 | right | extra | missed |\n|---|---|---|---|---|---|---|\n"
          : "field                   prec  recall      F1    tp    fp    fn\n");
  for (const auto& [field, t] : e.total.fields)
    std::printf(row, field.c_str(), t.precision(), t.recall(), t.f1(), t.tp, t.fp, t.fn);
  const eval::Interval i = eval::bootstrap(e.pages, kResamples, kSeed);
  std::printf("%spages %zu  mission F1 %.4f (95 %%: %.3f to %.3f)  perfect records %.4f of %d\n",
              markdown ? "\n" : "", e.pages.size(), e.total.mission(), i.low, i.high, e.total.perfect(),
              e.total.gold_records);
}

void print_reliability(const std::vector<eval::Judged>& judged) {
  std::printf("confidence     values   share   right\n");
  for (const Bin& bin : kBins) {
    int n = 0;
    int right = 0;
    for (const eval::Judged& j : judged) {
      if (j.confidence >= bin.low && j.confidence < bin.high) ++n, right += j.right;
    }
    if (n > 0)
      std::printf("%.1f to %.1f    %6d  %5.1f %%  %5.1f %%\n", bin.low, std::min(bin.high, 1.0), n,
                  100.0 * n / static_cast<double>(judged.size()), 100.0 * right / n);
  }
}

Json to_json(const Evaluation& e) {
  Json fields = Json::object();
  const auto four = eval::to_fourth;
  for (const auto& [field, t] : e.total.fields) {
    fields[field] = {{"precision", four(t.precision())},
                     {"recall", four(t.recall())},
                     {"f1", four(t.f1())},
                     {"tp", t.tp},
                     {"fp", t.fp},
                     {"fn", t.fn}};
  }
  const eval::Interval i = eval::bootstrap(e.pages, kResamples, kSeed);
  return {{"pages", e.pages.size()},
          {"mission", four(e.total.mission())},
          {"mission_interval", {four(i.low), four(i.high)}},
          {"perfect", four(e.total.perfect())},
          {"fields", fields}};
}

std::string shown(const eval::Error& e) {
  char head[80];
  std::snprintf(head, sizeof head, "  %-24s %-18s %-7s ", e.page.c_str(), e.field.c_str(),
                e.extra ? "extra" : "missed");
  return head + e.what + (e.rule.empty() ? "" : "  [" + e.rule + "]");
}

// What got better and what got worse between two sets of records.
void compare(const Evaluation& before, const Evaluation& now) {
  std::multiset<std::string> old_errors;
  std::multiset<std::string> new_errors;
  for (const auto& e : before.total.errors) old_errors.insert(shown(e));
  for (const auto& e : now.total.errors) new_errors.insert(shown(e));
  std::printf("mission %.4f -> %.4f\n", before.total.mission(), now.total.mission());
  for (const auto& e : old_errors) {
    if (new_errors.count(e) < old_errors.count(e)) std::printf("better%s\n", e.c_str());
  }
  for (const auto& e : new_errors) {
    if (old_errors.count(e) < new_errors.count(e)) std::printf("worse %s\n", e.c_str());
  }
}

// "mission=0.9", "targets=0.87"
bool below(const std::string& floor, const eval::Score& score, std::string& message) {
  const auto equals = floor.find('=');
  const std::string field = floor.substr(0, equals);
  const double wanted = equals == std::string::npos ? 0 : std::atof(floor.c_str() + equals + 1);
  const auto found = score.fields.find(field);
  const double is = field == "mission"            ? score.mission()
                    : field == "perfect"          ? score.perfect()
                    : found == score.fields.end() ? 1.0
                                                  : found->second.f1();
  if (eval::to_fourth(is) >= wanted) return false;
  message = field + " is " + std::to_string(is) + ", below " + std::to_string(wanted);
  return true;
}

}  // namespace

int run_eval(const std::vector<std::string>& arguments) {
  constexpr Usage kUsage = {"fisa eval [OPTIONS] GOLD_DIR [RECORDS.jsonl]",
                            "Scores records against the gold records of a folder (NAME.gold.json beside "
                            "NAME.txt or NAME.html): precision, recall and\n"
                            "F1 of each field. Without RECORDS the folder's pages are extracted first.",
                            "  fisa eval corpus --errors 40 --field targets\n"
                            "  fisa eval corpus new.jsonl --compare old.jsonl\n"
                            "  fisa eval corpus --fail-under mission=0.9 --fail-under records=0.97\n"};
  po::options_description options("Options");
  options.add_options()("grammars", po::value<std::string>()->value_name("DIR"),
                        "use the grammars of DIR instead of the built-in ones")(
      "errors", po::value<Count>()->default_value({0})->value_name("N"),
      "list the first N errors, with page and rule")("field", po::value<std::string>()->value_name("FIELD"),
                                                     "with --errors: this field's only")(
      "fail-under", po::value<std::vector<std::string>>()->composing()->value_name("FIELD=F1"),
      "exit 1 where the field scores lower; also mission, perfect")(
      "compare", po::value<std::string>()->value_name("OLD.jsonl"),
      "what got better and what got worse since OLD")("reliability",
                                                      "how many of the values of each confidence are right")(
      "judgements", "each value with its rule, its confidence and whether it is right, a JSON line each")(
      "json", "the figures as JSON")("markdown", "the figures as a Markdown table");
  po::variables_map values;
  int status = kGood;
  if (!read_options(arguments, kUsage, options, "file", values, status)) return status;
  const auto files =
      values.count("file") != 0 ? values["file"].as<std::vector<std::string>>() : std::vector<std::string>{};
  if (files.empty() || files.size() > 2) {
    complain({"", 0, 0, "no-input", "name a folder of gold records, and at most one file of records"});
    return kFailed;
  }
  const auto gold = eval::read_gold(files[0]);
  if (!gold) {
    complain(gold.errors());
    return kFailed;
  }
  Result<eval::Records> records = eval::Records{};
  if (files.size() == 2) {
    records = eval::read_records(files[1]);
  } else {
    const auto extractor = load_extractor(values);
    if (!extractor) return kFailed;
    records = extract_folder(files[0], *extractor);
  }
  if (!records) {
    complain(records.errors());
    return kFailed;
  }
  const Evaluation now = evaluate(*gold, *records);
  if (values.count("judgements") != 0) {
    for (const eval::Judged& j : now.total.judged) {
      std::cout << record::to_line({{"rule", j.rule}, {"confidence", j.confidence}, {"right", j.right}})
                << "\n";
    }
    return kGood;
  }
  if (values.count("json") != 0) {
    std::cout << record::to_line(to_json(now)) << "\n";
  } else if (values.count("compare") != 0) {
    const auto old = eval::read_records(values["compare"].as<std::string>());
    if (!old) {
      complain(old.errors());
      return kFailed;
    }
    compare(evaluate(*gold, *old), now);
  } else {
    print_table(now, values.count("markdown") != 0);
    if (values.count("reliability") != 0) print_reliability(now.total.judged);
  }
  std::uint64_t left = values["errors"].as<Count>().value;
  for (const eval::Error& e : now.total.errors) {
    if (left <= 0) break;
    if (values.count("field") != 0 && e.field != values["field"].as<std::string>()) continue;
    std::printf("%s\n", shown(e).c_str());
    --left;
  }
  if (values.count("fail-under") != 0) {
    for (const std::string& floor : values["fail-under"].as<std::vector<std::string>>()) {
      std::string message;
      if (!below(floor, now.total, message)) continue;
      complain({files[0], 0, 0, "below-floor", message});
      status = kSome;
    }
  }
  return status;
}

}  // namespace fisa::cli
