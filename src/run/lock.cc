#include "run/lock.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <tuple>
#include <utility>

#include "run/clock.h"

namespace fisa::run {
namespace {

struct flock whole_file() {
  struct flock out {};
  out.l_type = F_WRLCK;
  out.l_whence = SEEK_SET;
  return out;
}

Diagnostic held(int fd, const std::string& what) {
  struct flock holder = whole_file();
  std::string who = "another process";
  if (::fcntl(fd, F_GETLK, &holder) == 0 && holder.l_type != F_UNLCK && holder.l_pid > 0)
    who = "process " + std::to_string(holder.l_pid);
  char line[128];
  const ssize_t n = ::pread(fd, line, sizeof line, 0);
  const std::string_view note(line, n > 0 ? static_cast<std::size_t>(n) : 0);
  const std::string since(note.substr(0, note.find('\n')));
  return {what, 0, 0, "locked",
          "in use by " + who + (since.empty() ? "" : " (" + since + ")") +
              "; wait until it has ended, or end it"};
}

}  // namespace

Result<Lock> Lock::take(const std::string& path, const std::string& what) {
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (fd < 0) return Diagnostic{path, 0, 0, "cannot-open", std::strerror(errno)};
  Lock lock(fd);
  struct flock whole = whole_file();
  if (::fcntl(fd, F_SETLK, &whole) != 0) {
    if (errno == EACCES || errno == EAGAIN) return held(fd, what);
    return Diagnostic{path, 0, 0, "cannot-lock", std::strerror(errno)};
  }
  const std::string note = "fisa run, process " + std::to_string(::getpid()) + ", since " + utc_now() + "\n";
  // The note is for people; a disk too full for it does not matter.
  if (::ftruncate(fd, 0) == 0) std::ignore = ::pwrite(fd, note.data(), note.size(), 0);
  return lock;
}

Lock::Lock(Lock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

Lock::~Lock() {
  if (fd_ >= 0) ::close(fd_);
}

}  // namespace fisa::run
