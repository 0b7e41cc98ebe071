// Counted things: numbers and articles with their nouns, over a few words of our own.
#include "extract/counts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "extract/vocabulary.h"
#include "grammar/grammar.h"

namespace fisa::extract {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const char* const kWords = R"(grammar g
lexicon noun:
  people = elev | elevi | mentor | mentori;
  organisations = firma | firme;
  products = presa | tractor | statie | statii | buldozer;
  documents = ghid | ghiduri;
  infrastructure = km | m.l. | sala | sali;
  indicator = kwh;
  other = comune;
  events = zile deschise
lexicon noun_adjective: adjective = de | noi | comune; piece = x | buc.
lexicon noun_link: link = de; part = din; share = dintre care; share_behind = dintre ei
lexicon noun_suffix:
  people = isti;
  - = ate
lexicon noun_ending:
  i = ii;
  - = lor
lexicon of_many_end: end = lor
lexicon not_noun: other = parte | luni | dintre | in | au
lexicon article: 1 = un | o
lexicon article_lead: lead = de | pentru | este | in
lexicon result_verb: verb = deschide
lexicon unit_of_measure: unit = km | m.l. | kwh
lexicon rate: indicator = an
lexicon row_joint: joint = si | precum si
)";

class Counts : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    grammar::Environment environment;
    environment.engine_names = Vocabulary::names();
    std::ifstream values(FISA_SOURCE_DIR "/grammars/values.gram");
    const std::string numbers{std::istreambuf_iterator<char>(values), {}};
    auto compiled = grammar::compile({{"values.gram", numbers}, {"g.gram", kWords}}, environment);
    ASSERT_TRUE(compiled) << compiled.errors().front().message;
    grammar_ = new grammar::Grammar(std::move(*compiled));
    auto vocabulary = Vocabulary::make(*grammar_);
    ASSERT_TRUE(vocabulary) << vocabulary.errors().front().message;
    vocabulary_ = new Vocabulary(std::move(*vocabulary));
  }
  static void TearDownTestSuite() {
    delete vocabulary_;
    delete grammar_;
  }
  // "3 ghiduri/documents" for each count, in order.
  static std::vector<std::string> counts(const std::string& folded, bool item = false) {
    std::vector<Span> words;
    split_words(folded, words);
    std::vector<values::Mention> mentions;
    vocabulary_->scanner().scan(folded, mentions);
    std::vector<Annotation> found;
    find_counts(folded, item, words, mentions, *vocabulary_, found);
    std::vector<std::string> out;
    for (const Annotation& a : found) {
      const auto number = static_cast<int>(a.mention.number);
      out.push_back(std::to_string(number) + " " + std::string(a.count.unit.in(folded)) +
                    (a.count.category.empty() ? "" : "/" + a.count.category));
    }
    return out;
  }
  static grammar::Grammar* grammar_;
  static Vocabulary* vocabulary_;
};
grammar::Grammar* Counts::grammar_ = nullptr;
Vocabulary* Counts::vocabulary_ = nullptr;

TEST_F(Counts, TakeTheNounBehindTheNumber) {
  EXPECT_THAT(counts("instruirea a 120 de elevi"), ElementsAre("120 elevi/people"));
  EXPECT_THAT(counts("3 noi sali"), ElementsAre("3 sali/infrastructure"));
  EXPECT_THAT(counts("40 de pompisti"), ElementsAre("40 pompisti/people"));
  EXPECT_THAT(counts("50+ elevi"), ElementsAre("50 elevi/people"));
  EXPECT_THAT(counts("12 luni"), IsEmpty());
  EXPECT_THAT(counts("dintre care 3 ocupate"), IsEmpty());
}

TEST_F(Counts, TakeNoVerbForANoun) {
  EXPECT_THAT(counts("numai doua puteau raspunde"), IsEmpty());
  EXPECT_THAT(counts("cei mai buni 40 merge mai departe"), IsEmpty());
  EXPECT_THAT(counts("inca 3 pompe"), ElementsAre("3 pompe"));
  EXPECT_THAT(counts("inca 300 de pompe"), ElementsAre("300 pompe"));
  EXPECT_THAT(counts("24 de etnie roma"), IsEmpty());
  EXPECT_THAT(counts("4 butoaie"), ElementsAre("4 butoaie"));
}

