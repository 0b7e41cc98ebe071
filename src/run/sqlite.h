// The little of SQLite's C interface that a run's state needs: a connection, prepared statements, errors.
//
//   Database db(path);
//   Statement find(db, "SELECT id FROM page WHERE key = ?");
//   find.bind(1, key);
//   if (find.step()) id = find.integer(0);
//   find.reset();
//
// Every failure is thrown as SqliteError; State and its callers turn it into a Diagnostic at the module's
// edge. One thread, one process: a connection must not be used behind a fork().
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace fisa::run {

class SqliteError : public std::runtime_error {
 public:
  SqliteError(int code, const std::string& message) : std::runtime_error(message), code_(code) {}
  // Primary result code (SQLITE_FULL, SQLITE_CORRUPT, ...).
  [[nodiscard]] int code() const { return code_ & 0xFF; }

 private:
  int code_;
};

class Database {
 public:
  // Creates the file where there is none.
  explicit Database(const std::string& path);

  void execute(const char* sql);
  // The first column of the first row; 0 where there is none.
  [[nodiscard]] std::int64_t integer(const char* sql);
  [[nodiscard]] std::int64_t last_id() const { return sqlite3_last_insert_rowid(handle_.get()); }
  [[nodiscard]] std::int64_t changes() const { return sqlite3_changes64(handle_.get()); }
  [[nodiscard]] sqlite3* handle() const { return handle_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
  };
  std::unique_ptr<sqlite3, Close> handle_;
};

// Texts bound to a statement must live until it has stepped; texts read from it live until it steps again.
class Statement {
 public:
  Statement(const Database& database, std::string_view sql);

  Statement& bind(int place, std::int64_t value);
  Statement& bind(int place, std::string_view text);
  Statement& bind_blob(int place, std::string_view bytes);
  Statement& bind_null(int place);

  // True where there is a row.
  bool step();
  // Steps once and makes ready for the next use: for what gives no rows.
  void run();
  void reset();

  [[nodiscard]] bool null(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::string_view text(int column) const;
  [[nodiscard]] std::string string(int column) const { return std::string(text(column)); }

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }
  };
  void check(int code) const;

  sqlite3* database_;
  std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

}  // namespace fisa::run
