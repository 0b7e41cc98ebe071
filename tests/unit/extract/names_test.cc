// Names in running text: where they end, what parts them, when two are one house.
#include "extract/names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/name_edges.h"
#include "extract/organisations.h"
#include "extract/sameness.h"
#include "text/fold.h"

namespace fisa::extract {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

values::Lexicon entries(const std::vector<std::pair<std::string, std::string>>& forms_and_values) {
  values::Lexicon lexicon;
  for (const auto& [form, value] : forms_and_values) lexicon.push_back({form, value});
  return lexicon;
}

class NamesTest : public testing::Test {
 protected:
  NamesTest() {
    fill(v_.organisation_nouns, v_.organisation_noun_lexicon, nouns_);
    fill(v_.organisation_words, v_.organisation_word_lexicon, words_);
    fill(v_.organisation_ends, v_.organisation_end_lexicon, ends_);
    fill(v_.countries, v_.country_lexicon, countries_);
    fill(v_.offices, v_.office_lexicon, offices_);
    fill(v_.foreign_nouns, v_.foreign_noun_lexicon, foreign_);
    v_.foreign_endings = {"zentrum"};
    v_.of_many_ends = {"lor"};
    v_.organisation_forms.add(0, forms_);
  }

  std::vector<std::string> split(const std::string& folded) {
    page_.folded.text = folded;
    std::vector<std::string> out;
    for (const Span s : split_names(page_, {0, static_cast<std::uint32_t>(folded.size())}, v_))
      out.emplace_back(s.in(folded));
    return out;
  }

  std::vector<std::string> found(const std::string& folded) {
    std::vector<Span> words;
    std::vector<Span> spans;
    split_words(folded, words);
    find_organisations(folded, words, {}, v_, spans);
    std::vector<std::string> out;
    for (const Span s : spans) out.emplace_back(s.in(folded));
    return out;
  }

  Vocabulary v_;

 private:
  static void fill(PhraseTable& table, const values::Lexicon*& kept, const values::Lexicon& lexicon) {
    table.add(0, lexicon);
    kept = &lexicon;
  }

