// Shares of a project's money that arithmetic tells.
#include "extract/shares.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace fisa::extract {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

std::vector<std::pair<std::string, double>> told(double total, const std::map<std::string, double>& known,
                                                 const std::vector<double>& sums) {
  std::vector<std::pair<std::string, double>> out;
  for (const TellingSum& t : shares_left(total, known, sums)) out.emplace_back(t.kind, sums[t.sum]);
  return out;
}

TEST(SharesLeft, AreWhatTheOthersLeaveOfTheWhole) {
  EXPECT_THAT(told(100, {{"grant", 90}}, {7, 10}), ElementsAre(Pair("own_contribution", 10)));
  EXPECT_THAT(told(100, {{"own_contribution", 10}}, {90}), ElementsAre(Pair("grant", 90)));
  EXPECT_THAT(told(100, {{"eu", 85}, {"own_contribution", 2}}, {13}), ElementsAre(Pair("national", 13)));
  EXPECT_THAT(told(120, {{"grant", 90}, {"ineligible", 20}}, {10}),
              ElementsAre(Pair("own_contribution", 10)));
  EXPECT_THAT(told(0, {{"eligible", 100}, {"grant", 98}}, {2}), ElementsAre(Pair("own_contribution", 2)));
  EXPECT_THAT(told(0, {{"eu", 85}, {"national", 13}}, {98}), ElementsAre(Pair("grant", 98)));
  EXPECT_THAT(told(100, {{"grant", 90}}, {9}), IsEmpty());
  EXPECT_THAT(told(100, {{"eu", 80}, {"national", 13}, {"own_contribution", 2}}, {5}),
              ElementsAre(Pair("own_contribution", 5)));
}

TEST(SharesLeft, OfTwoThatFollowEachOtherTheStateGivesMore) {
  EXPECT_THAT(told(100, {{"eu", 85}}, {13, 2}),
              ElementsAre(Pair("national", 13), Pair("own_contribution", 2)));
  EXPECT_THAT(told(100, {{"eu", 85}}, {13, 4, 2}), IsEmpty());
  EXPECT_THAT(told(100, {}, {60, 40}), IsEmpty());
}

TEST(SumsThatMake, AreChosenWhereNoOthersDo) {
  EXPECT_THAT(sums_that_make(3'001.25, {1'000.10, 2'001.15, 7.77}), ElementsAre(0, 1));
  EXPECT_THAT(sums_that_make(3'001.25, {1'000.10, 7.77}), IsEmpty());
  EXPECT_THAT(sums_that_make(3'001.25, {1'000.10, 2'001.15, 2'001.15}), IsEmpty());  // which of two?
  EXPECT_THAT(sums_that_make(3'000, {1'000, 2'000, 7'000}), IsEmpty());              // by chance
}

}  // namespace
}  // namespace fisa::extract
