#include "run/publish.h"

#include <array>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include "io/atomic.h"
#include "io/sink.h"
#include "pipeline/digest.h"
#include "record/record.h"

namespace fisa::run {
namespace {

namespace fs = std::filesystem;

// Contents with records, each under the least of the addresses that it is still found at, or, where it has
// vanished from all, was last found at.
constexpr const char* kOwners = R"sql(
SELECT p.content, p.key, p.uri, p.url, f.path, p.offset, p.length, p.retrieved, p.gone
FROM (SELECT content, MIN((gone IS NOT NULL) || key) AS first FROM page
      WHERE content IN (SELECT content FROM record) GROUP BY content) owner
JOIN page p ON p.key = substr(owner.first, 2)
JOIN file f ON f.id = p.file
ORDER BY p.key
)sql";
constexpr const char* kOthers = R"sql(
SELECT CASE url WHEN '' THEN uri ELSE url END FROM page
WHERE content = ? AND key <> ? AND (gone IS NULL) = ? ORDER BY key
)sql";
constexpr const char* kRejects = R"sql(
SELECT p.key, p.uri, c.code, c.message, p.uri, f.path, p.ordinal
FROM page p JOIN content c ON c.id = p.content JOIN file f ON f.id = p.file WHERE c.kind = 2 AND p.gone IS NULL
UNION ALL SELECT key, uri, code, message, place, file, ordinal FROM failure
ORDER BY 1, 3
)sql";
constexpr const char* kVanished = R"sql(
SELECT p.uri, p.url, f.path, p.gone, (SELECT COUNT(*) FROM record r WHERE r.content = p.content)
FROM page p JOIN file f ON f.id = p.file WHERE p.gone IS NOT NULL ORDER BY p.key
)sql";

// The parts of a folder, one after the other.
class Parts {
 public:
  Parts(std::string folder, std::uint64_t most) : folder_(std::move(folder)), most_(most) {}

  // False where the disk did not take it.
  bool write(const std::string& line) {
    if ((!sink_ || part_.records == most_) && !next()) return false;
    sink_->write(line);
    digest_.add(line);
    ++part_.records;
    part_.bytes += line.size();
    return !sink_->error();
  }

  // Closes the last part; what was written, in order.
  std::vector<Part> end() {
    close();
    return std::move(done_);
  }
  [[nodiscard]] const std::optional<Diagnostic>& error() const { return error_; }

 private:
  bool next() {
    close();
    if (error_) return false;
    std::array<char, 32> name{};
    std::snprintf(name.data(), name.size(), "part-%05zu.jsonl", done_.size());
    part_ = {std::string("records/") + name.data(), 0, 0, {}};
    sink_.emplace(folder_ + "/" + name.data());
    digest_ = {};
    return true;
  }

  void close() {
    if (!sink_) return;
    sink_->sync();
    if (sink_->error()) error_ = sink_->error();
    sink_.reset();
    part_.sha256 = digest_.hex();
    done_.push_back(std::move(part_));
  }

  std::string folder_;
  std::uint64_t most_;
  std::optional<io::Sink> sink_;
  pipeline::Sha256 digest_;
  Part part_;
  std::vector<Part> done_;
  std::optional<Diagnostic> error_;
};

record::Source source_of(const Statement& owner, Statement& others) {
  record::Source out;
  out.uri = owner.string(2);
  out.url = owner.string(3);
  out.retrieved = owner.string(7);
  if (owner.integer(6) != 0) {
    out.warc_filename = owner.string(4);
    out.warc_record_offset = static_cast<std::uint64_t>(owner.integer(5));
    out.warc_record_length = static_cast<std::uint64_t>(owner.integer(6));
  }
  others.bind(1, owner.integer(0)).bind(2, owner.text(1)).bind(3, owner.null(8) ? 1 : 0);
  while (others.step()) out.also.push_back(others.string(0));
  others.reset();
  return out;
}

void write_records(State& state, Parts& parts, Report& report) {
  Statement owner(state.database(), kOwners);
  Statement others(state.database(), kOthers);
  Statement records(state.database(), "SELECT json FROM record WHERE content = ? ORDER BY number");
  while (owner.step()) {
    const record::Source source = source_of(owner, others);
    records.bind(1, owner.integer(0));
    while (records.step()) {
      record::Json record = record::Json::parse(records.text(0));
      record::move_source(record, source);
      if (!owner.null(8)) {
        record["warnings"].push_back(
            {{"code", "page-vanished"},
             {"path", "/source"},
             {"message", "The page was not there any more when it was last looked for."}});
      }
      ++report.records;
      for (const std::string& field : record::stated_fields(record)) ++report.fields[field];
      if (!parts.write(record::to_line(record) + "\n")) return;
    }
    records.reset();
  }
}

std::optional<Diagnostic> publish_records(State& state, const std::string& folder, std::uint64_t part_records,
                                          Report& report) {
  const std::string fresh = folder + "/records.new";
  std::error_code ec;
  fs::remove_all(fresh, ec);
  fs::create_directories(fresh, ec);
  if (ec) return Diagnostic{fresh, 0, 0, "cannot-write", ec.message()};
  Parts parts(fresh, part_records);
  write_records(state, parts, report);
  report.parts = parts.end();
  std::optional<Diagnostic> error = parts.error();
  if (!error) error = io::sync_folder(fresh);
  if (!error) error = io::replace_folder(fresh, folder + "/records");
  if (error) fs::remove_all(fresh, ec);
  return error;
}

std::optional<Diagnostic> publish_rejects(State& state, const std::string& path) {
  io::AtomicFile file(path);
  Statement s(state.database(), kRejects);
  while (s.step()) {
    file.write(record::to_line({{"uri", s.text(1)},
                                {"code", s.text(2)},
                                {"message", s.text(3)},
                                {"where", s.text(4)},
                                {"file", s.text(5)},
                                {"page", s.integer(6)},
                                {"key", s.text(0)}}) +
               "\n");
  }
  return file.commit();
}

std::optional<Diagnostic> publish_vanished(State& state, const std::string& path) {
  io::AtomicFile file(path);
  Statement s(state.database(), kVanished);
  while (s.step()) {
    record::Json line = {{"uri", s.text(0)}};
    if (!s.text(1).empty()) line["url"] = s.text(1);
    line["file"] = s.text(2);
    line["run"] = s.integer(3);
    line["records"] = s.integer(4);
    file.write(record::to_line(line) + "\n");
  }
  return file.commit();
}

}  // namespace

std::optional<Diagnostic> publish(State& state, const std::string& folder, std::uint64_t part_records,
                                  Report& report) {
  if (auto error = publish_records(state, folder, part_records, report)) return error;
  if (auto error = publish_rejects(state, folder + "/rejects.jsonl")) return error;
  return publish_vanished(state, folder + "/vanished.jsonl");
}

}  // namespace fisa::run
