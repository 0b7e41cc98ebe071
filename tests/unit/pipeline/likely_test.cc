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
