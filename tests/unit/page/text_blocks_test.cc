#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "blocks.h"

namespace fisa::page {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;

struct Case {
  const char* name;
  const char* text;
  std::vector<std::string> blocks;
};

void PrintTo(const Case& c, std::ostream* out) {
  *out << c.name;
}

class TextBlocks : public ::testing::TestWithParam<Case> {};

TEST_P(TextBlocks, AsAReaderSeesThem) {
  const Page page = page_from_text(GetParam().text, test_words());
  EXPECT_THAT(lines_of(page), ElementsAreArray(GetParam().blocks));
  EXPECT_EQ(invariant_broken(page), "");
}

INSTANTIATE_TEST_SUITE_P(
    Shapes, TextBlocks,
    ::testing::Values(
        Case{"LeadersUnderAnItem",
             "2. Inima satului, screening în vale\n   Implementator ......... Asociația Inima\n"
             "   Grant ................. 40.000 lei",
             {"heading2 | Inima satului, screening în vale", "cell 0,0 | Implementator",
              "cell 0,1 | Asociația Inima", "cell 1,0 | Grant", "cell 1,1 | 40.000 lei"}},
        Case{"BulletsOfEveryKind",
             "Rezultate:\n• unu;\n– doi;\n-trei;\n* patru;\n§  cinci;\nv  șase;\no  șapte;\n\uF0B7 "
             "opt;\n\uF0A7nouă;\n✔ zece;\n. unsprezece",
             {"heading3 | Rezultate:", "item1 | unu;", "item1 | doi;", "item1 | trei;", "item1 | patru;",
              "item1 | cinci;", "item1 | șase;", "item1 | șapte;", "item1 | opt;", "item1 | nouă;",
              "item1 | zece;", "item1 | unsprezece"}},
        Case{"NumbersOfEveryKind",
             "1. unu;\n2) doi;\n(3) trei;\na) patru;\niv) cinci;",
             {"number1 | unu;", "number1 | doi;", "number1 | trei;", "number1 | patru;", "number1 | cinci;"}},
        Case{"NumbersInCirclesAndKeycaps",
             "① unu;\n❷ doi;\n⑶trei;\n4\uFE0F\u20E3 patru;",
             {"number1 | unu;", "number1 | doi;", "number1 | trei;", "number1 | patru;"}},
        Case{"ColonsInAColumn",
             "Titlul proiectului     : Ferestre spre sat\nSursa                  : PNDL",
             {"cell 0,0 | Titlul proiectului", "cell 0,1 | Ferestre spre sat", "cell 1,0 | Sursa",
              "cell 1,1 | PNDL"}},
        Case{"AQuotationThatBeginsItsLine",
             "Investiția de anul acesta -\n\"Dezvoltarea rețelei de apă în bazinul\n"
             "Rediului, etapa a II-a\", cod 306.",
             {"paragraph | Investiția de anul acesta - \"Dezvoltarea rețelei de apă în bazinul "
              "Rediului, etapa a II-a\", cod 306."}},
        Case{"CapitalsThatGoOnBehindAComma",
             "CONSTRUIRE CREȘĂ ÎN ORAȘUL REDIU,\nSTRADA GĂRII, JUDEȚUL ALBA",
             {"paragraph | CONSTRUIRE CREȘĂ ÎN ORAȘUL REDIU, STRADA GĂRII, JUDEȚUL ALBA"}},
        Case{"NumbersBeforeATab",
             "1.\tTitlul: Vii vechi\n\n2.\tParteneri:\n-\tComuna Banca",
             {"number1 | Titlul: Vii vechi", "number1 | Parteneri:", "item2 | Comuna Banca"}},
        Case{"SignsThatLeadCounts",
             "# 12 module de lectii\n# un atlas\n\n# 3 Titlul",
             {"paragraph | # 12 module de lectii", "paragraph | # un atlas", "number1 | Titlul"}},
        Case{"WhatIsNoMarker",
             "12.05.2019 este data.\n\n1.500 de pliante.\n\n3 km de drum.\n\nO carte este aici.\n\nI.S.C. "
             "lucrează azi.",
             {"paragraph | 12.05.2019 este data.", "paragraph | 1.500 de pliante.",
              "paragraph | 3 km de drum.", "paragraph | O carte este aici.",
              "paragraph | I.S.C. lucrează azi."}},
        Case{"ItemWrappedAndHanging",
             "Se fac:\n  * 4 poduri reabilitate, un pod nou peste raul Elan si 67 de podete\n    "
             "inlocuite;\n  * 26 de statii;",
             {"heading3 | Se fac:",
              "item1 | 4 poduri reabilitate, un pod nou peste raul Elan si 67 de podete inlocuite;",
              "item1 | 26 de statii;"}},
        Case{"ShortNumberedLabelOverItsValue",
             "Fișa:\n\n1.1. Cine lucrează\n     Asociația Casa\n     Comuna Banca\n1.2. Unde\n     la noi",
             {"heading3 | Fișa:", "heading2 | Cine lucrează", "paragraph | Asociația Casa",
              "paragraph | Comuna Banca", "number1 | Unde la noi"}},
        Case{"CapitalsThatALineBreakParts",
             "Firma anunta la Dej finalizarea proiectului MODERNIZAREA\nSECTIEI DE TRICOTAT DIN DEJ, cod "
             "29117, la timp.",
             {"paragraph | Firma anunta la Dej finalizarea proiectului MODERNIZAREA SECTIEI DE TRICOTAT DIN "
              "DEJ, cod 29117, la timp."}},
        Case{"SubtitleUnderADash",
             "Anul acesta se încheie\nBolnavul la masa deciziei –\npolitici publice scrise cu pacienții.",
             {"heading1 | Anul acesta se încheie",
              "paragraph | Bolnavul la masa deciziei – politici publice scrise cu pacienții."}},
        Case{"LongLabelledValueAmongLabels",
             "Titlul investiției: Renovare energetică aprofundată a internatului Școlii Profesionale\n"
             "Speciale Aurora\nCod: 1877\nBeneficiar: Județul Caraș-Severin",
             {"paragraph | Titlul investiției: Renovare energetică aprofundată a internatului Școlii "
              "Profesionale Speciale Aurora",
              "paragraph | Cod: 1877", "paragraph | Beneficiar: Județul Caraș-Severin"}},
        Case{"StraightQuotationOverTwoLines",
             "Titlu proiect\n\"Apă curată pentru toate\nsatele din deal\"\nLungime: 12\" de țeavă\nCod: 1",
             {"paragraph | Titlu proiect", "paragraph | \"Apă curată pentru toate satele din deal\"",
              "paragraph | Lungime: 12\" de țeavă", "paragraph | Cod: 1"}},
        Case{"LongLineThatEndsInAPreposition",
             "Valoarea totală a contractului de subvenție este de\n1.048.733,15 EUR.\nÎn parteneriat cu\n"
             "Asociația A",
             {"paragraph | Valoarea totală a contractului de subvenție este de 1.048.733,15 EUR.",
              "paragraph | În parteneriat cu", "paragraph | Asociația A"}},
        Case{"TitleInCapitalsOverTwoCentredLines",
             "Primăria\n\n        CASE CU ACTE ÎN REGULĂ ȘI CU APĂ\n            DE LA ROBINET ÎN TOATE "
             "SATELE\n"
             "        COMUNA ALBEȘTI",
             {"heading1 | Primăria",
              "paragraph | CASE CU ACTE ÎN REGULĂ ȘI CU APĂ DE LA ROBINET ÎN TOATE SATELE",
              "paragraph | COMUNA ALBEȘTI"}},
        Case{"LineWithinASignedFrame",
             "Raport\n\n=== Apă bună în trei sate ===\nA pornit în mai 2019.",
             {"heading1 | Raport", "heading2 | Apă bună în trei sate", "paragraph | A pornit în mai 2019."}},
        Case{"NumbersOfAForm",
             "A1. Titlul: Vii vechi\nB.2. Parteneri: Comuna Banca\nA1 București - Ploiești",
             {"number1 | Titlul: Vii vechi", "number1 | Parteneri: Comuna Banca",
              "paragraph | A1 București - Ploiești"}},
        Case{"LabelsKeepToThemselves",
             "Beneficiar: Comuna X\nBuget: 1.000 lei\nDurata: 12 luni",
             {"paragraph | Beneficiar: Comuna X", "paragraph | Buget: 1.000 lei",
              "paragraph | Durata: 12 luni"}},
        Case{"LabelAloneAndItsValue",
             "Parteneri:\n\nAsociația Reper\n\nServiciul APEL\n\nPerioada: 2010-2013",
             {"heading3 | Parteneri:", "paragraph | Asociația Reper", "paragraph | Serviciul APEL",
              "paragraph | Perioada: 2010-2013"}},
        Case{"ValueContinuedFarToTheRight",
             "Parteneri: Institutul A;\n           Institutul B;\n           Asociația C\nBuget: 5 lei",
             {"paragraph | Parteneri: Institutul A; Institutul B; Asociația C", "paragraph | Buget: 5 lei"}},
        Case{"TabsPartCells",
             "Cod\t123\nAcronim\tLUTRA",
             {"cell 0,0 | Cod", "cell 0,1 | 123", "cell 1,0 | Acronim", "cell 1,1 | LUTRA"}},
        Case{
            "CellWrappedAtTheMargin",
            "Titlu ........ Rețeaua de apă a localităților\n               din aria de operare a Companiei\n"
            "               Regionale Valea Mare\n"
            "Parteneri .... Comuna Abrud\n               Comuna Beta",
            {"cell 0,0 | Titlu",
             "cell 0,1 | Rețeaua de apă a localităților din aria de operare a Companiei Regionale Valea Mare",
             "cell 1,0 | Parteneri", "cell 1,1 | Comuna Abrud", "cell 1,1 | Comuna Beta"}},
        Case{"CellOfSeveralLines",
             "Coordonator:\t\tAgenția A\nParteneri:\t\tInstitutul B;\n\t\t\tDaphne (Slovacia)\nBuget:\t\t5 "
             "EUR",
             {"cell 0,0 | Coordonator:", "cell 0,1 | Agenția A",
              "cell 1,0 | Parteneri:", "cell 1,1 | Institutul B;", "cell 1,1 | Daphne (Slovacia)",
              "cell 2,0 | Buget:", "cell 2,1 | 5 EUR"}},
        Case{"DotsLeadToCells",
             "Program .......... Erasmus+\nGrant ............ 187,450.00 €",
             {"cell 0,0 | Program", "cell 0,1 | Erasmus+", "cell 1,0 | Grant", "cell 1,1 | 187,450.00 €"}},
        Case{"DatedHeadAndLabelOfTwoLines",
             "                        Până în 2015   La 30.04.2014\n"
             "Elevi care învață în\n"
             "spații noi                   1.220            148\n"
             "Mașini                           3              3\n",
             {"head 0,1 | Până în 2015", "head 0,2 | La 30.04.2014",
              "cell 1,0 | Elevi care învață în spații noi", "cell 1,1 | 1.220", "cell 1,2 | 148",
              "cell 2,0 | Mașini", "cell 2,1 | 3", "cell 2,2 | 3"}},
        Case{"NumberWithItsComparisonIsNoHead",
             "femei\tminim 270\nelevi\t54\nmanageri\t36\n",
             {"cell 0,0 | femei", "cell 0,1 | minim 270", "cell 1,0 | elevi", "cell 1,1 | 54",
              "cell 2,0 | manageri", "cell 2,1 | 36"}},
        Case{"ColumnsTellATableOfNumbers",
             "Cod   Indicator                U.M.  Bază  Țintă\n\n"
             "I1    Persoane instruite       pers.    0    140\n"
             "      din care femei           pers.    0     70\n"
             "I2    Ateliere despre apă\n"
             "      și pădure                nr.      2     10",
             {"head 0,0 | Cod", "head 0,1 | Indicator", "head 0,2 | U.M.", "head 0,3 | Bază",
              "head 0,4 | Țintă", "cell 1,0 | I1", "cell 1,1 | Persoane instruite", "cell 1,2 | pers.",
              "cell 1,3 | 0", "cell 1,4 | 140", "cell 2,1 | din care femei", "cell 2,2 | pers.",
              "cell 2,3 | 0", "cell 2,4 | 70", "paragraph | I2 Ateliere despre apă",
              "paragraph | și pădure nr. 2 10"}},
        Case{"LabelsOnTwoLinesOfATable",
             "Tineri fără adăpost              300\nPersoane care au părăsit centrele\n"
             "de plasament                     120\nLucrători sociali                 75",
             {"cell 0,0 | Tineri fără adăpost", "cell 0,1 | 300",
              "cell 1,0 | Persoane care au părăsit centrele de plasament", "cell 1,1 | 120",
              "cell 2,0 | Lucrători sociali", "cell 2,1 | 75"}},
        Case{"HeadsOfSeveralLinesAndYears",
             "Indicator        Valoare la   2021   2022\n                 start\n"
             "Stagii           4            20     30\nMentori          2            6      8",
             {"head 0,0 | Indicator", "head 0,1 | Valoare la", "head 0,2 | 2021", "head 0,3 | 2022",
              "head 0,1 | start", "cell 1,0 | Stagii", "cell 1,1 | 4", "cell 1,2 | 20", "cell 1,3 | 30",
              "cell 2,0 | Mentori", "cell 2,1 | 2", "cell 2,2 | 6", "cell 2,3 | 8"}},
        Case{"FramedTable",
             "+--------+------+\n| Ce     | Cât  |\n+--------+------+\n| Elevi  | 340  |\n"
             "+--------+------+\n| Școli  |  12  |\n+--------+------+",
             {"head 0,0 | Ce", "head 0,1 | Cât", "cell 1,0 | Elevi", "cell 1,1 | 340", "cell 2,0 | Școli",
              "cell 2,1 | 12"}},
        Case{"ArrowsOfAList",
             "> 260 de vârstnici\n> un curs de îngrijire\n> două mașini",
             {"item1 | 260 de vârstnici", "item1 | un curs de îngrijire", "item1 | două mașini"}},
        Case{"MoreThanIsNoArrow",
             "Tone de deșeuri\n> 500\nVoluntari\n> 40 de oameni",
             {"paragraph | Tone de deșeuri", "paragraph | > 500", "paragraph | Voluntari",
              "paragraph | > 40 de oameni"}},
        Case{"FormToFillInIsNoTable",
             "Acronim: ....................\nBuget (lei): ............ din care mobilități",
             {"paragraph | Acronim: ....................",
              "paragraph | Buget (lei): ............ din care mobilități"}},
        Case{"HeadRowOverNumbers",
             "Realizări\tPlan\tReal.\nÎntâlniri\t120\t134\nTârguri\t4\t4",
             {"head 0,0 | Realizări", "head 0,1 | Plan", "head 0,2 | Real.", "cell 1,0 | Întâlniri",
              "cell 1,1 | 120", "cell 1,2 | 134", "cell 2,0 | Târguri", "cell 2,1 | 4", "cell 2,2 | 4"}},
        Case{"GapsInLine",
             "15.03.2024   deschiderea\n03.05.2024   predarea fișei",
             {"cell 0,0 | 15.03.2024", "cell 0,1 | deschiderea", "cell 1,0 | 03.05.2024",
              "cell 1,1 | predarea fișei"}},
        Case{
            "UnderATabTheCellGoesOn",
            "Lider\tComuna Banca\nAlături de\tOrașul Huși\n\tSatul Crasna\nDurata\t12 luni",
            {"cell 0,0 | Lider", "cell 0,1 | Comuna Banca", "cell 1,0 | Alături de", "cell 1,1 | Orașul Huși",
             "cell 1,1 | Satul Crasna", "cell 2,0 | Durata", "cell 2,1 | 12 luni"}},
        Case{"LabelsAndNamesHeadNoNumbers",
             "Partener 1     Școala Banca\nPartener 2     Colegiul Huși\nLuni           16\nElevi          "
             "340",
             {"cell 0,0 | Partener 1", "cell 0,1 | Școala Banca", "cell 1,0 | Partener 2",
              "cell 1,1 | Colegiul Huși", "cell 2,0 | Luni", "cell 2,1 | 16", "cell 3,0 | Elevi",
              "cell 3,1 | 340"}},
        Case{"OneLineSetInIsNoTable",
             "Text de început al paginii, lung destul.\n\n        Biroul de presă",
             {"paragraph | Text de început al paginii, lung destul.", "paragraph | Biroul de presă"}},
        Case{
            "CellsOneALine",
            "Indicatorul\nU.M.\nȚintă\nPersoane informate\nnr.\n85.000\nMedici instruiți\npers.\n240\nKituri "
            "de recoltare\nbuc.\n-",
            {"head 0,0 | Indicatorul", "head 0,1 | U.M.", "head 0,2 | Țintă", "cell 1,0 | Persoane informate",
             "cell 1,1 | nr.", "cell 1,2 | 85.000", "cell 2,0 | Medici instruiți", "cell 2,1 | pers.",
             "cell 2,2 | 240", "cell 3,0 | Kituri de recoltare", "cell 3,1 | buc.", "cell 3,2 | -"}},
        Case{"NamesOneALineAreNoTable",
             "Asociația A\nAsociația B\nFundația C\nPrimăria D\nȘcoala E\nLiceul F",
             {"paragraph | Asociația A", "paragraph | Asociația B", "paragraph | Fundația C",
              "paragraph | Primăria D", "paragraph | Școala E", "paragraph | Liceul F"}}));

INSTANTIATE_TEST_SUITE_P(
    Furniture, TextBlocks,
    ::testing::Values(
        Case{"BarsAndArrows",
             "Acasă | Despre | Proiecte | Presă\nAcasă > Proiecte > 2022\nAcasă / Cercetare / Un titlu lung "
             "cu 12 cuvinte",
             {"F paragraph | Acasă | Despre | Proiecte | Presă", "F paragraph | Acasă > Proiecte > 2022",
              "F paragraph | Acasă / Cercetare / Un titlu lung cu 12 cuvinte"}},
        Case{"TitleWithABarIsKept",
             "FLOODARCHIVE | PN-III-P4-ID-PCE-2020-1187",
             {"heading1 | FLOODARCHIVE | PN-III-P4-ID-PCE-2020-1187"}},
        Case{"TitleSetWideIsKept",
             "ANUNȚ  FINALIZARE  PROIECT  COD SMIS 116842",
             {"heading1 | ANUNȚ FINALIZARE PROIECT COD SMIS 116842"}},
        Case{"MenuOneEntryALine",
             "Acasă\nDespre noi\nProiecte\nGalerie\nContact\n\nTitlul proiectului: X",
             {"F paragraph | Acasă", "F paragraph | Despre noi", "F paragraph | Proiecte",
              "F paragraph | Galerie", "F paragraph | Contact", "paragraph | Titlul proiectului: X"}},
        Case{"OneWordMustStandApart",
             "Detalii tehnice\nPerioada de implementare: 2010\n\nDistribuie:  Facebook\n\nRO 26.000 euro",
             {"heading1 | Detalii tehnice", "paragraph | Perioada de implementare: 2010",
              "F paragraph | Distribuie: Facebook", "paragraph | RO 26.000 euro"}},
        Case{"NoticesAndDisclaimers",
             "Acest site folosește cookie-uri.\n\nConţinutul acestui material nu reprezintă în mod "
             "obligatoriu poziţia oficială a UE.",
             {"F paragraph | Acest site folosește cookie-uri.",
              "F paragraph | Conţinutul acestui material nu reprezintă în mod obligatoriu poziţia oficială a "
              "UE."}},
        Case{"HeadlinesUnderTheirHeading",
             "Scopul: bine.\n\nAlte noutăți\n14 martie 2016 - 25 de voluntari\nAm fost la Bergen\n\n© 2020 "
             "Primăria",
             {"paragraph | Scopul: bine.", "a heading2 | Alte noutăți",
              "a paragraph | 14 martie 2016 - 25 de voluntari", "a paragraph | Am fost la Bergen",
              "F paragraph | © 2020 Primăria"}},
        Case{"WhatASiteSaysOverItsMenu",
             "Muzeul Piscurilor - din 1952 - 34.000 de obiecte\n\nAcasă | Contact | Despre "
             "noi\n\nUnu.\n\nDoi.\n\nTrei.\n\nPatru.\n\n"
             "Cinci.\n\nAlte noutăți: 5 lucruri pe care le facem cu banii de buzunar și încă multe altele, "
             "spuse pe îndelete\n",
             {"a heading1 | Muzeul Piscurilor - din 1952 - 34.000 de obiecte",
              "F paragraph | Acasă | Contact | Despre noi", "paragraph | Unu.", "paragraph | Doi.",
              "paragraph | Trei.", "paragraph | Patru.", "paragraph | Cinci.",
              "a paragraph | Alte noutăți: 5 lucruri pe care le facem cu banii de buzunar și încă multe "
              "altele, "
              "spuse pe îndelete"}},
        Case{"DatedHeadlinesAtTheEnd",
             "Proiectul a instruit 30 de oameni din județ, la două cursuri de câte o lună.\n\n"
             "6 iulie 2015 - Guvernare incluzivă prin parteneriat\n\n28 iulie 2015 - Proiectul demarează și "
             "la nivel local\n\n"
             "31.05.2016 - Finalizarea activităţilor de testare",
             {"paragraph | Proiectul a instruit 30 de oameni din județ, la două cursuri de câte o lună.",
              "a paragraph | 6 iulie 2015 - Guvernare incluzivă prin parteneriat",
              "a paragraph | 28 iulie 2015 - Proiectul demarează și la nivel local",
              "a paragraph | 31.05.2016 - Finalizarea activităţilor de testare"}}));

constexpr const char* kWrapped =
    "Comunicat de presă al asociaţiei despre proiectul care se încheie în\n"
    "curând la noi în sat. Banii au venit printr-un grant de 187.450 euro,\n"
    "acordat prin programul administrat de Fondul Român de Dezvoltare\n"
    "Socială. Am muncit vreme de 18 luni cot la cot cu primăria şi cu toate\n"
    "şcolile.\n";

TEST(WrappedText, ParagraphIsOneBlock) {
  const Page page = page_from_text(kWrapped, test_words());
  ASSERT_EQ(page.blocks.size(), 1U);
  EXPECT_TRUE(plain(page.blocks[0].span.in(page.text)).ends_with("cu toate şcolile."));
}

TEST(WrappedText, LabelsEndAParagraph) {
  const Page page = page_from_text(
      std::string(kWrapped) + "Valoarea proiectului: 982.513,48 lei.\nDurata: 16 luni\n", test_words());
  ASSERT_EQ(page.blocks.size(), 3U);
  EXPECT_EQ(lines_of(page)[1], "paragraph | Valoarea proiectului: 982.513,48 lei.");
}

TEST(WrappedText, PageNumberIsPassedOver) {
  const std::string text =
      std::string(kWrapped) +
      "\nLa activităţi au venit peste trei sute de copii, dintre care mulţi au\n"
      "urmat programe de\n\n                    - 3 -\n\nsprijin şcolar în toate cele trei comune.\n";
  const Page page = page_from_text(text, test_words());
  ASSERT_EQ(page.blocks.size(), 4U);
  EXPECT_EQ(page.blocks[2].zone, Zone::furniture);
  EXPECT_TRUE(page.blocks[3].continues);
  EXPECT_FALSE(page.blocks[1].continues);
}

TEST(WrappedText, RunningHeaderIsFurniture) {
  std::string text;
  for (int i = 1; i <= 3; ++i) {
    text += "Broșura proiectului       Baia Mare\n\nParagraful acestei pagini se termină aici.\n\n- " +
            std::to_string(i) + " -\n----------\n";
  }
  const Page page = page_from_text(text, test_words());
  std::size_t main = 0;
  for (const Block& block : page.blocks) main += block.zone == Zone::main ? 1 : 0;
  EXPECT_EQ(main, 3U);
}

TEST(TextHeadings, SectionsReachOverTheirLists) {
  const Page page = page_from_text(
      "Rezultate așteptate:\n\n• unu;\n• doi.\n\nMembrii celor 8 organizații au primit ajutor.\n",
      test_words());
  ASSERT_EQ(page.blocks.size(), 4U);
  EXPECT_EQ(page.blocks[1].section, 1U);
  EXPECT_EQ(page.blocks[2].section, 1U);
  EXPECT_EQ(page.blocks[3].section, 0U);
}

TEST(TextBlocks, LineEndsOfEverySystem) {
  const std::vector<std::string> expected = {"paragraph | Buget: 1 leu", "paragraph | Durata: 2 luni"};
  for (const char* text : {"Buget: 1 leu\nDurata: 2 luni", "Buget: 1 leu\r\nDurata: 2 luni\r\n",
                           "Buget: 1 leu\rDurata: 2 luni\r"}) {
    EXPECT_EQ(lines_of(page_from_text(text, test_words())), expected);
  }
}

TEST(TextBlocks, APhraseBetweenDrawnLinesStandsOut) {
  const Page page = page_from_text(
      "Buletin\n______________\n\n  Extinderea rețelei de apă și de cana-\n  lizare în comunele Albești,\n"
      "  Banca și Codlea\n______________\n\nȘantierul a pornit în mai.\n______________\n\nDespre lucrări\n",
      test_words());
  const Block* title = find_block(page, "Extinderea");
  ASSERT_NE(title, nullptr);
  EXPECT_TRUE(title->emphasised);
  EXPECT_TRUE(title->span.in(page.text).ends_with("Codlea"));
  EXPECT_FALSE(find_block(page, "Șantierul")->emphasised);  // a sentence
  EXPECT_FALSE(find_block(page, "Despre")->emphasised);     // nothing drawn below
}

TEST(TextBlocks, NothingFromNothing) {
  for (const char* text : {"", "\n\n \t\n", "-----\n_____"})
    EXPECT_TRUE(page_from_text(text, test_words()).blocks.empty()) << text;
}

TEST(TextBlocks, TextStandsAsItWas) {
  const std::string text = "\xEF\xBB\xBF Titlu\r\n\r\n\tx\xC2\xA0y";
  EXPECT_EQ(page_from_text(text, test_words()).text, text);
}

}  // namespace
}  // namespace fisa::page
