#include "cli/record_files.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

#include "io/stream.h"
#include "record/lines.h"
#include "record/schema.h"

namespace fisa::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestLine = 64 << 20;
constexpr std::array<std::string_view, 3> kEndings = {".jsonl", ".jsonl.gz", ".jsonl.zst"};

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

// A folder of a run holds other lines besides: rejects, pages that were skipped.
bool holds_other_lines(const std::string& path) {
  const auto stream = io::Stream::open(path);
  std::string line;
  bool cut = false;
  while (stream->line(line, kLongestLine, cut) && is_blank(line)) {
  }
  const record::Json first = record::Json::parse(line, nullptr, false);
  return first.is_object() && !first.contains("schema");
}

int read_file(const std::string& path, const std::function<void(RecordLine&&)>& receive,
              const RecordParser& parse) {
  const auto stream = io::Stream::open(path);
  if (stream->error()) {
    complain(*stream->error());
    return kFailed;
  }
  int status = kGood;
  std::size_t number = 0;
  std::string line;
  bool cut = false;
  const auto bad = [&](Diagnostic error) {
    error.source = path;
    error.line = static_cast<std::uint32_t>(number);
    complain(error);
    status = kSome;
  };
  while (stream->line(line, kLongestLine, cut)) {
    ++number;
    if (is_blank(line)) continue;
    if (cut) {
      bad({"", 0, 0, "bad-record", "the line is longer than any record: over 64 MB"});
      continue;
    }
    auto record = parse ? parse(line) : record::read_record(record::Schema::built_in(), line);
    if (!record) {
      bad(record.errors().front());
      continue;
    }
    receive({path, number, line, std::move(*record)});
  }
  if (stream->error()) bad(*stream->error());
  return status;
}

}  // namespace

Result<std::string> read_records(const std::string& path) {
  const auto stream = io::Stream::open(path);
  std::string text = stream->take(UINT64_MAX, false);
  if (stream->error()) return *stream->error();
  return text;
}

int for_each_record(const std::string& path, const std::function<void(RecordLine&&)>& receive,
                    const RecordParser& parse) {
  std::error_code ec;
  if (!fs::is_directory(path, ec)) return read_file(path, receive, parse);
  // What `fisa run` writes: its parts, of which there may be none.
  const bool run = fs::is_directory(path + "/records", ec);
  std::vector<std::string> files;
  for (fs::directory_iterator it(run ? path + "/records" : path, ec), end; !ec && it != end;
       it.increment(ec)) {
    const std::string name = it->path().filename().string();
    const bool jsonl =
        std::any_of(kEndings.begin(), kEndings.end(), [&](auto ending) { return name.ends_with(ending); });
    if (jsonl && !name.starts_with("rejects.") && !holds_other_lines(it->path().string()))
      files.push_back(it->path().string());
  }
  if (ec) {
    complain({path, 0, 0, "cannot-open", ec.message()});
    return kFailed;
  }
  if (files.empty() && !run) {
    complain({path, 0, 0, "no-input", "the folder holds no *.jsonl with records"});
    return kFailed;
  }
  std::sort(files.begin(), files.end());
  int status = kGood;
  for (const std::string& file : files) status = std::max(status, read_file(file, receive, parse));
  return status;
}

}  // namespace fisa::cli
