// What numbers say by fitting each other: two dates and a duration, a sum and its shares, numbers and the
// currency that is told elsewhere.
#include <gtest/gtest.h>

#include <string>

#include "outcome_of.h"
#include "pipeline/grammars.h"
#include "record/record.h"

namespace fisa::pipeline {
namespace {

// The project's facts of one path, as JSON, one a line.
std::string facts(const std::string& text, const std::string& path) {
  static const auto extractor = make_extractor(*grammar_sources(""));
  const std::string page =
      "Proiectul \"Drumul mierii\", cod SMIS 123456, este implementat de Comuna Albesti.\n\n" + text;
  std::string out;
  for (const auto& p : outcome_of(*extractor, page, io::Media::text).projects) {
    for (const auto& f : p.facts) {
      if (f.path == path) out += record::to_json(f.value).dump() + "\n";
    }
  }
  return out;
}

TEST(AddingUp, DatesAndADurationThatFitAreThePeriod) {
  const std::string text =
      "Saisprezece luni. Am iesit in lume pe 4 ianuarie 2021, deci plecam pe 3 mai 2022.\n";
  EXPECT_EQ(facts(text, "period.start"), "\"2021-01-04\"\n");
  EXPECT_EQ(facts(text, "period.end"), "\"2022-05-03\"\n");
  EXPECT_EQ(facts(text, "period.duration"), "\"P16M\"\n");
}

TEST(AddingUp, ACalendarBeginsAndEndsWhatLastsAsLong) {
  const std::string text =
      "Cum a decurs\n\n"
      "04.2013   Pornim.\n"
      "06.2014   Primul targ, cu 40 de mesteri.\n"
      "09.2015   Se inchide cercul, la capatul a 30 de luni.\n";
  EXPECT_EQ(facts(text, "period.start"), "\"2013-04\"\n");
  EXPECT_EQ(facts(text, "period.end"), "\"2015-09\"\n");
  const std::string other =
      "Cum a decurs\n\n"
      "04.2013   Pornim.\n"
      "06.2014   Primul targ, cu 40 de mesteri.\n"
      "12.2015   Se inchide cercul, la capatul a 30 de luni.\n";
  EXPECT_EQ(facts(other, "period.start").find("2013-06"), std::string::npos);
}

TEST(AddingUp, ThisYearIsThatOfTheDateOverTheText) {
  const std::string text =
      "15 decembrie 2023\n\nProiectul s-a derulat in perioada 1 mai - 31 octombrie anul acesta.\n\n";
  EXPECT_EQ(facts(text, "period.start"), "\"2023-05-01\"\n");
  const std::string last =
      "15 decembrie 2023\n\nProiectul s-a derulat intre 10 aprilie si 15 noiembrie anul trecut.\n\n";
  EXPECT_EQ(facts(last, "period.end"), "\"2022-11-15\"\n");
  const std::string undated = "Proiectul s-a derulat in perioada 1 mai - 31 octombrie anul acesta.\n";
  EXPECT_EQ(facts(undated, "period.start"), "");
}

TEST(AddingUp, ADayWithinAPeriodBeginsNothing) {
  const std::string text =
      "Durata contractului\n12.10.2022 - 30.06.2026\n\nStadiu fizic la 1 martie 2025: 72%\n\n"
      "Firma Alfa are termen de 16 luni.\n";
  EXPECT_EQ(facts(text, "period.start"), "\"2022-10-12\"\n");
  EXPECT_EQ(facts(text, "period.end"), "\"2026-06-30\"\n");
}

TEST(AddingUp, WhatEndsBeforeTheStartIsOfSomethingElse) {
  const std::string text =
      "Proiectul a demarat la 1 iulie 2024. Sunt 24 de luni de implementare.\n\n"
      "Tabara satului s-a incheiat la 3 mai 2019.\n";
  EXPECT_EQ(facts(text, "period.end"), "\"2026-06-30\"\n");
}

TEST(AddingUp, ASumBelowAShareIsNoTotalWhereAWholeStandsBesideTheShare) {
  const std::string text =
      "Bugetul se cifreaza la 1.498.760 euro, dintre care 1.348.884 euro reprezinta grantul.\n\n"
      "Comuna a avut si un proiect de 780.000 de euro, pentru pompieri.\n";
  EXPECT_EQ(facts(text, "budget.total"), "{\"amount\":1498760,\"currency\":\"EUR\"}\n");
  EXPECT_NE(facts(text, "budget.parts").find("1348884"), std::string::npos);
}

TEST(AddingUp, NumbersThatMakeTheSumOfTheirColumnAreInItsCurrency) {
  const std::string text =
      "De unde vin banii\nUniunea Europeana\t705.000\nGuvernul Romaniei\t235.000\n"
      "Bugetele comunelor\t106.812\nDeviz general\t1.046.812 EURO\n";
  EXPECT_NE(facts(text, "budget.parts").find("{\"kind\":\"eu\",\"amount\":705000,"), std::string::npos);
  const std::string off =
      "De unde vin banii\nUniunea Europeana\t705.000\nGuvernul Romaniei\t235.000\n"
      "Bugetele comunelor\t106.813\nDeviz general\t1.046.812 EURO\n";
  EXPECT_EQ(facts(off, "budget.parts").find("705000"), std::string::npos);
}

TEST(AddingUp, ALabelThatEndsInACurrencyIsNoUnitOfTheNumberAbove) {
  const std::string text = "Nr. de luni\n36\nBuget, lei\n12.486.930,14\n";
  EXPECT_EQ(facts(text, "period.duration"), "\"P36M\"\n");
}

TEST(AddingUp, WorksLastByThemselves) {
  const std::string text =
      "Constructorul are saisprezece luni: a venit pe 4 ianuarie 2021 si pleaca pe 3 mai 2022.\n";
  EXPECT_EQ(facts(text, "period.end"), "");
}

TEST(AddingUp, ATotalIsKnownByTheSumsBesideIt) {
  const std::string told =
      "Judetul a pus treizeci si doua de mii (32.000 lei), parohia 3.900 de lei, primaria 3.100 de lei. "
      "Laolalta, 39.000 de lei.\n";
  EXPECT_EQ(facts(told, "budget.total"), "{\"amount\":39000,\"currency\":\"RON\"}\n");
  const std::string off =
      "Judetul a pus treizeci si doua de mii (32.000 lei), parohia 3.900 de lei, primaria 3.100 de lei. "
      "Laolalta, 39.500 de lei.\n";
  EXPECT_EQ(facts(off, "budget.total"), "");
}

TEST(AddingUp, ARoundedSumWithItsExactFigureIsOne) {
  const std::string text =
      "Costul este de 6,24 milioane de euro (exact: 6.238.412,50 euro), iar contributia Uniunii Europene "
      "este "
      "de 5.874.900 de euro.\n";
  EXPECT_EQ(facts(text, "budget.total"), "{\"amount\":6238412.5,\"currency\":\"EUR\"}\n");
  EXPECT_EQ(facts(text, "budget.parts"), "{\"kind\":\"eu\",\"amount\":5874900,\"currency\":\"EUR\"}\n");
}

TEST(AddingUp, BehindASumANumberOfFourDigitsIsOneToo) {
  const std::string text = "Am primit un grant de 49.800 de lei, iar vecinii au mai strans 6.340.\n";
  EXPECT_NE(facts(text, "budget.parts").find("6340"), std::string::npos) << facts(text, "budget.parts");
}

TEST(AddingUp, TheExactFigureOfARoundedTotalIsTheTotal) {
  const std::string text =
      "Valoarea totala a proiectului este de aproape 9 milioane de lei. Pe hartie scrie "
      "8.936.512,07 lei.\n";
  EXPECT_EQ(facts(text, "budget.total"), "{\"amount\":8936512.07,\"currency\":\"RON\"}\n");
  const std::string other =
      "Valoarea totala a proiectului este de aproape 9 milioane de lei. Drumul vecin a costat "
      "8.136.512,07 lei.\n";
  EXPECT_EQ(facts(other, "budget.total"), "{\"amount\":9000000,\"currency\":\"RON\"}\n");
}

TEST(AddingUp, RowsAndColumnsOfSumsNeedNoName) {
  const std::string text =
      "Banii, in euro\n\n"
      "Cine          Grant        Contributie proprie   De toti\n"
      "Albesti       90.000,00    10.000,00             100.000,00\n"
      "Banesti       45.000,00    5.000,00              50.000,00\n"
      "Noi si ei     135.000,00   15.000,00             150.000,00\n";
  EXPECT_NE(facts(text, "budget.parts").find(R"({"kind":"grant","amount":135000,"currency":"EUR"})"),
            std::string::npos)
      << facts(text, "budget.parts");
}

TEST(AddingUp, SumsToTheCentTakeTheUsualCurrency) {
  const std::string text =
      "Valoarea totala este de 120.000,00 lei.\n\nFEDR: 100.000,00\n\nBuget local: 20.000,00\n";
  EXPECT_EQ(facts(text, "budget.parts"),
            "{\"kind\":\"eu\",\"amount\":100000,\"currency\":\"RON\"}\n"
            "{\"kind\":\"own_contribution\",\"amount\":20000,\"currency\":\"RON\"}\n");
}

TEST(AddingUp, ALabelTellsTheCurrencyOfANumber) {
  EXPECT_EQ(facts("Grant (EUR): 49.950\n", "budget.parts"),
            "{\"kind\":\"grant\",\"amount\":49950,\"currency\":\"EUR\"}\n");
}

TEST(AddingUp, TheHeadOfAColumnTellsTheCurrencyOfAllSumsInItsCells) {
  const std::string table =
      "Ce s-a facut\tLei (fara TVA)\tAni\n"
      "Drumul mierii\ttotal 7.914.220, din care propriu 957.110\t2017-2019\n";
  EXPECT_EQ(facts(table, "budget.total"), "{\"amount\":7914220,\"currency\":\"RON\"}\n");
}

}  // namespace
}  // namespace fisa::pipeline
