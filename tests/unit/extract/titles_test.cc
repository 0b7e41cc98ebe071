// A title taken apart, and what makes an acronym.
#include "extract/titles.h"

#include <gtest/gtest.h>

namespace fisa::extract {
namespace {

TEST(Acronym, IsOneTokenInCapitals) {
  for (const char* yes : {"SATVIU", "SAT-ACT", "e-Tecuci", "LIB4GREEN"}) EXPECT_TRUE(is_acronym(yes)) << yes;
  for (const char* no : {"Satul", "Satul viu", "(SATVIU)", "A"}) EXPECT_FALSE(is_acronym(no)) << no;
}

TEST(SplitTitle, LeavesANameAndItsSubtitleWhole) {
  EXPECT_EQ(split_title("Satul viu (SATVIU)").acronym, "SATVIU");
  EXPECT_EQ(split_title("SATVIU: Satul viu de la munte. Oameni").title, "Satul viu de la munte. Oameni");
  EXPECT_EQ(split_title("SATVIU / Satul viu de la munte").acronym, "SATVIU");
  EXPECT_EQ(split_title("SATVIU | Satul viu de la munte").title, "Satul viu de la munte");
  EXPECT_EQ(split_title("Satul viu de la munte [SATVIU]").acronym, "SATVIU");
  EXPECT_EQ(split_title("Satul viu de la munte și de la câmp - POCU/436/4/4/128034").acronym, "");
  EXPECT_EQ(split_title("Drumul lânii: meșteșug viu").acronym, "");
}

TEST(Acronym, IsNoNumberAndNoShout) {
  for (const char* no : {"II.2", "XIV", "3-4", "STOP!"}) EXPECT_FALSE(is_acronym(no)) << no;
  EXPECT_TRUE(is_acronym("CIVIC"));
}

TEST(SplitTitle, KnowsTheAcronymOfALoudTitleByItsWords) {
  EXPECT_EQ(split_title("ATELIERE DESCHISE PE PRUT - ATEPRUT").acronym, "ATEPRUT");
  EXPECT_EQ(split_title("ATELIERE DESCHISE PE PRUT - CODLEA").acronym, "");
}

TEST(SplitTitle, KnowsAWordBesideCapitals) {
  const SplitTitle split = split_title("Poduri supravegheate de senzori fara fir - AB-Veghe");
  EXPECT_EQ(split.title, "Poduri supravegheate de senzori fara fir");
  EXPECT_EQ(split.acronym, "AB-Veghe");
  EXPECT_EQ(split_title("Poduri supravegheate de senzori la Albesti (Podul-SIM)").acronym, "Podul-SIM");
  EXPECT_EQ(split_title("Poduri supravegheate de senzori fara fir - Satu-Nou").acronym, "");
}

}  // namespace
}  // namespace fisa::extract
