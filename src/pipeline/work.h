// One page from bytes to records: every stage in order, the page's failure contained.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "extract/extractor.h"
#include "io/document.h"
#include "page/page.h"
#include "record/json.h"
#include "sieve/sieve.h"

namespace fisa::pipeline {

// What became of a page: records, or a reject, or neither (the page is about no project).
struct PageResult {
  std::string uri;
  std::vector<record::Json> records;
  std::string output;  // what commands write that make no records
  std::optional<Diagnostic> reject;
  std::string reason;  // why there is no record
  std::size_t bytes = 0;
};

// The page's text and how it was decoded: what offsets count in.
struct ReadPage {
  page::Page page;
  std::string charset;
  double charset_confidence = 1;
  bool html = false;
  std::vector<std::string> warnings;
};

Result<ReadPage> read_page(const io::Document& document, const extract::Extractor& extractor);

// Reads the page and has `make` fill the result. What goes wrong, be it an exception, is the page's reject
// and leaves nothing else of it. Never throws; as thread-safe as `make` is.
using Make = std::function<void(const ReadPage&, PageResult&)>;
PageResult with_page(const io::Document& document, const extract::Extractor& extractor, const Make& make);

// The page's records. Never throws; thread-safe. With a sieve, pages that it calls hopeless are not parsed;
// the result is the same.
PageResult process(const io::Document& document, const extract::Extractor& extractor,
                   const sieve::Sieve* sieve = nullptr);

}  // namespace fisa::pipeline
