#include "io/source.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>
#include <utility>

#include "io/stream.h"
#include "io/warc.h"

namespace fisa::io {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestJsonLine = 256 << 20;

std::string lower(std::string_view s) {
  std::string out(s);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

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

// What the first bytes are, by content; a name ending in .jsonl helps where they are a brace.
InputFormat sniff(std::string_view head, const std::string& path) {
  if (head.starts_with("WARC/1.")) return InputFormat::warc;
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const auto first = head.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return InputFormat::text;
  head.remove_prefix(first);
  const std::string name = lower(path);
  const bool json_name =
      name.find(".jsonl") != std::string::npos || name.find(".ndjson") != std::string::npos;
  if (head.front() == '{' && (json_name || head.find("\"text\"") < 4096 || head.find("\"html\"") < 4096))
    return InputFormat::jsonl;
  const std::string start = lower(head.substr(0, 2048));
  if (start.starts_with("<!doctype html") || start.starts_with("<html") || start.starts_with("<?xml") ||
      start.starts_with("<!--"))
    return InputFormat::html;
  for (const char* tag : {"<html", "<head", "<body", "<div", "<table", "<meta", "<p>", "<span"}) {
    if (start.find(tag) != std::string::npos) return InputFormat::html;
  }
  // UTF-16 markup has a zero in every other byte.
  if (head.size() > 3 &&
      (head.starts_with("\xFF\xFE<") || head.starts_with(std::string_view("\xFE\xFF\0<", 4))))
    return InputFormat::html;
  return InputFormat::text;
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
    while (stream_->line(line, kLongestJsonLine, cut)) {
      ++number_;
      if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
      const std::string place = stream_->name() + ":" + std::to_string(number_);
      out = {};
      auto page = options_.read_json_line(line);
      if (page) {
        out = std::move(*page);
        if (out.bytes.size() > options_.limits.max_page_bytes) {
          out.bytes.clear();
          out.error = Diagnostic{place, 0, 0, "page-too-large",
                                 "the page is larger than " + std::to_string(options_.limits.max_page_bytes) +
                                     " bytes; --max-page-bytes raises the limit"};
        }
      } else {
        out.uri = place;
        out.error = page.errors().front();
        out.error->source = stream_->name();
        out.error->line = number_;
      }
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
  std::unique_ptr<Stream> stream_;
  const SourceOptions& options_;
  std::map<std::string, std::uint64_t> skipped_;
  std::uint32_t number_ = 0;
  bool reported_ = false;
};

void fail(Document& out, const std::string& path, std::string code, std::string message, bool& ready) {
  out = {};
  out.uri = path;
  out.error = Diagnostic{path, 0, 0, std::move(code), std::move(message)};
  ready = true;
}

}  // namespace

Source::Source(std::vector<std::string> inputs, SourceOptions options) : options_(std::move(options)) {
  for (std::string& path : inputs) inputs_.push_back({std::move(path), true});
}

Source::~Source() = default;

bool Source::next(Document& out) {
  while (true) {
    if (reader_) {
      if (reader_->next(out)) return true;
      for (const auto& [reason, count] : reader_->skipped()) skipped_[reason] += count;
      reader_.reset();
    }
    if (inputs_.empty()) return false;
    const Input input = std::move(inputs_.front());
    inputs_.pop_front();
    bool ready = false;
    open(input, out, ready);
    if (ready) return true;
  }
}

void Source::open(const Input& input, Document& out, bool& ready) {
  if (input.path.size() > 1 && input.path[0] == '@') return list_file(input.path.substr(1), out, ready);
  std::error_code ec;
  if (input.path != "-" && fs::is_directory(input.path, ec)) return list_folder(input.path, out, ready);
  auto stream = Stream::open(input.path);
  const std::string_view head = stream->peek();
  if (stream->error()) return fail(out, input.path, stream->error()->code, stream->error()->message, ready);
  InputFormat format = options_.format == InputFormat::automatic ? sniff(head, input.path) : options_.format;
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

void Source::list_folder(const std::string& path, Document& out, bool& ready) {
  std::vector<std::string> found;
  std::error_code ec;
  for (fs::recursive_directory_iterator it(path, fs::directory_options::skip_permission_denied, ec), end;
       !ec && it != end; it.increment(ec)) {
    const std::string name = it->path().filename().string();
    if (name.starts_with(".")) {
      if (it->is_directory(ec)) it.disable_recursion_pending();
      continue;
    }
    if (it->is_regular_file(ec) && is_page_name(name)) found.push_back(it->path().string());
  }
  if (ec) return fail(out, path, "cannot-read", ec.message(), ready);
  if (found.empty()) {
    return fail(out, path, "nothing-to-read",
                "the folder holds no page (.txt, .html, .jsonl, .warc, also .gz and .zst)", ready);
  }
  std::sort(found.begin(), found.end(), std::greater<>());
  for (std::string& f : found) inputs_.push_front({std::move(f), false});
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
