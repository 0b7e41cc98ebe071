// What runs know: one SQLite file, in WAL mode, and the only truth. All output is made from it.
//
// Two facts are kept apart. A *content* is what a page's bytes (with media type and charset) came to, by
// which program and grammars. A *page* is an address and the content that was last met there, with its place
// on disk. So a page is skipped where its content is known, however it is called today, and one content under
// many addresses is one record.
//
// What a run writes is the same whatever the order in which pages are met and however often they are: a page
// met twice in one attempt (two captures in a crawl) ends as the capture that was retrieved last, or else
// stands last in its file. Hence resuming is no special case: the next attempt reads its inputs from the
// start, and what is known costs a digest and a look-up.
//
// Changes are committed in batches: after a crash the state is that of the last commit, and nothing else has
// to be repaired. `PRAGMA synchronous` is NORMAL: what a power cut may take back is work, not consistency.
//
// Pages are compared with the *run* before: a run goes on through as many *attempts* (starts of the program)
// as it takes to complete it. Order is by number; the clock's times are for people.
//
// Methods throw SqliteError; diagnose() puts it in words. One thread, one process at a time (lock.h).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "io/document.h"
#include "run/outcome.h"
#include "run/sqlite.h"

namespace fisa::run {

// What a run is to do and with what. An unfinished run of the same kind is gone on with.
struct Spec {
  std::string inputs;    // paths, one a line
  std::string program;   // version and digest of the program
  std::string grammars;  // digest of the grammars
  bool full = false;     // work on all pages again
  bool retry = false;    // only on some
};

// What an outcome depends on besides program and grammars.
struct ContentKey {
  std::string sha256;  // hexadecimal
  io::Media media = io::Media::unknown;
  std::string charset;
};

// Where a page was met.
struct Address {
  std::string key;  // URL where it has one, else its file, else file#id: what the page is known by
  std::string uri;
  std::string url;
  std::string file;
  std::uint64_t ordinal = 0;
  std::uint64_t offset = 0;  // of a WARC record; its length is 0 where the page is none
  std::uint64_t length = 0;
  std::string retrieved;
};
[[nodiscard]] Address address_of(const io::Document& document);

class State {
 public:
  using Id = std::int64_t;

  // Codes: "cannot-open", "not-a-state", "newer-state", "damaged-state".
  static Result<std::unique_ptr<State>> open(const std::string& path);
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State();

  void begin(const Spec& spec);
  [[nodiscard]] Id run() const { return run_; }
  [[nodiscard]] Id attempt() const { return attempt_; }
  [[nodiscard]] std::int64_t attempts() const;      // of this run, this one included
  [[nodiscard]] std::int64_t last_started() const;  // seconds since 1970, by the clock of that time; 0: never

  // The content, where it needs no work. `again`: only where this run has already done it.
  std::optional<Id> known(const ContentKey& key, bool again);
  Id keep(const ContentKey& key, const Outcome& outcome);
  // A page that could not be read has no bytes to know it by. Where it could be in an earlier run, what was
  // known of it then stays.
  void failed(const Address& address, const Diagnostic& error);
  void met(const Address& address, Id content);

  // Something that could not be read to its end: the pages in it are not gone where they are not met.
  void unread(std::string_view path, bool folder);

  // The addresses that a retry is about.
  void wish(std::string_view key);
  [[nodiscard]] bool wished(std::string_view key);

  void commit();
  // All pages have been met: those that were not are gone (of a retry only those it was about; none where
  // `judge_gone` is false), and contents that no page has any more are forgotten.
  void settle(bool judge_gone);
  // Ends the attempt; `complete`: and the run, whose output has been written.
  void end(bool complete);

  [[nodiscard]] Database& database() { return database_; }

 private:
  struct Statements;
  explicit State(const std::string& path);
  Result<bool> prepare(const std::string& path);
  Id maker(const Spec& spec);
  Id file(const std::string& path);

  Database database_;
  std::unique_ptr<Statements> statements_;
  Spec spec_;
  Id run_ = 0;
  Id attempt_ = 0;
  Id maker_ = 0;
  std::string last_file_;
  Id last_file_id_ = 0;
};

// What SQLite says, as an operator needs it: what to do about the file.
[[nodiscard]] Diagnostic diagnose(const SqliteError& error, const std::string& path);

}  // namespace fisa::run
