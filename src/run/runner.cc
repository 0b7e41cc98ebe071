#include "run/runner.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "io/atomic.h"
#include "pipeline/digest.h"
#include "pipeline/grammars.h"
#include "run/clock.h"
#include "run/metrics.h"
#include "run/publish.h"
#include "run/retry.h"
#include "run/summary.h"

namespace fisa::run {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

constexpr auto kCommitEvery = std::chrono::seconds(1);

// Adds the time until its end to a stage.
class Stopwatch {
 public:
  explicit Stopwatch(double& seconds) : seconds_(seconds) {}
  Stopwatch(const Stopwatch&) = delete;
  Stopwatch& operator=(const Stopwatch&) = delete;
  ~Stopwatch() {
    seconds_ += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
  }

 private:
  double& seconds_;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

std::string lines_of(const std::vector<std::string>& inputs) {
  std::string out;
  for (const std::string& path : inputs) out += (out.empty() ? "" : "\n") + path;
  return out;
}

std::string without_slashes(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

Outcome reject(std::string code, std::string message) {
  Outcome out;
  out.kind = Kind::reject;
  out.code = std::move(code);
  out.message = std::move(message);
  return out;
}

std::string signal_name(int number) {
  const char* name = sigabbrev_np(number);
  return name == nullptr ? "signal " + std::to_string(number) : std::string("SIG") + name;
}

}  // namespace

Runner::Runner(const Options& options, io::Source& source, const extract::Extractor& extractor, State& state,
               Watch watch)
    : options_(options),
      source_(source),
      state_(state),
      watch_(std::move(watch)),
      extractor_(extractor),
      sieve_(extractor.grammar()) {
  progress_.disk_total = disk_bytes(options.inputs);
}

Result<Report> Runner::run(const std::atomic<int>& stop) {
  try {
    state_.begin({lines_of(options_.inputs), options_.program, options_.grammars, options_.full,
                  !options_.retry.empty()});
    if (!options_.retry.empty()) {
      if (auto wished = wish_for(options_.retry, state_); !wished) return wished.errors();
    }
    report_.started = epoch_now();
    look_at_clock();
    // What rules compile at their first use they compile now, once for all workers to come.
    pipeline::run_examples(extractor_);
    pool_ = std::make_unique<Pool>(options_.pool,
                                   [this](std::string_view task) { return work(task, extractor_, sieve_); });
    const bool complete = read_all(stop);
    pool_.reset();
    const std::string outcome = complete ? "complete" : "interrupted by " + signal_name(stop);
    if (auto error = finish(complete, outcome)) return *error;
    return std::move(report_);
  } catch (const SqliteError& e) {
    return diagnose(e, options_.state);
  } catch (const std::system_error& e) {
    return Diagnostic{"", 0, 0, "no-worker", std::string("a worker process cannot be started: ") + e.what()};
  }
}

// False where it was stopped.
bool Runner::read_all(const std::atomic<int>& stop) {
  bool complete = false;
  io::Document document;
  while (stop == 0) {
    {
      const Stopwatch watch(report_.stages.read);
      if (!source_.next(document)) {
        complete = true;
        break;
      }
    }
    follow(document);
    if (document.error)
      take_unreadable(document);
    else
      take(document);
    if (!pool_->idle()) collect(milliseconds(0));
    while (pool_->full()) collect(milliseconds(200));
    tick();
  }
  while (!pool_->idle()) {
    collect(milliseconds(200));
    tick();
  }
  return complete;
}

void Runner::take(const io::Document& document) {
  Address address = address_of(document);
  bool again = false;
  if (!options_.retry.empty()) {
    const Stopwatch watch(report_.stages.state);
    again = state_.wished(address.key) || state_.wished(address.file);
    if (!again) return;
  }
  ContentKey key{{}, document.media, document.http_charset};
  {
    const Stopwatch watch(report_.stages.digest);
    key.sha256 = pipeline::sha256(document.bytes);
  }
  ++progress_.pages;
  progress_.bytes += document.bytes.size();
  {
    const Stopwatch watch(report_.stages.state);
    if (const auto content = state_.known(key, again)) return state_.met(address, *content);
  }
  waiting_.emplace(++tickets_, Waiting{std::move(address), std::move(key), document.bytes.size()});
  pool_->submit(tickets_, pack(document));
}

void Runner::take_unreadable(const io::Document& document) {
  Address address = address_of(document);
  const Diagnostic& error = *document.error;
  // All that is behind this place in the file, not only a page of it.
  if (error.source == document.file && error.line == 0) {
    address.key = address.uri = document.file;
    std::error_code ec;
    state_.unread(without_slashes(document.file), !fs::is_regular_file(document.file, ec));
    // A list that cannot be read could have named anything.
    const auto& inputs = options_.inputs;
    if (std::find(inputs.begin(), inputs.end(), "@" + document.file) != inputs.end()) judge_gone_ = false;
  }
  if (!options_.retry.empty() && !state_.wished(address.key) && !state_.wished(address.file)) return;
  ++progress_.pages;
  ++progress_.rejects;
  const Stopwatch watch(report_.stages.state);
  state_.failed(address, error);
}

void Runner::collect(milliseconds patience) {
  for (const Pool::Answer& answer : pool_->collect(patience)) {
    const auto waiting = waiting_.find(answer.ticket);
    Outcome outcome = outcome_of(answer);
    outcome.bytes = waiting->second.bytes;
    report_.stages.extract += static_cast<double>(outcome.micros) / 1e6;
    note(outcome);
    const Stopwatch watch(report_.stages.state);
    state_.met(waiting->second.address, state_.keep(waiting->second.key, outcome));
    waiting_.erase(waiting);
  }
}

Outcome Runner::outcome_of(const Pool::Answer& answer) const {
  switch (answer.fate) {
    case Pool::Fate::timed_out: {
      std::array<char, 32> seconds{};
      std::snprintf(seconds.data(), seconds.size(), "%g",
                    static_cast<double>(options_.pool.timeout.count()) / 1000);
      return reject("page-timeout", std::string("the page takes longer than ") + seconds.data() +
                                        " s; --page-timeout allows more");
    }
    case Pool::Fate::out_of_memory:
      return reject("page-memory", "the page needs more than " + std::to_string(options_.pool.memory >> 20) +
                                       " MiB; --max-page-memory allows more");
    case Pool::Fate::crashed:
      return reject("page-crashed", "the page brought its worker down, twice: " + answer.why +
                                        "; please report it with the page");
    case Pool::Fate::done:
      break;
  }
  return unpack_outcome(answer.result);
}

void Runner::note(const Outcome& outcome) {
  progress_.records += outcome.records.size();
  if (outcome.kind == Kind::reject) ++progress_.rejects;
}

// How far we are, by bytes on disk.
void Runner::follow(const io::Document& document) {
  if (document.file != file_) {
    std::error_code ec;
    const std::uint64_t size = file_.empty() ? 0 : fs::file_size(file_, ec);
    if (!ec) files_done_ += size;
    file_ = document.file;
  }
  progress_.disk_done = files_done_ + (document.warc ? document.warc->offset : 0);
}

void Runner::tick() {
  const auto now = Clock::now();
  progress_.seconds = std::chrono::duration<double>(now - begin_).count();
  watch_(progress_);
  if (now - committed_ < kCommitEvery) return;
  const Stopwatch watch(report_.stages.state);
  state_.commit();
  committed_ = now;
}

void Runner::look_at_clock() {
  if (report_.started >= state_.last_started()) return;
  report_.notes.push_back({"clock", 0, 0, "clock-set-back",
                           "it is " + utc(report_.started) + ", but the last run began at " +
                               utc(state_.last_started()) +
                               "; runs go by their number, so nothing is lost, but look at the clock"});
}

std::optional<Diagnostic> Runner::finish(bool complete, const std::string& outcome) {
  if (complete) state_.settle(judge_gone_);
  report_.outcome = outcome;
  report_.program = options_.program;
  report_.grammars = options_.grammars;
  report_.inputs = lines_of(options_.inputs);
  for (const auto& [reason, count] : source_.skipped()) report_.passed_over[reason] += count;
  {
    const Stopwatch watch(report_.stages.write);
    if (auto error = publish(state_, options_.out, options_.part_records, report_)) return error;
  }
  state_.end(complete);
  count_pages(state_, report_);
  report_.ended = epoch_now();
  report_.seconds = std::chrono::duration<double>(Clock::now() - begin_).count();
  return write_summary();
}

std::optional<Diagnostic> Runner::write_summary() {
  const auto write = [](const std::string& path, const std::string& text) {
    io::AtomicFile file(path);
    file.write(text);
    return file.commit();
  };
  if (auto error = write(options_.out + "/summary.txt", summary_page(report_))) return error;
  if (auto error = write(options_.out + "/summary.json", record::to_pretty(summary_json(report_)) + "\n"))
    return error;
  if (options_.metrics.empty()) return std::nullopt;
  return write(options_.metrics, metrics_text(report_));
}

}  // namespace fisa::run
