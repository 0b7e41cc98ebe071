#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <map>
#include <optional>
#include <thread>

#include "cli/command.h"
#include "cli/count.h"
#include "cli/eval_report.h"
#include "cli/inputs.h"
#include "cli/record_files.h"
#include "eval/gold.h"
#include "eval/judge.h"
#include "grammar/syntax.h"
#include "pipeline/batch.h"

namespace fisa::cli {

namespace po = boost::program_options;

namespace {

using record::Json;

constexpr std::uint64_t kMostResamples = 100000;

using Records = std::map<std::string, std::vector<Json>>;  // by the file name of their page

Evaluation evaluate(const std::vector<eval::Page>& gold, const Records& records,
                    const eval::Resampling& resampling) {
  Evaluation out;
  out.resampling = resampling;
  for (const eval::Page& page : gold) {
    const auto found = records.find(page.name);
    out.pages.push_back(eval::score_page(page, found == records.end() ? std::vector<Json>{} : found->second));
    eval::add(out.total, out.pages.back());
  }
  return out;
}

Records extract_folder(const std::string& folder, const extract::Extractor& extractor) {
  io::SourceOptions options;
  io::Source source({folder}, std::move(options));
  Records out;
  pipeline::run_batch(
      source, std::max(1U, std::thread::hardware_concurrency()),
      [&](const io::Document& d) { return pipeline::process(d, extractor); },
      [&](pipeline::PageResult&& page) {
        for (Json& r : page.records) out[eval::page_of(r)].push_back(std::move(r));
        return true;
      });
  return out;
}

// Half a file would give a figure that means nothing: every line counts.
std::optional<Records> read_all(const std::string& path) {
  Records out;
  const int status = for_each_record(
      path, [&](RecordLine&& line) { out[eval::page_of(line.record)].push_back(std::move(line.record)); },
      eval::read_scorable);
  if (status != kGood) return std::nullopt;
  return out;
}

// "0.9" is of the mission; "targets=0.87"
struct Floor {
  std::string field;
  double f1 = 0;
};

bool known_field(const std::string& field) {
  const auto& names = eval::field_names();
  if (std::find(names.begin(), names.end(), field) != names.end()) return true;
  const std::string hint = grammar::nearest(field, names);
  complain({"", 0, 0, "unknown-field",
            "'" + field + "' is not scored" + (hint.empty() ? "" : "; did you mean '" + hint + "'?")});
  return false;
}

std::optional<std::vector<Floor>> read_floors(const po::variables_map& values) {
  std::vector<Floor> out;
  if (values.count("fail-under") == 0) return out;
  for (const std::string& floor : values["fail-under"].as<std::vector<std::string>>()) {
    const auto equals = floor.find('=');
    const std::string number = equals == std::string::npos ? floor : floor.substr(equals + 1);
    Floor f{equals == std::string::npos ? "mission" : floor.substr(0, equals), 0};
    char* end = nullptr;
    f.f1 = std::strtod(number.c_str(), &end);
    if (number.empty() || *end != '\0' || !(f.f1 >= 0 && f.f1 <= 1)) {
      complain(
          {"", 0, 0, "bad-option", "--fail-under takes FIELD=F1, with F1 from 0 to 1, not '" + floor + "'"});
      return std::nullopt;
    }
    if (f.field != "mission" && f.field != "perfect" && !known_field(f.field)) return std::nullopt;
    out.push_back(std::move(f));
  }
  return out;
}

std::optional<eval::Resampling> read_resampling(const po::variables_map& values) {
  const std::uint64_t times = values["resamples"].as<Count>().value;
  const std::uint64_t seed = values["seed"].as<Count>().value;
  if (times < 1 || times > kMostResamples || seed > UINT32_MAX) {
    complain({"", 0, 0, "bad-option",
              "--resamples is from 1 to " + std::to_string(kMostResamples) + ", --seed from 0 to " +
                  std::to_string(UINT32_MAX)});
    return std::nullopt;
  }
  return eval::Resampling{static_cast<int>(times), static_cast<std::uint32_t>(seed)};
}

double figure(const eval::Score& score, const std::string& field) {
  if (field == "mission") return score.mission();
  if (field == "perfect") return score.perfect();
  const auto found = score.fields.find(field);
  return found == score.fields.end() ? 1.0 : found->second.f1();
}

bool above_floors(const std::vector<Floor>& floors, const eval::Score& score, const std::string& folder) {
  bool out = true;
  for (const Floor& f : floors) {
    const double is = eval::to_fourth(figure(score, f.field));
    if (is >= f.f1) continue;
    out = false;
    complain({folder, 0, 0, "below-floor",
              f.field + " is " + record::to_line(is) + ", below " + record::to_line(f.f1)});
  }
  return out;
}

void print_judgements(const eval::Score& score) {
  for (const eval::Judged& j : score.judged) {
    std::cout << record::to_line({{"page", j.page},
                                  {"field", j.field},
                                  {"path", j.pointer},
                                  {"start", j.start},
                                  {"rule", j.rule},
                                  {"confidence", j.confidence},
                                  {"right", j.right}})
              << "\n";
  }
}

constexpr Usage kUsage = {
    "fisa eval [OPTIONS] GOLD_DIR [RECORDS]",
    "Scores records against the gold records of a folder (NAME.gold.json beside NAME.txt or NAME.html): "
    "precision, recall and F1\n"
    "of each field, with intervals from resampled pages, and how many of the values of each confidence are "
    "right. RECORDS is a\n"
    "file (JSON Lines, also gzip or zstd), '-', or a folder that a run has written; without it the gold "
    "folder's pages are\n"
    "extracted first.",
    "  fisa eval corpus --errors 40 --field targets\n"
    "  fisa eval corpus new.jsonl --compare old.jsonl\n"
    "  fisa eval corpus --fail-under mission=0.9 --fail-under records=0.97\n"
    "  fisa eval corpus --json | jq .fields.title.f1\n"};

po::options_description eval_options() {
  po::options_description options("Options");
  options.add_options()("grammars", po::value<std::string>()->value_name("DIR"),
                        "use the grammars of DIR instead of the built-in ones")(
      "errors", po::value<Count>()->default_value({0})->value_name("N"),
      "list the first N errors, by field, with page and rule")(
      "field", po::value<std::string>()->value_name("FIELD"), "with --errors: this field's only")(
      "fail-under", po::value<std::vector<std::string>>()->composing()->value_name("FIELD=F1"),
      "exit 1 where the field scores lower; also mission, perfect")(
      "compare", po::value<std::string>()->value_name("OLD"),
      "what got better and what got worse since these records")(
      "resamples", po::value<Count>()->default_value({1000})->value_name("N"),
      "of the pages, for the intervals")("seed", po::value<Count>()->default_value({1})->value_name("N"),
                                         "of the resampling")(
      "judgements",
      "each value with page, field, rule, confidence and whether it is right, a JSON line each")(
      "json", "the figures, the errors and the comparison as JSON")("markdown",
                                                                    "the figures as a Markdown table");
  return options;
}

void report(const po::variables_map& values, const Evaluation& now, const std::optional<Evaluation>& before) {
  const std::string field = values.count("field") != 0 ? values["field"].as<std::string>() : "";
  const auto errors = listed(now.total, field, values["errors"].as<Count>().value);
  if (values.count("judgements") != 0) {
    print_judgements(now.total);
  } else if (values.count("json") != 0) {
    Json out = to_json(now);
    if (!errors.empty()) out["errors"] = to_json(errors);
    if (before) out["compare"] = comparison_json(*before, now);
    std::cout << record::to_line(out) << "\n";
  } else if (values.count("markdown") != 0) {
    print_markdown(now);
  } else if (before) {
    print_comparison(*before, now);
  } else {
    print_table(now);
    print_reliability(now);
    print_errors(errors);
  }
}

}  // namespace

int run_eval(const std::vector<std::string>& arguments) {
  const po::options_description options = eval_options();
  po::variables_map values;
  int status = kGood;
  if (!read_options(arguments, kUsage, options, "file", values, status)) return status;
  const auto files =
      values.count("file") != 0 ? values["file"].as<std::vector<std::string>>() : std::vector<std::string>{};
  if (files.empty() || files.size() > 2) {
    complain({"", 0, 0, "no-input", "name a folder of gold records, and at most one set of records"});
    return kFailed;
  }
  const auto floors = read_floors(values);
  const auto resampling = read_resampling(values);
  if (!floors || !resampling ||
      (values.count("field") != 0 && !known_field(values["field"].as<std::string>())))
    return kFailed;
  const auto gold = eval::read_gold(files[0]);
  if (!gold) {
    complain(gold.errors());
    return kFailed;
  }
  std::optional<Records> records;
  if (files.size() == 2) {
    records = read_all(files[1]);
  } else if (const auto extractor = load_extractor(values)) {
    records = extract_folder(files[0], *extractor);
  }
  if (!records) return kFailed;
  const Evaluation now = evaluate(*gold, *records, *resampling);
  std::optional<Evaluation> before;
  if (values.count("compare") != 0) {
    const auto old = read_all(values["compare"].as<std::string>());
    if (!old) return kFailed;
    before = evaluate(*gold, *old, *resampling);
  }
  report(values, now, before);
  return above_floors(*floors, now.total, files[0]) ? kGood : kSome;
}

}  // namespace fisa::cli
