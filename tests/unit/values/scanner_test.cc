#include "values/scanner.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "lexicon_file.h"
#include "written.h"

namespace fisa::values {
namespace {

using testing::HasSubstr;

std::vector<Mention> scan(const std::string& text) {
  static const auto scanner = Scanner::make(product_lexicons());
  std::vector<Mention> out;
  if (scanner) (*scanner).scan(text, out);
  return out;
}

// span and core of the only mention, as "span | core"
std::string parts(const std::string& text) {
  const auto mentions = scan(text);
  if (mentions.size() != 1) return written(mentions);
  return std::string(mentions[0].span.in(text)) + " | " + std::string(mentions[0].core.in(text));
}

TEST(Scanner, SpanHasTheComparisonAndCoreHasNot) {
  EXPECT_EQ(parts("au venit cel putin 800 de parteneri"), "cel putin 800 | 800");
  EXPECT_EQ(parts("un numar minim de 15 cursanti"), "minim de 15 | 15");
  EXPECT_EQ(parts("peste 1,2 milioane de lei in total"), "peste 1,2 milioane de lei | 1,2 milioane de lei");
  EXPECT_EQ(parts("timp de cel mult 18 luni."), "cel mult 18 luni | 18 luni");
}

TEST(Scanner, SpanHasTheIntroductionAndCoreHasNot) {
  EXPECT_EQ(parts("se deruleaza de la 18/04/2018 pana la 17/08/2019."),
            "de la 18/04/2018 pana la 17/08/2019 | 18/04/2018 pana la 17/08/2019");
  EXPECT_EQ(parts("incepand cu data de 20.08.2018, timp"), "incepand cu data de 20.08.2018 | 20.08.2018");
  EXPECT_EQ(parts("Luni, 3 mai 2021, la Iasi"), "Luni, 3 mai 2021 | 3 mai 2021");
  EXPECT_EQ(parts("grupe de intre 5 si 15 elevi"), "intre 5 si 15 | 5 si 15");
}

TEST(Scanner, DefiniteArticleIsNoPartOfTheMention) {
  EXPECT_EQ(parts("in toate cele 8 regiuni"), "8 | 8");
}

TEST(Scanner, NumberRepeatedInWordsIsOneMention) {
  EXPECT_EQ(parts("120 (o suta douazeci) de elevi"), "120 | 120");
  EXPECT_EQ(parts("durata de 18 (optsprezece) luni"), "18 (optsprezece) luni | 18 (optsprezece) luni");
}

TEST(Scanner, WordsAreToldFromDigits) {
  ASSERT_EQ(scan("cinci planuri").size(), 1U);
  EXPECT_TRUE(scan("cinci planuri")[0].in_words);
  EXPECT_FALSE(scan("5 planuri")[0].in_words);
}

TEST(Scanner, LowerAndUpperCaseAreOne) {
  EXPECT_EQ(written(scan("PESTE 2,5 MILIOANE DE LEI")), "money:>2500000:RON");
  EXPECT_EQ(written(scan("DE LA 1 MAI 2020 PANA LA 30 APRILIE 2021")), "period:2020-05-01/2021-04-30");
}

TEST(Scanner, HeadingInCapitalsIsNoProgramme) {
  EXPECT_EQ(written(scan("PERIOADA DE IMPLEMENTARE 2018-2020")), "period:2018/2020");
}

TEST(Scanner, EmptyTextAndSignsAloneHaveNoValue) {
  EXPECT_TRUE(scan("").empty());
  EXPECT_TRUE(scan("- . , : ( ) / % + > < ~ $").empty());
  EXPECT_TRUE(scan("\xE2\x82").empty());  // a currency sign cut in two
}

TEST(Scanner, HugeRunsOfDigitsAreNoNumbers) {
  EXPECT_TRUE(scan(std::string(100'000, '7')).empty());
  EXPECT_TRUE(scan("1" + std::string(5'000, '0') + " lei").empty());
}

TEST(Scanner, TakesTimeInProportionToTheText) {
  // Openings without an end: every one of these asks for a look ahead.
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "intre 5 (";
  for (int i = 0; i < 20'000; ++i) text += "1, ";
  for (int i = 0; i < 20'000; ++i) text += "o suta ";
  for (int i = 0; i < 20'000; ++i) text += "1.";
  for (int i = 0; i < 20'000; ++i) text += "cuvant.1";
  for (int i = 0; i < 20'000; ++i) text += " 111";
  EXPECT_GE(scan(text).size(), 20'000U);
}

TEST(Scanner, AppendsToWhatIsThere) {
  auto scanner = Scanner::make(product_lexicons());
  ASSERT_TRUE(scanner);
  std::vector<Mention> out(1);
  scanner->scan("5 ani", out);
  EXPECT_EQ(out.size(), 2U);
}

TEST(Scanner, IsSharedByThreads) {
  auto scanner = Scanner::make(product_lexicons());
  ASSERT_TRUE(scanner);
  const std::string text =
      "Valoarea este de 1.234.567,89 lei, 30 aprilie 2015 - 30 aprilie 2016, peste 3.100 de elevi";
  std::vector<Mention> expected;
  scanner->scan(text, expected);
  std::vector<std::string> found(4);
  std::vector<std::thread> threads;
  for (std::string& f : found) {
    threads.emplace_back([&] {
      for (int i = 0; i < 200; ++i) {
        std::vector<Mention> mentions;
        scanner->scan(text, mentions);
        f = written(mentions);
      }
    });
  }
  for (std::thread& t : threads) t.join();
  for (const std::string& f : found) EXPECT_EQ(f, written(expected));
}

TEST(ScannerMake, NamesEveryLexiconThatIsMissing) {
  Lexicons lexicons = product_lexicons();
  lexicons.erase("month");
  lexicons.erase("currency");
  const auto scanner = Scanner::make(lexicons);
  ASSERT_FALSE(scanner);
  ASSERT_EQ(scanner.errors().size(), 1U);
  EXPECT_EQ(scanner.errors()[0].code, "missing-lexicon");
  EXPECT_THAT(scanner.errors()[0].message, HasSubstr("currency, month"));
}

TEST(ScannerMake, RefusesValuesThatItCannotRead) {
  Lexicons lexicons = product_lexicons();
  lexicons["month"].push_back({"brumar", "eleven"});
  lexicons["comparison"].push_back({"cam pe la", "roughly"});
  const auto scanner = Scanner::make(lexicons);
  ASSERT_FALSE(scanner);
  ASSERT_EQ(scanner.errors().size(), 2U);
  EXPECT_EQ(scanner.errors()[0].code, "bad-lexicon-value");
  EXPECT_THAT(scanner.errors()[0].message, HasSubstr("'eleven'"));
  EXPECT_THAT(scanner.errors()[1].message, HasSubstr("exactly at_least more_than at_most about"));
}

TEST(ScannerMake, AsksForTheLexiconsThatItNames) {
  Lexicons lexicons;
  for (const std::string& name : Scanner::lexicon_names()) lexicons[name];
  EXPECT_TRUE(Scanner::make(lexicons));
}

TEST(ScannerMake, ANewFormNeedsNoCode) {
  Lexicons lexicons = product_lexicons();
  lexicons["currency"].push_back({"coroane cehe", "CZK"});
  const auto scanner = Scanner::make(lexicons);
  ASSERT_TRUE(scanner);
  std::vector<Mention> out;
  (*scanner).scan("12.500 de coroane cehe", out);
  EXPECT_EQ(written(out), "money:12500:CZK");
}

}  // namespace
}  // namespace fisa::values
