#include "run/pool.h"

#include <poll.h>

#include <algorithm>
#include <utility>

namespace fisa::run {
namespace {

// Enough waiting tasks to keep a worker busy while the parent reads; few enough to be small.
constexpr std::size_t kTasks = 32;
constexpr std::size_t kBytes = 1 << 20;

}  // namespace

Pool::Pool(const Options& options, Work work) : options_(options), work_(std::move(work)) {
  lanes_.resize(std::max(1U, options.workers));
  for (Lane& lane : lanes_) start(lane);
}

void Pool::start(Lane& lane) {
  lane.worker.reset();
  std::vector<int> others;
  for (const Lane& other : lanes_) {
    if (other.worker) others.push_back(other.worker->fd());
  }
  lane.worker = std::make_unique<Worker>(work_, options_.memory, others);
  lane.since = Clock::now();
  for (const Task& task : lane.tasks) lane.worker->give(task.bytes);
  lane.worker->send();
}

bool Pool::Lane::full() const {
  return tasks.size() >= kTasks || bytes >= kBytes;
}

bool Pool::full() const {
  return std::all_of(lanes_.begin(), lanes_.end(), [](const Lane& lane) { return lane.full(); });
}

void Pool::submit(std::uint64_t ticket, std::string task) {
  Lane& lane = *std::min_element(lanes_.begin(), lanes_.end(), [](const Lane& a, const Lane& b) {
    return std::pair(a.full(), a.bytes) < std::pair(b.full(), b.bytes);
  });
  if (lane.tasks.empty()) lane.since = Clock::now();
  lane.bytes += task.size();
  lane.worker->give(task);
  lane.worker->send();
  lane.tasks.push_back({ticket, std::move(task)});
  ++held_;
}

std::vector<Pool::Answer> Pool::collect(std::chrono::milliseconds patience) {
  wait(patience);
  std::vector<Answer> out;
  for (Lane& lane : lanes_) {
    drain(lane, out);
    if (lane.tasks.empty() || Clock::now() - lane.since < options_.timeout) continue;
    finish(lane, Fate::timed_out, {}, out);
    start(lane);
  }
  return out;
}

// Until a worker has something to say or room for more, a task's time is up, or patience is.
void Pool::wait(std::chrono::milliseconds patience) {
  std::vector<pollfd> fds;
  const auto now = Clock::now();
  for (const Lane& lane : lanes_) {
    const int events = lane.worker->sending() ? POLLIN | POLLOUT : POLLIN;
    fds.push_back({lane.worker->fd(), static_cast<short>(events), 0});
    if (lane.tasks.empty()) continue;
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(lane.since + options_.timeout - now);
    patience = std::clamp(left + std::chrono::milliseconds(1), std::chrono::milliseconds(0), patience);
  }
  ::poll(fds.data(), fds.size(), static_cast<int>(patience.count()));
}

void Pool::drain(Lane& lane, std::vector<Answer>& out) {
  lane.worker->send();
  std::vector<std::string> answers;
  const bool alive = lane.worker->receive(answers);
  for (std::string& answer : answers) finish(lane, Fate::done, std::move(answer), out);
  if (!alive) ended(lane, out);
}

void Pool::ended(Lane& lane, std::vector<Answer>& out) {
  std::string why;
  const End end = lane.worker->end(why);
  if (end != End::retired && !lane.tasks.empty()) {
    Task& first = lane.tasks.front();
    if (end == End::out_of_memory) {
      finish(lane, Fate::out_of_memory, {}, out);
    } else if (first.again) {
      finish(lane, Fate::crashed, why, out);
    } else {
      first.again = true;
    }
  }
  start(lane);
}

void Pool::finish(Lane& lane, Fate fate, std::string text, std::vector<Answer>& out) {
  Task& task = lane.tasks.front();
  Answer answer{task.ticket, fate, {}, {}};
  (fate == Fate::done ? answer.result : answer.why) = std::move(text);
  out.push_back(std::move(answer));
  lane.bytes -= task.bytes.size();
  lane.tasks.pop_front();
  lane.since = Clock::now();
  --held_;
}

}  // namespace fisa::run
