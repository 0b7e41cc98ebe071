// The prefilter is an optimisation: every page of the corpus gives the same candidates, in the same order,
// with and without it.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "extract/extractor.h"
#include "pipeline/grammars.h"
#include "pipeline/work.h"
#include "record/record.h"

namespace fisa::pipeline {
namespace {

std::vector<std::filesystem::path> pages() {
  std::vector<std::filesystem::path> out;
  for (const auto& e : std::filesystem::directory_iterator(FISA_SOURCE_DIR "/corpus")) {
    if (e.path().extension() == ".txt" || e.path().extension() == ".html") out.push_back(e.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::string shown(const values::Fact& f) {
  return f.path + " = " + record::to_json(f.value).dump() + " by " + f.evidence.rule + " at " +
         std::to_string(f.evidence.span.begin) + "-" + std::to_string(f.evidence.span.end) + "\n";
}

std::string told(const extract::Outcome& outcome) {
  std::string out = outcome.reason + "\n";
  for (const auto& p : outcome.projects) {
    out += "project\n";
    for (const auto& f : p.facts) out += shown(f);
  }
  return out;
}

std::string shown(const extract::Outcome& outcome) {
  std::string out = told(outcome) + std::to_string(outcome.evidence) + "\n";
  for (const auto& p : outcome.projects) {
    for (const auto& c : p.candidates) out += std::to_string(c.rank) + " " + c.verdict + ": " + shown(c.fact);
  }
  return out;
}

TEST(EveryRule, GivesWhatTheFastPathGives) {
  const auto extractor = make_extractor(*grammar_sources(""));
  ASSERT_TRUE(extractor);
  std::size_t projects = 0;
  for (const auto& path : pages()) {
    std::ifstream f(path, std::ios::binary);
    io::Document d;
    d.uri = path.filename().string();
    d.bytes.assign(std::istreambuf_iterator<char>(f), std::istreambuf_iterator<char>());
    d.media = path.extension() == ".html" ? io::Media::html : io::Media::text;
    const auto read = read_page(d, *extractor);
    ASSERT_TRUE(read) << path;
    const auto fast = extractor->extract(read->page, {.explain = true, .every_rule = false});
    const auto slow = extractor->extract(read->page, {.explain = true, .every_rule = true});
    EXPECT_EQ(shown(fast), shown(slow)) << path;
    // Without explanations a page that must be about none is left before its titles are weighed.
    EXPECT_EQ(told(extractor->extract(read->page, {})), told(fast)) << path;
    projects += fast.projects.size();
  }
  EXPECT_GT(projects, 50U);
}

}  // namespace
}  // namespace fisa::pipeline
