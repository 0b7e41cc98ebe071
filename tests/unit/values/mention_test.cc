#include "values/mention.h"

#include <gtest/gtest.h>

namespace fisa::values {
namespace {

TEST(Mention, NamesAreThoseOfTheRecord) {
  EXPECT_EQ(name(MentionType::number), "number");
  EXPECT_EQ(name(MentionType::percent), "percent");
  EXPECT_EQ(name(MentionType::money), "money");
  EXPECT_EQ(name(MentionType::date), "date");
  EXPECT_EQ(name(MentionType::period), "period");
  EXPECT_EQ(name(MentionType::duration), "duration");
  EXPECT_EQ(name(Comparison::exactly), "exactly");
  EXPECT_EQ(name(Comparison::at_least), "at_least");
  EXPECT_EQ(name(Comparison::more_than), "more_than");
  EXPECT_EQ(name(Comparison::at_most), "at_most");
  EXPECT_EQ(name(Comparison::about), "about");
  EXPECT_EQ(name(Comparison::between), "between");
}

TEST(ValueOf, NumberAndPercentHaveAValueAndMaxWhereThereIsOne) {
  Mention m;
  m.type = MentionType::percent;
  m.number = 2.5;
  EXPECT_EQ(value_of(m), Value(Object{{"value", 2.5}}));
  m.type = MentionType::number;
  m.number = 50;
  m.max = 60.0;
  EXPECT_EQ(value_of(m), Value(Object{{"value", 50.0}, {"max", 60.0}}));
}

TEST(ValueOf, MoneyHasAmountAndCurrency) {
  Mention m;
  m.type = MentionType::money;
  m.number = 1200000;
  m.currency = "RON";
  EXPECT_EQ(value_of(m), Value(Object{{"amount", 1200000.0}, {"currency", "RON"}}));
  m.max = 2400000.0;
  EXPECT_EQ(value_of(m), Value(Object{{"amount", 1200000.0}, {"currency", "RON"}, {"max", 2400000.0}}));
}

TEST(ValueOf, OpenEndOfAPeriodIsNull) {
  Mention m;
  m.type = MentionType::period;
  m.end = "2021-06";
  EXPECT_EQ(value_of(m), Value(Object{{"start", Value()}, {"end", "2021-06"}}));
  m.start = "2019";
  m.end.clear();
  EXPECT_EQ(value_of(m), Value(Object{{"start", "2019"}, {"end", Value()}}));
}

TEST(ValueOf, DateAndDurationAreTheirIsoForm) {
  Mention m;
  m.type = MentionType::date;
  m.start = "2015-04-30";
  EXPECT_EQ(value_of(m), Value(Object{{"value", "2015-04-30"}}));
  m.type = MentionType::duration;
  m.duration = "P16M";
  EXPECT_EQ(value_of(m), Value(Object{{"value", "P16M"}}));
  m.duration_max = "P18M";
  EXPECT_EQ(value_of(m), Value(Object{{"value", "P16M"}, {"max", "P18M"}}));
}

// A comparison qualifies a value and is no part of it.
TEST(ValueOf, ComparisonIsLeftOut) {
  Mention m;
  m.number = 5;
  m.comparison = Comparison::at_least;
  EXPECT_EQ(value_of(m), Value(Object{{"value", 5.0}}));
}

}  // namespace
}  // namespace fisa::values
