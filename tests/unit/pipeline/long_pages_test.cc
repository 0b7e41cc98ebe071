// A page ten times as long takes about ten times as long, whatever it is made of: nothing compares all with
// all.
#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "extract/extractor.h"
#include "pipeline/grammars.h"
#include "pipeline/work.h"

namespace fisa::pipeline {
namespace {

constexpr const char* kHead =
    "Proiectul \"Drumul mierii din sate\", cod SMIS 123456, e al Comunei Albesti.\n\n";

// `line` with every '#' as a number of its own, `times` over.
std::string repeated(const std::string& line, int times) {
  std::string out = kHead;
  for (int i = 0; i < times; ++i) {
    for (const char c : line) out += c == '#' ? std::to_string(10'007 + i * 97) : std::string(1, c);
  }
  return out;
}

void takes_less_than(const std::string& text, std::chrono::seconds limit) {
  static const auto extractor = make_extractor(*grammar_sources(""));
  io::Document d;
  d.uri = "page.txt";
  d.bytes = text;
  d.media = io::Media::text;
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_FALSE(process(d, *extractor).reject);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, limit);
}

// All with all would be minutes; the limits are far from what they take, so that a busy machine passes too.
TEST(LongPages, OfSums) {
  takes_less_than(repeated("Drumul comunal # | # lei\n", 2000), std::chrono::seconds(30));
}

TEST(LongPages, OfProjectsTold) {
  takes_less_than(repeated("Proiectul \"Reabilitarea drumului #\" a costat # lei.\n\n", 1000),
                  std::chrono::seconds(30));
}

}  // namespace
}  // namespace fisa::pipeline
