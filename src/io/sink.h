// Where results go: a file descriptor or a file, every write checked.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace fisa::io {

// Buffered. The first failure is kept, and later writes do nothing.
class Sink {
 public:
  // "-" is standard output. A file that cannot be opened is a sink that has failed.
  explicit Sink(const std::string& path);
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;
  ~Sink();

  void write(std::string_view bytes);
  // Writes what is buffered; to be called once at the end, when the outcome counts.
  void flush();
  // Writes what is buffered and waits until the disk has it (fsync).
  void sync();

  // Codes: "cannot-open", "cannot-write" (a full disk among others), "closed-pipe" (the reader has gone).
  [[nodiscard]] const std::optional<Diagnostic>& error() const { return error_; }

 private:
  std::string path_;
  int fd_ = -1;
  std::string buffer_;
  std::optional<Diagnostic> error_;
};

}  // namespace fisa::io
