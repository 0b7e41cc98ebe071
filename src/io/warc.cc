#include "io/warc.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

#include "io/frames.h"
#include "io/http.h"
#include "io/sniff.h"

namespace fisa::io {
namespace {

constexpr std::size_t kLongestLine = 64 << 10;
constexpr std::uint64_t kHeaderRoom = 256 << 10;  // HTTP headers, above the page's own size
constexpr std::uint64_t kChunk = 64 << 10;
constexpr std::string_view kMark = "WARC/1.";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Where "WARC/1.0" and a line end stand at or after `from`: what begins a record.
std::size_t find_mark(std::string_view bytes, std::size_t from) {
  for (std::size_t at = from; (at = bytes.find(kMark, at)) != std::string_view::npos; ++at) {
    const std::string_view rest = bytes.substr(at + kMark.size());
    if (rest.size() >= 2 && is_digit(rest[0]) && (rest[1] == '\n' || rest.substr(1, 2) == "\r\n")) return at;
  }
  return std::string_view::npos;
}

// The same behind an empty line, as between records.
std::size_t find_boundary(std::string_view bytes) {
  for (std::size_t at = 0; (at = find_mark(bytes, at)) != std::string_view::npos; ++at) {
    const std::string_view before = bytes.substr(0, at);
    if (before.ends_with("\n\n") || before.ends_with("\n\r\n")) return at;
  }
  return std::string_view::npos;
}

class WarcReader : public PageReader {
 public:
  WarcReader(std::unique_ptr<Stream> stream, const Limits& limits)
      : stream_(std::move(stream)), limits_(limits) {}

  bool next(Document& out) override {
    while (!over_) {
      out = {};
      if (!at_record_) at_record_ = find_record();
      if (garbage_ > 0) return garbage(out);
      if (!at_record_) {
        if (stream_->error()) return damage(out);
        over_ = true;
        break;
      }
      at_record_ = false;
      if (read_record(out)) return true;
    }
    return false;
  }

  [[nodiscard]] const std::map<std::string, std::uint64_t>& skipped() const override { return skipped_; }

 private:
  // The content block of a record.
  struct Block {
    std::string bytes;         // no more of them than a page may have
    std::uint64_t length = 0;  // of all that was read
    bool cut_short = false;    // the next record began before the declared length was reached
  };

  // Moves behind the line that begins the next record, and counts what lies before it.
  bool find_record() {
    bool cut = false;
    std::string line;
    while (true) {
      begin_ = stream_->position();
      begin_bytes_ = stream_->consumed();
      if (!stream_->line(line, kLongestLine, cut)) return false;
      if (line.size() > kMark.size() && line.starts_with(kMark)) {
        lost_ = false;
        return true;
      }
      if (line.empty() || lost_) continue;
      if (garbage_ == 0) garbage_at_ = begin_;
      garbage_ += stream_->consumed() - begin_bytes_;
    }
  }

  bool garbage(Document& out) {
    out.uri = stream_->name() + ":" + std::to_string(garbage_at_);
    reject_at(garbage_at_, out, "no-record",
              std::to_string(garbage_) + " bytes here belong to no record of WARC 1.0 or 1.1");
    garbage_ = 0;
    return true;
  }

  // Tells of the stream's failure and goes on at the next frame that begins a record, where there is one.
  bool damage(Document& out) {
    if (out.uri.empty()) out.uri = stream_->name();
    out.error = stream_->error();
    auto rest = open_at_next_frame(stream_->name(), stream_->position() + 1, kMark);
    over_ = rest == nullptr;
    if (!over_) stream_ = std::move(rest);
    recovered_ = true;
    return true;
  }

