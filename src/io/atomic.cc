#include "io/atomic.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

namespace fisa::io {
namespace {

namespace fs = std::filesystem;

std::string folder_of(const std::string& path) {
  const std::string parent = fs::path(path).parent_path().string();
  return parent.empty() ? "." : parent;
}

std::optional<Diagnostic> failed(const std::string& path, int error) {
  return Diagnostic{path, 0, 0, "cannot-write", std::strerror(error)};
}

// Takes two names for one another in one step; false where the file system knows no such step.
bool exchange(const std::string& a, const std::string& b) {
  return ::renameat2(AT_FDCWD, a.c_str(), AT_FDCWD, b.c_str(), RENAME_EXCHANGE) == 0;
}

}  // namespace

AtomicFile::AtomicFile(std::string path) : path_(std::move(path)) {
  sink_.emplace(path_ + ".new");
}

AtomicFile::~AtomicFile() {
  if (sink_) ::unlink((path_ + ".new").c_str());
}

std::optional<Diagnostic> AtomicFile::commit() {
  sink_->sync();
  if (sink_->error()) return sink_->error();
  if (::rename((path_ + ".new").c_str(), path_.c_str()) != 0) return failed(path_, errno);
  sink_.reset();
  return sync_folder(folder_of(path_));
}

std::optional<Diagnostic> replace_folder(const std::string& fresh, const std::string& target) {
  std::error_code ec;
  const std::string old = target + ".old";
  if (!fs::exists(target, ec)) {
    fs::rename(fresh, target, ec);
  } else if (exchange(fresh, target)) {
    fs::remove_all(fresh, ec);
  } else {
    fs::remove_all(old, ec);
    fs::rename(target, old, ec);
    if (!ec) fs::rename(fresh, target, ec);
  }
  if (!ec) fs::remove_all(old, ec);
  if (ec) return failed(target, ec.value());
  return sync_folder(folder_of(target));
}

std::optional<Diagnostic> sync_folder(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return failed(path, errno);
  const int result = ::fsync(fd);
  const int error = errno;
  ::close(fd);
  // Some file systems have nothing to do here and say so.
  if (result != 0 && error != EINVAL) return failed(path, error);
  return std::nullopt;
}

}  // namespace fisa::io
