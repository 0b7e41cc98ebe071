// The small parts of the extractor, each by itself.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/dates.h"
#include "extract/quotes.h"
#include "extract/sentences.h"
#include "extract/titles.h"

namespace fisa::extract {
namespace {

using testing::ElementsAre;

TEST(EndOf, IsStartAndDurationLessOneDay) {
  EXPECT_EQ(end_of("2018-08-20", "P16M"), "2019-12-19");
  EXPECT_EQ(end_of("2019-10-10", "P3Y"), "2022-10-09");
  EXPECT_EQ(end_of("2020-01-01", "P10D"), "2020-01-10");
  EXPECT_EQ(end_of("2020-01-01", "P2W"), "2020-01-14");
  EXPECT_EQ(end_of("2019-09", "P24M"), "2021-08");  // month precision: the last month covered
  EXPECT_EQ(end_of("2020-01", "P1Y"), "2020-12");
  EXPECT_EQ(end_of("2020-01-31", "P1M"), "2020-02-28");
  EXPECT_EQ(end_of("2019", "P12M"), "");
  EXPECT_EQ(end_of("2020-01", "P10D"), "");
}

struct TitleCase {
  const char* given;
  const char* title;
  const char* acronym;
};

void PrintTo(const TitleCase& c, std::ostream* out) {
  *out << c.given;
}

class SplitTitleTest : public testing::TestWithParam<TitleCase> {};

TEST_P(SplitTitleTest, TakesTheAcronymApart) {
  const SplitTitle s = split_title(GetParam().given);
  EXPECT_EQ(s.title, GetParam().title);
  EXPECT_EQ(s.acronym, GetParam().acronym);
}

INSTANTIATE_TEST_SUITE_P(
    Titles, SplitTitleTest,
    testing::Values(
        TitleCase{"PRO-PACT, Promovarea ONG-urilor și partenerilor sociali",
                  "Promovarea ONG-urilor și partenerilor sociali", "PRO-PACT"},
        TitleCase{"SAT-ACT: Săteni activi pentru decizii", "Săteni activi pentru decizii", "SAT-ACT"},
        TitleCase{"RIVERS-Râuri fără granițe pentru toți", "Râuri fără granițe pentru toți", "RIVERS"},
        TitleCase{"FAIRIVER - Fairy Tales Along Our Rivers", "Fairy Tales Along Our Rivers", "FAIRIVER"},
        TitleCase{"Restaurarea turbăriilor din Carpați (LIFEBOGS)", "Restaurarea turbăriilor din Carpați",
                  "LIFEBOGS"},
        TitleCase{"Restaurarea turbăriilor din Carpați – LIFEBOGS", "Restaurarea turbăriilor din Carpați",
                  "LIFEBOGS"},
        // A name and its subtitle are one title.
        TitleCase{"United Networks – Inițiativă integrată pentru incluziune",
                  "United Networks – Inițiativă integrată pentru incluziune", ""},
        TitleCase{"Satul cu suflet. Întreprinderi sociale", "Satul cu suflet. Întreprinderi sociale", ""},
        TitleCase{"Vidra se întoarce acasă - refacerea habitatelor",
                  "Vidra se întoarce acasă - refacerea habitatelor", ""}));

std::vector<std::string> quotes_in(const std::string& folded, Mark mark = Mark::either) {
  std::vector<Span> spans;
  find_quotes(
      folded, [mark](std::uint32_t) { return mark; }, spans);
  std::vector<std::string> out;
  for (const Span s : spans) out.emplace_back(s.in(folded));
  return out;
}

TEST(Quotes, AreFoundWhateverTheirMarks) {
  EXPECT_THAT(quotes_in("proiectul \"Satul verde\" al comunei"), ElementsAre("\"Satul verde\""));
  EXPECT_THAT(quotes_in("\"A b\" si \"C d\""), ElementsAre("\"A b\"", "\"C d\""));
  EXPECT_THAT(quotes_in("un teava de 2\" groasa"), testing::IsEmpty());
  EXPECT_THAT(quotes_in("\"Liceul \"Ion Creanga\" reabilitat\" - cod"),
              ElementsAre("\"Liceul \"Ion Creanga\" reabilitat\""));
}

TEST(Sentences, EndAtFullStopsButNotInAbbreviations) {
  const std::string view =
      "Valoarea este de \x03. Scoala Gimnaziala Nr. 2 participa. A\x1e"
      "B";
  std::vector<Span> s;
  split_sentences(
      view, [](std::string_view w) { return w == "Nr"; }, s);
  ASSERT_EQ(s.size(), 4U);
  EXPECT_EQ(s[0].in(view), "Valoarea este de \x03.");
  EXPECT_EQ(s[1].in(view), " Scoala Gimnaziala Nr. 2 participa.");
  EXPECT_EQ(s[2].in(view), " A");
  EXPECT_EQ(s[3].in(view), "B");
}

}  // namespace
}  // namespace fisa::extract
