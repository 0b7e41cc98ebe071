#include "io/warc.h"

#include <charconv>
#include <fstream>
#include <utility>

#include "io/http.h"

namespace fisa::io {
namespace {

constexpr std::size_t kLongestLine = 64 << 10;
constexpr std::uint64_t kHeaderRoom = 256 << 10;  // HTTP headers, above the page's own size

class WarcReader : public PageReader {
 public:
  WarcReader(std::unique_ptr<Stream> stream, const Limits& limits)
      : stream_(std::move(stream)), limits_(limits) {}

  bool next(Document& out) override {
    while (true) {
      out = {};
      if (!find_record()) {
        if (!stream_->error() || reported_) return false;
        reported_ = true;
        out.uri = stream_->name();
        out.error = stream_->error();
        return true;
      }
      if (read_record(out)) return true;
    }
  }

  [[nodiscard]] const std::map<std::string, std::uint64_t>& skipped() const override { return skipped_; }

 private:
  // Moves to the next line that begins a record; what lies before it is passed over.
  bool find_record() {
    bool cut = false;
    std::uint64_t at = stream_->position();
    std::string line;
    while (stream_->line(line, kLongestLine, cut)) {
      if (line.starts_with("WARC/1.")) {
        begin_ = at;
        return true;
      }
      if (!line.empty()) ++skipped_["garbage-between-records"];
      at = stream_->position();
    }
    return false;
  }

  bool read_record(Document& out) {
    Headers headers = read_headers();
    const auto header = [&](const char* name) {
      const auto found = headers.find(name);
      return found == headers.end() ? std::string() : found->second;
    };
    out.url = header("warc-target-uri");
    if (out.url.size() > 2 && out.url.front() == '<' && out.url.back() == '>')
      out.url = out.url.substr(1, out.url.size() - 2);
    out.uri = out.url.empty() ? stream_->name() + ":" + std::to_string(begin_) : out.url;
    out.retrieved = header("warc-date");
    const std::string type = header("warc-type");
    std::uint64_t length = 0;
    const std::string declared = header("content-length");
    const auto [end, ec] = std::from_chars(declared.data(), declared.data() + declared.size(), length);
    if (ec != std::errc() || end != declared.data() + declared.size()) {
      return reject(out, "bad-content-length", "the record's Content-Length '" + declared + "' is no number");
    }
    const bool wanted = type == "response" || type == "resource" || type == "conversion";
    const std::uint64_t room = limits_.max_page_bytes + kHeaderRoom;
    std::string block = stream_->take(std::min(length, wanted ? room : std::uint64_t{0}), true);
    if (wanted && length > room && block.size() == room) {
      stream_->drop(length - block.size());
      return reject(out, "page-too-large",
                    "the record has " + std::to_string(length) + " bytes, above the limit of " +
                        std::to_string(limits_.max_page_bytes) + "; --max-page-bytes raises it");
    }
    if (!wanted) {
      stream_->drop(length);
      ++skipped_["record-type-" + (type.empty() ? std::string("missing") : type)];
      return false;
    }
    if (const auto next = block.find("\nWARC/1."); next != std::string::npos && !ends_record()) {
      // The length runs over into the records behind: give them back.
      stream_->unread(block.substr(next + 1));
      return reject(out, "wrong-content-length",
                    "the record is shorter than its Content-Length of " + declared);
    }
    if (block.size() < length) {
      if (stream_->error()) {
        reported_ = true;
        out.error = stream_->error();
        out.error->source = stream_->name();
        return true;
      }
      return reject(out, "truncated-record",
                    "the record ends after " + std::to_string(block.size()) + " of " + declared + " bytes");
    }
    out.warc = WarcPosition{stream_->name(), begin_, 0};
    if (!ends_record())
      return reject(out, "wrong-content-length",
                    "the record is longer than its Content-Length of " + declared);
    out.warc->length = stream_->position() - begin_;
    return page(out, type, header("content-type"), std::move(block));
  }

  Headers read_headers() {
    std::string all;
    std::string line;
    bool cut = false;
    while (all.size() < kHeaderRoom && stream_->line(line, kLongestLine, cut) && !line.empty())
      all += line + "\n";
    Headers headers;
    parse_headers(all, headers);
    return headers;
  }

  // Behind a record stand empty lines and the next record, or the end.
  bool ends_record() {
    while (true) {
      const std::string_view bytes = stream_->peek();
      if (bytes.empty()) return true;
      if (bytes[0] == '\r' || bytes[0] == '\n') {
        stream_->consume(1);
        continue;
      }
      const std::string_view mark = "WARC/1.";
      return bytes.substr(0, mark.size()) == mark.substr(0, std::min(mark.size(), bytes.size()));
    }
  }

  bool reject(Document& out, std::string code, std::string message) {
    out.error =
        Diagnostic{stream_->name() + ":" + std::to_string(begin_), 0, 0, std::move(code), std::move(message)};
    return true;
  }

  bool skip(const std::string& reason) {
    ++skipped_[reason];
    return false;
  }

  bool page(Document& out, const std::string& type, std::string content_type, std::string block) {
    if (type == "response") {
      auto http = parse_http(block, limits_.max_page_bytes);
      if (!http) return reject(out, http.errors().front().code, http.errors().front().message);
      if (http->status >= 300 && http->status < 400) return skip("redirect");
      if (http->status != 200) return skip("status-" + std::to_string(http->status));
      content_type = http->headers.count("content-type") != 0 ? http->headers["content-type"] : "";
      out.bytes = std::move(http->body);
    } else {
      out.bytes = std::move(block);
    }
    const std::string media = media_type(content_type);
    if (media == "text/html" || media == "application/xhtml+xml")
      out.media = Media::html;
    else if (media == "text/plain" || type == "conversion")
      out.media = Media::text;
    else if (!media.empty())
      return skip("media-type-" + media);
    out.http_charset = type == "conversion" ? "utf-8" : charset(content_type);
    if (out.bytes.size() > limits_.max_page_bytes) {
      return reject(
          out, "page-too-large",
          "the page has " + std::to_string(out.bytes.size()) + " bytes; --max-page-bytes raises the limit");
    }
    if (out.bytes.empty()) return reject(out, "empty-page", "the record has no body");
    return true;
  }

  std::unique_ptr<Stream> stream_;
  Limits limits_;
  std::map<std::string, std::uint64_t> skipped_;
  std::uint64_t begin_ = 0;
  bool reported_ = false;
};

}  // namespace

std::unique_ptr<PageReader> warc_reader(std::unique_ptr<Stream> stream, const Limits& limits) {
  return std::make_unique<WarcReader>(std::move(stream), limits);
}

Document read_warc_record(const std::string& filename, std::uint64_t offset, std::uint64_t length,
                          const Limits& limits) {
  Document out;
  std::ifstream file(filename, std::ios::binary);
  file.seekg(static_cast<std::streamoff>(offset));
  std::string bytes(length, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(length));
  if (!file) {
    out.error =
        Diagnostic{filename, 0, 0, "cannot-read",
                   "there are no " + std::to_string(length) + " bytes at byte " + std::to_string(offset)};
    return out;
  }
  WarcReader reader(Stream::over(bytes, filename), limits);
  if (!reader.next(out) && !out.error) {
    out.error = Diagnostic{filename, 0, 0, "not-a-page",
                           "the record at byte " + std::to_string(offset) + " holds no page"};
  }
  return out;
}

}  // namespace fisa::io
