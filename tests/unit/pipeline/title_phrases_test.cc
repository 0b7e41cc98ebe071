// Phrases that may be a title wherever a page sets them apart (extract/title_phrases.h), and projects that a
// table tells side by side (extract/side_by_side.h).
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "outcome_of.h"
#include "pipeline/grammars.h"

namespace fisa::pipeline {
namespace {

extract::Outcome outcome(const std::string& html) {
  static const auto extractor = make_extractor(*grammar_sources(""), Patterns::trusted);
  return outcome_of(*extractor, html, io::Media::html, {.explain = true, .every_rule = false});
}

// All that the title of the page's first project was chosen from.
std::set<std::string> titles(const std::string& html) {
  std::set<std::string> out;
  const extract::Outcome found = outcome(html);
  if (found.projects.empty()) return out;
  for (const auto& c : found.projects.front().candidates) {
    if (c.fact.path == "title") out.insert(*c.fact.value.string());
  }
  return out;
}

constexpr const char* kSheet =
    "<p>Cod SMIS: 123456. Beneficiar: Comuna Albesti. Valoare totala: 100.000 lei. Perioada de implementare: "
    "2019-2020. Proiect finantat prin Programul Operational Regional.</p>";

TEST(TitlePhrases, ALineAQuotationAndBoldWords) {
  const auto found = titles(std::string("<h1>Stupii satului si drumul lor</h1>") + kSheet +
                            "<p>Lumea ii spune \"Mierea de pe dealul mare\".</p>"
                            "<p>Pe hartie e <b>Pastrarea livezilor batrane</b>, de anul trecut.</p>");
  for (const char* title :
       {"Stupii satului si drumul lor", "Mierea de pe dealul mare", "Pastrarea livezilor batrane"})
    EXPECT_EQ(found.count(title), 1U) << title;
}

TEST(TitlePhrases, LabelsAndMenusAreNone) {
  const auto found =
      titles(std::string("<nav><a>Drumul spre noi</a></nav><h1>Stupii satului si drumul lor</h1>") + kSheet);
  EXPECT_EQ(found.count("Drumul spre noi"), 0U);
  EXPECT_EQ(found.count("Valoare totala"), 0U);
}

// The signs of the candidate for the first project's title that says just this.
std::set<std::string> signs(const std::string& html, const std::string& title) {
  std::set<std::string> out;
  const extract::Outcome found = outcome(html);
  if (found.projects.empty()) return out;
  for (const auto& c : found.projects.front().candidates) {
    if (c.fact.path != "title" || *c.fact.value.string() != title) continue;
    for (const auto& [name, weight] : c.signs) out.insert(name);
  }
  return out;
}

TEST(TitlePhrases, ANameBehindItsLabelWithoutAMark) {
  const auto found = titles(std::string("<p>Nume Stupii satului si drumul lor</p>") + kSheet);
  EXPECT_EQ(found.count("Stupii satului si drumul lor"), 1U);
  EXPECT_EQ(titles(std::string("<p>Numele trandafirului alb</p>") + kSheet).count("trandafirului alb"), 0U);
}

TEST(TitlePhrases, AWholeProjectKeepsTheWord) {
  const auto found = titles(
      std::string("<p>A inceput Proiectul integrat de impadurire a dealului, cod SMIS 123456.</p>") + kSheet);
  EXPECT_EQ(found.count("Proiectul integrat de impadurire a dealului"), 1U);
}

TEST(TitleHeads, TellAProgrammeALabelAndASubtitleApart) {
  const auto has = [](const std::string& line, const char* sign) {
    return signs("<h1>" + line + "</h1>" + kSheet, line).count(std::string("title:") + sign) != 0;
  };
  EXPECT_TRUE(has("Programul Operational Regional - apa buna la Albesti", "head_fund"));
  EXPECT_TRUE(has("Stupii satului: drumul lor", "head_few_words"));
  EXPECT_TRUE(has("Stupii satului: drumul lor", "head_at_colon_small"));
  EXPECT_TRUE(has("Stupii satului - partener", "tells_role"));
  EXPECT_TRUE(has("Stupii satului si drumul lor spre", "breaks_off"));
  EXPECT_FALSE(has("Stupii satului si drumul lor", "breaks_off"));
}

TEST(Acronym, AWordThatThePageWritesSmallIsNone) {
  const auto acronym = [](const std::string& line, const std::string& text) {
    const extract::Outcome found =
        outcome("<p>" + line + "</p><h1>Stupii satului si drumul lor</h1>" + kSheet + "<p>" + text + "</p>");
    for (const auto& fact : found.projects.front().facts) {
      if (fact.path == "acronym") return *fact.value.string();
    }
    return std::string();
  };
  EXPECT_EQ(acronym("DRUMALB", "Asa zice lumea."), "DRUMALB");
  EXPECT_EQ(acronym("DRUMALB", "La Drumalb e frumos. Din Drumalb vine mierea."), "");
}

TEST(SideBySide, AColumnIsAProject) {
  const auto found = outcome(
      "<h1>Proiectele comunei Albesti</h1><table>"
      "<tr><th>Titlul proiectului</th><td>Drumul mierii</td><td>Casa de lut</td></tr>"
      "<tr><th>Cod SMIS</th><td>123456</td><td>123457</td></tr>"
      "<tr><th>Valoare totala</th><td>100.000 lei</td><td>250.000 lei</td></tr>"
      "<tr><th>Perioada de implementare</th><td>2019-2020</td><td>2021-2022</td></tr></table>");
  ASSERT_EQ(found.projects.size(), 2U);
  for (const auto& [project, amount] : {std::pair{0, 100000.0}, std::pair{1, 250000.0}}) {
    double total = 0;
    for (const auto& f : found.projects[project].facts) {
      if (f.path == "budget.total") total = *f.value.find("amount")->number();
    }
    EXPECT_EQ(total, amount);
  }
}

TEST(TitleSurroundings, ValuesEndANameAndListsLeadInToWhatIsDone) {
  const std::string list = std::string("<h1>Stupii satului si drumul lor</h1>") + kSheet +
                           "<p>Am mai avut: Zestrea de pe deal - 21.500 lei - 2017</p>"
                           "<p>Obiectivele noastre:</p><ul><li>Cresterea numarului de stupi din sat</li></ul>"
                           "<p>Proiecte vechi:</p><ul><li>Pastrarea livezilor din sat</li></ul>";
  EXPECT_EQ(signs(list, "Zestrea de pe deal").count("title:before_sum"), 1U);
  EXPECT_EQ(signs(list, "Cresterea numarului de stupi din sat").count("title:led_in_by_deeds"), 1U);
  EXPECT_EQ(signs(list, "Pastrarea livezilor din sat").count("title:led_in_by_projects"), 1U);
}

TEST(TitleSurroundings, ANameBesideItsTranslation) {
  const std::string both =
      std::string("<p>Apa curata pentru satele din deal</p><p>Clean water for the villages</p>") + kSheet;
  EXPECT_EQ(signs(both, "Apa curata pentru satele din deal").count("title:romanian_beside_english"), 1U);
  EXPECT_EQ(signs(both, "Clean water for the villages").count("title:english_beside_romanian"), 1U);
}

TEST(TitleSurroundings, APathAboveAndALineThatLeadsIn) {
  const std::string page = std::string("<p>Acasa > Proiecte > In derulare</p><p>Apa curata pentru sat</p>") +
                           kSheet + "<h3>Criterii de alegere a satelor:</h3><p>Sate mici.</p>";
  EXPECT_EQ(signs(page, "Apa curata pentru sat").count("title:below_path"), 1U);
  EXPECT_EQ(signs(page, "Criterii de alegere a satelor").count("title:leads_in"), 1U);
}

}  // namespace
}  // namespace fisa::pipeline
