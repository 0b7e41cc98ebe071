// Many pages on many threads, results in the order of the input: the same bytes for any number of threads.
#pragma once

#include <functional>

#include "extract/extractor.h"
#include "io/source.h"
#include "pipeline/work.h"

namespace fisa::pipeline {

// Work on one page, on any thread.
using Worker = std::function<PageResult(const io::Document&)>;
// Takes a page's result, in input order, on the calling thread; false stops the run.
using Receiver = std::function<bool(PageResult&&)>;

// Reads on the calling thread, works on `jobs` others (1: on the calling thread itself). Pages in flight are
// bounded.
void run_batch(io::Source& source, unsigned jobs, const Worker& work, const Receiver& receive);

}  // namespace fisa::pipeline
