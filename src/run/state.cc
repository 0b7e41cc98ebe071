#include "run/state.h"

#include <unistd.h>

#include <tuple>
#include <utility>

#include "run/clock.h"
#include "run/state_schema.h"

namespace fisa::run {
namespace {

std::string bytes_of_hex(std::string_view hex) {
  const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  std::string out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    out += static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1]));
  return out;
}

constexpr const char* kMarkGone = R"sql(
UPDATE page SET gone = ?1 WHERE seen <> ?2 AND gone IS NULL
  AND NOT EXISTS (SELECT 1 FROM failure WHERE failure.key = page.key AND failure.seen = ?2)
  AND NOT EXISTS (SELECT 1 FROM file f JOIN temp.unread u ON u.path = f.path WHERE f.id = page.file)
  AND NOT EXISTS (SELECT 1 FROM file f JOIN temp.unread u ON u.folder
                  AND substr(f.path, 1, length(u.path) + 1) = u.path || '/' WHERE f.id = page.file)
)sql";

}  // namespace

struct State::Statements {
  explicit Statements(const Database& db)
      : known(db,
              "SELECT id FROM content WHERE sha256 = ? AND media = ? AND charset = ? AND maker = ? AND run "
              ">= ?"),
        keep(db,
             "INSERT INTO content(sha256, media, charset, maker, run, kind, code, message, bytes, "
             "micros) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(sha256, media, charset) DO UPDATE "
             "SET maker = excluded.maker, run = excluded.run, kind = excluded.kind, code = excluded.code, "
             "message = excluded.message, bytes = excluded.bytes, micros = "
             "excluded.micros RETURNING id"),
        drop_records(db, "DELETE FROM record WHERE content = ?"),
        add_record(db, "INSERT INTO record(content, number, json) VALUES(?, ?, ?)"),
        fail(db,
             "INSERT OR REPLACE INTO failure(key, uri, file, ordinal, code, message, place, seen) VALUES(?, "
             "?, ?, ?, ?, ?, ?, ?)"),
        find_file(db, "SELECT id FROM file WHERE path = ?"),
        add_file(db, "INSERT INTO file(path) VALUES(?)"),
        find_page(db,
                  "SELECT p.content, p.before, p.run, p.seen, p.retrieved, f.path, p.ordinal FROM page p "
                  "JOIN file f ON f.id = p.file WHERE p.key = ?"),
        put_page(db,
                 "INSERT INTO page(key, uri, url, file, ordinal, offset, length, retrieved, content, before, "
                 "run, seen) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(key) DO UPDATE SET uri = "
                 "excluded.uri, url = excluded.url, file = excluded.file, ordinal = excluded.ordinal, offset "
                 "= excluded.offset, length = excluded.length, retrieved = excluded.retrieved, content = "
                 "excluded.content, before = excluded.before, run = excluded.run, seen = excluded.seen, gone "
                 "= NULL"),
        wish(db, "INSERT OR IGNORE INTO temp.wish(key) VALUES(?)"),
        unread(db, "INSERT OR REPLACE INTO temp.unread(path, folder) VALUES(?, ?)"),
        wished(db, "SELECT 1 FROM temp.wish WHERE key = ?") {}

  Statement known, keep, drop_records, add_record, fail, find_file, add_file, find_page, put_page, wish,
      unread, wished;
};

Address address_of(const io::Document& d) {
  Address out{{}, d.uri, d.url, d.file, d.ordinal, 0, 0, d.retrieved};
  out.key = !d.url.empty() ? d.url : d.uri == d.file ? d.file : d.file + "#" + d.uri;
  if (d.warc) {
    out.offset = d.warc->offset;
    out.length = d.warc->length;
  }
  return out;
}

State::State(const std::string& path) : database_(path) {}
State::~State() = default;

Result<std::unique_ptr<State>> State::open(const std::string& path) {
  try {
    std::unique_ptr<State> state(new State(path));
    if (auto prepared = state->prepare(path); !prepared) return prepared.errors();
    return state;
  } catch (const SqliteError& e) {
    return diagnose(e, path);
  }
}