  bool read_record(Document& out) {
    Headers headers;
    const bool fits = read_headers(headers);
    const auto header = [&](const char* name) {
      const auto found = headers.find(name);
      return found == headers.end() ? std::string() : found->second;
    };
    out.url = header("warc-target-uri");
    if (out.url.size() > 2 && out.url.front() == '<' && out.url.back() == '>')
      out.url = out.url.substr(1, out.url.size() - 2);
    out.uri = out.url.empty() ? stream_->name() + ":" + std::to_string(begin_) : out.url;
    out.retrieved = header("warc-date");
    if (stream_->error()) return damage(out);
    if (!fits) {
      lost_ = true;
      return reject(out, "header-too-large", "the record's header has more than 262144 bytes");
    }
    std::uint64_t length = 0;
    const std::string declared = header("content-length");
    const auto [end, ec] = std::from_chars(declared.data(), declared.data() + declared.size(), length);
    if (ec != std::errc() || end != declared.data() + declared.size()) {
      lost_ = true;
      return reject(out, "bad-content-length", "the record's Content-Length '" + declared + "' is no number");
    }
    Block block = read_block(length);
    if (!has_whole(block, length, out)) return true;
    const std::string type = header("warc-type");
    if (type != "response" && type != "resource" && type != "conversion")
      return skip("record-type-" + (type.empty() ? std::string("missing") : type));
    if (block.length > block.bytes.size()) {
      return reject(out, "page-too-large",
                    "the record has " + std::to_string(length) + " bytes, above the limit of " +
                        std::to_string(limits_.max_page_bytes) + "; --max-page-bytes raises it");
    }
    const std::string scheme = out.url.substr(0, out.url.find(':'));
    if (!out.url.empty() && !is_web(scheme)) return skip("scheme-" + scheme);  // a crawler's own notes
    if (const std::string why = header("warc-truncated"); !why.empty())
      return reject(out, "truncated-payload", "the crawler cut the record off (WARC-Truncated: " + why + ")");
    return page(out, type, header("content-type"), std::move(block.bytes));
  }

  // False where the header is larger than any that crawlers write.
  bool read_headers(Headers& headers) {
    std::string all;
    std::string line;
    bool cut = false;
    while (all.size() < kHeaderRoom) {
      if (!stream_->line(line, kLongestLine, cut) || line.empty()) {
        parse_headers(all, headers);
        return true;
      }
      all += line + "\n";
    }
    return false;
  }

  // Reads a block of that length. Where the length cannot be right, or earlier ones were not, a line that
  // begins a record ends it; else such a line is a part of the page.
  Block read_block(std::uint64_t length) {
    Block out;
    const std::uint64_t room = limits_.max_page_bytes + kHeaderRoom;
    const bool watch = distrust_ || length > room;
    std::string last;  // of what was read: a mark may lie across two pieces
    while (out.length < length && !(stream_->framed() && stream_->position() != begin_)) {
      const std::uint64_t wanted = watch ? std::min(length - out.length, kChunk) : length - out.length;
      std::string piece = stream_->take(wanted, true);
      if (piece.empty()) break;
      if (watch) {
        const std::string seam = last + piece;
        const std::size_t at = find_boundary(seam);
        out.cut_short = at != std::string::npos && at >= last.size();
        if (out.cut_short) {
          stream_->unread(seam.substr(at));
          piece.resize(at - last.size());
        }
        last = seam.substr(seam.size() - std::min<std::size_t>(seam.size(), 2 * kMark.size()));
      }
      out.length += piece.size();
      if (out.bytes.size() < room) out.bytes += piece.substr(0, room - out.bytes.size());
      if (out.cut_short) break;
    }
    return out;
  }

