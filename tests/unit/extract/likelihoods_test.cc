#include "extract/likelihoods.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace fisa::extract {
namespace {

double log_odds(std::optional<double> p) {
  return std::log(*p / (1 - *p));
}

TEST(Likelihoods, SignsAddUpAndPairsCountWhereBothStand) {
  Likelihoods l;
  l.add("partner:any", -1);
  l.add("partner:listed", 2);
  l.add("partner:first&listed", 0.5);
  l.add("total:any", 3);
  EXPECT_NEAR(log_odds(l.of("partner", {})), -1, 1e-9);
  EXPECT_NEAR(log_odds(l.of("partner", {"listed", "unheard_of"})), 1, 1e-9);
  EXPECT_NEAR(log_odds(l.of("partner", {"first"})), -1, 1e-9);
  EXPECT_NEAR(log_odds(l.of("partner", {"listed", "first"})), 1.5, 1e-9);
  EXPECT_NEAR(log_odds(l.of("total", {"listed"})), 3, 1e-9);
}

TEST(Likelihoods, ASignGivenTwiceCountsOnce) {
  Likelihoods l;
  l.add("partner:any", 0);
  l.add("partner:listed", 2);
  EXPECT_NEAR(log_odds(l.of("partner", {"listed", "listed"})), 2, 1e-9);
}

TEST(Likelihoods, OfCompetitorsASignCountsAsOftenAsItIsThere) {
  Likelihoods l;
  l.add("parting:any", 0);
  l.add("parting:piece_sums_1", 0.5);
  l.add("parting:turn_form", -1);
  EXPECT_NEAR(*l.score("parting", {"piece_sums_1", "turn_form", "piece_sums_1", "unheard_of"}), 0, 1e-9);
  EXPECT_NEAR(*l.score("parting", {"piece_sums_1", "piece_sums_1"}), 1, 1e-9);
  EXPECT_FALSE(l.score("partner", {"piece_sums_1"}));
}

TEST(Likelihoods, WhatHasNotBeenMeasuredHasNone) {
  Likelihoods l;
  l.add("partner:listed", 2);
  EXPECT_FALSE(l.of("partner", {"listed"}));
  EXPECT_FALSE(l.of("code", {}));
}

TEST(Likelihoods, TheMostIsWithTheBestOfEachKindThatMayCome) {
  Likelihoods l;
  l.add("page:any", -3);
  l.add("page:law_often", -1);
  l.add("page:title_told", 2);
  l.add("page:title_weak", 0.5);
  l.add("page:parted_in_two", -1);
  l.add("page:law_often&title_told", 0.25);
  l.add("page:law_often&title_weak", -0.25);
  static constexpr std::array<std::string_view, 2> kKinds = {"title_", "parted_in_"};
  EXPECT_NEAR(*l.most("page", {"law_often"}, kKinds), -3 - 1 + 2 + 0.25, 1e-9);
  EXPECT_NEAR(*l.most("page", {}, kKinds), -3 + 2, 1e-9);
  EXPECT_FALSE(l.most("nothing measured", {}, kKinds));
}

}  // namespace
}  // namespace fisa::extract
