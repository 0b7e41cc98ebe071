// Pages through many threads: all of them, once, in order; an end that anyone may ask for.
#include "pipeline/batch.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace fisa::pipeline {
namespace {

// Pages that are named by their numbers.
Reader numbers(std::size_t pages, std::size_t bytes = 10) {
  return [n = std::size_t{0}, pages, bytes](io::Document& d) mutable {
    if (n == pages) return false;
    d.uri = std::to_string(n++);
    d.bytes.assign(bytes, 'x');
    return true;
  };
}

PageResult echo(const io::Document& d) {
  // Some pages take longer than those behind them.
  if (std::hash<std::string>{}(d.uri) % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds(200));
  PageResult out;
  out.uri = d.uri;
  return out;
}

std::vector<std::string> in_order(std::size_t pages) {
  std::vector<std::string> out;
  for (std::size_t n = 0; n < pages; ++n) out.push_back(std::to_string(n));
  return out;
}

class Batch : public testing::TestWithParam<unsigned> {};

TEST_P(Batch, ReceivesEveryPageOnceInOrder) {
  for (const std::size_t pages : {0, 1, 2, 31, 32, 33, 1000}) {
    std::vector<std::string> got;
    run_batch(numbers(pages), GetParam(), echo, [&](PageResult&& r) {
      got.push_back(r.uri);
      return true;
    });
    EXPECT_EQ(got, in_order(pages));
  }
}

TEST_P(Batch, StopsWhenTheReceiverHasEnough) {
  std::vector<std::string> got;
  run_batch(numbers(100000), GetParam(), echo, [&](PageResult&& r) {
    got.push_back(r.uri);
    return got.size() < 50;
  });
  EXPECT_EQ(got, in_order(50));
}

TEST_P(Batch, ThrowsOnWhatTheReaderThrowsAfterThePagesBefore) {
  std::vector<std::string> got;
  const Reader read = [inner = numbers(100)](io::Document& d) mutable {
    if (!inner(d)) throw std::runtime_error("no more");
    return true;
  };
  EXPECT_THROW(run_batch(read, GetParam(), echo,
                         [&](PageResult&& r) {
                           got.push_back(r.uri);
                           return true;
                         }),
               std::runtime_error);
  EXPECT_EQ(got, in_order(100));
}

TEST_P(Batch, KeepsFewBytesInFlight) {
  constexpr std::size_t kPage = 8U << 20;
  std::atomic<std::size_t> most{0};
  std::atomic<std::size_t> read{0};
  std::size_t received = 0;
  const Reader reader = [&, inner = numbers(40, kPage)](io::Document& d) mutable {
    const bool more = inner(d);
    read += more ? 1U : 0U;
    return more;
  };
  run_batch(reader, GetParam(), echo, [&](PageResult&&) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    most = std::max<std::size_t>(most, read - received);
    ++received;
    return true;
  });
  EXPECT_EQ(received, 40U);
  EXPECT_LE(most, 9U);  // 64 MB, and one more that was being read
}

INSTANTIATE_TEST_SUITE_P(Jobs, Batch, testing::Values(1U, 2U, 3U, 8U));

}  // namespace
}  // namespace fisa::pipeline
