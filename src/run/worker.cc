#include "run/worker.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstring>
#include <new>
#include <system_error>

namespace fisa::run {
namespace {

// Exit statuses that nothing else uses, so that a library that calls exit() is not taken for the worker
// itself.
constexpr int kRetired = 85;
constexpr int kOutOfMemory = 86;
// A worker that has grown by more than this between two tasks makes room for a fresh one: so that memory is
// bounded whatever caches and heaps do over a million pages.
constexpr long kGrowth = 48L << 20;
constexpr std::uint64_t kLargeTask = 4 << 20;  // its room is given back

// Resident memory in pages of the machine, from an open /proc/self/statm; safe in a signal handler.
long resident(int statm) {
  char text[128];
  const ssize_t n = ::pread(statm, text, sizeof text, 0);
  long out = 0;
  bool second = false;
  for (ssize_t i = 0; i < n; ++i) {
    if (text[i] == ' ') {
      if (second) break;
      second = true;
    } else if (second && text[i] >= '0' && text[i] <= '9') {
      out = out * 10 + (text[i] - '0');
    }
  }
  return out;
}

// What the signal handler below looks at.
int statm_file = -1;
volatile std::sig_atomic_t most_resident = 0;

// Looks at the resident memory every few milliseconds of work, and ends the process where it is too much. A
// limit that makes allocations fail (RLIMIT_AS) would not do: C libraries take a failed allocation for the
// end of the page, and the page would be cut short unseen.
void watch_memory() {
  struct sigaction action {};
  action.sa_handler = [](int) {
    if (most_resident > 0 && resident(statm_file) > most_resident) ::_exit(kOutOfMemory);
  };
  action.sa_flags = SA_RESTART;
  ::sigaction(SIGPROF, &action, nullptr);
  const itimerval every{{0, 4000}, {0, 4000}};
  ::setitimer(ITIMER_PROF, &every, nullptr);
}

bool read_all(int fd, char* to, std::size_t size) {
  while (size > 0) {
    const ssize_t n = ::read(fd, to, size);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    to += n;
    size -= static_cast<std::size_t>(n);
  }
  return true;
}

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

// A message is its length (8 bytes, this machine's order) and its bytes.
std::string framed(std::string_view bytes) {
  const std::uint64_t size = bytes.size();
  std::string out(sizeof size, '\0');
  std::memcpy(out.data(), &size, sizeof size);
  return out.append(bytes);
}

[[noreturn]] void serve(int fd, const Work& work, std::uint64_t memory) {
  std::set_new_handler([] { ::_exit(kOutOfMemory); });
  statm_file = ::open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  const std::uint64_t page = static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
  const long first = resident(statm_file);
  if (memory != 0 && first > 0) watch_memory();
  std::string task;
  std::uint64_t size = 0;
  while (read_all(fd, reinterpret_cast<char*>(&size), sizeof size)) {
    most_resident = static_cast<std::sig_atomic_t>(
        std::min<std::uint64_t>(INT_MAX, static_cast<std::uint64_t>(resident(statm_file)) + memory / page));
    task.resize(size);
    if (!read_all(fd, task.data(), size)) break;
    const std::string answer = framed(work(task));
    most_resident = 0;
    if (!write_all(fd, answer)) break;
    if (size > kLargeTask) task = std::string();
    if ((resident(statm_file) - first) * static_cast<long>(page) > kGrowth) break;
  }
  ::_exit(kRetired);
}

}  // namespace

Worker::Worker(const Work& work, std::uint64_t memory, const std::vector<int>& others) {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    throw std::system_error(errno, std::generic_category(), "socketpair");
  const pid_t parent = ::getpid();
  pid_ = ::fork();
  if (pid_ < 0) {
    const int error = errno;
    ::close(ends[0]);
    ::close(ends[1]);
    throw std::system_error(error, std::generic_category(), "fork");
  }
  if (pid_ == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(kRetired);
    std::signal(SIGINT, SIG_IGN);
    std::signal(SIGTERM, SIG_IGN);
    ::close(ends[0]);
    for (const int fd : others) ::close(fd);
    serve(ends[1], work, memory);
  }
  ::close(ends[1]);
  fd_ = ends[0];
}

Worker::~Worker() {
  ::close(fd_);
  if (pid_ > 0) {
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
}

void Worker::give(std::string_view task) {
  outgoing_ += framed(task);
}

void Worker::send() {
  while (sent_ < outgoing_.size()) {
    const ssize_t n =
        ::send(fd_, outgoing_.data() + sent_, outgoing_.size() - sent_, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return;  // no room, or the process has ended: receive() will tell
    sent_ += static_cast<std::size_t>(n);
  }
  outgoing_.clear();
  sent_ = 0;
}

bool Worker::receive(std::vector<std::string>& answers) {
  char buffer[64 << 10];
  bool open = true;
  while (true) {
    const ssize_t n = ::recv(fd_, buffer, sizeof buffer, MSG_DONTWAIT);
    if (n < 0 && errno == EINTR) continue;
    open = n > 0 || (n < 0 && errno == EAGAIN);
    if (n <= 0) break;
    incoming_.append(buffer, static_cast<std::size_t>(n));
  }
  std::size_t at = 0;
  std::uint64_t size = 0;
  while (incoming_.size() - at >= sizeof size) {
    std::memcpy(&size, incoming_.data() + at, sizeof size);
    if (incoming_.size() - at - sizeof size < size) break;
    answers.push_back(incoming_.substr(at + sizeof size, size));
    at += sizeof size + size;
  }
  incoming_.erase(0, at);
  return open;
}

End Worker::end(std::string& why) {
  int status = 0;
  ::waitpid(pid_, &status, 0);
  pid_ = -1;
  if (WIFEXITED(status) && WEXITSTATUS(status) == kRetired) return End::retired;
  if (WIFEXITED(status) && WEXITSTATUS(status) == kOutOfMemory) return End::out_of_memory;
  why = WIFSIGNALED(status) ? std::string("signal ") + std::to_string(WTERMSIG(status)) + " (" +
                                  strsignal(WTERMSIG(status)) + ")"
                            : "exit status " + std::to_string(WEXITSTATUS(status));
  return End::crashed;
}

}  // namespace fisa::run
