// What the chance of other counts says of a count.
#include "extract/target_company.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace fisa::extract {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(CompanySigns, AreTheMeanChanceOfThoseNear) {
  EXPECT_THAT(company_signs({{{0, 10}, 0.1}, {{20, 30}, 0.95}, {{40, 50}, 0.95}}),
              ElementsAre("targets:company_sure", "targets:company_possible", "targets:company_possible"));
  EXPECT_THAT(company_signs({{{0, 10}, 0.9}, {{20, 30}, 0.1}}),
              ElementsAre("targets:company_unlikely", "targets:company_sure"));
}

TEST(CompanySigns, AreToldInTheOrderOfTheValues) {
  EXPECT_THAT(company_signs({{{20, 30}, 0.1}, {{0, 10}, 0.8}}),
              ElementsAre("targets:company_likely", "targets:company_unlikely"));
}

TEST(CompanySigns, ReachTwoHundredBytes) {
  EXPECT_THAT(company_signs({{{0, 10}, 0.9}, {{209, 215}, 0.4}}),
              ElementsAre("targets:company_doubtful", "targets:company_sure"));
  EXPECT_THAT(company_signs({{{0, 10}, 0.9}, {{210, 215}, 0.4}}),
              ElementsAre("targets:company_none", "targets:company_none"));
}

TEST(CompanySigns, OfNothing) {
  EXPECT_THAT(company_signs({}), IsEmpty());
  EXPECT_THAT(company_signs({{{0, 10}, 0.9}}), ElementsAre("targets:company_none"));
}

}  // namespace
}  // namespace fisa::extract
