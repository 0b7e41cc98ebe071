#include "io/source.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>
#include <utility>

#include "io/ascii.h"
#include "io/sniff.h"
#include "io/stream.h"
#include "io/warc.h"

namespace fisa::io {
namespace {

namespace fs = std::filesystem;

// The names under which pages are looked for in a folder; a compressed file's inner name counts.
bool is_page_name(std::string name) {
  name = lower(name);
  for (const char* packed : {".gz", ".zst"}) {
    if (name.ends_with(packed)) name.resize(name.size() - std::string_view(packed).size());
  }
  constexpr std::array<std::string_view, 9> kEndings = {".txt",    ".html", ".htm", ".xhtml", ".jsonl",
                                                        ".ndjson", ".warc", ".wet", ".text"};
  return std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view e) { return name.ends_with(e); });
}

class WholeFile : public PageReader {
 public:
  WholeFile(std::unique_ptr<Stream> stream, Media media, const Limits& limits)
      : stream_(std::move(stream)), media_(media), limits_(limits) {}

  bool next(Document& out) override {
    if (done_) return false;
    done_ = true;
    out = {};
    out.uri = stream_->name();
    out.media = media_;
    out.bytes = stream_->take(limits_.max_page_bytes + 1, false);
    if (stream_->error()) {
      out.error = stream_->error();
    } else if (out.bytes.size() > limits_.max_page_bytes) {
      out.bytes.clear();
      out.error = Diagnostic{out.uri, 0, 0, "page-too-large",
                             "the page is larger than " + std::to_string(limits_.max_page_bytes) +
                                 " bytes; --max-page-bytes raises the limit"};
    } else if (out.bytes.empty()) {
      out.error = Diagnostic{out.uri, 0, 0, "empty-page", "the file is empty"};
    }
    return true;
  }
  [[nodiscard]] const std::map<std::string, std::uint64_t>& skipped() const override { return skipped_; }

 private:
  std::unique_ptr<Stream> stream_;
  Media media_;
  Limits limits_;
  std::map<std::string, std::uint64_t> skipped_;
  bool done_ = false;
};

class JsonLines : public PageReader {
 public:
  JsonLines(std::unique_ptr<Stream> stream, const SourceOptions& options)
      : stream_(std::move(stream)), options_(options) {}

  bool next(Document& out) override {
    std::string line;
    bool cut = false;
    while (stream_->line(line, longest(), cut)) {
      ++number_;
      if (stream_->error()) break;  // the line is not whole
      if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
      read(line, cut, out);
      return true;
    }
    if (!stream_->error() || reported_) return false;
    reported_ = true;
    out = {};
    out.uri = stream_->name();
    out.error = stream_->error();
    return true;
  }
  [[nodiscard]] const std::map<std::string, std::uint64_t>& skipped() const override { return skipped_; }

 private:
  // JSON may spell a letter out in six bytes.
  [[nodiscard]] std::uint64_t longest() const { return 6 * options_.limits.max_page_bytes + (64 << 10); }

  void read(const std::string& line, bool cut, Document& out) {
    out = {};
    auto page = cut ? Result<Document>(Diagnostic{}) : options_.read_json_line(line);
    if (page) out = std::move(*page);
    if (cut || out.bytes.size() > options_.limits.max_page_bytes) {
      out.bytes.clear();
      out.error = Diagnostic{"", 0, 0, "page-too-large",
                             "the page is larger than " + std::to_string(options_.limits.max_page_bytes) +
                                 " bytes; --max-page-bytes raises the limit"};
    } else if (!page) {
      out.error = page.errors().front();
    }
    if (!out.error) return;
    if (out.uri.empty()) out.uri = stream_->name() + ":" + std::to_string(number_);
    out.error->source = stream_->name();
    out.error->line = number_;
  }

  std::unique_ptr<Stream> stream_;
  const SourceOptions& options_;
  std::map<std::string, std::uint64_t> skipped_;
  std::uint32_t number_ = 0;
  bool reported_ = false;
};

void fail(Document& out, const std::string& path, std::string code, std::string message, bool& ready) {
  out = {};
  out.uri = path;
  out.file = path;
  out.error = Diagnostic{path, 0, 0, std::move(code), std::move(message)};
  ready = true;
}

}  // namespace

Document read_page_file(const std::string& path, const SourceOptions& options) {
  Document out;
  bool ready = false;
  if (path == "-") {
    fail(out, path, "cannot-open", "standard input cannot be read again", ready);
  } else {
    const Media media = options.format == InputFormat::html ? Media::html : Media::text;
    WholeFile(Stream::open(path), media, options.limits).next(out);
  }
  return out;
}

Source::Source(std::vector<std::string> inputs, SourceOptions options) : options_(std::move(options)) {
  for (std::string& path : inputs) inputs_.push_back({std::move(path), true});
}

Source::~Source() = default;

