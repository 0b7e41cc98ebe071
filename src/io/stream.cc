#include "io/stream.h"

#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace fisa::io {
namespace {

constexpr std::size_t kChunk = 256 << 10;

// Raw bytes of a file or of memory, with their places.
class Raw {
 public:
  virtual ~Raw() = default;
  // The next bytes; empty at the end. Sets `error` where reading failed.
  virtual std::string_view read(std::string& error) = 0;
};

class FileRaw : public Raw {
 public:
  explicit FileRaw(int fd) : fd_(fd), buffer_(kChunk, '\0') {}
  FileRaw(const FileRaw&) = delete;
  FileRaw& operator=(const FileRaw&) = delete;
  ~FileRaw() override {
    if (fd_ > 0) ::close(fd_);
  }

  std::string_view read(std::string& error) override {
    ssize_t n = 0;
    do {
      n = ::read(fd_, buffer_.data(), buffer_.size());
    } while (n < 0 && errno == EINTR);
    if (n < 0) {
      error = std::strerror(errno);
      return {};
    }
    return {buffer_.data(), static_cast<std::size_t>(n)};
  }

 private:
  int fd_;
  std::string buffer_;
};

class MemoryRaw : public Raw {
 public:
  explicit MemoryRaw(std::string_view bytes) : bytes_(bytes) {}
  std::string_view read(std::string&) override {
    const std::string_view out = bytes_.substr(0, kChunk);
    bytes_.remove_prefix(out.size());
    return out;
  }

 private:
  std::string_view bytes_;
};

// Raw input with look-ahead and a count of what was used.
class Input {
 public:
  explicit Input(std::unique_ptr<Raw> raw, std::uint64_t from = 0) : raw_(std::move(raw)), used_(from) {}

  std::string_view peek() {
    if (at_ == chunk_.size() && !ended_) {
      chunk_ = raw_->read(error_);
      at_ = 0;
      ended_ = chunk_.empty();
    }
    return chunk_.substr(at_);
  }
  void use(std::size_t n) {
    at_ += n;
    used_ += n;
  }
  [[nodiscard]] std::uint64_t used() const { return used_; }
  [[nodiscard]] const std::string& error() const { return error_; }

 private:
  std::unique_ptr<Raw> raw_;
  std::string_view chunk_;
  std::size_t at_ = 0;
  std::uint64_t used_ = 0;
  bool ended_ = false;
  std::string error_;
};

}  // namespace

void Stream::fail(std::string code, std::string message) {
  if (!error_) error_ = Diagnostic{name_, 0, 0, std::move(code), std::move(message)};
}

std::string_view Stream::peek() {
  if (pending_at_ < pending_.size()) return std::string_view(pending_).substr(pending_at_);
  if (taken_ == current_.size() && !error_) {
    current_ = more();
    taken_ = 0;
  }
  return current_.substr(std::min<std::size_t>(taken_, current_.size()));
}

void Stream::consume(std::size_t n) {
  consumed_ += n;
  if (pending_at_ < pending_.size()) {
    pending_at_ += n;
  } else {
    taken_ += n;
  }
}

void Stream::unread(std::string bytes) {
  consumed_ -= bytes.size();
  pending_ = std::move(bytes) + pending_.substr(std::min(pending_at_, pending_.size()));
  pending_at_ = 0;
}

std::uint64_t Stream::position() {
  const std::size_t waiting = pending_.size() - std::min(pending_at_, pending_.size());
  peek();
  if (framed()) return frame_offset();
  return frame_offset() + taken_ - waiting;
}

bool Stream::line(std::string& out, std::size_t limit, bool& cut) {
  out.clear();
  cut = false;
  bool any = false;
  while (true) {
    const std::string_view bytes = peek();
    if (bytes.empty()) return any;
    any = true;
    const auto end = bytes.find('\n');
    const std::string_view part = bytes.substr(0, end);
    if (out.size() + part.size() > limit) cut = true;
    out += part.substr(0, limit - std::min(limit, out.size()));
    consume(end == std::string_view::npos ? part.size() : end + 1);
    if (end == std::string_view::npos) continue;
    if (!out.empty() && out.back() == '\r') out.pop_back();
    return true;
  }
}

std::string Stream::take(std::uint64_t n, bool within_frame) {
  std::string out;
  const std::uint64_t frame = within_frame ? position() : 0;
  while (out.size() < n) {
    const std::string_view bytes = peek();
    if (bytes.empty() || (within_frame && framed() && position() != frame)) break;
    const std::size_t part = std::min<std::uint64_t>(bytes.size(), n - out.size());
    out += bytes.substr(0, part);
    consume(part);
  }
  return out;
}

void Stream::drop(std::uint64_t n) {
  while (n > 0) {
    const std::string_view bytes = peek();
    if (bytes.empty()) return;
    const std::size_t part = std::min<std::uint64_t>(bytes.size(), n);
    consume(part);
    n -= part;
  }
}

namespace {

class PlainStream : public Stream {
 public:
  PlainStream(std::unique_ptr<Input> input, std::string name)
      : Stream(std::move(name)), input_(std::move(input)) {}
  [[nodiscard]] bool framed() const override { return false; }

 protected:
  std::string_view more() override {
    offset_ = input_->used();
    const std::string_view out = input_->peek();
    if (out.empty() && !input_->error().empty()) fail("cannot-read", input_->error());
    input_->use(out.size());
    return out;
  }
  [[nodiscard]] std::uint64_t frame_offset() const override { return offset_; }

