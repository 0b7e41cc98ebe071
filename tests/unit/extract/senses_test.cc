// What a noun counts by the words around it, over a few words of our own.
#include "extract/senses.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace fisa::extract {
namespace {

const values::Lexicon kNouns = {{"built ateliere", "infrastructure"},
                                {"given vizite", "services"},
                                {"many vizite", "services"},
                                {"printed harti", "products"}};
const values::Lexicon kWords = {
    {"amenaj-", "built"}, {"etaj", "built"}, {"acasa", "given"}, {"tipari-", "printed"}};

std::string category(std::string_view text, std::string_view noun, double count = 2) {
  const auto at = static_cast<std::uint32_t>(text.find(noun));
  return Senses(&kNouns, &kWords).category(text, {at, at + static_cast<std::uint32_t>(noun.size())}, count);
}

TEST(Senses, AreToldByWhatFollowsInTheClause) {
  EXPECT_EQ(category("2 ateliere de croitorie, amenajate", "ateliere"), "");
  EXPECT_EQ(category("2 ateliere de croitorie amenajate", "ateliere"), "infrastructure");
  EXPECT_EQ(category("2 ateliere.\nAmenajarea curtii", "ateliere"), "");
}

TEST(Senses, AreToldByWhatLeadsToTheNoun) {
  EXPECT_EQ(category("Se vor tipari 40 de harti", "harti"), "products");
  EXPECT_EQ(category("S-au tiparit afise; 40 de harti", "harti"), "");
}

TEST(Senses, TakeTheWholeWordWhereNoDashStands) {
  EXPECT_EQ(category("ateliere la etaj", "ateliere"), "infrastructure");
  EXPECT_EQ(category("ateliere la etajere", "ateliere"), "");
}

TEST(Senses, AskOnlyTheContextsOfTheNoun) {
  EXPECT_EQ(category("harti amenajate", "harti"), "");
  EXPECT_EQ(category("elevi acasa", "elevi"), "");
}

TEST(Senses, AreToldByTheNumberWhereNoWordDoes) {
  EXPECT_EQ(category("3.100 de vizite", "vizite", 3100), "services");
  EXPECT_EQ(category("3 vizite", "vizite", 3), "");
}

}  // namespace
}  // namespace fisa::extract
