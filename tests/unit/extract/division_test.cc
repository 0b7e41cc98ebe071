// Sums that divide a whole, by what the words around them hint at.
#include "extract/division.h"

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

constexpr const char* kOwn = "own_contribution";

std::vector<std::pair<std::string, double>> divided(double whole,
                                                    const std::vector<std::pair<std::string, double>>& told,
                                                    const std::vector<HintedSum>& sums) {
  std::vector<std::pair<std::string, double>> out;
  for (const TellingSum& t : divide(whole, told, sums)) out.emplace_back(t.kind, sums[t.sum].amount);
  return out;
}

TEST(Divide, TakesHintsThatStandOnOneSide) {
  EXPECT_THAT(divided(2'148.07, {}, {{1'933.26, "eu", kOwn}, {214.81, kOwn, ""}}),
              ElementsAre(Pair("eu", 1'933.26), Pair(kOwn, 214.81)));
  EXPECT_THAT(divided(6'124.05, {}, {{5'205.40, kOwn, "eu"}, {918.65, "eu", "national"}}),
              ElementsAre(Pair("eu", 5'205.40), Pair("national", 918.65)));
}

TEST(Divide, InfersWhatNothingHintsAt) {
  EXPECT_THAT(divided(5'410.30, {{"grant", 4'870.10}}, {{540.20, "", ""}}), ElementsAre(Pair(kOwn, 540.20)));
  EXPECT_THAT(divided(5'410.30, {}, {{4'870.10, "", ""}, {540.20, kOwn, ""}}),
              ElementsAre(Pair("grant", 4'870.10), Pair(kOwn, 540.20)));
  EXPECT_THAT(divided(5'410.30, {{"eligible", 4'870.10}}, {{540.20, "", ""}}), IsEmpty());
  EXPECT_THAT(divided(5'410.30, {}, {{4'870.10, "", ""}, {540.20, "", ""}}), IsEmpty());
}

TEST(Divide, IsNotWhatSeveralPartnersHave) {
  EXPECT_THAT(divided(9'463.81, {}, {{5'126.41, "", ""}, {1'648.40, kOwn, ""}, {2'689.00, kOwn, ""}}),
              IsEmpty());
}

TEST(Divide, IsNothingThatMayAddUpByChance) {
  EXPECT_THAT(divided(3'000, {}, {{1'000, kOwn, ""}, {2'000, "eu", ""}, {7'000, "", ""}}), IsEmpty());
}

}  // namespace
}  // namespace fisa::extract
