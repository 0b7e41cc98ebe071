// A pattern taken apart into what must follow each other.
#include "grammar/pieces.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace fisa::grammar {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Pieces, AreWordsReferencesGroupsAndClasses) {
  EXPECT_THAT(pieces_of("^{total} este de {value:money}"),
              ElementsAre("^", "{total}", " ", "este ", "de ", "{value:money}"));
  EXPECT_THAT(pieces_of("contract(?:ul|ului)? nr\\.? {code:\\d{5,6}}"),
              ElementsAre("contract", "(?:ul|ului)?", " ", "nr\\.? ", "{code:\\d{5,6}}"));
  EXPECT_THAT(pieces_of("a[^.)]{0,80}?b"), ElementsAre("a", "[^.)]{0,80}?", "b"));
}

TEST(Pieces, OfAnAlternationThereAreNone) {
  EXPECT_THAT(pieces_of("a|b"), IsEmpty());
  EXPECT_THAT(pieces_of("(?:a|b)c"), ElementsAre("(?:a|b)", "c"));
}

TEST(Pieces, OfWhatIsNeverClosedEndWithTheText) {
  EXPECT_THAT(pieces_of("a(b"), ElementsAre("a", "(b"));
  EXPECT_THAT(pieces_of("a\\"), ElementsAre("a\\"));
}

}  // namespace
}  // namespace fisa::grammar
