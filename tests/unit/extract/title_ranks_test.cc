#include "extract/title_ranks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

namespace fisa::extract {
namespace {

using testing::ElementsAre;
using testing::Pair;

TitleRanks ranks() {
  static constexpr std::array<std::string_view, 1> kAsked = {"quoted"};
  TitleRanks out(kAsked);
  out.add("title:in_row", -10);
  out.add("title:in_row_and_in_capitals", 25);
  out.add("other:in_row", 100);
  return out;
}

TEST(TitleRanks, AreOfEachSignOnceAndOfPairs) {
  const TitleRanks all = ranks();
  TitleSignSet signs(all, false);
  signs.add("in_row");
  signs.add("in_row");
  EXPECT_EQ(signs.sum(), -10);
  signs.add("in_capitals");
  signs.add_pairs();
  EXPECT_EQ(signs.sum(), 15);
}

TEST(TitleRanks, SignsThatAreAskedForAreKnownWithoutAMeasure) {
  const TitleRanks all = ranks();
  TitleSignSet signs(all, false);
  EXPECT_FALSE(signs.has("quoted"));
  signs.add("quoted");
  EXPECT_TRUE(signs.has("quoted"));
  EXPECT_EQ(signs.sum(), 0);
}

TEST(TitleRanks, SetsJoin) {
  const TitleRanks all = ranks();
  TitleSignSet around(all, true);
  around.add("in_row");
  around.add("never_measured");
  TitleSignSet signs(all, true);
  signs.add("in_capitals");
  signs.add(around);
  signs.add_pairs();
  EXPECT_THAT(signs.named(),
              ElementsAre(Pair("title:in_capitals", 0), Pair("title:in_row", -10),
                          Pair("title:in_row_and_in_capitals", 25), Pair("title:never_measured", 0)));
}

TEST(TitleRanks, UnmeasuredSignsAreHeldOnlyToBeShown) {
  const TitleRanks all = ranks();
  TitleSignSet signs(all, false);
  signs.add("never_measured");
  EXPECT_TRUE(signs.named().empty());
}

}  // namespace
}  // namespace fisa::extract
