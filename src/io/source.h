// Pages, one at a time, from whatever the user names: files, folders, standard input, lists of paths, JSON
// Lines, crawl archives, compressed or not.
//
//   Source source(inputs, options);
//   Document page;
//   while (source.next(page)) ...
//
// What cannot be read comes out as a Document with `error` set, in its place, and reading goes on. So does,
// as "changed-while-read" behind its pages, a file that was written to while they were read. Memory is
// bounded by the largest page (Limits::max_page_bytes), never by the size of an archive.
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "io/document.h"

namespace fisa::io {

enum class InputFormat : std::uint8_t { automatic, text, html, jsonl, warc };

struct Limits {
  std::uint64_t max_page_bytes = 32ULL << 20;  // of a page, decompressed
};

struct SourceOptions {
  InputFormat format = InputFormat::automatic;
  Limits limits;
  // JSON is not this module's business: turns a line into a Document (uri, url, bytes, media).
  std::function<Result<Document>(std::string_view line)> read_json_line;
  // Files that the run writes: where they lie in a folder that it reads, they are no pages.
  std::vector<std::string> outputs;
};

// Reads pages out of one opened file.
class PageReader {
 public:
  virtual ~PageReader() = default;
  virtual bool next(Document& out) = 0;
  // What was passed over, by reason: "status-404", "not-a-page", ...
  [[nodiscard]] virtual const std::map<std::string, std::uint64_t>& skipped() const = 0;
};

// The one page of a file of text or HTML (as `format` says), compressed or not. Standard input is no file.
Document read_page_file(const std::string& path, const SourceOptions& options);

class Source {
 public:
  // `inputs`: paths, "-" for standard input, "@FILE" for a file of paths parted by newlines or NUL bytes.
  Source(std::vector<std::string> inputs, SourceOptions options);
  ~Source();

  bool next(Document& out);

  [[nodiscard]] const std::map<std::string, std::uint64_t>& skipped() const { return skipped_; }

 private:
  // What tells that a file is not the one it was.
  struct Stamp {
    std::uint64_t device = 0, inode = 0, size = 0;
    std::int64_t seconds = 0, nanoseconds = 0;  // of the last modification
    bool regular = false;
    friend bool operator==(const Stamp&, const Stamp&) = default;
  };
  static Stamp stamp(const std::string& path);

  struct Input {
    std::string path;
    bool named = true;  // by the user; a folder's files are only looked at where they are pages
  };

  void open(const Input& input, Document& out, bool& ready);
  void list_folder(const std::string& path, Document& out, bool& ready);
  [[nodiscard]] bool is_output(const std::filesystem::path& path) const;
  void list_file(const std::string& path, Document& out, bool& ready);

  std::deque<Input> inputs_;
  SourceOptions options_;
  std::unique_ptr<PageReader> reader_;
  std::string file_;           // that reader_ reads
  Stamp stamp_;                // of file_ when it was opened
  std::uint64_t ordinal_ = 0;  // pages read out of it
  std::map<std::string, std::uint64_t> skipped_;
};

}  // namespace fisa::io
