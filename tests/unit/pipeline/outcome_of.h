// What an extractor makes of a page, for tests that look behind its records.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "extract/extractor.h"
#include "pipeline/work.h"

namespace fisa::pipeline {

inline extract::Outcome outcome_of(const extract::Extractor& extractor, const std::string& bytes,
                                   io::Media media, const extract::Options& options = {}) {
  io::Document d;
  d.uri = "page";
  d.bytes = bytes;
  d.media = media;
  const auto read = read_page(d, extractor);
  EXPECT_TRUE(read);
  return extractor.extract(read->page, options);
}

}  // namespace fisa::pipeline
