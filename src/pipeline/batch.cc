#include "pipeline/batch.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace fisa::pipeline {
namespace {

// A page on its way: read, worked on, waiting for its turn to be written.
struct Slot {
  io::Document document;
  PageResult result;
  bool done = false;
};

class Pool {
 public:
  Pool(unsigned jobs, const Worker& work) : work_(work) {
    for (unsigned i = 0; i < jobs; ++i) threads_.emplace_back([this] { run(); });
  }
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;
  ~Pool() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
    }
    ready_.notify_all();
    for (std::thread& t : threads_) t.join();
  }

  void add(const std::shared_ptr<Slot>& slot) {
    {
      const std::lock_guard lock(mutex_);
      queue_.push_back(slot);
    }
    ready_.notify_one();
  }

  void wait(const Slot& slot) {
    std::unique_lock lock(mutex_);
    finished_.wait(lock, [&] { return slot.done; });
  }

 private:
  void run() {
    while (true) {
      std::shared_ptr<Slot> slot;
      {
        std::unique_lock lock(mutex_);
        ready_.wait(lock, [this] { return closed_ || !queue_.empty(); });
        if (queue_.empty()) return;
        slot = std::move(queue_.front());
        queue_.pop_front();
      }
      PageResult result = work_(slot->document);
      slot->document = {};
      {
        const std::lock_guard lock(mutex_);
        slot->result = std::move(result);
        slot->done = true;
      }
      finished_.notify_one();
    }
  }

  const Worker& work_;
  std::mutex mutex_;
  std::condition_variable ready_;
  std::condition_variable finished_;
  std::deque<std::shared_ptr<Slot>> queue_;
  std::vector<std::thread> threads_;
  bool closed_ = false;
};

}  // namespace

void run_batch(io::Source& source, unsigned jobs, const Worker& work, const Receiver& receive) {
  if (jobs <= 1) {
    io::Document document;
    while (source.next(document)) {
      if (!receive(work(document))) return;
    }
    return;
  }
  Pool pool(jobs, work);
  std::deque<std::shared_ptr<Slot>> flight;
  const std::size_t most = std::size_t{8} * jobs;
  bool more = true;
  while (more || !flight.empty()) {
    while (more && flight.size() < most) {
      auto slot = std::make_shared<Slot>();
      more = source.next(slot->document);
      if (!more) break;
      flight.push_back(slot);
      pool.add(slot);
    }
    if (flight.empty()) break;
    const std::shared_ptr<Slot> first = flight.front();
    flight.pop_front();
    pool.wait(*first);
    if (!receive(std::move(first->result))) return;
  }
}

}  // namespace fisa::pipeline
