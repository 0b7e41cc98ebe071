// rejects.jsonl read back: which pages a retry is about, and which files they are in.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "run/state.h"

namespace fisa::run {

// The files that the rejects of `path` stand in, each once, in order. Fails with "cannot-open", "no-rejects"
// or "bad-rejects", with the line.
Result<std::vector<std::string>> files_to_retry(const std::string& path);

// Tells the state which addresses they are.
Result<bool> wish_for(const std::string& path, State& state);

}  // namespace fisa::run
