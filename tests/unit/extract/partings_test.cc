// The ways in which a page is parted among projects.
#include "extract/partings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace fisa::extract {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

Section section(std::uint32_t begin, Form form, std::uint8_t depth) {
  Section s;
  s.begin = begin;
  s.form = form;
  s.depth = depth;
  return s;
}

Section project(std::uint32_t begin, Form form, std::uint8_t depth, const char* total) {
  Section s = section(begin, form, depth);
  s.totals = s.money = {total};
  s.time = {total};
  return s;
}

const Parting* way(const std::vector<Parting>& all, const std::vector<std::size_t>& begins) {
  for (const Parting& p : all) {
    if (p.begins == begins) return &p;
  }
  return nullptr;
}

// An opening, and three headings that tell of a project each.
std::vector<Section> three() {
  return {section(0, Form::opening, 0), project(1, Form::heading, 2, "10"),
          project(4, Form::heading, 2, "20"), project(7, Form::heading, 2, "30")};
}

TEST(Partings, TakeThoseOfOneFormTogetherHoweverUnlikelyEachIs) {
  const auto all = partings(three(), {0.01, 0.3, 0.05, 0.02}, std::vector<bool>(4), {});
  const Parting* headings = way(all, {1, 2, 3});
  ASSERT_NE(headings, nullptr);
  EXPECT_THAT(headings->signs, Contains("whole_form"));
  EXPECT_THAT(headings->signs, Contains("turn_other_total").Times(2));
  EXPECT_THAT(headings->signs, Not(Contains("piece_total_two")));
}

TEST(Partings, SeeWhatAPieceHasTwoOf) {
  const auto all = partings(three(), {0.01, 0.9, 0.05, 0.8}, std::vector<bool>(4), {});
  const Parting* without_one = way(all, {1, 3});
  ASSERT_NE(without_one, nullptr);
  EXPECT_THAT(without_one->signs, Contains("piece_total_two"));
  const Parting* one = way(all, {1});
  ASSERT_NE(one, nullptr);
  EXPECT_THAT(one->signs, Contains("one_with_total_some"));
}

TEST(Partings, SeeThatOneProjectIsToldTwice) {
  std::vector<Section> twice = three();
  twice[2].totals = twice[1].totals;
  const auto all = partings(twice, {0.01, 0.9, 0.8, 0.01}, std::vector<bool>(4), {});
  ASSERT_NE(way(all, {1, 2}), nullptr);
  EXPECT_THAT(way(all, {1, 2})->signs, Contains("turn_same_total"));
  EXPECT_THAT(way(all, {1, 2})->signs, Not(Contains("turn_other_total")));
}

TEST(Partings, TakeTheDoubtfulOnesEachOrNot) {
  const auto all = partings(three(), {0.01, 0.9, 0.4, 0.2}, std::vector<bool>(4), {});
  for (const auto& begins : std::vector<std::vector<std::size_t>>{{1}, {1, 2}, {1, 3}, {2, 3}, {1, 2, 3}})
    EXPECT_NE(way(all, begins), nullptr);
}

TEST(Partings, CountWhatEachPieceSays) {
  const auto all = partings(three(), {0.01, 0.9, 0.4, 0.2}, std::vector<bool>(4), {});
  const auto times = [&](const std::vector<std::size_t>& begins, const char* sign) {
    const std::vector<std::string>& signs = way(all, begins)->signs;
    return std::count(signs.begin(), signs.end(), sign);
  };
  EXPECT_EQ(times({1, 2, 3}, "piece_total_one"), 3);
  EXPECT_EQ(times({1, 2, 3}, "turn_other_total"), 2);
  EXPECT_EQ(times({1, 2, 3}, "begun_9"), 1);
  EXPECT_EQ(times({1, 3}, "piece_total_two"), 1);
  EXPECT_EQ(times({1, 3}, "left_4"), 1);
  EXPECT_EQ(times({1}, "whole_total_some"), 1);
  EXPECT_EQ(times({1}, "left_by_one_4"), 1);
}

TEST(Partings, SeeHowManyThePageSaysThatThereAre) {
  const auto all = partings(three(), {0.01, 0.9, 0.4, 0.2}, std::vector<bool>(4), {3, 7});
  EXPECT_THAT(way(all, {1, 2, 3})->signs, Contains("as_many_as_said"));
  EXPECT_THAT(way(all, {1, 2})->signs, Contains("not_as_many_as_said"));
}

TEST(Partings, AreOneWhereNothingIsInDoubt) {
  const auto all = partings(three(), {0.001, 0.9, 0.001, 0.002}, std::vector<bool>(4), {});
  ASSERT_EQ(all.size(), 1U);
  EXPECT_THAT(all.front().begins, ElementsAre(1U));
}

TEST(WithoutLinesBelow, LeavesAHeadingWithTheLineThatNamesItsProject) {
  std::vector<Section> sections = {section(0, Form::heading, 2), section(2, Form::line, 10),
                                   project(3, Form::heading, 2, "20"), section(5, Form::line, 10)};
  EXPECT_THAT(without_lines_below(sections, {0, 1, 2, 3}), ElementsAre(0U, 2U, 3U));
}

}  // namespace
}  // namespace fisa::extract
