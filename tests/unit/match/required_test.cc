#include "match/required.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace fisa::match {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

TEST(Required, LiteralsOfASequence) {
  EXPECT_THAT(required("implementeaza[^.]{0,80}proiect"),
              UnorderedElementsAre(ElementsAre("implementeaza"), ElementsAre("proiect")));
  EXPECT_THAT(required("SMIS \\d+"), ElementsAre(ElementsAre("smis ")));
  EXPECT_THAT(required("\\x03 de lei"), ElementsAre(ElementsAre("\x03 de lei")));
}

TEST(Required, OneOfItsAlternatives) {
  EXPECT_THAT(required("(?:buget|costul total)"), ElementsAre(ElementsAre("buget", "costul total")));
  EXPECT_THAT(required("(?P<x>buget|cost.*mare)"), ElementsAre(ElementsAre("buget", "cost")));
  EXPECT_THAT(required("buget|.*"), IsEmpty());
}

TEST(Required, WhatIsOptionalIsNotRequired) {
  EXPECT_THAT(required("buget(?:ul)? total"), ElementsAre(ElementsAre("buget total", "bugetul total")));
  EXPECT_THAT(required("(?:proiect)*buget"), ElementsAre(ElementsAre("buget")));
  EXPECT_THAT(required("(?:proiect){0,3}buget"), ElementsAre(ElementsAre("buget")));
  EXPECT_THAT(required("(?:proiect){2,3}"), ElementsAre(ElementsAre("proiect")));
}

TEST(Required, AFormThatHoldsAnotherSaysNoMore) {
  EXPECT_THAT(required("proiect(?:ul|ului)?"), ElementsAre(ElementsAre("proiect")));
}

TEST(Required, SmallClassesAreLetters) {
  EXPECT_THAT(required("durat[aă]x|[\\x04\\x05]"), ElementsAre(ElementsAre("\x04", "\x05", "durat")));
  EXPECT_THAT(required("gr[ae]nt"), ElementsAre(ElementsAre("grant", "grent")));
  EXPECT_THAT(required("buget[^x]total"), UnorderedElementsAre(ElementsAre("buget"), ElementsAre("total")));
  EXPECT_THAT(required("buget[]a]total"), ElementsAre(ElementsAre("buget]total", "bugetatotal")));
}

TEST(Required, AnchorsAreTheEdgesOfTheText) {
  EXPECT_THAT(required("^lp\\b"), ElementsAre(ElementsAre(std::string("\0lp", 3))));
  EXPECT_THAT(required("^(?:[a-z]+x|lp)$"), IsEmpty());
  EXPECT_THAT(required("(?:^|; )incepere"),
              ElementsAre(ElementsAre(std::string("\0incepere", 9), "; incepere")));
}

TEST(Required, AnchoredAlternativesThatGoOn) {
  EXPECT_THAT(required("^(?:p ?\\d|lider.*x)"),
              ElementsAre(ElementsAre(std::string("\0lider", 6), std::string("\0p", 2))));
}

TEST(Required, CommonLettersAreNotWorthLookingFor) {
  EXPECT_THAT(required("a[^.]+de"), ElementsAre(ElementsAre("de")));
  EXPECT_THAT(required(" [^.]+a"), IsEmpty());
}

TEST(Required, NothingWhereThePatternIsNotUnderstood) {
  EXPECT_THAT(required("\\Qbuget\\E"), IsEmpty());
  EXPECT_THAT(required("buget[[:alpha:]]"), IsEmpty());
  EXPECT_THAT(required("(?m)^buget"), IsEmpty());
}

TEST(Required, OtherScriptsAreAnyLetter) {
  EXPECT_THAT(required("\xD0\x94\xD0\x90 buget"), ElementsAre(ElementsAre(" buget")));
}

}  // namespace
}  // namespace fisa::match
