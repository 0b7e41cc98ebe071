// Workers that take too long, need too much, or fall: each task costs itself only.
#include "run/pool.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace fisa::run {
namespace {

using std::chrono::milliseconds;

// Memory of this process that is touched and never given back.
void grow(std::size_t bytes) {
  static std::vector<std::string> kept;
  kept.emplace_back(bytes, 'x');
}

// Does as it is told: "echo X", "sleep", "spin", "eat", "crash", "exit".
std::string obey(std::string_view task) {
  if (task == "sleep") std::this_thread::sleep_for(std::chrono::seconds(60));
  if (task == "spin") {
    for (volatile bool on = true; on;) continue;
  }
  if (task == "crash") std::abort();
  if (task == "exit") ::_exit(3);
  if (task == "eat") {
    for (int i = 0; i < 4096; ++i) grow(1 << 20);
  }
  return std::string(task.substr(std::min<std::size_t>(5, task.size())));
}

std::map<std::uint64_t, Pool::Answer> answers(Pool& pool) {
  std::map<std::uint64_t, Pool::Answer> out;
  while (!pool.idle()) {
    for (Pool::Answer& a : pool.collect(milliseconds(100))) {
      EXPECT_FALSE(out.contains(a.ticket)) << "answered twice";
      out.emplace(a.ticket, std::move(a));
    }
  }
  return out;
}

// Between good neighbours.
std::map<std::uint64_t, Pool::Answer> with_neighbours(const Pool::Options& options, const std::string& bad) {
  Pool pool(options, obey);
  for (std::uint64_t i = 1; i <= 20; ++i) pool.submit(i, i == 10 ? bad : "echo " + std::to_string(i));
  auto out = answers(pool);
  EXPECT_EQ(out.size(), 20U);
  for (const auto& [ticket, answer] : out) {
    if (ticket == 10) continue;
    EXPECT_EQ(answer.fate, Pool::Fate::done);
    EXPECT_EQ(answer.result, std::to_string(ticket));
  }
  return out;
}

TEST(Pool, AnswersEveryTaskOnce) {
  Pool pool({.workers = 3}, obey);
  std::size_t seen = 0;
  for (std::uint64_t i = 0; i < 2000; ++i) {
    while (pool.full()) seen += pool.collect(milliseconds(100)).size();
    pool.submit(i, "echo " + std::to_string(i));
  }
  EXPECT_EQ(seen + answers(pool).size(), 2000U);
}

TEST(Pool, TasksAndAnswersMayBeLargerThanAnyBuffer) {
  Pool pool({.workers = 2}, obey);
  const std::string large(20 << 20, 'x');
  for (std::uint64_t i = 0; i < 6; ++i) pool.submit(i, "echo " + large);
  for (const auto& [ticket, answer] : answers(pool)) EXPECT_EQ(answer.result, large) << ticket;
}

TEST(Pool, TaskThatTakesTooLong) {
  for (const char* task : {"sleep", "spin"}) {
    const auto out = with_neighbours({.workers = 2, .timeout = milliseconds(1500)}, task);
    EXPECT_EQ(out.at(10).fate, Pool::Fate::timed_out) << task;
  }
}

TEST(Pool, TaskThatNeedsTooMuchMemory) {
  const auto out = with_neighbours({.workers = 2, .memory = 64 << 20}, "eat");
  EXPECT_EQ(out.at(10).fate, Pool::Fate::out_of_memory);
}

TEST(Pool, TaskThatBringsItsWorkerDown) {
  const auto out = with_neighbours({.workers = 2}, "crash");
  EXPECT_EQ(out.at(10).fate, Pool::Fate::crashed);
  EXPECT_THAT(out.at(10).why, testing::StartsWith("signal 6"));
  EXPECT_EQ(with_neighbours({.workers = 1}, "exit").at(10).why, "exit status 3");
}

TEST(Pool, WorkerThatSomebodyKillsCostsNothing) {
  Pool pool({.workers = 1}, [](std::string_view task) {
    // The first process that gets it falls as if killed from outside; the second finds the mark.
    const std::string mark(task);
    if (::access(mark.c_str(), F_OK) != 0) {
      std::fclose(std::fopen(mark.c_str(), "w"));
      ::kill(::getpid(), SIGKILL);
    }
    return std::string("survived");
  });
  const std::string mark = testing::TempDir() + "/fisa-pool-" + std::to_string(::getpid());
  pool.submit(1, mark);
  const auto out = answers(pool);
  EXPECT_EQ(out.at(1).fate, Pool::Fate::done);
  EXPECT_EQ(out.at(1).result, "survived");
  ::unlink(mark.c_str());
}

TEST(Pool, WorkerThatGrowsIsReplacedBetweenTasks) {
  Pool pool({.workers = 1}, [](std::string_view) {
    grow(8 << 20);
    return std::to_string(::getpid());
  });
  std::set<std::string> processes;
  for (std::uint64_t i = 0; i < 30; ++i) pool.submit(i, "grow");
  const auto out = answers(pool);
  EXPECT_EQ(out.size(), 30U);
  for (const auto& [ticket, answer] : out) {
    EXPECT_EQ(answer.fate, Pool::Fate::done);
    processes.insert(answer.result);
  }
  EXPECT_GT(processes.size(), 2U);
  EXPECT_LT(processes.size(), 12U);
}

}  // namespace
}  // namespace fisa::run
