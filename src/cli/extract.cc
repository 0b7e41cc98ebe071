#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <map>
#include <optional>

#include "cli/command.h"
#include "cli/inputs.h"
#include "io/sink.h"
#include "pipeline/batch.h"
#include "record/json.h"

namespace fisa::cli {

namespace po = boost::program_options;

namespace {

constexpr Usage kUsage = {
    "fisa extract [OPTIONS] PATH...",
    "Writes one record a line (JSON Lines) for each project that the pages tell of. PATH is a file, a "
    "folder, '-' for\n"
    "standard input or @FILE for a list of paths; pages are text or HTML, JSON Lines with 'text' or 'html' "
    "and 'id' or\n"
    "'url', or WARC and WET archives, each also gzip or zstd. A page about no project gives no record.",
    "  fisa extract page.txt\n"
    "  fisa extract --jobs 4 --rejects rejects.jsonl crawl.warc.gz -o records.jsonl\n"
    "  find pages -name '*.html' -print0 | fisa extract --files-from /dev/stdin | jq -r .title\n"};

// What the morning's reader wants to know of a run.
struct Tally {
  std::size_t pages = 0;
  std::size_t records = 0;
  std::size_t rejects = 0;
  std::size_t bytes = 0;
  std::map<std::string, std::size_t> codes;    // of the rejects
  std::map<std::string, std::size_t> reasons;  // of pages without a record
  std::map<std::string, std::size_t> filled;   // records that have the field

  void add(const record::Json& r) {
    ++records;
    const auto note = [&](const std::string& name, const record::Json& value) {
      if (!value.is_null() && !value.empty()) ++filled[name];
    };
    for (const char* name : {"title", "acronym", "codes", "purpose", "partners", "targets", "locations"})
      note(name, r[name]);
    note("programme", r["funding"]["programme"]);
    note("funds", r["funding"]["funds"]);
    note("budget.total", r["budget"]["total"]);
    note("budget.parts", r["budget"]["parts"]);
    note("period", r["period"]["start"]);
    note("duration", r["period"]["duration"]);
  }
};

using Counts = std::map<std::string, std::uint64_t>;

std::string summary(const Tally& t, const Counts& skipped, double seconds) {
  char line[256];
  std::snprintf(line, sizeof line,
                "%zu pages read, %zu records written, %zu pages rejected, %.2f s, %.1f MB/s\n", t.pages,
                t.records, t.rejects, seconds,
                seconds > 0 ? static_cast<double>(t.bytes) / 1e6 / seconds : 0.0);
  std::string out = line;
  for (const auto& [reason, count] : skipped)
    out += "  skipped: " + reason + " " + std::to_string(count) + "\n";
  for (const auto& [code, count] : t.codes) out += "  rejected: " + code + " " + std::to_string(count) + "\n";
  for (const auto& [reason, count] : t.reasons)
    out += "  no project: " + reason + " " + std::to_string(count) + "\n";
  if (t.records > 0) out += "records with\n";
  for (const auto& [name, count] : t.filled) {
    std::snprintf(line, sizeof line, "  %-13s %6zu  %3.0f %%\n", name.c_str(), count,
                  100.0 * static_cast<double>(count) / static_cast<double>(t.records));
    out += line;
  }
  return out;
}

std::string reject_line(const pipeline::PageResult& page) {
  return record::to_line({{"uri", page.uri},
                          {"code", page.reject->code},
                          {"message", page.reject->message},
                          {"where", page.reject->source}}) +
         "\n";
}

class Progress {
 public:
  explicit Progress(bool on) : on_(on) {}
  void show(const Tally& t) {
    if (!on_ || t.pages % 64 != 0) return;
    std::fprintf(stderr, "\r%zu pages, %zu records, %zu rejects ", t.pages, t.records, t.rejects);
  }
  void clear() const {
    if (on_) std::fprintf(stderr, "\r\033[K");
  }

 private:
  bool on_;
};

}  // namespace

int run_extract(const std::vector<std::string>& arguments) {
  po::options_description options("Options");
  add_input_options(options);
  add_jobs_option(options);
  options.add_options()("output,o", po::value<std::string>()->default_value("-")->value_name("FILE"),
                        "write the records to FILE")(
      "rejects", po::value<std::string>()->value_name("FILE"),
      "write the pages that could not be read to FILE, as JSON Lines with their reasons")(
      "skipped", po::value<std::string>()->value_name("FILE"),
      "write the pages without a project to FILE, with the reason")("pretty",
                                                                    "indent the records, for people")(
      "summary", "print a summary on standard error (always done on a terminal)");
  po::variables_map values;
  int status = kGood;
  if (!read_options(arguments, kUsage, options, "path", values, status)) return status;
  const auto source = open_source(values);
  const auto extractor = source ? load_extractor(values) : std::nullopt;
  if (!extractor) return kFailed;
  io::Sink out(values["output"].as<std::string>());
  std::optional<io::Sink> rejects;
  std::optional<io::Sink> skipped;
  if (values.count("rejects") != 0) rejects.emplace(values["rejects"].as<std::string>());
  if (values.count("skipped") != 0) skipped.emplace(values["skipped"].as<std::string>());
  for (const auto* sink : {&out, rejects ? &*rejects : nullptr, skipped ? &*skipped : nullptr}) {
    if (sink != nullptr && sink->error()) {
      complain(*sink->error());
      return kFailed;
    }
  }
  const bool terminal = isatty(STDERR_FILENO) != 0;
  const bool pretty = values.count("pretty") != 0;
  const sieve::Sieve sieve(extractor->grammar());
  Tally tally;
  Progress progress(terminal);
  const auto begin = std::chrono::steady_clock::now();
  pipeline::run_batch(
      *source, jobs_of(values),
      [&](const io::Document& d) { return pipeline::process(d, *extractor, &sieve); },
      [&](pipeline::PageResult&& page) {
        ++tally.pages;
        tally.bytes += page.bytes;
        if (page.reject) {
          ++tally.rejects;
          ++tally.codes[page.reject->code];
          progress.clear();
          complain(*page.reject);
          if (rejects) rejects->write(reject_line(page));
        } else if (page.records.empty()) {
          ++tally.reasons[page.reason];
          if (skipped) skipped->write(record::to_line({{"uri", page.uri}, {"reason", page.reason}}) + "\n");
        }
        for (const record::Json& r : page.records) {
          tally.add(r);
          out.write((pretty ? record::to_pretty(r) : record::to_line(r)) + "\n");
        }
        progress.show(tally);
        return !out.error();
      });
  progress.clear();
  out.flush();
  if (rejects) rejects->flush();
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  if (out.error() && out.error()->code != "closed-pipe") {
    complain(*out.error());
    return kFailed;
  }
  if (rejects && rejects->error()) {
    complain(*rejects->error());
    return kFailed;
  }
  if (terminal || values.count("summary") != 0)
    std::fputs(summary(tally, source->skipped(), seconds).c_str(), stderr);
  return tally.rejects > 0 ? kSome : kGood;
}

}  // namespace fisa::cli
