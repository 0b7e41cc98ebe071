// One run at a time on a state file, and on an output folder.
//
// The lock is the kernel's (fcntl(2), POSIX record locks): it belongs to the process, is not passed on to the
// workers that it forks, and is gone when it ends, however it ends. The file that carries it stays and holds
// no more than a line for people: who took it, and when.
#pragma once

#include <string>

#include "base/result.h"

namespace fisa::run {

class Lock {
 public:
  // Fails with code "locked", naming the process that holds it, or "cannot-open". Closing any other
  // descriptor of the same file in this process would give the lock up: nobody else may open it.
  static Result<Lock> take(const std::string& path, const std::string& what);

  Lock(Lock&& other) noexcept;
  Lock& operator=(Lock&&) = delete;
  ~Lock();

 private:
  explicit Lock(int fd) : fd_(fd) {}
  int fd_;
};

}  // namespace fisa::run
