#include "io/sink.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace fisa::io {

namespace {
constexpr std::size_t kBuffer = 256 << 10;
}

Sink::Sink(const std::string& path) : path_(path == "-" ? "standard output" : path) {
  fd_ = path == "-" ? 1 : ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (fd_ < 0) error_ = Diagnostic{path_, 0, 0, "cannot-open", std::strerror(errno)};
}

Sink::~Sink() {
  flush();
  if (fd_ > 2) ::close(fd_);
}

void Sink::write(std::string_view bytes) {
  if (error_) return;
  buffer_ += bytes;
  if (buffer_.size() >= kBuffer) flush();
}

void Sink::flush() {
  std::string_view rest = buffer_;
  while (!rest.empty() && !error_) {
    const ssize_t n = ::write(fd_, rest.data(), rest.size());
    if (n >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(n));
    } else if (errno != EINTR) {
      error_ = Diagnostic{path_, 0, 0, errno == EPIPE ? "closed-pipe" : "cannot-write", std::strerror(errno)};
    }
  }
  buffer_.clear();
}

void Sink::sync() {
  flush();
  if (!error_ && ::fsync(fd_) != 0) error_ = Diagnostic{path_, 0, 0, "cannot-write", std::strerror(errno)};
}

}  // namespace fisa::io