  // Rejects a block that is not as long as its record says, and gives back what belongs to the next record.
  bool has_whole(Block& block, std::uint64_t length, Document& out) {
    std::string line_ends;
    const bool ended = !block.cut_short && ends_record(line_ends);
    const bool whole = ended && block.length == length;
    // A frame's check sum stands at its end. Damage to the next frame is no matter of this record.
    const bool own_frame = stream_->position() == begin_ && begin_ != last_frame_;
    const std::size_t mark = whole || block.cut_short ? std::string::npos : find_mark(block.bytes, 0);
    if (!whole && own_frame && mark == std::string::npos) drop_frame();
    if (stream_->error() && (!whole || own_frame)) {
      damage(out);
      return false;
    }
    if (whole) {
      place(out);
      return true;
    }
    distrust_ = true;
    lost_ = true;
    if (mark != std::string::npos && block.bytes.size() == block.length)
      stream_->unread(block.bytes.substr(mark) + line_ends);
    if (mark != std::string::npos || block.cut_short || (block.length < length && stream_->framed())) {
      reject(out, "wrong-content-length",
             "the record is shorter than its Content-Length of " + std::to_string(length));
    } else if (block.length < length) {
      reject(out, "truncated-record",
             "the record ends after " + std::to_string(block.length) + " of " + std::to_string(length) +
                 " bytes");
    } else {
      reject(out, "wrong-content-length",
             "the record is longer than its Content-Length of " + std::to_string(length));
    }
    return false;
  }

  // Reads what is left of the record's frame: where that is damaged, so is the record.
  void drop_frame() {
    while (stream_->framed() && !stream_->peek().empty() && stream_->position() == begin_)
      stream_->consume(stream_->peek().size());
  }

  // Behind a record stand an empty line and the next record, or the end. Reads the line ends.
  bool ends_record(std::string& line_ends) {
    while (true) {
      const std::string_view bytes = stream_->peek();
      if (bytes.empty()) return true;
      if (bytes[0] == '\r' || bytes[0] == '\n') {
        line_ends += bytes[0];
        stream_->consume(1);
        continue;
      }
      return std::count(line_ends.begin(), line_ends.end(), '\n') >= 2 ||
             bytes.substr(0, kMark.size()) == kMark.substr(0, std::min(kMark.size(), bytes.size()));
    }
  }

  // Where the record lies: its frame where it has one of its own, else its place in the decompressed archive.
  void place(Document& out) {
    const bool opens = !stream_->framed() || begin_ != last_frame_;
    const std::uint64_t end = stream_->position();
    last_frame_ = begin_;
    if (opens && end != begin_) {
      out.warc = WarcPosition{stream_->name(), begin_, end - begin_};
    } else if (!recovered_) {
      out.warc = WarcPosition{stream_->name(), begin_bytes_, stream_->consumed() - begin_bytes_};
    }
  }

  void reject_at(std::uint64_t at, Document& out, std::string code, std::string message) {
    out.error =
        Diagnostic{stream_->name() + ":" + std::to_string(at), 0, 0, std::move(code), std::move(message)};
  }

  bool reject(Document& out, std::string code, std::string message) {
    reject_at(begin_, out, std::move(code), std::move(message));
    return true;
  }

  bool skip(const std::string& reason) {
    ++skipped_[reason];
    return false;
  }

  bool page(Document& out, const std::string& type, std::string content_type, std::string block) {
    if (type == "response") {
      const auto http = parse_http(block);
      if (!http) return reject(out, http.errors().front().code, http.errors().front().message);
      if (http->status >= 300 && http->status < 400) return skip("redirect");
      if (http->status != 200) return skip("status-" + std::to_string(http->status));
      const auto found = http->headers.find("content-type");
      content_type = found == http->headers.end() ? "" : found->second;
      if (!is_page(type, media_type(content_type))) return skip("media-type-" + media_type(content_type));
      auto body = decoded_body(*http, limits_.max_page_bytes);
      if (!body) return reject(out, body.errors().front().code, body.errors().front().message);
      out.bytes = std::move(*body);
    } else {
      if (!is_page(type, media_type(content_type))) return skip("media-type-" + media_type(content_type));
      out.bytes = std::move(block);
    }
    out.media = media_of(type, media_type(content_type), out.bytes);
    out.http_charset = type == "conversion" ? "utf-8" : charset(content_type);
    if (out.bytes.size() > limits_.max_page_bytes) {
      return reject(
          out, "page-too-large",
          "the page has " + std::to_string(out.bytes.size()) + " bytes; --max-page-bytes raises the limit");
    }
    if (out.bytes.empty()) return reject(out, "empty-page", "the record has no body");
    return true;
  }

