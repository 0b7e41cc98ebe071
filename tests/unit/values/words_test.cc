#include "values/words.h"

#include <gtest/gtest.h>

namespace fisa::values {
namespace {

TEST(Phrases, TheLongestAtAWordWins) {
  PhraseTable table;
  table.add(0, {{"fondul", "a"},
                {"fondul social european", "b"},
                {"fondul social european plus", "c"},
                {"s.r.l.", "d"}});
  const std::string text = "din Fondul Social European, S.R.L. fondulete";
  PhraseTable::Hit hit;
  ASSERT_TRUE(table.longest_at(text, {4, 10}, hit));
  EXPECT_EQ(hit.entry, 1U);
  EXPECT_EQ(hit.span, (Span{4, 26}));
  ASSERT_TRUE(table.longest_at(text, {28, 29}, hit));
  EXPECT_EQ(hit.entry, 3U);
  EXPECT_FALSE(table.longest_at(text, {35, 44}, hit));
}

}  // namespace
}  // namespace fisa::values
