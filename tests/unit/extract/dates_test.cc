// Arithmetic on dates and durations of any precision.
#include "extract/dates.h"

#include <gtest/gtest.h>

namespace fisa::extract {
namespace {

TEST(Dates, TwoYearsAreAsLongAs24Months) {
  EXPECT_TRUE(is_as_long("P2Y", "P24M"));
  EXPECT_TRUE(is_as_long("P1Y6M", "P18M"));
  EXPECT_TRUE(is_as_long("P2W", "P14D"));
  EXPECT_FALSE(is_as_long("P2Y", "P2M"));
  EXPECT_FALSE(is_as_long("P2Y", "2 ani"));
}

TEST(Dates, MonthsAreCountedFromTheFirstToTheLast) {
  EXPECT_EQ(months_between("2020-05", "2020-05"), 1);
  EXPECT_EQ(months_between("2020-05-15", "2021-11-14"), 19);
  EXPECT_EQ(months_between("2020", "2021"), 24);
}

TEST(Dates, WholeMonthsLieBetweenTheFirstDayAndTheLast) {
  EXPECT_EQ(whole_months("2020-05-15", "2021-11-14"), 18);
  EXPECT_EQ(whole_months("2020-05-01", "2020-05-31"), 1);
  EXPECT_EQ(whole_months("2019-09-01", "2020-02-29"), 6);
  EXPECT_EQ(whole_months("2020-05-01", "2022-05-01"), 24);
  EXPECT_EQ(whole_months("2020-05-15", "2021-11-16"), 0);
  EXPECT_EQ(whole_months("2021-11-14", "2020-05-15"), 0);
  EXPECT_EQ(whole_months("2020-05", "2021-11"), 0);
}

}  // namespace
}  // namespace fisa::extract