Result<bool> State::prepare(const std::string& path) {
  database_.execute("PRAGMA busy_timeout = 10000");
  const std::int64_t application = database_.integer("PRAGMA application_id");
  const std::int64_t version = database_.integer("PRAGMA user_version");
  const bool fresh = database_.integer("SELECT COUNT(*) FROM sqlite_schema") == 0;
  if (!fresh && application != kApplicationId)
    return Diagnostic{path, 0, 0, "not-a-state", "the file is a database, but not a state of fisa runs"};
  if (version > kStateVersion) {
    return Diagnostic{path, 0, 0, "newer-state",
                      "the state was written by a newer fisa (its version is " + std::to_string(version) +
                          ", this program knows " + std::to_string(kStateVersion) +
                          "); run the newer program, or name another --state"};
  }
  database_.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -4000");
  if (fresh) {
    const std::string marks = "PRAGMA application_id = " + std::to_string(kApplicationId) +
                              "; PRAGMA user_version = " + std::to_string(kStateVersion) + "; COMMIT";
    database_.execute("BEGIN IMMEDIATE");
    database_.execute(kStateTables);
    database_.execute(marks.c_str());
  }
  database_.execute(
      "CREATE TEMP TABLE wish(key TEXT PRIMARY KEY) WITHOUT ROWID;"
      "CREATE TEMP TABLE unread(path TEXT PRIMARY KEY, folder INTEGER NOT NULL) WITHOUT ROWID");
  statements_ = std::make_unique<Statements>(database_);
  return true;
}

State::Id State::maker(const Spec& spec) {
  Statement(database_, "INSERT OR IGNORE INTO maker(program, grammars) VALUES(?, ?)")
      .bind(1, spec.program)
      .bind(2, spec.grammars)
      .run();
  Statement find(database_, "SELECT id FROM maker WHERE program = ? AND grammars = ?");
  find.bind(1, spec.program).bind(2, spec.grammars).step();
  return find.integer(0);
}

void State::begin(const Spec& spec) {
  spec_ = spec;
  database_.execute("BEGIN IMMEDIATE");
  maker_ = maker(spec);
  Statement last(
      database_,
      "SELECT id FROM run WHERE id = (SELECT MAX(id) FROM run) AND ended IS NULL AND maker = ? AND "
      "inputs = ? AND whole = ? AND retry = ?");
  last.bind(1, maker_).bind(2, spec.inputs).bind(3, spec.full ? 1 : 0).bind(4, spec.retry ? 1 : 0);
  if (last.step()) {
    run_ = last.integer(0);
  } else {
    Statement(database_, "INSERT INTO run(maker, inputs, whole, retry) VALUES(?, ?, ?, ?)")
        .bind(1, maker_)
        .bind(2, spec.inputs)
        .bind(3, spec.full ? 1 : 0)
        .bind(4, spec.retry ? 1 : 0)
        .run();
    run_ = database_.last_id();
  }
  last.reset();
  Statement(database_, "INSERT INTO attempt(run, process, started) VALUES(?, ?, ?)")
      .bind(1, run_)
      .bind(2, ::getpid())
      .bind(3, epoch_now())
      .run();
  attempt_ = database_.last_id();
  commit();
}

std::int64_t State::attempts() const {
  Statement count(database_, "SELECT COUNT(*) FROM attempt WHERE run = ?");
  count.bind(1, run_).step();
  return count.integer(0);
}

std::int64_t State::last_started() const {
  Statement last(database_, "SELECT started FROM attempt WHERE id < ? ORDER BY id DESC LIMIT 1");
  return last.bind(1, attempt_).step() ? last.integer(0) : 0;
}

std::optional<State::Id> State::known(const ContentKey& key, bool again) {
  const std::string digest = bytes_of_hex(key.sha256);
  Statement& s = statements_->known;
  s.bind_blob(1, digest).bind(2, static_cast<int>(key.media)).bind(3, key.charset).bind(4, maker_);
  std::optional<Id> out;
  if (s.bind(5, again || spec_.full ? run_ : 0).step()) out = s.integer(0);
  s.reset();
  return out;
}

State::Id State::keep(const ContentKey& key, const Outcome& outcome) {
  const std::string digest = bytes_of_hex(key.sha256);
  Statement& s = statements_->keep;
  s.bind_blob(1, digest).bind(2, static_cast<int>(key.media)).bind(3, key.charset).bind(4, maker_);
  s.bind(5, run_).bind(6, static_cast<int>(outcome.kind)).bind(7, outcome.code).bind(8, outcome.message);
  s.bind(9, static_cast<std::int64_t>(outcome.bytes));
  s.bind(10, static_cast<std::int64_t>(outcome.micros)).step();
  const Id id = s.integer(0);
  while (s.step()) continue;
  s.reset();
  statements_->drop_records.bind(1, id).run();
  for (std::size_t i = 0; i < outcome.records.size(); ++i) {
    statements_->add_record.bind(1, id)
        .bind(2, static_cast<std::int64_t>(i))
        .bind(3, outcome.records[i])
        .run();
  }
  return id;
}

