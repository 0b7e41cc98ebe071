// Many pages on many threads, results in the order of the input: the same bytes for any number of threads.
#pragma once

#include <functional>

#include "io/source.h"
#include "pipeline/work.h"

namespace fisa::pipeline {

// The next page, or false at the end; on one thread, not always the caller's.
using Reader = std::function<bool(io::Document&)>;
// Work on one page, on any thread. Must not throw.
using Worker = std::function<PageResult(const io::Document&)>;
// Takes a page's result, in input order, on the calling thread; false stops the run.
using Receiver = std::function<bool(PageResult&&)>;

// With one job all is done in turn on the calling thread. With more, reading (and with it decompression) has
// a thread of its own, pages are worked on by `jobs` others, and the caller's receives: each page goes its
// way through a ring of slots, handed on by one atomic word. Pages in flight are bounded, by number and by
// bytes. What `read` throws is thrown on to the caller, after the pages before it have been received.
void run_batch(const Reader& read, unsigned jobs, const Worker& work, const Receiver& receive);

inline void run_batch(io::Source& source, unsigned jobs, const Worker& work, const Receiver& receive) {
  run_batch([&source](io::Document& d) { return source.next(d); }, jobs, work, receive);
}

}  // namespace fisa::pipeline
