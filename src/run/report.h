// The figures of a run, as its summary, its metrics and its last line say them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "run/state.h"

namespace fisa::run {

using Counts = std::map<std::string, std::uint64_t>;

// Seconds that an attempt spent, by stage. Extraction is the workers' time, of all together; the others are
// the parent's.
struct StageSeconds {
  double read = 0;     // files opened, decompressed, parted into pages
  double digest = 0;   // SHA-256
  double extract = 0;  // pages to records
  double state = 0;    // SQLite
  double write = 0;    // parts, rejects, summary
};

struct Part {
  std::string name;  // within the output folder
  std::uint64_t records = 0;
  std::uint64_t bytes = 0;
  std::string sha256;
};

struct Report {
  std::int64_t run = 0;
  std::int64_t attempts = 0;
  std::string outcome;  // "complete", "interrupted by SIGTERM"
  std::string program;
  std::string grammars;
  std::string inputs;
  std::int64_t started = 0;  // of the attempt, seconds since 1970
  std::int64_t ended = 0;
  std::int64_t last_success = 0;  // when a run was last completed; 0: never
  double seconds = 0;             // of the attempt, by the steady clock
  StageSeconds stages;

  // Pages that the attempt met, by what is known of each: one of these...
  std::uint64_t pages = 0;
  std::uint64_t bytes = 0;
  std::uint64_t with_records = 0;
  std::uint64_t no_project = 0;
  std::uint64_t rejected = 0;
  // ... and, where it could be read, one of these: as compared with the run before.
  std::uint64_t fresh = 0;
  std::uint64_t changed = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t worked_on = 0;  // contents that the run extracted from; all others were known
  std::uint64_t gone = 0;       // pages that this run missed
  std::uint64_t gone_ever = 0;  // ... and earlier ones, and that have not come back

  Counts reasons;      // of pages without a project
  Counts rejects;      // by code
  Counts passed_over;  // what the archives held that is no page, by reason

  // The output.
  std::uint64_t records = 0;
  Counts fields;  // records that state the field
  std::vector<Part> parts;

  Diagnostics notes;  // what the operator should know: input that changed, a clock set back
};

// Fills in what the state knows.
void count_pages(State& state, Report& report);

}  // namespace fisa::run
