// fisa run: options, signals, what is said on the way.
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>
#include <system_error>

#include "cli/command.h"
#include "cli/count.h"
#include "cli/inputs.h"
#include "io/atomic.h"
#include "pipeline/digest.h"
#include "run/lock.h"
#include "run/retry.h"
#include "run/runner.h"
#include "run/summary.h"

namespace fisa::cli {

namespace po = boost::program_options;

namespace {

constexpr Usage kUsage = {
    "fisa run --input PATH... --out DIR [OPTIONS]",
    "Turns a crawl into records, unattended and again and again. PATH is what 'fisa extract' takes: "
    "folders,\n"
    "files, WARC archives, '@FILE' for a list; together they are the whole collection. DIR gets\n\n"
    "  records/part-00000.jsonl ...   one record a line, in the order of the pages' addresses\n"
    "  rejects.jsonl                  pages that could not be read or worked on, with their reasons\n"
    "  vanished.jsonl                 pages that were there in an earlier run\n"
    "  summary.json, summary.txt      the run in figures\n"
    "  state.sqlite                   what runs know of pages (--state FILE puts it elsewhere)\n\n"
    "A page whose bytes, grammars and program are as they were is skipped. Pages with the same bytes are one "
    "record\n"
    "with all addresses in source.also. The record of a vanished page stays, with the warning "
    "'page-vanished'.\n"
    "Started again, a run goes on where it was interrupted, in whatever way. SIGINT and SIGTERM\n"
    "finish the pages in hand and write what there is. Exit status: 0 all good; 1 some pages were rejected;\n"
    "2 it could not start or write (all that was written before is as it was); 130, 143 interrupted.",
    "  fisa run --input /srv/crawl --out /srv/records\n"
    "  fisa run --input crawl-*.warc.gz --out out --metrics "
    "/var/lib/prometheus/node-exporter/fisa.prom\n"
    "  fisa run --input /srv/crawl --out out --full               # all pages again\n"
    "  fisa run --retry out/rejects.jsonl --out out --page-timeout 120\n"
    "  jq '.pages, .rejects' out/summary.json\n"};

std::atomic<int> stop_signal{0};

// The first asks to finish what is in hand; the second, by the default action, ends at once.
void stop_on(int number) {
  struct sigaction action {};
  action.sa_handler = [](int signal) { stop_signal = signal; };
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  ::sigaction(number, &action, nullptr);
}

po::options_description options_of_run() {
  po::options_description options("Options");
  add_input_options(options);
  add_jobs_option(options);
  options.add_options()(
      "input", po::value<std::vector<std::string>>()->multitoken()->composing()->value_name("PATH..."),
      "the pages: folders, files, archives, @FILE")("out", po::value<std::string>()->value_name("DIR"),
                                                    "the folder for everything that is written")(
      "state", po::value<std::string>()->value_name("FILE"), "the state file (DIR/state.sqlite)")(
      "full", "work on all pages again, whatever is known of them")(
      "retry", po::value<std::string>()->value_name("FILE"),
      "work again on the pages of a rejects.jsonl, and on no other; instead of --input")(
      "page-timeout", po::value<double>()->default_value(30)->value_name("SECONDS"),
      "reject a page that takes longer")("max-page-memory",
                                         po::value<Count>()->default_value({512})->value_name("MIB"),
                                         "reject a page that needs more memory; 0 for no limit")(
      "part-records", po::value<Count>()->default_value({10000})->value_name("N"), "records in a part")(
      "metrics", po::value<std::string>()->value_name("FILE"),
      "write figures for Prometheus' node exporter (textfile collector)")(
      "progress", po::value<double>()->default_value(60)->value_name("SECONDS"),
      "how often to say how far it is, where standard error is no terminal; 0 for never");
  return options;
}

// The program that is running, by version and content: a program built anew may find other records.
std::string program_name() {
  std::ifstream file("/proc/self/exe", std::ios::binary);
  pipeline::Sha256 sum;
  std::string block(1 << 20, '\0');
  while (file.read(block.data(), static_cast<std::streamsize>(block.size())) || file.gcount() > 0)
    sum.add(std::string_view(block).substr(0, static_cast<std::size_t>(file.gcount())));
  return std::string(kVersion) + " " + sum.hex().substr(0, 16);
}

// A line that overwrites itself on a terminal; a plain line now and then elsewhere.
class Watcher {
 public:
  explicit Watcher(double seconds)
      : terminal_(isatty(STDERR_FILENO) != 0), every_(terminal_ ? 0.2 : seconds) {}

  void operator()(const run::Progress& progress) {
    if (every_ <= 0 || progress.seconds < next_) return;
    next_ = progress.seconds + every_;
    if (terminal_)
      std::fprintf(stderr, "\r%s\033[K", run::progress_line(progress).c_str());
    else
      say(run::progress_line(progress));
  }
  void clear() const {
    if (terminal_) std::fputs("\r\033[K", stderr);
  }

