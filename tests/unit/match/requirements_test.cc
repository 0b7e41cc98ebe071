#include "match/requirements.h"

#include <gtest/gtest.h>

namespace fisa::match {
namespace {

constexpr const char* kPatterns[] = {
    "^lp\\b", "implementeaza[^.]{0,80}proiect", "SMIS \\d+", "buget|.*", "(?:^|; )incepere", "\\x03 de lei"};

TEST(Requirements, WhatIsReadIsWhatWouldBeWorkedOut) {
  Requirements built;
  for (const char* p : kPatterns) {
    for (const Edges edges : {Edges::shown, Edges::hidden}) EXPECT_EQ(built.of(p, edges), required(p, edges));
  }
  const std::string saved = built.written();
  Requirements read(saved);
  for (const char* p : kPatterns) {
    for (const Edges edges : {Edges::shown, Edges::hidden})
      EXPECT_EQ(read.of(p, edges), required(p, edges)) << p;
  }
  EXPECT_EQ(read.written(), "");  // nothing had to be worked out
}

TEST(Requirements, APatternThatIsNotKnownIsWorkedOut) {
  Requirements built;
  const auto known = built.of("buget");
  const std::string saved = built.written();
  Requirements read(saved);
  EXPECT_EQ(read.of("buget"), known);
  EXPECT_EQ(read.of("valoare"), required("valoare"));
  EXPECT_NE(read.written(), "");
}

TEST(Requirements, TheSameBytesInWhateverOrder) {
  Requirements one;
  Requirements other;
  for (const char* p : {"buget", "valoare"}) EXPECT_FALSE(one.of(p).empty());
  for (const char* p : {"valoare", "buget"}) EXPECT_FALSE(other.of(p).empty());
  EXPECT_EQ(one.written(), other.written());
}

}  // namespace
}  // namespace fisa::match