  static bool is_web(const std::string& scheme) {
    return scheme == "http" || scheme == "https" || scheme == "ftp" || scheme == "file";
  }

  static bool is_page(const std::string& type, const std::string& media) {
    return type == "conversion" || media.empty() || media == "text/html" ||
           media == "application/xhtml+xml" || media == "text/plain";
  }

  // A server that names no type leaves it to the bytes.
  static Media media_of(const std::string& type, const std::string& media, const std::string& bytes) {
    if (type == "conversion" || media == "text/plain") return Media::text;
    if (!media.empty()) return Media::html;
    return sniff(bytes, "") == InputFormat::html ? Media::html : Media::text;
  }

  std::unique_ptr<Stream> stream_;
  Limits limits_;
  std::map<std::string, std::uint64_t> skipped_;
  std::uint64_t begin_ = 0;                // of the record: its frame, or its own place
  std::uint64_t begin_bytes_ = 0;          // and in the decompressed archive
  std::uint64_t last_frame_ = UINT64_MAX;  // of the record before
  std::uint64_t garbage_ = 0;              // bytes between records
  std::uint64_t garbage_at_ = 0;
  bool at_record_ = false;  // behind the first line of a record
  bool distrust_ = false;   // a record was not as long as it said
  bool lost_ = false;       // within a record that was rejected: what comes up to the next one is its own
  bool recovered_ = false;  // the stream was opened anew behind damage
  bool over_ = false;
};

bool begins_frame(const std::string& bytes) {
  const auto frames = Stream::over(bytes, "");
  if (!frames->framed() || !frames->peek().starts_with(kMark)) return false;
  frames->drop(UINT64_MAX);
  return !frames->error();
}

// The bytes of a record: a piece of the file, or of what it decompresses to where records have no frames of
// their own.
Result<std::string> record_bytes(const std::string& filename, std::uint64_t offset, std::uint64_t length) {
  const auto stream = Stream::open(filename);
  const bool framed = stream->framed();
  if (stream->peek().empty() && stream->error()) return *stream->error();
  std::error_code ec;
  const std::uint64_t size = std::filesystem::file_size(filename, ec);
  std::string bytes;
  if (!ec && offset <= size && length <= size - offset) {
    std::ifstream file(filename, std::ios::binary);
    file.seekg(static_cast<std::streamoff>(offset));
    bytes.resize(length);
    file.read(bytes.data(), static_cast<std::streamsize>(length));
    if (file && (!framed || begins_frame(bytes))) return bytes;
  }
  if (framed) {
    stream->drop(offset);
    bytes = stream->take(length, false);
    if (bytes.size() == length) return bytes;
  }
  return Diagnostic{filename, 0, 0, "cannot-read",
                    "there are no " + std::to_string(length) + " bytes at byte " + std::to_string(offset)};
}

}  // namespace

std::unique_ptr<PageReader> warc_reader(std::unique_ptr<Stream> stream, const Limits& limits) {
  return std::make_unique<WarcReader>(std::move(stream), limits);
}

Document read_warc_record(const std::string& filename, std::uint64_t offset, std::uint64_t length,
                          const Limits& limits) {
  Document out;
  const auto bytes = record_bytes(filename, offset, length);
  if (!bytes) {
    out.error = bytes.errors().front();
    return out;
  }
  WarcReader reader(Stream::over(*bytes, filename), limits);
  if (!reader.next(out) && !out.error) {
    out.error = Diagnostic{filename, 0, 0, "not-a-page",
                           "the record at byte " + std::to_string(offset) + " holds no page"};
  }
  return out;
}

}  // namespace fisa::io
