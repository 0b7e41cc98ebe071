// One page from bytes to records: every stage in order, the page's failure contained.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "extract/extractor.h"
#include "io/document.h"
#include "page/page.h"
#include "record/json.h"

namespace fisa::pipeline {

// What became of a page: records, or a reject, or neither (the page is about no project).
struct PageResult {
  std::string uri;
  std::vector<record::Json> records;
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

// Never throws; thread-safe.
PageResult process(const io::Document& document, const extract::Extractor& extractor);

}  // namespace fisa::pipeline
