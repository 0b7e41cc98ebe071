// One run, from its inputs to its output folder.
//
//   Runner runner(options, source, extractor, *state, watch);
//   Result<Report> report = runner.run(stop);
//
// Pages are read here, worked on in worker processes (pool.h), and their outcomes kept in the state
// (state.h), a commit a second. When all are read, or `stop` was asked for and the pages in hand are
// finished, the output is made from the state (publish.h).
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "extract/extractor.h"
#include "io/source.h"
#include "run/pool.h"
#include "run/progress.h"
#include "run/report.h"
#include "run/state.h"
#include "sieve/sieve.h"

namespace fisa::run {

struct Options {
  std::vector<std::string> inputs;
  std::string out;      // folder, which is there
  std::string state;    // its file's name, for messages
  std::string metrics;  // file; empty: none
  std::string retry;    // rejects.jsonl; empty: all pages
  bool full = false;
  std::string program;
  std::string grammars;
  Pool::Options pool;
  std::uint64_t part_records = 10000;
};

class Runner {
 public:
  using Watch = std::function<void(const Progress&)>;

  // All must outlive the runner. `watch` is called often; it is for the caller to be brief.
  Runner(const Options& options, io::Source& source, const extract::Extractor& extractor, State& state,
         Watch watch);

  // `stop`: a signal's number once the run is to stop. Fails where state or output cannot be written: what
  // was committed and published stays.
  Result<Report> run(const std::atomic<int>& stop);

 private:
  using Clock = std::chrono::steady_clock;
  struct Waiting {
    Address address;
    ContentKey key;
    std::uint64_t bytes = 0;
  };

  bool read_all(const std::atomic<int>& stop);
  void take(const io::Document& document);
  void take_unreadable(const io::Document& document);
  void collect(std::chrono::milliseconds patience);
  Outcome outcome_of(const Pool::Answer& answer) const;
  void note(const Outcome& outcome);
  void follow(const io::Document& document);
  void tick();
  void look_at_clock();
  std::optional<Diagnostic> finish(bool complete, const std::string& outcome);
  std::optional<Diagnostic> write_summary();

  const Options& options_;
  io::Source& source_;
  State& state_;
  Watch watch_;
  const extract::Extractor& extractor_;
  const sieve::Sieve sieve_;
  std::unique_ptr<Pool> pool_;  // while there are pages to work on
  Report report_;
  Progress progress_;
  std::unordered_map<std::uint64_t, Waiting> waiting_;
  std::uint64_t tickets_ = 0;
  bool judge_gone_ = true;
  std::string file_;              // that is being read
  std::uint64_t files_done_ = 0;  // bytes on disk of those before it
  Clock::time_point begin_ = Clock::now();
  Clock::time_point committed_ = begin_;
};

}  // namespace fisa::run
