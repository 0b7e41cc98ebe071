// Where counted things stand, as signs that learnt weights may speak by: an unlikely sign takes the count
// away.
#include <gtest/gtest.h>

#include <string>

#include "outcome_of.h"
#include "pipeline/grammars.h"
#include "record/record.h"

namespace fisa::pipeline {
namespace {

constexpr const char* kPage =
    "Comuna Dumbrava implementeaza proiectul \"Livada scolii\", cod SMIS 123456.\n\n"
    "Am ascultat 60 de elevi.\n\n"
    "Ce ramane in urma\n\n"
    "- 25 de altoiri\n"
    "- 140 de elevi\n"
    "- 25 de banci\n\n"
    "Toate se vad la scoala.\n";

// The counts that are left when the sign, by its weight, makes what has it unlikely.
std::string counts_without(const std::string& weights) {
  auto sources = *grammar_sources("");
  for (auto& file : sources) {
    if (file.name.find("confidence.gram") != std::string::npos)
      file.text = "grammar confidence\n\nlexicon confidence:\n  +2 = any; " + weights + "\n";
  }
  const auto extractor = make_extractor(sources, Patterns::trusted);
  std::string out;
  for (const auto& p : outcome_of(*extractor, kPage, io::Media::text).projects) {
    for (const auto& f : p.facts) {
      if (f.path == "targets") out += record::to_json(*f.value.find("count")).dump() + " ";
    }
  }
  return out;
}

TEST(TargetPlace, TellsHowManyCountsThereAreAndWhereMostOfThem) {
  EXPECT_EQ(counts_without("+1 = nothing"), "60 25 140 25 ");
  EXPECT_EQ(counts_without("-9 = targets:of_some"), "");
  EXPECT_EQ(counts_without("-9 = targets:of_many"), "60 25 140 25 ");
  EXPECT_EQ(counts_without("-9 = targets:page_has_no_rows"), "");
  EXPECT_EQ(counts_without("-9 = targets:poor_block"), "60 25 140 25 ");  // one in each
}

TEST(TargetPlace, TellsWhatIsSaidElsewhere) {
  EXPECT_EQ(counts_without("-9 = targets:noun_with_other_number"), "25 25 ");
  EXPECT_EQ(counts_without("-9 = targets:number_with_other_noun"), "60 140 ");
  EXPECT_EQ(counts_without("-9 = targets:told_elsewhere"), "60 25 140 25 ");
}

TEST(TargetPlace, TellsHowFarThingsAre) {
  EXPECT_EQ(counts_without("-9 = targets:behind_title_1"), "25 140 25 ");
  EXPECT_EQ(counts_without("-9 = targets:behind_code_3"), "60 140 25 ");
  // On a page of few blocks the way to its end tells nothing.
  EXPECT_EQ(counts_without("-9 = targets:from_end_1"), "60 25 140 25 ");
  EXPECT_EQ(counts_without("-9 = targets:short_page"), "");
}

TEST(TargetPlace, TellsTheBlocksNextToIt) {
  EXPECT_EQ(counts_without("-9 = targets:below_item"), "60 25 ");
  EXPECT_EQ(counts_without("-9 = targets:above_paragraph"), "60 25 140 ");
}

TEST(TargetPlace, TellsTheWordsOfTheHeadingAbove) {
  EXPECT_EQ(counts_without("-9 = targets:head_raman"), "60 ");
}

TEST(TargetPlace, TellsTheChanceOfOthersNear) {
  EXPECT_EQ(counts_without("-1 = targets:company_likely"), "60 25 140 25 ");
  EXPECT_EQ(counts_without("-9 = targets:company_likely"), "");
}

}  // namespace
}  // namespace fisa::pipeline