  values::Lexicon nouns_ = entries({{"asociatia", "org"},
                                    {"primaria", "org"},
                                    {"comuna", "place"},
                                    {"muzeul", "org"},
                                    {"universitatea", "org"},
                                    {"ministerul", "fields"},
                                    {"firma", "kind"},
                                    {"fabrica", "trade"},
                                    {"unicef", "name"},
                                    {"college", "foreign"},
                                    {"facultatea", "part"},
                                    {"filiala", "branch"}});
  values::Lexicon words_ = entries({{"si", "and"},
                                    {"si cu", "and"},
                                    {"cu", "and"},
                                    {"de", "field"},
                                    {"pentru", "field"},
                                    {"prin", "through"},
                                    {"de la", "at"},
                                    {"din", "from"},
                                    {"la", "inside"},
                                    {"de nord", "inside"},
                                    {"for", "inside"},
                                    {"peste", "across"},
                                    {"a", "inside"}});
  values::Lexicon ends_ =
      entries({{"care", "clause"}, {"anunta", "verb"}, {"vin", "verb"}, {"partener", "role"}});
  values::Lexicon countries_ = entries({{"norvegia", "country"}, {"romania", "home"}});
  values::Lexicon offices_ = entries({{"primaria", "town"},
                                      {"comuna", "town"},
                                      {"comunei", "town"},
                                      {"judetul", "county"},
                                      {"uat", "unit"}});
  values::Lexicon foreign_ = entries({{"stiftung", "capitals"}, {"skola", "small"}, {"miska rada", "small"}});
  values::Lexicon forms_ = entries({{"srl", "form"}, {"a.s.", "form"}});
  FoldedPage page_;
};

TEST_F(NamesTest, APartOfAListBeginsAtItsNoun) {
  EXPECT_THAT(split("Asociatia Casa, Primaria Comunei Banca si Universitatea din Pitesti"),
              ElementsAre("Asociatia Casa", "Primaria Comunei Banca", "Universitatea din Pitesti"));
  EXPECT_THAT(split("Muzeul de Istorie si Arta Zalau"), ElementsAre("Muzeul de Istorie si Arta Zalau"));
}

TEST_F(NamesTest, WhatASentenceGoesOnWithIsNoName) {
  EXPECT_THAT(split("Primaria Comunei Banca, care da sala, si Asociatia Casa"),
              ElementsAre("Primaria Comunei Banca", "Asociatia Casa"));
  EXPECT_THAT(split("Specialistii din Norvegia vin de doua ori."), IsEmpty());
  EXPECT_THAT(split("Asociatia Casa anunta. Sala e plina"), ElementsAre("Asociatia Casa"));
}

TEST_F(NamesTest, RolesCountriesAndDepartmentsAreLeftOut) {
  EXPECT_THAT(split("Partener 1 - Landsbyliv (Norvegia)"), ElementsAre("Landsbyliv"));
  EXPECT_THAT(split("College d'Isle din Vienne"), ElementsAre("College d'Isle"));
  EXPECT_THAT(split("Universitatea Montana, Facultatea de Litere"), ElementsAre("Universitatea Montana"));
  EXPECT_THAT(split("Norvegia"), IsEmpty());
}

TEST_F(NamesTest, ABranchIsNamedWithItsHouse) {
  EXPECT_THAT(found("cu Asociatia Casa - filiala Dolj, apoi"), ElementsAre("Asociatia Casa - filiala Dolj"));
  EXPECT_THAT(found("cu Asociatia Casa, Filiala Dolj, si Muzeul Satului"),
              ElementsAre("Asociatia Casa, Filiala Dolj", "Muzeul Satului"));
  EXPECT_THAT(found("Asociatia Casa, filiala de la oras"), ElementsAre("Asociatia Casa"));
}

TEST_F(NamesTest, NamesOfOtherLanguagesAreFoundByTheirNouns) {
  EXPECT_THAT(found("cu Herpeton Stiftung si Strojarska skola Osijek."),
              ElementsAre("Herpeton Stiftung", "Strojarska skola Osijek"));
  EXPECT_THAT(found("cu Narodna skola Osijek si cu Skola vinara Gornji Grad, apoi"),
              ElementsAre("Narodna skola Osijek", "Skola vinara Gornji Grad"));
  EXPECT_THAT(found("la Forstbildungszentrum Mattenhof"), ElementsAre("Forstbildungszentrum Mattenhof"));
  EXPECT_THAT(found("Muzeul de Arta si Narodna skola Osijek"),
              ElementsAre("Muzeul de Arta", "Narodna skola Osijek"));
  EXPECT_THAT(found("Muzeul de Arta si Waldzentrum (Elvetia)"), ElementsAre("Muzeul de Arta"));
  EXPECT_THAT(found("de la UNICEF vine banul"), ElementsAre("UNICEF"));
}

TEST_F(NamesTest, AListOfFieldsBelongsToTheName) {
  EXPECT_THAT(found("Ministerul Economiei, Comertului si Turismului, Asociatia Casa"),
              ElementsAre("Ministerul Economiei, Comertului si Turismului", "Asociatia Casa"));
  EXPECT_THAT(found("Asociatia pentru Educatie, Cultura si Sport anunta"),
              ElementsAre("Asociatia pentru Educatie, Cultura si Sport"));
  EXPECT_THAT(found("Ministerul Economiei, Asociatia Casa si Primaria Huedin"),
              ElementsAre("Ministerul Economiei", "Asociatia Casa", "Primaria Huedin"));
}

TEST_F(NamesTest, ANameStopsWhereTheMoneysSourceBegins) {
  EXPECT_THAT(found("Primaria Huedin prin PNRR"), ElementsAre("Primaria Huedin"));
  EXPECT_THAT(found("Asociatia Casa de la Asociatia Usa"), ElementsAre("Asociatia Casa", "Asociatia Usa"));
  EXPECT_THAT(found("Asociatia Educatie prin Arta"), ElementsAre("Asociatia Educatie prin Arta"));
}

TEST_F(NamesTest, TheCallThatItWonIsNoPartOfAName) {
  EXPECT_THAT(found("Asociatia Casa la M6"), ElementsAre("Asociatia Casa"));
  EXPECT_THAT(found("Asociatia Casa la Munte"), ElementsAre("Asociatia Casa la Munte"));
}

TEST_F(NamesTest, APlaceWrittenSmallIsOneOfARow) {
  EXPECT_THAT(split("Muzeul Olt si comuna Banca"), ElementsAre("Muzeul Olt", "comuna Banca"));
  EXPECT_THAT(split("Muzeul Olt, comuna Banca si comuna Lunca"),
              ElementsAre("Muzeul Olt", "comuna Banca", "comuna Lunca"));
  EXPECT_THAT(split("Asociatia din comuna Banca si comuna Lunca"),
              ElementsAre("Asociatia din comuna Banca si comuna Lunca"));
  EXPECT_THAT(split("Muzeul Olt, comuna Banca"), ElementsAre("Muzeul Olt"));  // where it is
}

TEST_F(NamesTest, AnAbbreviationHoldsNoLegalForm) {
  EXPECT_THAT(found("Fara D.G.A.S.P.C. Olt"), IsEmpty());
  EXPECT_THAT(found("Vinterlys A.S. vine"), ElementsAre("Vinterlys A.S."));
}

TEST_F(NamesTest, WhatJoinsByTwoWordsPartsNames) {
  EXPECT_THAT(found("Asociatia Casa si cu Landsbyliv"), ElementsAre("Asociatia Casa"));
}

TEST_F(NamesTest, TheWordThatLedToANameLeadsToTheNext) {
  EXPECT_THAT(found("cu ajutorul de Asociatia Casa si de Ursa"), ElementsAre("Asociatia Casa"));
  EXPECT_THAT(found("Asociatia de Plati si de Control"), ElementsAre("Asociatia de Plati si de Control"));
}

TEST_F(NamesTest, ATownHasOneName) {
  EXPECT_THAT(found("Comuna Banca si Ursa Mare"), ElementsAre("Comuna Banca"));
}

TEST_F(NamesTest, SmallWordsEndANameOfALanguageThatWritesThemSo) {
  EXPECT_THAT(found("cu Narodna skola for energi, apoi"), ElementsAre("Narodna skola for energi"));
  EXPECT_THAT(found("cu Narodna skola for energi cu noi"), ElementsAre("Narodna skola"));
  EXPECT_THAT(found("Skola vykonu."), ElementsAre("Skola vykonu"));
  EXPECT_THAT(found("Skola mare."), IsEmpty());
  EXPECT_THAT(found("Herpeton Stiftung d'agriculture"), ElementsAre("Herpeton Stiftung d'agriculture"));
  EXPECT_THAT(found("cu 2nd Osijek skola"), ElementsAre("2nd Osijek skola"));
  EXPECT_THAT(found("cu Storoz miska rada"), ElementsAre("Storoz miska rada"));
}

TEST_F(NamesTest, AVerbThatOpensASentenceIsOfNoName) {
  EXPECT_THAT(found("Vine. Anunta Herpeton Stiftung"), ElementsAre("Herpeton Stiftung"));
  EXPECT_THAT(found("Anunta Forja Nova SRL"), ElementsAre("Forja Nova SRL"));
}

TEST_F(NamesTest, SmallWordsMayTellWhatAHouseIs) {
  EXPECT_THAT(found("Asociatia crescatorilor de oi Ursa"), ElementsAre("Asociatia crescatorilor de oi Ursa"));
  EXPECT_THAT(found("Muzeul de cultura Ursa anunta"), ElementsAre("Muzeul de cultura Ursa"));
  EXPECT_THAT(found("Muzeul de cultura anunta Ursa"), IsEmpty());
  EXPECT_THAT(found("Muzeul de cultura Primaria Huedin"), ElementsAre("Primaria Huedin"));
  EXPECT_THAT(found("muzeul de cultura Ursa"), IsEmpty());
  EXPECT_THAT(found("Firma de mobila Forja SRL"), ElementsAre("Forja SRL"));
}

TEST_F(NamesTest, WhatHasALegalFormOfItsOwnIsAnotherHouse) {
  EXPECT_THAT(found("Universitatea din Pitesti si Hidro Cerna SRL"),
              ElementsAre("Universitatea din Pitesti", "Hidro Cerna SRL"));
  EXPECT_THAT(found("Fabrica Ana si Fiii SRL"), ElementsAre("Fabrica Ana si Fiii SRL"));
}

TEST_F(NamesTest, TheNumberOfTheNextPartnerEndsAName) {
  EXPECT_THAT(found("Primaria Huedin P2 - Forja SRL"), ElementsAre("Primaria Huedin", "Forja SRL"));
}

TEST_F(NamesTest, WordsThatLeadAcrossJoinCapitalsAndNoHouses) {
  EXPECT_THAT(found("Asociatia Poteci peste Jiu"), ElementsAre("Asociatia Poteci peste Jiu"));
  EXPECT_THAT(found("Asociatia Poteci peste Primaria Huedin"),
              ElementsAre("Asociatia Poteci", "Primaria Huedin"));
}

TEST_F(NamesTest, AHouseOfManyMayListThem) {
  EXPECT_THAT(found("Asociatia Medicilor Rurali, Moaselor si Asistentilor"),
              ElementsAre("Asociatia Medicilor Rurali, Moaselor si Asistentilor"));
  EXPECT_THAT(found("Asociatia Medicilor, Zimnicea si Turnu"), ElementsAre("Asociatia Medicilor"));
}

TEST_F(NamesTest, ThoseOfASchoolAreNamedWithIt) {
  EXPECT_THAT(found("Asociatia Parintilor de la Universitatea Ursa"),
              ElementsAre("Asociatia Parintilor de la Universitatea Ursa"));
}

TEST_F(NamesTest, ALongCompoundIsANameByItself) {
  EXPECT_THAT(found("cu Kursregiozentrum din Bergen"), ElementsAre("Kursregiozentrum"));
  EXPECT_THAT(found("cu Kurzentrum din Bergen"), IsEmpty());
}

TEST_F(NamesTest, AnotherLanguagesLettersTellAnotherName) {
  EXPECT_THAT(split("Asociatia Casa si Kirkens Bymisjon"), ElementsAre("Asociatia Casa si Kirkens Bymisjon"));
  EXPECT_THAT(found("Asociatia Casa si Kirkens Bymisjon"), ElementsAre("Asociatia Casa"));
  EXPECT_THAT(found("Asociatia Casa si Deal Verde"), ElementsAre("Asociatia Casa si Deal Verde"));
  EXPECT_THAT(found("Asociatia Casa si Kayak"), ElementsAre("Asociatia Casa si Kayak"));
}

TEST_F(NamesTest, APhraseWithACapitalIsOfTheName) {
  EXPECT_THAT(found("Asociatia Apelor de Nord anunta"), ElementsAre("Asociatia Apelor de Nord"));
  EXPECT_THAT(found("Asociatia Apelor de nord anunta"), ElementsAre("Asociatia Apelor"));
}

TEST_F(NamesTest, WhatBreaksOffNamesNobodyAndEndsAList) {
  EXPECT_THAT(split("Sprijin Oferit de\nAsociatia Casa"), ElementsAre("Asociatia Casa"));
  EXPECT_THAT(split("Asociatia Casa\nSprijin Oferit de\nMuzeul Olt"), ElementsAre("Asociatia Casa"));
  EXPECT_THAT(split("Asociatia Casa, Comuna"), ElementsAre("Asociatia Casa"));
}

TEST_F(NamesTest, PeopleAreToldByTheirHouse) {
  EXPECT_THAT(split("Asociatia Casa si norvegienii de la Ursa Nord"),
              ElementsAre("Asociatia Casa", "Ursa Nord"));
  EXPECT_THAT(split("Ursa-Mare din Bergen"), ElementsAre("Ursa-Mare"));
}

TEST_F(NamesTest, AFirmsKindIsNoPartOfItsName) {
  EXPECT_THAT(found("firma Apa Oltului de Nord SRL"), ElementsAre("Apa Oltului de Nord SRL"));
}

TEST_F(NamesTest, TheSeatBehindACommaIsNoPartOfTheName) {
  EXPECT_THAT(split("Asociatia Casa Buna, Cluj-Napoca"), ElementsAre("Asociatia Casa Buna"));
}

TEST_F(NamesTest, TheHandThatActsIsNotNamedForItself) {
  EXPECT_THAT(split("Primaria Huedin, prin Muzeul Huedin"), ElementsAre("Primaria Huedin"));
}

TEST_F(NamesTest, AKindInSmallLettersNamesNobody) {
  EXPECT_THAT(split("asociatia de profil"), IsEmpty());
}

TEST_F(NamesTest, NoNameBeginsWithARole) {
  EXPECT_THAT(found("Partener - Forja SRL"), ElementsAre("Forja SRL"));
}

TEST_F(NamesTest, BehindALegalFormStandsOnlyTheSeat) {
  EXPECT_THAT(split("Forja SRL, Valenii de Munte"), ElementsAre("Forja SRL"));
}

TEST_F(NamesTest, ANameEndsAtAFullStopUnlessItAbbreviates) {
  EXPECT_THAT(found("Asociatia Lunca-Sat. Partenerii vin"), ElementsAre("Asociatia Lunca-Sat"));
}

TEST_F(NamesTest, AnAbbreviationKeepsThePlus) {
  EXPECT_TRUE(abbreviates("FSE+", "Fondul Social European+"));
  EXPECT_TRUE(abbreviates("FSE+", "Fondul Social European Plus"));
  EXPECT_FALSE(abbreviates("FSE", "Fondul Social European+"));
}

TEST_F(NamesTest, AnArticleMakesNoOtherName) {
  EXPECT_TRUE(same_but_for_endings("fond de coeziune", "fondul de coeziune"));
  EXPECT_FALSE(same_but_for_endings("fond de coeziune", "fond de mediu"));
  EXPECT_FALSE(same_but_for_endings("fond de coeziune", "fond de"));
}

TEST_F(NamesTest, OfficesOfOnePlaceAreOneHouse) {
  EXPECT_TRUE(same_house("Primăria Comunei Banca", "UAT Comuna Banca", v_));
  EXPECT_TRUE(same_house("Asociația Casa", "Asociația Casa din Deal", v_));
  EXPECT_TRUE(same_house("A.N.P.V.", "Agenția Națională pentru Protecția Victimelor", v_));
  EXPECT_TRUE(same_house("A.P.M. Tulcea", "Agenția pentru Protecția Mediului Tulcea", v_));
  EXPECT_FALSE(same_house("APM Tulcea", "Agenția pentru Protecția Mediului Vaslui", v_));
  EXPECT_FALSE(same_house("Județul Vaslui", "Primăria Vaslui", v_));
  EXPECT_TRUE(same_house("Primăria", "Comuna Banca", v_));
  EXPECT_FALSE(same_house("Primăria", "Județul Vaslui", v_));
  EXPECT_FALSE(same_house("Primăria Banca", "Muzeul Banca", v_));
}

}  // namespace
}  // namespace fisa::extract