TEST_F(Counts, NeedNoLinkInAnItem) {
  EXPECT_THAT(counts("25 olari atestati", true), ElementsAre("25 olari"));
  EXPECT_THAT(counts("cei mai buni 40 olari merg"), IsEmpty());
}

TEST_F(Counts, TakeNoSingularForMany) {
  EXPECT_THAT(counts("230 procent de elevi"), IsEmpty());
  EXPECT_THAT(counts("Nr. pagini: 2 Semnatura"), IsEmpty());
  EXPECT_THAT(counts("5 tractor"), IsEmpty());
  EXPECT_THAT(counts("1 tractor"), ElementsAre("1 tractor/products"));
  EXPECT_THAT(counts("900 kwh"), ElementsAre("900 kwh/indicator"));
}

TEST_F(Counts, TakeAnArticleBehindAPlace) {
  EXPECT_THAT(counts("S-au refacut 3 sali. In curte, o statie"),
              ElementsAre("3 sali/infrastructure", "1 statie/products"));
  EXPECT_THAT(counts("S-au refacut 3 sali. Directorul, un mentor"), ElementsAre("3 sali/infrastructure"));
}

TEST_F(Counts, TellOfASentenceBefore) {
  EXPECT_THAT(counts("Au venit 40 de elevi. Trei dintre ei au ramas"),
              ElementsAre("40 elevi/people", "3 elevi/people"));
}

TEST_F(Counts, KnowNounsBehindTheirArticles) {
  EXPECT_THAT(counts("numarul de 3 elevilor"), ElementsAre("3 elevilor/people"));
}

TEST_F(Counts, KeepUnitsWhole) {
  EXPECT_THAT(counts("84 m.l. de zid"), ElementsAre("84 m.l./infrastructure"));
  EXPECT_THAT(counts("economie de 900 kWh/an"), ElementsAre("900 kWh/an/indicator"));
  EXPECT_THAT(counts("200 elevi/an"), ElementsAre("200 elevi/an/indicator"));
}

TEST_F(Counts, PassOverTheNumberInBracketsAgain) {
  EXPECT_THAT(counts("doua (2) sali"), ElementsAre("2 sali/infrastructure"));
  EXPECT_THAT(counts("2 (15) sali"), IsEmpty());
}

TEST_F(Counts, MayBeSingularBehindPieces) {
  EXPECT_THAT(counts("3 x tractor"), ElementsAre("3 tractor/products"));
  EXPECT_THAT(counts("22 * tractor; 1 * buldozer"),
              ElementsAre("22 tractor/products", "1 buldozer/products"));
  EXPECT_THAT(counts("3 buc. tractor"), ElementsAre("3 tractor/products"));
}

TEST_F(Counts, TakeNoParticipleForANounUnlessItIsLinked) {
  EXPECT_THAT(counts("12 instruite"), ElementsAre("12 instruite"));
  EXPECT_THAT(counts("12 plecate"), IsEmpty());
  EXPECT_THAT(counts("24 de granate"), ElementsAre("24 granate"));
}

TEST_F(Counts, KnowNounsThatAreAdjectivesToo) {
  EXPECT_THAT(counts("3 comune vecine"), ElementsAre("3 comune/other"));
}

TEST_F(Counts, KnowCompoundsByEitherPart) {
  EXPECT_THAT(counts("4 firme-model"), ElementsAre("4 firme-model/organisations"));
  EXPECT_THAT(counts("4 mini-ghiduri"), ElementsAre("4 mini-ghiduri/documents"));
}

TEST_F(Counts, EndBeforeANumberBehindADash) {
  EXPECT_THAT(counts("900 kwh-1 buc"), ElementsAre("900 kwh/indicator"));
}

TEST_F(Counts, AreNoRowOfALabelAndItsNumber) {
  EXPECT_THAT(counts("elevi cu o presa - 310 elevi"), ElementsAre("310 elevi/people"));
}