void State::failed(const Address& a, const Diagnostic& error) {
  const std::string place = error.source + (error.line != 0 ? ":" + std::to_string(error.line) : "");
  Statement& s = statements_->fail;
  s.bind(1, a.key).bind(2, a.uri).bind(3, a.file).bind(4, static_cast<std::int64_t>(a.ordinal));
  s.bind(5, error.code).bind(6, error.message).bind(7, place).bind(8, attempt_).run();
}

State::Id State::file(const std::string& path) {
  if (path == last_file_ && last_file_id_ != 0) return last_file_id_;
  Statement& find = statements_->find_file;
  last_file_ = path;
  last_file_id_ = find.bind(1, path).step() ? find.integer(0) : 0;
  find.reset();
  if (last_file_id_ == 0) {
    statements_->add_file.bind(1, path).run();
    last_file_id_ = database_.last_id();
  }
  return last_file_id_;
}

void State::met(const Address& a, Id content) {
  const Id file_id = file(a.file);
  Statement& find = statements_->find_page;
  std::optional<Id> before;
  if (find.bind(1, a.key).step()) {
    const bool first_time = find.integer(2) != run_;
    if (first_time || !find.null(1)) before = find.integer(first_time ? 0 : 1);
    // Of two captures the later counts, whichever comes first.
    const bool older =
        find.integer(3) == attempt_ &&
        std::tuple(std::string_view(a.retrieved), std::string_view(a.file), a.ordinal) <
            std::tuple(find.text(4), find.text(5), static_cast<std::uint64_t>(find.integer(6)));
    if (older) return find.reset();
  }
  find.reset();
  Statement& put = statements_->put_page;
  put.bind(1, a.key).bind(2, a.uri).bind(3, a.url).bind(4, file_id);
  put.bind(5, static_cast<std::int64_t>(a.ordinal)).bind(6, static_cast<std::int64_t>(a.offset));
  put.bind(7, static_cast<std::int64_t>(a.length)).bind(8, a.retrieved).bind(9, content);
  if (before)
    put.bind(10, *before);
  else
    put.bind_null(10);
  put.bind(11, run_).bind(12, attempt_).run();
}

void State::unread(std::string_view path, bool folder) {
  statements_->unread.bind(1, path).bind(2, folder ? 1 : 0).run();
}

void State::wish(std::string_view key) {
  statements_->wish.bind(1, key).run();
}

bool State::wished(std::string_view key) {
  const bool out = statements_->wished.bind(1, key).step();
  statements_->wished.reset();
  return out;
}

void State::commit() {
  database_.execute("COMMIT");
  database_.execute("BEGIN");
}

void State::settle(bool judge_gone) {
  const std::string asked = spec_.retry ? " AND key IN (SELECT key FROM temp.wish)" : "";
  if (judge_gone) Statement(database_, kMarkGone + asked).bind(1, run_).bind(2, attempt_).run();
  Statement(database_, "DELETE FROM failure WHERE seen <> ?" + asked).bind(1, attempt_).run();
  database_.execute(
      "DELETE FROM record WHERE NOT EXISTS (SELECT 1 FROM page WHERE page.content = record.content);"
      "DELETE FROM content WHERE NOT EXISTS (SELECT 1 FROM page WHERE page.content = content.id)");
  commit();
}

void State::end(bool complete) {
  const std::int64_t now = epoch_now();
  if (complete)
    Statement(database_, "UPDATE run SET ended = ? WHERE id = ?").bind(1, now).bind(2, run_).run();
  Statement(database_, "UPDATE attempt SET ended = ? WHERE id = ?").bind(1, now).bind(2, attempt_).run();
  commit();
}

Diagnostic diagnose(const SqliteError& error, const std::string& path) {
  const std::string said = error.what();
  switch (error.code()) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return {path, 0, 0, "damaged-state",
              "the state file cannot be read (" + said +
                  "); move it away and run again: all pages are then worked on anew, and what was written "
                  "before stays until that is done"};
    case SQLITE_FULL:
    case SQLITE_IOERR:
      return {path, 0, 0, "cannot-write",
              "the state cannot be written (" + said + "); make room and run again: it goes on from here"};
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return {path, 0, 0, "cannot-open", "the state file cannot be opened for writing (" + said + ")"};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {path, 0, 0, "locked", "another program holds the state file (" + said + ")"};
    default:
      return {path, 0, 0, "state-failed", said};
  }
}

}  // namespace fisa::run
