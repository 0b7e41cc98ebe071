// One worker process: it is given tasks (bytes), works on them one after the other, and answers (bytes).
//
// Why processes and not threads: a page may take for ever, need all memory or break an assumption deep in a
// library, and only a process can be stopped at any point, be held to a limit of memory and fall
// without taking the run with it. A worker is forked, not started anew: the compiled grammars are shared
// memory that costs no start-up time, so a worker that had to be ended is replaced in a millisecond.
//
// The parent must have no threads at the time (fork(2)). A worker never outlives its parent, ignores SIGINT
// and SIGTERM (the parent decides what is still to be finished), and never returns from the constructor.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fisa::run {

using Work = std::function<std::string(std::string_view task)>;

// How a worker ended.
enum class End : std::uint8_t {
  retired,        // of itself, between two tasks: it had grown too large
  out_of_memory,  // the task in hand needed more than its limit
  crashed,        // by a signal or an exit that nobody asked for
};

class Worker {
 public:
  // `memory`: bytes of resident memory that one task may need, to within what it can touch in a few
  // milliseconds; 0 is no limit.
  // `others`: descriptors of other workers, which the new process must not hold open.
  Worker(const Work& work, std::uint64_t memory, const std::vector<int>& others);
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;
  // Ends the process at once.
  ~Worker();

  [[nodiscard]] int fd() const { return fd_; }

  // Queues a task; send() does the sending, as far as the worker takes it without waiting.
  void give(std::string_view task);
  [[nodiscard]] bool sending() const { return !outgoing_.empty(); }
  void send();
  // Appends what answers have arrived, without waiting; false where the process has ended.
  bool receive(std::vector<std::string>& answers);
  // How it ended, in words for people in `why`; to be called once receive() was false.
  [[nodiscard]] End end(std::string& why);

 private:
  pid_t pid_ = -1;
  int fd_ = -1;
  std::string outgoing_;
  std::size_t sent_ = 0;
  std::string incoming_;
};

}  // namespace fisa::run
