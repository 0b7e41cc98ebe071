// What a page numbers.
#include "extract/series.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "extract/annotate.h"
#include "extract/extractor.h"

namespace fisa::extract {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const char* const kWords = R"(grammar g
pattern series_word = (?i)^proiect(?:ul)?(?: nr)?[ .:]*
lexicon ordinal: 1 = primul; 2 = al doilea
)";

class NumberedSeries : public testing::Test {
 protected:
  void SetUp() override {
    std::ifstream values(FISA_SOURCE_DIR "/grammars/values.gram");
    const std::string numbers{std::istreambuf_iterator<char>(values), {}};
    auto g = grammar::compile({{"values.gram", numbers}, {"g.gram", kWords}}, Extractor::environment({}));
    ASSERT_TRUE(g) << g.errors().front().to_string();
    grammar_ = std::make_unique<grammar::Grammar>(std::move(*g));
    vocabulary_ = std::make_unique<Vocabulary>(std::move(*Vocabulary::make(*grammar_)));
    matcher_ = std::make_unique<match::Matcher>(std::move(*match::Matcher::make(*grammar_)));
  }

  // The first words of each block of each series.
  std::vector<std::vector<std::string>> series(const std::string& text) {
    const page::Page page = page::page_from_text(text);
    FoldedPage folded;
    annotate(page, *vocabulary_, folded);
    const Weights none;
    const TitleRanks no_ranks;
    std::vector<std::vector<std::string>> out;
    for (const Series& s :
         numbered_series({*grammar_, *matcher_, *vocabulary_, none, no_ranks, Likelihoods()}, folded)) {
      auto& words = out.emplace_back();
      for (const std::uint32_t b : s.blocks) words.emplace_back(folded.text(folded.blocks[b]).substr(0, 8));
      end_ = s.end < folded.blocks.size() ? folded.text(folded.blocks[s.end]).substr(0, 8) : "";
    }
    return out;
  }

  std::string end_;  // of the last of them

 private:
  std::unique_ptr<grammar::Grammar> grammar_;
  std::unique_ptr<Vocabulary> vocabulary_;
  std::unique_ptr<match::Matcher> matcher_;
};

TEST_F(NumberedSeries, IsOneWhateverItsBlocksLookLike) {
  EXPECT_THAT(series("(1)\n\nFirst of all, a paragraph about it.\n\n(2)  Second garden\n\nIt is told at "
                     "length here.\n\n(3)\n\nEnd.\n"),
              ElementsAre(ElementsAre("(1)", testing::_, "(3)")));
}

TEST_F(NumberedSeries, CountsUnderAChapterUntilTheNextOne) {
  EXPECT_THAT(series("1. THE START\n\nText.\n\n2. PROJECTS\n\n2.1. First garden\n\nIt is told here.\n\n2.2. "
                     "Second garden\n\nMore.\n\n3. MONEY\n\nText.\n"),
              ElementsAre(ElementsAre("THE STAR", "PROJECTS", "MONEY"), ElementsAre("First ga", "Second g")));
  EXPECT_EQ(end_, "MONEY");
}

TEST_F(NumberedSeries, MayBeToldInWords) {
  EXPECT_THAT(series("Primul: gradina mare\n\nText.\n\nAl doilea: gradina mica\n\nText.\n"),
              ElementsAre(ElementsAre("Primul: ", "Al doile")));
  EXPECT_THAT(series("PROIECTUL 1 - gradina\n\nText.\n\nPROIECTUL 2 - livada\n\nText.\n"),
              ElementsAre(ElementsAre("PROIECTU", "PROIECTU")));
}

TEST_F(NumberedSeries, NumbersStandAloneOrBeforeATitleWithoutAMark) {
  EXPECT_THAT(
      series("3.1\n\nFirst of all, a paragraph.\n\n3.2 Second garden\n\nIt is told here.\n\n3.3\n\nEnd.\n"),
      ElementsAre(ElementsAre("3.1", "Second g", "3.3")));
}

TEST_F(NumberedSeries, IsNoYearsSumsAndDates) {
  EXPECT_THAT(
      series("1.200 lei\n\n2.400 lei\n\n2021 was a year\n\n1.02.2021 it began\n\n2.02.2021 it ended\n"),
      IsEmpty());
}

}  // namespace
}  // namespace fisa::extract
