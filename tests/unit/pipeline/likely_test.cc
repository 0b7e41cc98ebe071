// What is likely though no rule tells it (extract/likely.h): the weights stand in a grammar, so that a test
// can bring its own.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/extractor.h"
#include "pipeline/grammars.h"
#include "pipeline/work.h"
#include "record/record.h"

namespace fisa::pipeline {
namespace {

// The built-in grammars with other likelihoods, and with no value left out for being unlikely.
extract::Extractor with(const std::string& likelihood) {
  auto sources = *grammar_sources("");
  for (auto& file : sources) {
    if (file.name.find("likelihoods.gram") != std::string::npos)
      file.text = "grammar likelihoods\n\nlexicon likelihood:\n  " + likelihood + "\n";
    if (file.name.find("confidence.gram") != std::string::npos)
      file.text = "grammar confidence\n\nlexicon confidence:\n  +3 = any\n";
  }
  return std::move(*make_extractor(sources, Patterns::trusted));
}

std::vector<extract::Project> projects(const extract::Extractor& extractor, const std::string& text) {
  io::Document d;
  d.uri = "page.txt";
  d.bytes = text;
  d.media = io::Media::text;
  const auto read = read_page(d, extractor);
  EXPECT_TRUE(read);
  return extractor.extract(read->page).projects;
}

std::string facts(const extract::Extractor& extractor, const std::string& text, const std::string& path) {
  std::string out;
  for (const auto& p : projects(extractor, text)) {
    for (const auto& f : p.facts) {
      if (f.path == path) out += record::to_json(f.value).dump() + " " + f.evidence.rule + "\n";
    }
  }
  return out;
}

constexpr const char* kPage =
    "Proiectul \"Drumul mierii\", cod SMIS 123456\n\n"
    "La stupine a fost invitata Asociatia Grup Verde, intr-o joi.\n\n"
    "Stupii si drumul, 1.250.000 lei. Am pornit pe 3 mai 2021.\n";

TEST(Likely, APageIsAboutAProjectWhereItsSignsSaySo) {
  EXPECT_EQ(projects(with("+3 = page:any"), kPage).size(), 1U);
  EXPECT_EQ(projects(with("-3 = page:any"), kPage).size(), 0U);
  EXPECT_EQ(projects(with("-3 = page:any; +6 = page:codes_labelled"), kPage).size(), 1U);
}

TEST(Likely, AnOrganisationThatNoRuleCallsAPartnerIsOne) {
  EXPECT_EQ(facts(with("+3 = page:any; -3 = partner:any"), kPage, "partners"), "");
  EXPECT_EQ(facts(with("+3 = page:any; +3 = partner:any"), kPage, "partners"),
            "{\"name\":\"Asociatia Grup Verde\",\"role\":\"beneficiary\"} likely.named\n");
  // Which signs it has.
  EXPECT_EQ(facts(with("+3 = page:any | partner:any; -6 = partner:union"), kPage, "partners"), "");
  EXPECT_EQ(facts(with("+3 = page:any | partner:any; -6 = partner:meets_before"), kPage, "partners"), "");
  EXPECT_NE(facts(with("+3 = page:any | partner:any; -6 = partner:firm"), kPage, "partners"), "");
}

TEST(Likely, WhoGivesTheMoneyOrIsKnownIsNoPartnerOnceMore) {
  const std::string page =
      "Proiectul \"Drumul mierii\", cod SMIS 123456\n\n"
      "Beneficiar: Comuna Albesti\n\nPrimaria Comunei Albesti a fost gazda.\n";
  EXPECT_EQ(facts(with("+3 = page:any | partner:any"), page, "partners").find("likely."), std::string::npos);
}

// A rule tells the first of each row; the others have signs by standing in it.
TEST(Likely, WhoStandsBesideAPartnerHasASign) {
  const std::string row =
      "Proiectul \"Drumul mierii\", cod SMIS 123456\n\nBeneficiar: Comuna Albesti\n\n"
      "Partener: Asociatia Grup Verde. Au fost acolo Asociatia Grup Verde, Asociatia Stupina. Mai tarziu a "
      "ajuns Asociatia Roiul.\n";
  const auto told = [&](const std::string& weights) { return facts(with(weights), row, "partners"); };
  const std::string by_row = told("+3 = page:any; -3 = partner:any; +6 = partner:in_row_with_partner");
  EXPECT_NE(by_row.find("Asociatia Stupina\",\"role\":\"partner\"} likely"), std::string::npos) << by_row;
  EXPECT_EQ(by_row.find("Asociatia Roiul"), std::string::npos) << by_row;
  const std::string carried = told("+3 = page:any | partner:any; -6 = partner:other_carries");
  EXPECT_EQ(carried.find("likely"), std::string::npos) << carried;
}

TEST(Likely, CapitalsAreANameWhereOrganisationsStand) {
  const std::string page =
      "Proiectul \"Drumul mierii\", cod SMIS 123456\n\n"
      "Cu noi au fost si Vinterlys Bergen, Norvegia. In fiecare vara ne vede Marele Zid.\n";
  EXPECT_EQ(facts(with("+3 = page:any | partner:any"), page, "partners"),
            "{\"name\":\"Vinterlys Bergen\",\"role\":\"beneficiary\"} likely.named_of_country\n");
  EXPECT_EQ(facts(with("+3 = page:any | partner:any; -6 = partner:no_mark"), page, "partners"), "");
}

TEST(Likely, WhoCarriesTheProjectMayLeadOthers) {
  EXPECT_EQ(facts(with("+3 = page:any | partner:any | leader:any"), kPage, "partners"),
            "{\"name\":\"Asociatia Grup Verde\",\"role\":\"coordinator\"} likely.named\n");
  const std::string page =
      "Proiectul \"Drumul mierii\", cod SMIS 123456\n\nBeneficiar: Asociatia Grup Verde\n";
  EXPECT_NE(facts(with("+3 = page:any | leader:any"), page, "partners").find("coordinator"),
            std::string::npos);
  EXPECT_NE(facts(with("+3 = page:any; -3 = leader:any"), page, "partners").find("beneficiary"),
            std::string::npos);
}

TEST(Likely, ASumAndADate) {
  EXPECT_EQ(facts(with("+3 = page:any | total:any"), kPage, "budget.total"),
            "{\"amount\":1250000,\"currency\":\"RON\"} likely.summed\n");
  EXPECT_EQ(facts(with("+3 = page:any; +3 = own_contribution:any"), kPage, "budget.parts"),
            "{\"kind\":\"own_contribution\",\"amount\":1250000,\"currency\":\"RON\"} likely.summed\n");
}

// Of a page that says no more than this of its project.
std::string told(const std::string& likelihood, const std::string& sentence, const std::string& path) {
  return facts(with("+3 = page:any; " + likelihood),
               "Proiectul \"Drumul mierii\", cod SMIS 123456\n\n" + sentence + "\n", path);
}

TEST(Likely, ADurationThatNoRuleTellsIsTheProjects) {
  const std::string page = "Stuparii merg vreo 18 luni prin sate.";
  EXPECT_EQ(told("-3 = duration:any", page, "period.duration"), "");
  EXPECT_EQ(told("+3 = duration:any", page, "period.duration"), "\"P18M\" likely.lasting_so_long\n");
  // Which signs it has.
  EXPECT_EQ(told("+3 = duration:any; -6 = duration:under_3_years", page, "period.duration"), "");
  EXPECT_EQ(told("+3 = duration:any; -6 = duration:works_before", page, "period.duration"),
            "\"P18M\" likely.lasting_so_long\n");
  EXPECT_EQ(told("+3 = duration:any; -6 = duration:works_before",
                 "Constructorul merge vreo 18 luni prin sate.", "period.duration"),
            "");
}

TEST(Likely, ADurationIsAsLongAsTwoDatesAreApart) {
  const std::string likelihood = "+1 = duration:any; -9 = duration:as_long_as_dates";
  EXPECT_EQ(
      told(likelihood, "Intai pe 1 mai 2020, apoi pe 30 aprilie 2022. Vreo doi ani.", "period.duration"), "");
  EXPECT_EQ(
      told(likelihood, "Intai pe 1 mai 2020, apoi pe 30 aprilie 2023. Vreo doi ani.", "period.duration"),
      "\"P2Y\" likely.lasting_so_long\n");
}

TEST(Likely, ARulesWordIsWeighedWithTheSigns) {
  const std::string page = "Perioada de implementare: 24 de luni.\n\nStuparii merg vreo 18 luni prin sate.";
  // It outweighs what speaks a little against it, and not what speaks much.
  EXPECT_NE(told("-1 = duration:any", page, "period.duration").find("P24M"), std::string::npos);
  EXPECT_EQ(told("-6 = duration:any", page, "period.duration"), "");
  // What is far likelier is taken.
  EXPECT_EQ(told("-1 = duration:any; +6 = duration:second_longest", page, "period.duration"),
            "\"P18M\" likely.lasting_so_long\n");
  EXPECT_NE(told("-1 = duration:any; +1.5 = duration:second_longest", page, "period.duration").find("P24M"),
            std::string::npos);
  // Where nothing has been measured, rules are believed.
  EXPECT_NE(told("+0 = total:any", page, "period.duration").find("P24M"), std::string::npos);
}

TEST(Likely, ATotalThatARuleTellsIsWeighedWithItsSigns) {
  const std::string page = "Valoarea totala a proiectului: 900.000 lei. Stupii, 1.250.000 lei.";
  EXPECT_NE(told("-1 = total:any", page, "budget.total").find("900000"), std::string::npos);
  EXPECT_EQ(told("-6 = total:any", page, "budget.total"), "");
  EXPECT_EQ(told("-1 = total:any; +6 = total:largest", page, "budget.total"),
            "{\"amount\":1250000,\"currency\":\"RON\"} likely.summed\n");
}

TEST(Likely, AStartAndAnEndAreWeighedWithTheOtherDates) {
  const std::string page = "Perioada de implementare: 3 mai 2021 - 2 mai 2023.\n\nTotul, pe 5 iulie 2022.";
  EXPECT_NE(told("-1 = period:any | start:any | end:any", page, "period.start").find("2021-05-03"),
            std::string::npos);
  EXPECT_EQ(told("-6 = period:any | start:any | end:any", page, "period.start"), "");
  EXPECT_EQ(told("-1 = period:any | end:any; +6 = start:any", page, "period.start"),
            "\"2022-07-05\" likely.dated\n");
}

TEST(Likely, DatesKnowHowFarTheyAreFromOthers) {
  const std::string page = "Intai pe 15 mai 2020. Mai tarziu, pe 14 noiembrie 2021, altul.";
  EXPECT_EQ(told("-3 = start:any | end:any; +6 = start:whole_months_before | end:whole_months_behind", page,
                 "period.end"),
            "\"2021-11-14\" likely.dated\n");
  EXPECT_EQ(
      told("-3 = start:any | end:any; +6 = start:first_of_month | end:last_of_month", page, "period.start"),
      "");
  const std::string open = "Stupii, incepand cu 3 mai 2021.";
  EXPECT_NE(told("+1 = start:any; -9 = start:open_start", open, "period.start"), "");
  EXPECT_EQ(told("+1 = start:any; -9 = start:open_end", open, "period.start"), "");
}

TEST(Likely, SumsKnowWhatAddsUp) {
  const std::string page = "Stupii, 60.000 lei; drumul, 40.000 lei; lada, 7.000 lei. Iata 100.000 lei.";
  EXPECT_EQ(told("-3 = total:any; +6 = total:whole_of_others", page, "budget.total"),
            "{\"amount\":100000,\"currency\":\"RON\"} likely.summed\n");
  EXPECT_EQ(told("-3 = share:any; +6 = share:left_out_of_largest", page, "budget.parts"),
            "{\"kind\":\"partner\",\"amount\":7000,\"currency\":\"RON\"} likely.summed\n");
  EXPECT_EQ(told("-3 = eu:any; +6 = eu:most_in_percent", "Stupii, 60.000 lei, cam 60% din 100.000 lei.",
                 "budget.parts"),
            "{\"kind\":\"eu\",\"amount\":60000,\"currency\":\"RON\"} likely.summed\n");
}

constexpr const char* kTwo =
    "<h1>Portofoliu de proiecte</h1>"
    "<h2>Drumul mierii</h2><p>Valoare totala: 100.000 lei. Perioada: 2019-2020.</p>"
    "<h2>Casa de lut</h2><p>Valoare totala: 200.000 lei. Perioada: 2021-2022.</p>";

TEST(Likely, ProjectsBeginWhereTheirSignsSaySo) {
  const auto count = [](const std::string& weights) {
    const auto extractor = with(weights);
    io::Document d;
    d.uri = "page.html";
    d.bytes = kTwo;
    d.media = io::Media::html;
    return extractor.extract(read_page(d, extractor)->page).projects.size();
  };
  EXPECT_EQ(count("+3 = page:any; -4 = begins:any"), 1U);
  EXPECT_EQ(count("+3 = page:any; -4 = begins:any; +8 = begins:form_1_2"), 2U);
  // Beside the others it is another matter.
  EXPECT_EQ(count("+3 = page:any; -4 = begins:any | begins_with:any; +8 = begins:form_1_2"), 1U);
  EXPECT_EQ(count("+3 = page:any; -4 = begins:any | begins_with:any; +8 = begins:form_1_2 | "
                  "begins_with:like_begin_one"),
            2U);
}

}  // namespace
}  // namespace fisa::pipeline