TEST_F(Counts, AreFractionsOnlyOfMeasures) {
  EXPECT_THAT(counts("2.5 km de drum"), ElementsAre("2 km/infrastructure"));
  EXPECT_THAT(counts("programul 5.7 ghiduri"), IsEmpty());
}

TEST_F(Counts, GoOnWithTheNounToldBefore) {
  EXPECT_THAT(counts("24 de statii de incarcare lenta si 4 de incarcare rapida"),
              ElementsAre("24 statii/products", "4 statii/products"));
}

TEST_F(Counts, GoOnWithTheNounWhereOnlyItsKindIsTold) {
  EXPECT_THAT(counts("14 ghiduri, 5 de mentor si 2 de elev"),
              ElementsAre("14 ghiduri/documents", "5 ghiduri/documents", "2 ghiduri/documents"));
  EXPECT_THAT(counts("14 ghiduri (3 elevi), 5 de mentor"),
              ElementsAre("14 ghiduri/documents", "3 elevi/people", "5 ghiduri/documents"));
  EXPECT_THAT(counts("cate doi de elev"), IsEmpty());
}

TEST_F(Counts, TakeTheNounOfTheWholeForItsPart) {
  EXPECT_THAT(counts("patru din cele 9 ghiduri"), ElementsAre("4 ghiduri/documents"));
  EXPECT_THAT(counts("patru din Sibiu, cele 9 ghiduri"), IsEmpty());
}

TEST_F(Counts, ReadAnArticleAsOneInARow) {
  EXPECT_THAT(counts("s-au cumparat o presa, un tractor si 2 statii"),
              ElementsAre("1 presa/products", "1 tractor/products", "2 statii/products"));
  EXPECT_THAT(counts("2 statii la scara 1:25.000, un ghid"),
              ElementsAre("2 statii/products", "1 ghid/documents"));
  // What no lexicon knows counts beside a number.
  EXPECT_THAT(counts("a cumparat o vana, 2 statii"), ElementsAre("1 vana", "2 statii/products"));
  EXPECT_THAT(counts("impartite de un mentor si de 25 de elevi"),
              ElementsAre("1 mentor/people", "25 elevi/people"));
}

TEST_F(Counts, ReadAnArticleAsOneWhereItOpensAnItem) {
  EXPECT_THAT(counts("Un ghid tiparit", true), ElementsAre("1 ghid/documents"));
  EXPECT_THAT(counts("O vana", true), ElementsAre("1 vana"));
  EXPECT_THAT(counts("Un ghid tiparit"), ElementsAre("1 ghid/documents"));
  EXPECT_THAT(counts("d) un ghid tiparit", true), ElementsAre("1 ghid/documents"));
  EXPECT_THAT(counts("3.3 Un ghid tiparit", true), ElementsAre("1 ghid/documents"));
  EXPECT_THAT(counts("A4. O sala", true), ElementsAre("1 sala/infrastructure"));
  EXPECT_THAT(counts("Ana are un ghid tiparit", true), IsEmpty());
  EXPECT_THAT(counts("> un ghid, pt. elevi"), ElementsAre("1 ghid/documents"));
  EXPECT_THAT(counts("Rezultat 5: un ghid tradus si 12 elevi"),
              ElementsAre("1 ghid/documents", "12 elevi/people"));
  EXPECT_THAT(counts("Denumirea: un ghid tradus"), IsEmpty());
  EXPECT_THAT(counts("Un elev din doi nu citeste"), IsEmpty());
  EXPECT_THAT(counts("O parte din bani", true), IsEmpty());
}

TEST_F(Counts, ReadAnArticleAsOneBehindALabelOfItsSentence) {
  EXPECT_THAT(
      counts("Mesterii le-au aratat elevilor cum se lucreaza cu lutul. Ce a iesit: o presa si 3 firme"),
      ElementsAre("1 presa/products", "3 firme/organisations"));
}

