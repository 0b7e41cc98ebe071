// What a page's bytes come to, and how pages and outcomes travel between the processes of a run.
//
// An outcome depends on the bytes, their media type and the charset that came with them, on the grammars and
// on the program, and on nothing else: not on where the page was found. So it is worked out once for all
// addresses, and its records name none (record::move_source gives them theirs when they are written).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/extractor.h"
#include "io/document.h"
#include "sieve/sieve.h"

namespace fisa::run {

enum class Kind : std::uint8_t { records, no_project, reject };  // the numbers stand in state files

struct Outcome {
  Kind kind = Kind::no_project;
  std::string code;                  // why there is no project, or the reject's code
  std::string message;               // of a reject
  std::vector<std::string> records;  // a line of JSON each, without the line end
  std::uint64_t bytes = 0;           // of the page
  std::uint64_t micros = 0;          // that the work took
};

// A page as a worker gets it: what its outcome depends on.
[[nodiscard]] std::string pack(const io::Document& document);
// A worker's whole job: packed page in, packed outcome out.
[[nodiscard]] std::string work(std::string_view packed_document, const extract::Extractor& extractor,
                               const sieve::Sieve& sieve);
[[nodiscard]] Outcome unpack_outcome(std::string_view packed);

}  // namespace fisa::run
