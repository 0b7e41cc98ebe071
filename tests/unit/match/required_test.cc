#include "match/required.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace fisa::match {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

std::vector<Clause> clauses(std::string_view pattern) {
  return required(pattern);
}

TEST(Required, LiteralsOfASequence) {
  EXPECT_THAT(clauses("implementeaza[^.]{0,80}proiect"),
              UnorderedElementsAre(ElementsAre("implementeaza"), ElementsAre("proiect")));
  EXPECT_THAT(clauses("SMIS \\d+"), ElementsAre(ElementsAre("smis 0")));
  EXPECT_THAT(clauses("\\x03 de lei"), ElementsAre(ElementsAre("\x03 de lei")));
}

TEST(Required, OneOfItsAlternatives) {
  EXPECT_THAT(clauses("(?:buget|costul total)"), ElementsAre(ElementsAre("buget", "costul total")));
  EXPECT_THAT(clauses("(?P<x>buget|cost.*mare)"), ElementsAre(ElementsAre("buget", "cost")));
  EXPECT_THAT(clauses("buget|.*"), IsEmpty());
}

TEST(Required, WhatIsOptionalIsNotRequired) {
  EXPECT_THAT(clauses("buget(?:ul)? total"), ElementsAre(ElementsAre("buget total", "bugetul total")));
  EXPECT_THAT(clauses("(?:proiect)*buget"), ElementsAre(ElementsAre("buget")));
  EXPECT_THAT(clauses("(?:proiect){0,3}buget"), ElementsAre(ElementsAre("buget")));
  EXPECT_THAT(clauses("(?:proiect){2,3}"), ElementsAre(ElementsAre("proiect")));
}

TEST(Required, AFormThatHoldsAnotherSaysNoMore) {
  EXPECT_THAT(clauses("proiect(?:ul|ului)?"), ElementsAre(ElementsAre("proiect")));
}

TEST(Required, SmallClassesAreLetters) {
  EXPECT_THAT(clauses("durat[aă]x|[\\x04\\x05]"), ElementsAre(ElementsAre("\x04", "\x05", "durat")));
  EXPECT_THAT(clauses("gr[ae]nt"), ElementsAre(ElementsAre("grant", "grent")));
  EXPECT_THAT(clauses("buget[^x]total"), UnorderedElementsAre(ElementsAre("buget"), ElementsAre("total")));
  EXPECT_THAT(clauses("buget[]a]total"), ElementsAre(ElementsAre("buget]total", "bugetatotal")));
}

TEST(Required, AnchorsAreTheEdgesOfTheText) {
  EXPECT_THAT(clauses("^lp\\b"), ElementsAre(ElementsAre(std::string("\0lp", 3))));
  EXPECT_THAT(clauses("^(?:[a-z]+x|lp)$"), IsEmpty());
  EXPECT_THAT(clauses("(?:^|; )incepere"),
              ElementsAre(ElementsAre(std::string("\0incepere", 9), "; incepere")));
}

TEST(Required, AnchoredAlternativesThatGoOn) {
  EXPECT_THAT(clauses("^(?:p ?\\d|lider.*x)"),
              UnorderedElementsAre(
                  ElementsAre(std::string("\0lider", 6), std::string("\0p 0", 4), std::string("\0p0", 3)),
                  ElementsAre("lider", "p 0", "p0")));
}

TEST(Required, CommonLettersAreNotWorthLookingFor) {
  EXPECT_THAT(clauses("a[^.]+de"), ElementsAre(ElementsAre("de")));
  EXPECT_THAT(clauses(" [^.]+a"), IsEmpty());
}

TEST(Required, NothingWhereThePatternIsNotUnderstood) {
  EXPECT_THAT(clauses("\\Qbuget\\E"), IsEmpty());
  EXPECT_THAT(clauses("buget[[:alpha:]]"), IsEmpty());
  EXPECT_THAT(clauses("(?m)^buget"), IsEmpty());
}

TEST(Required, NothingOfEdgesThatAreHidden) {
  EXPECT_THAT(required("^buget", Edges::hidden), ElementsAre(ElementsAre("buget")));
  EXPECT_THAT(required("(?:^|; )incepere", Edges::hidden), ElementsAre(ElementsAre("incepere")));
  EXPECT_THAT(required("^[a-z]+$", Edges::hidden), IsEmpty());
}

TEST(Required, OtherScriptsAreAnyLetter) {
  EXPECT_THAT(clauses("\xD0\x94\xD0\x90 buget"), ElementsAre(ElementsAre(" buget")));
}

}  // namespace
}  // namespace fisa::match
