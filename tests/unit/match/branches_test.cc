#include "match/branches.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <re2/re2.h>

#include "match/pattern.h"

namespace fisa::match {
namespace {

using testing::ElementsAre;

// Long enough to be worth a cut.
std::string long_choice() {
  return "anunturi publice ale primariei|stiri din comuna noastra|proiecte? in derulare\\b|rapoarte anuale "
         "ale "
         "consiliului local|hotarari adoptate in sedintele consiliului";
}

TEST(Branches, AChoiceIsCutAtItsOutermostAlternation) {
  EXPECT_THAT(branches("^(?:" + long_choice() + ")$", Answer::whether),
              ElementsAre("^anunturi publice ale primariei$", "^stiri din comuna noastra$",
                          "^proiecte? in derulare\\b$", "^rapoarte anuale ale consiliului local$",
                          "^hotarari adoptate in sedintele consiliului$"));
  EXPECT_EQ(branches(long_choice(), Answer::where).size(), 5U);
}

TEST(Branches, GroupsWithinGroupsAreOpened) {
  EXPECT_EQ(branches("(?:(?:" + long_choice() + ")|(?:" + long_choice() + "))", Answer::where).size(), 10U);
  EXPECT_EQ(branches("(?:(?:" + long_choice() + "))[.]", Answer::where).back(),
            "hotarari adoptate in sedintele consiliului[.]");
}

TEST(Branches, MarksOfAlternationInClassesAndEscapesAreNone) {
  const std::string pattern = "(?:a[|)(]b|\\|c\\(|[]|]d|[[:alpha:]|]e|\\x{7c}f\\pL|" + long_choice() + ")";
  const auto cut = branches(pattern, Answer::where);
  ASSERT_EQ(cut.size(), 10U);
  EXPECT_EQ(cut[0], "a[|)(]b");
  EXPECT_EQ(cut[1], "\\|c\\(");
  EXPECT_EQ(cut[2], "[]|]d");
  EXPECT_EQ(cut[3], "[[:alpha:]|]e");
  EXPECT_EQ(cut[4], "\\x{7c}f\\pL");
}

TEST(Branches, WhatIsShortQuantifiedOrCapturedStaysWhole) {
  EXPECT_THAT(branches("a|b|c", Answer::whether), ElementsAre("a|b|c"));
  const std::string quantified = "x(?:" + long_choice() + ")?";
  EXPECT_THAT(branches(quantified, Answer::whether), ElementsAre(quantified));
  const std::string captured = "(?P<name>" + long_choice() + ")";
  EXPECT_THAT(branches(captured, Answer::whether), ElementsAre(captured));
}

// Where a match begins, and which of several, is the choice's only if nothing with a width stands before it.
TEST(Branches, WhereItMatchesIsAskedOfAChoiceThatBeginsThePattern) {
  const std::string pattern = "[a-z]*(?:" + long_choice() + ")";
  EXPECT_EQ(branches(pattern, Answer::whether).size(), 5U);
  EXPECT_THAT(branches(pattern, Answer::where), ElementsAre(pattern));
  EXPECT_EQ(branches("(?i)\\b(?:" + long_choice() + ")", Answer::where).size(), 5U);
}

TEST(Branches, SayTheSameAsThePattern) {
  const std::string pattern = "^(?:(?:un |doua )?(?:" + long_choice() + "|(?:anunturi|stiri)(?: noi)?))$";
  const RE2 whole(pattern, pattern_options());
  for (const char* text : {"anunturi publice ale primariei", "doua stiri noi", "stiri", "un anunturi noi",
                           "proiect in derulare", "proiecte in derulare", "stiri vechi", "", "hotarari"}) {
    bool any = false;
    for (const std::string& branch : branches(pattern, Answer::whether))
      any = any || RE2::PartialMatch(text, RE2(branch, pattern_options()));
    EXPECT_EQ(any, RE2::PartialMatch(text, whole)) << text;
  }
}

}  // namespace
}  // namespace fisa::match
