// Tasks on several worker processes, each task's failure contained: it may take too long, need too much
// memory or bring its worker down, and costs itself only.
//
//   Pool pool({.workers = 2, .timeout = 30s, .memory = 1 << 30}, work);
//   pool.submit(1, task);
//   while (!pool.idle())
//     for (Pool::Answer& a : pool.collect(100ms)) ...
//
// Answers come as they are ready, not in the order of the tasks. A worker that crashes is given the task once
// more in a fresh process before the task is blamed: the fault may have been somebody else's (the kernel's
// killer of processes, an operator). One thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "run/worker.h"

namespace fisa::run {

class Pool {
 public:
  struct Options {
    unsigned workers = 1;
    std::chrono::milliseconds timeout{30000};  // for one task, by the clock on the wall
    std::uint64_t memory = 0;                  // bytes that one task may need; 0 is no limit
  };

  enum class Fate : std::uint8_t { done, timed_out, out_of_memory, crashed };

  struct Answer {
    std::uint64_t ticket = 0;
    Fate fate = Fate::done;
    std::string result;  // where done
    std::string why;     // where crashed: how the worker ended
  };

  // `work` runs in other processes: it sees memory as it was when the pool was made, and changes nothing
  // here.
  Pool(const Options& options, Work work);

  // Should be asked before submit(): tasks that wait are held in memory.
  [[nodiscard]] bool full() const;
  void submit(std::uint64_t ticket, std::string task);
  // What is ready, waiting for something to be for at most `patience`. An interrupting signal ends the wait.
  std::vector<Answer> collect(std::chrono::milliseconds patience);
  [[nodiscard]] bool idle() const { return held_ == 0; }

 private:
  using Clock = std::chrono::steady_clock;
  struct Task {
    std::uint64_t ticket;
    std::string bytes;
    bool again = false;
  };
  // Its tasks in the order in which it works on them: the first is in hand.
  struct Lane {
    std::unique_ptr<Worker> worker;
    std::deque<Task> tasks;
    std::size_t bytes = 0;
    Clock::time_point since;
    [[nodiscard]] bool full() const;
  };

  void start(Lane& lane);
  void wait(std::chrono::milliseconds patience);
  void drain(Lane& lane, std::vector<Answer>& out);
  void ended(Lane& lane, std::vector<Answer>& out);
  void finish(Lane& lane, Fate fate, std::string text, std::vector<Answer>& out);

  Options options_;
  Work work_;
  std::vector<Lane> lanes_;
  std::size_t held_ = 0;
};

}  // namespace fisa::run
