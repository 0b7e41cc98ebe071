// How nearly a rule matched.
#include "match/near.h"

#include <gtest/gtest.h>

namespace fisa::match {
namespace {

// total: "valoarea totala" este de MONEY, where MONEY is the mark 3.
grammar::Rule total_rule() {
  grammar::Rule r;
  grammar::Pattern p;
  p.pieces = {{"{total}", "(?:valoarea totala|bugetul total)"},
              {" ", " "},
              {"este ", "este "},
              {"de ", "de "},
              {"{value:money}", "(?P<value>\\x03)"}};
  for (const auto& piece : p.pieces) p.text += piece.text;
  r.matches = {p};
  return r;
}

TEST(Near, NamesThePieceThatIsMissing) {
  const std::string text = "Se stie ca valoarea totala este de multi bani";
  const auto near = NearMatcher(total_rule()).nearest(text);
  ASSERT_TRUE(near);
  EXPECT_EQ(near->span.in(text), "valoarea totala este de ");
  EXPECT_EQ(near->lacked, "{value:money}");
  EXPECT_FALSE(near->before);
  EXPECT_NEAR(near->share, 2.0 / 3, 1e-9);
}

TEST(Near, MayMissThePieceThatStandsFirst) {
  const auto near = NearMatcher(total_rule()).nearest("costul este de \x03");
  ASSERT_TRUE(near);
  EXPECT_EQ(near->lacked, "{total}");
  EXPECT_TRUE(near->before);
}

TEST(Near, AMarkAloneIsNotNear) {
  EXPECT_FALSE(NearMatcher(total_rule()).nearest("am platit \x03"));
  EXPECT_FALSE(NearMatcher(total_rule()).nearest(""));
}

}  // namespace
}  // namespace fisa::match