 private:
  std::unique_ptr<Input> input_;
  std::uint64_t offset_ = 0;
};

class GzipStream : public Stream {
 public:
  GzipStream(std::unique_ptr<Input> input, std::string name)
      : Stream(std::move(name)), input_(std::move(input)), buffer_(kChunk, '\0') {
    inflateInit2(&z_, 15 + 16);
    offset_ = input_->used();
  }
  GzipStream(const GzipStream&) = delete;
  GzipStream& operator=(const GzipStream&) = delete;
  ~GzipStream() override { inflateEnd(&z_); }
  [[nodiscard]] bool framed() const override { return true; }

 protected:
  std::string_view more() override {
    while (true) {
      if (ended_) {
        skip_padding();
        if (input_->peek().empty()) {
          offset_ = input_->used();
          return {};
        }
        inflateReset(&z_);
        ended_ = false;
        offset_ = input_->used();
      }
      const std::string_view in = input_->peek();
      if (in.empty()) {
        fail("truncated-gzip",
             "the gzip member that begins at byte " + std::to_string(offset_) + " ends before its data does");
        return {};
      }
      z_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
      z_.avail_in = static_cast<uInt>(in.size());
      z_.next_out = reinterpret_cast<Bytef*>(buffer_.data());
      z_.avail_out = static_cast<uInt>(buffer_.size());
      const int status = inflate(&z_, Z_NO_FLUSH);
      input_->use(in.size() - z_.avail_in);
      if (status == Z_STREAM_END) {
        ended_ = true;
      } else if (status != Z_OK && status != Z_BUF_ERROR) {
        fail("damaged-gzip",
             "the gzip member that begins at byte " + std::to_string(offset_) + " cannot be decompressed");
        return {};
      }
      const std::size_t n = buffer_.size() - z_.avail_out;
      if (n > 0) return {buffer_.data(), n};
    }
  }
  [[nodiscard]] std::uint64_t frame_offset() const override { return offset_; }

 private:
  // Zeros behind a member fill a tape's block.
  void skip_padding() {
    while (!input_->peek().empty() && input_->peek().front() == '\0') input_->use(1);
  }

  std::unique_ptr<Input> input_;
  std::string buffer_;
  z_stream z_{};
  std::uint64_t offset_ = 0;
  bool ended_ = false;
};

class ZstdStream : public Stream {
 public:
  ZstdStream(std::unique_ptr<Input> input, std::string name)
      : Stream(std::move(name)), input_(std::move(input)), buffer_(kChunk, '\0'), z_(ZSTD_createDStream()) {
    ZSTD_initDStream(z_);
    offset_ = input_->used();
  }
  ZstdStream(const ZstdStream&) = delete;
  ZstdStream& operator=(const ZstdStream&) = delete;
  ~ZstdStream() override { ZSTD_freeDStream(z_); }
  [[nodiscard]] bool framed() const override { return true; }

 protected:
  std::string_view more() override {
    while (true) {
      if (ended_) {
        offset_ = input_->used();
        ended_ = false;
        fresh_ = true;
      }
      const std::string_view in = input_->peek();
      if (in.empty()) {
        if (!fresh_)
          fail("truncated-zstd", "the zstd frame that begins at byte " + std::to_string(offset_) +
                                     " ends before its data does");
        return {};
      }
      ZSTD_inBuffer source{in.data(), in.size(), 0};
      ZSTD_outBuffer target{buffer_.data(), buffer_.size(), 0};
      const std::size_t status = ZSTD_decompressStream(z_, &target, &source);
      if (ZSTD_isError(status) != 0U) {
        fail("damaged-zstd", "the zstd frame that begins at byte " + std::to_string(offset_) +
                                 " cannot be decompressed: " + ZSTD_getErrorName(status));
        return {};
      }
      input_->use(source.pos);
      fresh_ = false;
      ended_ = status == 0;
      if (target.pos > 0) return {buffer_.data(), target.pos};
    }
  }
  [[nodiscard]] std::uint64_t frame_offset() const override { return offset_; }

 private:
  std::unique_ptr<Input> input_;
  std::string buffer_;
  ZSTD_DStream* z_;
  std::uint64_t offset_ = 0;
  bool ended_ = false;
  bool fresh_ = true;
};

class FailedStream : public Stream {
 public:
  FailedStream(std::string name, std::string code, std::string message) : Stream(std::move(name)) {
    fail(std::move(code), std::move(message));
  }
  [[nodiscard]] bool framed() const override { return false; }

 protected:
  std::string_view more() override { return {}; }
  [[nodiscard]] std::uint64_t frame_offset() const override { return 0; }
};

std::unique_ptr<Stream> decompressed(std::unique_ptr<Raw> raw, std::string name, std::uint64_t from = 0) {
  auto input = std::make_unique<Input>(std::move(raw), from);
  const std::string_view head = input->peek();
  if (head.starts_with("\x1F\x8B")) return std::make_unique<GzipStream>(std::move(input), std::move(name));
  if (head.starts_with("\x28\xB5\x2F\xFD"))
    return std::make_unique<ZstdStream>(std::move(input), std::move(name));
  return std::make_unique<PlainStream>(std::move(input), std::move(name));
}

}  // namespace

std::unique_ptr<Stream> Stream::open(const std::string& path, std::uint64_t from) {
  if (path == "-") return decompressed(std::make_unique<FileRaw>(0), path);
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return std::make_unique<FailedStream>(path, "cannot-open", std::strerror(errno));
  if (from != 0 && ::lseek(fd, static_cast<off_t>(from), SEEK_SET) < 0) {
    const std::string why = std::strerror(errno);
    ::close(fd);
    return std::make_unique<FailedStream>(path, "cannot-read", why);
  }
  return decompressed(std::make_unique<FileRaw>(fd), path, from);
}

std::unique_ptr<Stream> Stream::over(std::string_view bytes, std::string name) {
  return decompressed(std::make_unique<MemoryRaw>(bytes), std::move(name));
}

}  // namespace fisa::io
