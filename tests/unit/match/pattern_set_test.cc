#include "match/pattern_set.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace fisa::match {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(PatternSet, OnePassSaysWhichBranchesCanMatch) {
  PatternSet set;
  Requirements requirements;
  EXPECT_THAT(set.add(requirements, "valoare totala", Answer::where, Edges::shown), ElementsAre(0));
  EXPECT_THAT(set.add(requirements, "buget|fonduri", Answer::where, Edges::shown), ElementsAre(1));
  set.compile();
  std::vector<std::uint32_t> possible;
  set.possible("Bugetul si valoarea, valoare totala", possible);
  EXPECT_THAT(possible, ElementsAre(0, 1));
  set.possible("durata", possible);
  EXPECT_THAT(possible, IsEmpty());
  EXPECT_TRUE(set[1].in("fonduri"));
}

TEST(PatternSet, AnEqualBranchIsTheSameWhereTheEdgesAre) {
  PatternSet set;
  Requirements requirements;
  EXPECT_THAT(set.add(requirements, "^buget", Answer::where, Edges::shown), ElementsAre(0));
  EXPECT_THAT(set.add(requirements, "^buget", Answer::where, Edges::shown), ElementsAre(0));
  EXPECT_THAT(set.add(requirements, "^buget", Answer::where, Edges::hidden), ElementsAre(1));
  set.compile();
  std::vector<std::uint32_t> possible;
  set.possible("un buget", possible);
  EXPECT_THAT(possible, ElementsAre(1));
}

}  // namespace
}  // namespace fisa::match
