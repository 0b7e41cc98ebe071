// The table of phrases: each line's values are what a reader of Romanian would say.

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "lexicon_file.h"
#include "values/scanner.h"
#include "written.h"

namespace fisa::values {
namespace {

struct Phrase {
  int line = 0;
  std::string text;  // folded, but for letters beyond those of the table
  std::string expected;
};

std::vector<Phrase> phrases() {
  std::ifstream file(FISA_SOURCE_DIR "/tests/values/phrases.tsv");
  std::vector<Phrase> out;
  int number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    const auto tab = line.find('\t');
    if (tab == std::string::npos) {
      ADD_FAILURE() << "phrases.tsv:" << number << ": no tab";
      continue;
    }
    out.push_back({number, folded(line.substr(0, tab)), line.substr(tab + 1)});
  }
  return out;
}

Scanner product_scanner() {
  auto scanner = Scanner::make(product_lexicons());
  if (!scanner) {
    for (const Diagnostic& d : scanner.errors()) ADD_FAILURE() << d.to_string();
    std::abort();
  }
  return std::move(*scanner);
}

TEST(Phrases, HaveTheirValues) {
  const Scanner scanner = product_scanner();
  std::vector<Mention> mentions;
  for (const Phrase& p : phrases()) {
    mentions.clear();
    scanner.scan(p.text, mentions);
    EXPECT_EQ(written(mentions), p.expected) << "phrases.tsv:" << p.line << ": " << p.text;
  }
}

TEST(Phrases, AreEnoughAndAFifthOfThemHasNoValue) {
  std::size_t none = 0;
  const auto all = phrases();
  for (const Phrase& p : all) none += p.expected == "-";
  EXPECT_GE(all.size(), 1200U);
  EXPECT_GE(none * 5, all.size());
}

// A sentence's end, a bracket or a bullet beside it changes no value. (A year, a numbering and a code do hang
// on what stands beside them.)
TEST(Phrases, KeepTheirValuesInASentence) {
  const Scanner scanner = product_scanner();
  std::vector<Mention> mentions;
  for (const Phrase& p : phrases()) {
    if (p.expected == "-") continue;
    mentions.clear();
    scanner.scan("* " + p.text + ";", mentions);
    EXPECT_EQ(written(mentions), p.expected) << "phrases.tsv:" << p.line << ": " << p.text;
  }
}

void expect_in_order(const std::string& text, const std::vector<Mention>& mentions) {
  std::uint32_t last = 0;
  for (const Mention& m : mentions) {
    EXPECT_GE(m.span.begin, last) << text;
    EXPECT_FALSE(m.core.empty()) << text;
    EXPECT_TRUE(m.span.contains(m.core)) << text;
    EXPECT_LE(m.span.end, text.size()) << text;
    last = m.span.end;
  }
}

// Cut anywhere, even within a letter, a phrase gives mentions in order and inside the text.
TEST(Phrases, CutAnywhereGiveMentionsInOrder) {
  const Scanner scanner = product_scanner();
  std::vector<Mention> mentions;
  for (const Phrase& p : phrases()) {
    for (std::size_t cut = 0; cut <= p.text.size(); ++cut) {
      mentions.clear();
      scanner.scan(p.text.substr(0, cut), mentions);
      expect_in_order(p.text.substr(0, cut), mentions);
      mentions.clear();
      scanner.scan(p.text.substr(cut), mentions);
      expect_in_order(p.text.substr(cut), mentions);
    }
  }
}

TEST(Phrases, InOneTextGiveMentionsInOrder) {
  const Scanner scanner = product_scanner();
  std::string text;
  for (const Phrase& p : phrases()) text += p.text + " ";
  std::vector<Mention> mentions;
  scanner.scan(text, mentions);
  expect_in_order(text, mentions);
  EXPECT_GT(mentions.size(), 300U);
}

}  // namespace
}  // namespace fisa::values
