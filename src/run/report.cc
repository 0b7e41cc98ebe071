#include "run/report.h"

namespace fisa::run {
namespace {

std::uint64_t number(const Statement& s, int column) {
  return static_cast<std::uint64_t>(s.integer(column));
}

void count_outcomes(State& state, Report& r) {
  Statement s(state.database(),
              "SELECT c.kind, c.code, COUNT(*), SUM(c.bytes) FROM page p JOIN content c ON c.id = p.content "
              "WHERE p.seen = ? GROUP BY c.kind, c.code");
  s.bind(1, state.attempt());
  while (s.step()) {
    const std::uint64_t pages = number(s, 2);
    r.pages += pages;
    r.bytes += number(s, 3);
    switch (static_cast<Kind>(s.integer(0))) {
      case Kind::records:
        r.with_records += pages;
        break;
      case Kind::no_project:
        r.no_project += pages;
        r.reasons[s.string(1)] += pages;
        break;
      case Kind::reject:
        r.rejected += pages;
        r.rejects[s.string(1)] += pages;
        break;
    }
  }
}

void count_failures(State& state, Report& r) {
  Statement failures(state.database(), "SELECT code, COUNT(*) FROM failure WHERE seen = ? GROUP BY code");
  failures.bind(1, state.attempt());
  while (failures.step()) {
    r.pages += number(failures, 1);
    r.rejected += number(failures, 1);
    r.rejects[failures.string(0)] += number(failures, 1);
  }
}

void count_changes(State& state, Report& r) {
  Statement s(state.database(),
              "SELECT SUM(before IS NULL), SUM(before IS NOT NULL AND before <> content), SUM(before = "
              "content) FROM page WHERE seen = ?");
  s.bind(1, state.attempt()).step();
  r.fresh = number(s, 0);
  r.changed = number(s, 1);
  r.unchanged = number(s, 2);
  Statement gone(state.database(), "SELECT COUNT(*), SUM(gone = ?) FROM page WHERE gone IS NOT NULL");
  gone.bind(1, state.run()).step();
  r.gone_ever = number(gone, 0);
  r.gone = number(gone, 1);
  Statement worked(state.database(), "SELECT COUNT(*) FROM content WHERE run = ?");
  worked.bind(1, state.run()).step();
  r.worked_on = number(worked, 0);
}

}  // namespace

void count_pages(State& state, Report& report) {
  report.run = state.run();
  report.attempts = state.attempts();
  count_outcomes(state, report);
  count_failures(state, report);
  count_changes(state, report);
  report.last_success = state.database().integer("SELECT MAX(ended) FROM run WHERE retry = 0");
}

}  // namespace fisa::run
