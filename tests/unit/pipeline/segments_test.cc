// Where a page of several projects is cut, and where a page of one is not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "pipeline/grammars.h"
#include "pipeline/work.h"
#include "record/json.h"

namespace fisa::pipeline {
namespace {

using testing::ElementsAre;

std::vector<std::string> titles(const std::string& text, io::Media media = io::Media::text) {
  static const extract::Extractor extractor = std::move(*make_extractor(*grammar_sources("")));
  io::Document d;
  d.uri = "page";
  d.bytes = text;
  d.media = media;
  std::vector<std::string> out;
  for (const record::Json& project : process(d, extractor).records) {
    const record::Json& title = project.at("title");
    out.push_back(title.is_null() ? "-" : title.get<std::string>());
  }
  return out;
}

const std::string kIntroduction =
    "<h1>Apă bună în trei sate</h1><p>Proiectul „Extinderea rețelei de apă în comuna Albești”, cod SMIS "
    "123456, este finanțat prin POR. Beneficiar: Comuna Albești. Perioada: 01.03.2019 - 28.02.2021.</p>";

TEST(Segments, PartsOfOneProjectBeginNone) {
  // The sums of its sources, and then how its works stand: neither says whose it is.
  EXPECT_THAT(
      titles(kIntroduction +
                 "<h2>Surse de bani pentru rețea</h2><p>Valoarea totală: 4.000.000 lei</p><p>FEDR: "
                 "3.400.000 lei</p><h2>Mersul lucrărilor</h2><p>Până la 30.06.2020 s-au montat 12 km de "
                 "conductă, iar banii cheltuiți sunt 1.200.000 lei.</p>",
             io::Media::html),
      ElementsAre("Extinderea rețelei de apă în comuna Albești"));
}

TEST(Segments, WhatHasOneProjectsSumsAndTheOtherItsTimeIsOne) {
  EXPECT_THAT(
      titles(
          "<h2>Un an de apă</h2><p>Comuna Albești lucrează la proiectul „Extinderea rețelei de apă în "
          "comuna Albești”, cod SMIS 123456, cofinanțat din FEDR prin POR. Perioada de implementare: "
          "01.03.2019 - 28.02.2021.</p><h2>O casă, un robinet</h2><p>Valoarea totală a proiectului este de "
          "4.000.000 lei, din care 3.400.000 lei contribuția FEDR. Contract de finanțare nr. "
          "1187/26.02.2019.</p>",
          io::Media::html),
      ElementsAre("Extinderea rețelei de apă în comuna Albești"));
}

TEST(Segments, HeadingsOverWholeProjectsBeginOneEach) {
  const auto card = [](const char* title, const char* sum, const char* years) {
    return std::string("<h3>") + title + "</h3><p>Beneficiar: Comuna Albești</p><p>Valoarea totală: " + sum +
           " lei</p><p>Perioada: " + years + "</p>";
  };
  EXPECT_THAT(titles("<h1>Proiectele comunei</h1><p>Din 2016 am atras 14 milioane de lei.</p>" +
                         card("Drumuri noi în satele comunei", "1.000.000", "01.03.2016 - 28.02.2018") +
                         card("Școală caldă pentru toți copiii", "2.000.000", "01.05.2018 - 30.04.2020") +
                         card("„Zece minute”", "300.000", "01.06.2020 - 31.05.2021"),
                     io::Media::html),
              ElementsAre("Drumuri noi în satele comunei", "Școală caldă pentru toți copiii", "Zece minute"));
}

// Small pages, as are read every day.
TEST(Segments, TwoParagraphsTellOfTwoProjects) {
  EXPECT_THAT(
      titles("Primăria Comunei Albești\n\nProiectul „Modernizarea drumurilor comunale” are o valoare "
             "totală de 5.200.000 lei și se derulează în perioada 01.03.2019 - 28.02.2021. Beneficiar "
             "este Comuna Albești.\n\nProiectul „Reabilitarea căminului cultural” are o valoare totală "
             "de 1.300.000 lei și se derulează în perioada 01.06.2020 - 31.12.2021. Beneficiar este "
             "Comuna Albești.\n"),
      ElementsAre("Modernizarea drumurilor comunale", "Reabilitarea căminului cultural"));
}

TEST(Segments, TwoSheetsTellOfTwoProjects) {
  const auto sheet = [](const char* title, const char* sum, const char* years) {
    return std::string("Titlul proiectului: ") + title +
           "\nBeneficiar: Asociația Pod\nValoarea totală: " + sum +
           " lei\nPerioada de implementare: " + years + "\n\n";
  };
  EXPECT_THAT(titles(sheet("Șanse pentru toți", "2.000.000", "01.01.2020 - 31.12.2021") +
                     sheet("Meserii pentru viitor", "3.000.000", "01.06.2021 - 31.05.2023")),
              ElementsAre("Șanse pentru toți", "Meserii pentru viitor"));
}

TEST(Segments, EachRowOfATableOfProjectsIsOne) {
  EXPECT_THAT(titles("<h1>Proiecte</h1><table><tr><th>Titlu</th><th>Valoare</th><th>Perioada</th></tr>"
                     "<tr><td>Drum nou în Albești</td><td>1.000.000 lei</td><td>2019-2020</td></tr>"
                     "<tr><td>Școală caldă în Albești</td><td>2.000.000 lei</td><td>2020-2021</td></tr>"
                     "<tr><td>Parc pentru copii în Albești</td><td>300.000 lei</td><td>2021-2022</td></tr>"
                     "</table>",
                     io::Media::html),
              ElementsAre("Drum nou în Albești", "Școală caldă în Albești", "Parc pentru copii în Albești"));
}

TEST(Segments, APlainPageAboutOneProjectIsOne) {
  EXPECT_THAT(titles("Asociația Pod implementează proiectul „Copiii citesc”, cu o valoare de 100.000 lei, în "
                     "perioada ianuarie 2020 – decembrie 2020.\n\nActivități:\n- 12 ateliere de lectură\n- 3 "
                     "tabere de vară\n- o expoziție\n\nGrup țintă: 120 de copii și 40 de părinți.\n\n"
                     "Parteneri: Școala Gimnazială nr. 1 Albești și Biblioteca Județeană Albești.\n"),
              ElementsAre("Copiii citesc"));
}

TEST(Segments, ARowOfAnEstimateIsNoProject) {
  EXPECT_THAT(
      titles("FIȘA INVESTIȚIEI\n\nDenumirea investiției: Renovarea școlii din Albești\nBeneficiar: Comuna "
             "Albești\nValoarea totală: 4.000.000 lei\nPerioada: 01.03.2019 - 28.02.2021\n\nDEVIZ GENERAL\n\n"
             "Cap.\nDenumire\nSuma\n1\nAmenajarea terenului\n100.555,00\n2\nUtilități\n49.028,00\n3\n"
             "Investiția de bază\n3.232.777,00\n"),
      ElementsAre("Renovarea școlii din Albești"));
}

}  // namespace
}  // namespace fisa::pipeline
