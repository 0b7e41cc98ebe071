// The grammars a run works with: those that the program carries, or a folder's.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "extract/extractor.h"
#include "grammar/grammar.h"

namespace fisa::pipeline {

// The *.gram files of `folder` in the order of their names; the built-in ones where it is empty.
Result<std::vector<grammar::SourceFile>> grammar_sources(const std::string& folder);

// All errors of all files at once.
Result<extract::Extractor> make_extractor(const std::vector<grammar::SourceFile>& sources);

struct ExampleResults {
  std::size_t passed = 0;
  Diagnostics failures;  // file and line of each example that failed, with what came instead
};

// Runs every `yes` and `no` of the grammars.
ExampleResults run_examples(const extract::Extractor& extractor);

}  // namespace fisa::pipeline
