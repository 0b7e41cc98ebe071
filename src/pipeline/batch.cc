#include "pipeline/batch.h"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <exception>
#include <thread>
#include <utility>
#include <vector>

namespace fisa::pipeline {
namespace {

constexpr std::size_t kSlotsPerJob = 16;
constexpr std::size_t kMostBytes = 64U << 20;   // of pages in flight; one alone may be larger
constexpr std::size_t kKeptBytes = 256U << 10;  // of a page's memory that its slot keeps for the next one

// Page n has its turn, number n / size, in slot n % size. The slot's word says whose it is: 3 * turn for the
// reader, one more for a worker, one more for the receiver, and then it is the next turn's. Only whoever it
// belongs to touches the rest of the slot.
enum Owner : std::uint32_t { reader, worker, receiver, owners };
constexpr std::uint32_t kOver = UINT32_MAX;  // no page comes here any more

struct alignas(64) Slot {
  std::atomic<std::uint32_t> word{0};
  io::Document document;
  std::size_t bytes = 0;
  PageResult result;
};

class Ring {
 public:
  Ring(unsigned jobs, const Reader& read, const Worker& work)
      : jobs_(jobs), slots_(kSlotsPerJob * jobs), read_(read), work_(work) {
    for (unsigned i = 0; i < jobs; ++i) threads_.emplace_back([this] { work_on_pages(); });
    threads_.emplace_back([this] { read_pages(); });
  }
  Ring(const Ring&) = delete;
  Ring& operator=(const Ring&) = delete;
  ~Ring() {
    stopped_ = true;
    for (Slot& s : slots_) set(s, kOver);
    received_.fetch_add(1);
    received_.notify_all();
    for (std::thread& t : threads_) t.join();
  }

  void receive_all(const Receiver& receive) {
    bool more = true;
    for (std::size_t n = 0; more && is_turn(n, receiver); ++n) {
      Slot& slot = slots_[n % slots_.size()];
      more = receive(std::move(slot.result));
      in_flight_ -= slot.bytes;
      pass_on(n, receiver);
      received_.fetch_add(1);
      received_.notify_one();
    }
    if (more && thrown_) std::rethrow_exception(thrown_);
  }

 private:
  static void set(Slot& slot, std::uint32_t word) {
    slot.word.store(word, std::memory_order_release);
    slot.word.notify_all();
  }

  std::uint32_t word_of(std::size_t n, Owner owner) const {
    return static_cast<std::uint32_t>(n / slots_.size()) * owners + owner;
  }

  // Waits until page n is its owner's; false where it never will be.
  bool is_turn(std::size_t n, Owner owner) {
    Slot& slot = slots_[n % slots_.size()];
    while (true) {
      const std::uint32_t word = slot.word.load(std::memory_order_acquire);
      if (word == word_of(n, owner)) return true;
      if (word == kOver || stopped_) return false;
      slot.word.wait(word, std::memory_order_acquire);
    }
  }

  void pass_on(std::size_t n, Owner owner) { set(slots_[n % slots_.size()], word_of(n, owner) + 1); }

  void read_pages() {
    std::size_t n = 0;
    try {
      for (; is_turn(n, reader); ++n) {
        wait_for_room();
        Slot& slot = slots_[n % slots_.size()];
        if (!read_(slot.document)) break;
        slot.bytes = slot.document.bytes.size();
        in_flight_ += slot.bytes;
        pass_on(n, reader);
      }
    } catch (...) {
      thrown_ = std::current_exception();
    }
    // The receiver and each worker come to the end once.
    for (unsigned i = 0; i < jobs_ && is_turn(n + i, reader); ++i)
      set(slots_[(n + i) % slots_.size()], kOver);
  }

  void wait_for_room() {
    while (!stopped_) {
      const std::uint32_t before = received_;
      if (in_flight_ < kMostBytes) return;
      received_.wait(before);
    }
  }

  void work_on_pages() {
    std::size_t n = next_++;
    for (; is_turn(n, worker); n = next_++) {
      Slot& slot = slots_[n % slots_.size()];
      slot.result = work_(slot.document);
      if (slot.bytes > kKeptBytes) slot.document = {};
      pass_on(n, worker);
    }
  }

  const unsigned jobs_;
  std::vector<Slot> slots_;
  const Reader& read_;
  const Worker& work_;
  std::atomic<std::size_t> next_{0};        // the page to be worked on
  std::atomic<std::size_t> in_flight_{0};   // bytes
  std::atomic<std::uint32_t> received_{0};  // pages
  std::atomic<bool> stopped_{false};
  std::exception_ptr thrown_;  // by the reader, before it says that it is over
  std::vector<std::thread> threads_;
};

}  // namespace

void run_batch(const Reader& read, unsigned jobs, const Worker& work, const Receiver& receive) {
  if (jobs > 1) {
    Ring(jobs, read, work).receive_all(receive);
    return;
  }
  io::Document document;
  while (read(document)) {
    if (!receive(work(document))) return;
  }
}

}  // namespace fisa::pipeline