bool Source::next(Document& out) {
  while (true) {
    if (reader_) {
      if (reader_->next(out)) {
        out.file = file_;
        out.ordinal = ++ordinal_;
        return true;
      }
      for (const auto& [reason, count] : reader_->skipped()) skipped_[reason] += count;
      reader_.reset();
      if (stamp_.regular && stamp(file_) != stamp_) {
        bool ready = false;
        fail(out, file_, "changed-while-read",
             "the file was changed while it was read; its pages may be incomplete, so read it again", ready);
        return true;
      }
    }
    if (inputs_.empty()) return false;
    const Input input = std::move(inputs_.front());
    inputs_.pop_front();
    bool ready = false;
    open(input, out, ready);
    if (ready) return true;
  }
}

Source::Stamp Source::stamp(const std::string& path) {
  struct stat s {};
  if (path == "-" || ::stat(path.c_str(), &s) != 0) return {};
  return {s.st_dev,         s.st_ino,          static_cast<std::uint64_t>(s.st_size),
          s.st_mtim.tv_sec, s.st_mtim.tv_nsec, S_ISREG(s.st_mode)};
}

void Source::open(const Input& input, Document& out, bool& ready) {
  if (input.path.size() > 1 && input.path[0] == '@') return list_file(input.path.substr(1), out, ready);
  std::error_code ec;
  if (input.path != "-" && fs::is_directory(input.path, ec)) return list_folder(input.path, out, ready);
  stamp_ = stamp(input.path);
  auto stream = Stream::open(input.path);
  const std::string_view head = stream->peek();
  if (stream->error()) return fail(out, input.path, stream->error()->code, stream->error()->message, ready);
  file_ = input.path;
  ordinal_ = 0;
  const InputFormat format =
      options_.format == InputFormat::automatic ? sniff(head, input.path) : options_.format;
  switch (format) {
    case InputFormat::warc:
      reader_ = warc_reader(std::move(stream), options_.limits);
      break;
    case InputFormat::jsonl:
      reader_ = std::make_unique<JsonLines>(std::move(stream), options_);
      break;
    case InputFormat::html:
      reader_ = std::make_unique<WholeFile>(std::move(stream), Media::html, options_.limits);
      break;
    default:
      reader_ = std::make_unique<WholeFile>(std::move(stream), Media::text, options_.limits);
  }
}

// All pages below the folder in the order of their paths; what cannot be listed stands among them as it is.
void Source::list_folder(const std::string& path, Document& out, bool& ready) {
  std::error_code ec;
  fs::directory_iterator top(path, ec);
  if (ec) return fail(out, path, "cannot-read", ec.message(), ready);
  std::vector<std::string> found;
  std::vector<fs::directory_iterator> open = {std::move(top)};
  while (!open.empty()) {
    if (open.back() == fs::directory_iterator()) {
      open.pop_back();
      continue;
    }
    const fs::directory_entry entry = *open.back();
    open.back().increment(ec);
    const std::string name = entry.path().filename().string();
    if (name.starts_with(".") || is_output(entry.path())) continue;
    if (entry.is_directory(ec) && !entry.is_symlink(ec)) {
      fs::directory_iterator inner(entry.path(), ec);
      if (ec)
        found.push_back(entry.path().string());
      else
        open.push_back(std::move(inner));
    } else if (is_page_name(name) && !entry.is_directory(ec)) {
      found.push_back(entry.path().string());
    }
  }
  if (found.empty()) {
    return fail(out, path, "nothing-to-read",
                "the folder holds no page (.txt, .html, .jsonl, .warc, also .gz and .zst)", ready);
  }
  std::sort(found.begin(), found.end(), std::greater<>());
  for (std::string& f : found) inputs_.push_front({std::move(f), false});
}

bool Source::is_output(const fs::path& path) const {
  std::error_code ec;
  return std::any_of(options_.outputs.begin(), options_.outputs.end(), [&](const std::string& output) {
    return fs::path(output).filename() == path.filename() && fs::equivalent(path, output, ec);
  });
}

void Source::list_file(const std::string& path, Document& out, bool& ready) {
  auto stream = Stream::open(path);
  const std::string all = stream->take(1ULL << 30, false);
  if (stream->error()) return fail(out, path, stream->error()->code, stream->error()->message, ready);
  const char separator = all.find('\0') != std::string::npos ? '\0' : '\n';
  std::vector<std::string> paths;
  std::string_view rest = all;
  while (!rest.empty()) {
    const auto end = std::min(rest.find(separator), rest.size());
    std::string_view one = rest.substr(0, end);
    if (separator == '\n' && one.ends_with('\r')) one.remove_suffix(1);
    if (!one.empty()) paths.emplace_back(one);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (paths.empty()) return fail(out, path, "nothing-to-read", "the list names no file", ready);
  for (auto it = paths.rbegin(); it != paths.rend(); ++it) inputs_.push_front({std::move(*it), true});
}

}  // namespace fisa::io
