#include "text/fold.h"

#include <gtest/gtest.h>

#include "text/clean.h"

namespace fisa::text {
namespace {

struct Case {
  const char* source;
  const char* folded;
};

void PrintTo(const Case& c, std::ostream* out) {
  *out << c.folded;
}

class Fold : public testing::TestWithParam<Case> {};

TEST_P(Fold, GivesTheFormThatGrammarsMatch) {
  EXPECT_EQ(folded(GetParam().source), GetParam().folded);
}

INSTANTIATE_TEST_SUITE_P(
    Text, Fold,
    testing::Values(Case{"Finanțare nerambursabilă", "Finantare nerambursabila"},
                    Case{"FINANŢARE şi cofinanţare", "FINANTARE si cofinantare"},  // cedilla
                    Case{"s\xCC\xA6i t\xCC\xA6"
                         "ara",
                         "si tara"},  // combining comma below
                    Case{"1\xC2\xA0"
                         "234\xE2\x80\x89"
                         "567",
                         "1 234 567"},  // no-break and thin space
                    Case{"2014–2020 — 2021", "2014-2020 - 2021"}, Case{"„Fără plic”", "\"Fara plic\""},
                    Case{",,Fara plic,,", "\"Fara plic\""}, Case{"''Fara plic''", "\"Fara plic\""},
                    Case{"«Fara» ‘plic’", "\"Fara\" 'plic'"},
                    Case{"cofi\xC2\xADnan\xE2\x80\x8Bțare", "cofinantare"},
                    Case{"\xEF\xBB\xBFTitlu", "Titlu"}, Case{"infiin-\nțarea a doua", "infiintarea a doua"},
                    Case{"infiin\xC2\xAD\nțarea a doua", "infiintarea a doua"},  // soft hyphen
                    Case{"infiin\xE2\x80\x90\r\nțarea a doua", "infiintarea a doua"},
                    Case{"PN-\nIII", "PN- III"},  // capitals: a code, not a broken word
                    Case{"  multe \t\n spatii  ", "multe spatii"}, Case{"• punct", "* punct"},
                    Case{"\xEF\x83\x98 punct Word", "* punct Word"},  // private use
                    Case{"𝟕.𝟎𝟎𝟎 𝐝𝐞 𝐞𝐮𝐫𝐨", "7.000 de euro"}, Case{"1.200 m²", "1.200 m2"},
                    Case{"≈ 900", "~ 900"}, Case{"01.09.2017 ÷ 31.08.2022", "01.09.2017 - 31.08.2022"},
                    Case{"bell\x07rings", "bell rings"}));

TEST(Fold, MapsEverySpanBackToItsSource) {
  const std::string source = "a „Fără  plic” – etică";
  Folded f;
  fold(source, 100, f);
  ASSERT_EQ(f.text, "a \"Fara plic\" - etica");
  ASSERT_EQ(f.origin.size(), f.text.size() + 1);
  const auto at = static_cast<std::uint32_t>(f.text.find("Fara"));
  Span s = f.source({at, at + 4});
  EXPECT_EQ(source.substr(s.begin - 100, s.size()), "Fără");
  s = f.source({0, static_cast<std::uint32_t>(f.text.size())});
  EXPECT_EQ(source.substr(s.begin - 100, s.size()), source);
}

TEST(Fold, ASpanEndsBeforeTheSpaceThatFollows) {
  const std::string source = "lei \n\n  noi";
  Folded f;
  fold(source, 0, f);
  const Span s = f.source({0, 3});
  EXPECT_EQ(source.substr(s.begin, s.size()), "lei");
}

TEST(Fold, AppendsBlocksOneAfterTheOther) {
  Folded f;
  fold("unu", 0, f);
  fold("doi", 10, f);
  EXPECT_EQ(f.text, "unudoi");
  EXPECT_EQ(f.source({3, 6}), (Span{10, 13}));
}

class Clean : public testing::TestWithParam<Case> {};

TEST_P(Clean, GivesTheFormThatARecordQuotes) {
  EXPECT_EQ(clean(GetParam().source), GetParam().folded);
}

INSTANTIATE_TEST_SUITE_P(Text, Clean,
                         testing::Values(Case{"Asociaţia Şcoala", "Asociația Școala"},
                                         Case{"  intarirea \n capacitatii ", "intarirea capacitatii"},
                                         Case{"s\xCC\xA6i", "și"}, Case{"înfiin-\nțarea", "înființarea"},
                                         Case{"cofi\xC2\xADnanțare", "cofinanțare"},
                                         Case{"înfiin\xC2\xAD\nțarea", "înființarea"},
                                         Case{"înfiin\xE2\x80\x90\nțarea", "înființarea"},
                                         Case{"Ȋnvățământ", "Învățământ"}, Case{"2014–2020", "2014–2020"},
                                         Case{"a\xC2\xA0"
                                              "b",
                                              "a b"}));

TEST(Clean, CountsCodePoints) {
  EXPECT_EQ(code_points("ață𝟕"), 4U);
}

}  // namespace
}  // namespace fisa::text
