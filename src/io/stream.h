// Bytes of a file, decompressed on the way where it is gzip (RFC 1952, members one after the other) or zstd
// (RFC 8878, frames one after the other). What a file is, its first bytes tell, not its name.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace fisa::io {

class Stream {
 public:
  // `path` "-" is standard input. A file that cannot be opened is a stream that has failed. `from`: the byte
  // of the file at which to begin, which must begin a frame; positions still count from the file's start.
  static std::unique_ptr<Stream> open(const std::string& path, std::uint64_t from = 0);
  // Over bytes in memory, which must outlive it.
  static std::unique_ptr<Stream> over(std::string_view bytes, std::string name);

  virtual ~Stream() = default;

  // The bytes at hand; empty at the end or where reading failed. They never span two compressed frames.
  std::string_view peek();
  void consume(std::size_t n);
  // Puts bytes back in front of what is to come.
  void unread(std::string bytes);

  // The next line without its line end, or false at the end. A longer line is cut at `limit`, and `cut` says
  // so.
  bool line(std::string& out, std::size_t limit, bool& cut);
  // Up to `n` bytes; fewer at the end, or at the end of the frame where `within_frame`.
  std::string take(std::uint64_t n, bool within_frame);
  void drop(std::uint64_t n);

  // Where, in the file as it stands on disk, the frame begins in which the next byte lies; in a file that is
  // not compressed, the next byte's own place.
  std::uint64_t position();
  // Is it compressed, and so made of frames?
  [[nodiscard]] virtual bool framed() const = 0;
  // How many (decompressed) bytes lie before the next one, counted from where the stream was opened.
  [[nodiscard]] std::uint64_t consumed() const { return consumed_; }
  [[nodiscard]] const std::optional<Diagnostic>& error() const { return error_; }
  [[nodiscard]] const std::string& name() const { return name_; }

 protected:
  explicit Stream(std::string name) : name_(std::move(name)) {}
  // More bytes of the current frame, or of the next; empty at the end.
  virtual std::string_view more() = 0;
  // Of the frame that the bytes last given by more() came from, and of those bytes themselves where there are
  // no frames.
  [[nodiscard]] virtual std::uint64_t frame_offset() const = 0;
  void fail(std::string code, std::string message);

  std::optional<Diagnostic> error_;

 private:
  std::string name_;
  std::string pending_;  // put back
  std::size_t pending_at_ = 0;
  std::string_view current_;
  std::uint64_t taken_ = 0;  // of the current chunk
  std::uint64_t consumed_ = 0;
};

}  // namespace fisa::io