TEST_F(Counts, ReadAnArticleAsOneBehindAVerbOfMaking) {
  EXPECT_THAT(counts("se va deschide o sala, iar 14 elevi vor fi instruiti"),
              ElementsAre("1 sala/infrastructure", "14 elevi/people"));
  EXPECT_THAT(counts("se va deschide impreuna cu firma o sala, iar 14 elevi vor fi instruiti"),
              ElementsAre("1 sala/infrastructure", "14 elevi/people"));
  EXPECT_THAT(counts("se va deschide o sala", true), ElementsAre("1 sala/infrastructure"));
}

TEST_F(Counts, ReadAnArticleAsOneWhereItsSentenceAloneTellsSo) {
  EXPECT_THAT(counts("se va deschide o sala"), ElementsAre("1 sala/infrastructure"));
  EXPECT_THAT(counts("Se lucreaza. Un tractor trece pe deal."), ElementsAre("1 tractor/products"));
  EXPECT_THAT(counts("Pe deal trece un tractor."), IsEmpty());
  EXPECT_THAT(counts("Un mentor trece pe deal."), IsEmpty());
  // It lets its neighbour count no more than before.
  EXPECT_THAT(counts("se va deschide o sala unde Ana are un ghid"), ElementsAre("1 sala/infrastructure"));
}

TEST_F(Counts, ReadAnArticleAsOneBehindAConjunctionOrSemicolon) {
  EXPECT_THAT(counts("zece ghiduri, cate unul de om, si o sala"),
              ElementsAre("10 ghiduri/documents", "1 sala/infrastructure"));
  EXPECT_THAT(counts("un tractor mic, precum si o sala; 3 ghiduri"),
              ElementsAre("1 tractor/products", "1 sala/infrastructure", "3 ghiduri/documents"));
  EXPECT_THAT(counts("2 statii, la Giurgiu; un ghid"), ElementsAre("2 statii/products", "1 ghid/documents"));
}

TEST_F(Counts, ReadAnArticleAsOneBesideOneThatCounts) {
  EXPECT_THAT(counts("un tractor pentru sat; o sala la Giurgiu", true),
              ElementsAre("1 tractor/products", "1 sala/infrastructure"));
  EXPECT_THAT(counts("[3] 12 elevi [4] o sala la Giurgiu"),
              ElementsAre("12 elevi/people", "1 sala/infrastructure"));
}

TEST_F(Counts, TakeTheNounOfAShareFromTheWhole) {
  EXPECT_THAT(counts("420 de elevi, dintre care 310 in sate si 110 in alte parti"),
              ElementsAre("420 elevi/people", "310 elevi/people", "110 elevi/people"));
  EXPECT_THAT(counts("80 de elevi (cel putin 50 dintre ei trecuti)"),
              ElementsAre("80 elevi/people", "50 elevi/people"));
  EXPECT_THAT(counts("80 de elevi, dintre care 50 au trecut"), ElementsAre("80 elevi/people"));
  EXPECT_THAT(counts("60 km, dintre care 10 in sate"), ElementsAre("60 km/infrastructure"));
}

TEST_F(Counts, KnowDaysOfAKindFromADuration) {
  EXPECT_THAT(counts("12 zile deschise, in 30 de zile"), ElementsAre("12 zile/events"));
}

TEST_F(Counts, LookIntoQuotationMarks) {
  EXPECT_THAT(counts("40 de \"mentori ai satului\" formati"), ElementsAre("40 mentori/people"));
  EXPECT_THAT(counts("40 de \"Mentori\""), IsEmpty());
}

TEST_F(Counts, KnowTheNumberOfACode) {
  EXPECT_THAT(counts("CO 8 Firme sprijinite"), IsEmpty());
  EXPECT_THAT(counts("ONG 8 firme sprijinite"), ElementsAre("8 firme/organisations"));
}

TEST_F(Counts, LeaveOtherArticlesAlone) {
  EXPECT_THAT(counts("Lignum, o firma de familie cu 84 de elevi"), ElementsAre("84 elevi/people"));
  EXPECT_THAT(counts("bani pentru un tractor"), IsEmpty());
}

}  // namespace
}  // namespace fisa::extract
