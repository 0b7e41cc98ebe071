#include "match/prefilter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace fisa::match {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::uint32_t> candidates(const std::vector<std::string>& patterns, std::string_view text) {
  Prefilter filter;
  for (const auto& p : patterns) filter.add(required(p));
  filter.compile();
  std::vector<std::uint32_t> out;
  filter.candidates(text, out);
  return out;
}

TEST(Prefilter, NamesThePatternsWhoseLiteralsStandInTheText) {
  const std::vector<std::string> patterns = {"buget.{0,9}total", "proiect", "[a-z]+", "total.*buget"};
  EXPECT_THAT(candidates(patterns, "BUGETUL total"), ElementsAre(0, 2, 3));
  EXPECT_THAT(candidates(patterns, "un proiect"), ElementsAre(1, 2));
  EXPECT_THAT(candidates(patterns, ""), ElementsAre(2));
  EXPECT_THAT(candidates({}, "total"), IsEmpty());
}

TEST(Prefilter, LiteralsInsideOneAnother) {
  EXPECT_THAT(candidates({"subproiectul", "proiect", "iectu"}, "subproiectul"), ElementsAre(0, 1, 2));
  EXPECT_THAT(candidates({"subproiectul", "proiect", "iectu"}, "subproiecte"), ElementsAre(1));
}

TEST(Prefilter, TheEdgesOfTheText) {
  EXPECT_THAT(candidates({"^lp", "lp$"}, "lp x"), ElementsAre(0));
  EXPECT_THAT(candidates({"^lp", "lp$"}, "x lp"), ElementsAre(1));
  EXPECT_THAT(candidates({"^lp", "lp$"}, "x lp x"), IsEmpty());
}

// Patterns and texts of a few pieces, put together at random: no pattern that RE2 matches may be left out.
class Random {
 public:
  std::string pattern(int depth) {
    static const char* const kPieces[] = {"buget", "al", "\\x03", "[ab]",    "[^c]", ".",     "\\d", "to|ta",
                                          "^",     "$",  "\\b",   "(?-i:A)", " ",    "[a-z]", "x"};
    static const char* const kRepeats[] = {"*", "+", "?", "{2}", "{0,2}", "{1,}", "*?"};
    std::string out;
    for (int i = 0; i < 1 + below(4); ++i) {
      if (depth > 0 && below(3) == 0) {
        out += "(?:" + pattern(depth - 1) + "|" + pattern(depth - 1) + ")";
      } else {
        out += "(?:" + std::string(kPieces[static_cast<std::size_t>(below(15))]) + ")";
      }
      if (below(4) == 0) out += kRepeats[static_cast<std::size_t>(below(7))];
    }
    return out;
  }

  std::string text() {
    static const char* const kPieces[] = {"buget", "al", "\x03", "a", "b", "c", "7",
                                          "to",    "ta", " ",    "A", "x", "BU"};
    std::string out;
    for (int i = 0; i < below(8); ++i) out += kPieces[static_cast<std::size_t>(below(13))];
    return out;
  }

 private:
  int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
  std::mt19937 random_{7};
};

TEST(Prefilter, NeverLeavesOutAPatternThatMatches) {
  Random random;
  RE2::Options options;
  options.set_case_sensitive(false);
  options.set_log_errors(false);
  int matched = 0;
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> patterns;
    Prefilter filter;
    for (int i = 0; i < 8; ++i) {
      patterns.push_back(random.pattern(2));
      filter.add(required(patterns.back()));
    }
    filter.compile();
    for (int i = 0; i < 20; ++i) {
      const std::string text = random.text();
      std::vector<std::uint32_t> found;
      filter.candidates(text, found);
      for (std::uint32_t p = 0; p < patterns.size(); ++p) {
        const RE2 re(patterns[p], options);
        if (!re.ok() || !RE2::PartialMatch(text, re)) continue;
        ++matched;
        EXPECT_TRUE(std::binary_search(found.begin(), found.end(), p))
            << patterns[p] << " in '" << text << "'";
      }
    }
  }
  EXPECT_GT(matched, 1000);
}

}  // namespace
}  // namespace fisa::match