 private:
  bool terminal_;
  double every_;
  double next_ = every_;
};

std::optional<Diagnostic> check(const po::variables_map& values) {
  if (values.count("out") == 0) return Diagnostic{"", 0, 0, "no-output", "name a folder with --out DIR"};
  if (values.count("input") + values.count("files-from") + values.count("retry") == 0)
    return Diagnostic{"", 0, 0, "no-input", "name folders, files or archives with --input, or use --retry"};
  if (values.count("retry") != 0 && values.count("input") + values.count("files-from") + values.count("full"))
    return Diagnostic{"", 0, 0, "bad-option", "--retry goes without --input, --files-from and --full"};
  if (!(values["page-timeout"].as<double>() > 0))
    return Diagnostic{"", 0, 0, "bad-option", "--page-timeout is more than 0 seconds"};
  if (values["part-records"].as<Count>().value == 0)
    return Diagnostic{"", 0, 0, "bad-option", "--part-records is at least 1"};
  return std::nullopt;
}

run::Options run_options(const po::variables_map& values) {
  run::Options o;
  if (values.count("input") != 0) o.inputs = values["input"].as<std::vector<std::string>>();
  if (values.count("files-from") != 0) o.inputs.push_back("@" + values["files-from"].as<std::string>());
  o.out = values["out"].as<std::string>();
  while (o.out.size() > 1 && o.out.back() == '/') o.out.pop_back();
  o.state = values.count("state") != 0 ? values["state"].as<std::string>() : o.out + "/state.sqlite";
  if (values.count("metrics") != 0) o.metrics = values["metrics"].as<std::string>();
  if (values.count("retry") != 0) o.retry = values["retry"].as<std::string>();
  o.full = values.count("full") != 0;
  o.program = program_name();
  o.pool.workers = jobs_of(values);
  o.pool.timeout =
      std::chrono::milliseconds(static_cast<std::int64_t>(values["page-timeout"].as<double>() * 1000));
  o.pool.memory = values["max-page-memory"].as<Count>().value << 20;
  o.part_records = values["part-records"].as<Count>().value;
  return o;
}

template <class T>
std::optional<T> or_complain(Result<T> result) {
  if (result) return std::move(*result);
  for (const Diagnostic& error : result.errors()) complain(error);
  return std::nullopt;
}

int report_back(const run::Report& report) {
  for (const Diagnostic& note : report.notes) say("fisa: " + note.source + ": note: " + note.message);
  say(run::summary_line(report));
  if (stop_signal != 0 && report.outcome != "complete") return 128 + stop_signal;
  return report.rejected > 0 ? kSome : kGood;
}

int run_with(run::Options options, const po::variables_map& values) {
  std::error_code ec;
  std::filesystem::create_directories(options.out, ec);
  if (ec) {
    complain({options.out, 0, 0, "cannot-write", "the folder cannot be made: " + ec.message()});
    return kFailed;
  }
  const auto state_lock = or_complain(run::Lock::take(options.state + ".lock", options.state));
  if (!state_lock) return kFailed;
  const auto out_lock = or_complain(run::Lock::take(options.out + "/.lock", options.out));
  if (!out_lock) return kFailed;
  if (!options.metrics.empty()) {
    // Better told now than at the end of the night.
    if (const io::AtomicFile probe(options.metrics); probe.error()) {
      complain(*probe.error());
      return kFailed;
    }
  }
  if (!options.retry.empty()) {
    auto files = or_complain(run::files_to_retry(options.retry));
    if (!files) return kFailed;
    options.inputs = std::move(*files);
  }
  auto how = source_options(values);
  const auto extractor = how ? load_extractor(values, &options.grammars) : std::nullopt;
  if (!extractor) return kFailed;
  const auto state = or_complain(run::State::open(options.state));
  if (!state) return kFailed;
  how->outputs.push_back(options.out);  // which may stand in a folder that is read
  io::Source source(options.inputs, std::move(*how));
  Watcher watcher(values["progress"].as<double>());
  run::Runner runner(options, source, *extractor, **state, std::ref(watcher));
  const auto report = runner.run(stop_signal);
  watcher.clear();
  if (report) return report_back(*report);
  for (const Diagnostic& error : report.errors()) complain(error);
  return kFailed;
}

}  // namespace

int run_nightly(const std::vector<std::string>& arguments) {
  const po::options_description options = options_of_run();
  po::variables_map values;
  int status = kGood;
  if (!read_options(arguments, kUsage, options, nullptr, values, status)) return status;
  if (const auto wrong = check(values)) {
    complain(*wrong);
    return kFailed;
  }
  stop_on(SIGINT);
  stop_on(SIGTERM);
  return run_with(run_options(values), values);
}

}  // namespace fisa::cli
