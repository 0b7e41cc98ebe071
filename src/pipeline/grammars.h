// The grammars a run works with: those that the program carries, or a folder's.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "extract/extractor.h"
#include "grammar/grammar.h"

namespace fisa::pipeline {

// The *.gram files of `folder` in the order of their names; the built-in ones where it is empty.
Result<std::vector<grammar::SourceFile>> grammar_sources(const std::string& folder);

// Whether every regular expression is checked by itself, which costs as much as the rest of start-up: those
// that the program carries were checked when it was built.
enum class Patterns : std::uint8_t { checked, trusted };

// All errors of all files at once. `ahead`: what requirements_of() gave for these grammars or others that
// they have patterns in common with, to start sooner.
Result<extract::Extractor> make_extractor(const std::vector<grammar::SourceFile>& sources,
                                          Patterns patterns = Patterns::checked, std::string_view ahead = {});

// What can be worked out of grammars when the program is built: half of what its start would cost.
Result<std::string> requirements_of(const std::vector<grammar::SourceFile>& sources);

struct ExampleResults {
  std::size_t passed = 0;
  Diagnostics failures;  // file and line of each example that failed, with what came instead
};

// Runs every `yes` and `no` of the grammars.
ExampleResults run_examples(const extract::Extractor& extractor);

}  // namespace fisa::pipeline
