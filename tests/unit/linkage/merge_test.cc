// Several pages' word for one project.
#include "linkage/merge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "records.h"

namespace fisa::linkage {
namespace {

using record::Json;
using testing::SizeIs;

Json merged(const std::vector<Json>& records) {
  Json out = merge(record::Schema::built_in(), records);
  for (const auto& v : record::Schema::built_in().validate(out))
    ADD_FAILURE() << v.pointer << ": " << v.reason;
  return out;
}

Json total(const char* uri, double amount, double confidence) {
  return record_of(uri, {{"budget", {{"total", {{"amount", amount}, {"currency", "RON"}}}}}},
                   {{"/budget/total", confidence}});
}

Json partner(const char* uri, const char* name, const char* role, double confidence = 0.9) {
  return record_of(uri, {{"partners", {{{"name", name}, {"role", role}}}}}, {{"/partners/0", confidence}});
}

TEST(Merge, OneRecordStaysAsItIs) {
  const Json one = total("a", 10, 0.8);
  EXPECT_EQ(merged({one}), one);
}

TEST(Merge, AgreementRaisesConfidenceAndKeepsEverySource) {
  const Json m = merged({total("a", 10, 0.8), total("b", 10, 0.9)});
  EXPECT_EQ(m["budget"]["total"]["amount"], 10);
  ASSERT_THAT(m["sources"], SizeIs(2));
  EXPECT_EQ(m["source"]["uri"], "a");
  EXPECT_EQ(m["sources"][1]["uri"], "b");
  ASSERT_THAT(m["evidence"], SizeIs(2));
  for (std::size_t i : {0U, 1U}) {
    EXPECT_EQ(m["evidence"][i]["confidence"], 0.98);  // 1 - 0.2 * 0.1
    EXPECT_EQ(m["evidence"][i]["source"], i);
  }
  EXPECT_THAT(m["warnings"], SizeIs(0));
}

TEST(Merge, TheSameBytesTwiceAreOneWitness) {
  Json copy = total("b", 10, 0.8);
  copy["source"]["sha256"] = total("a", 10, 0.8)["source"]["sha256"];
  const Json m = merged({total("a", 10, 0.8), copy});
  EXPECT_THAT(m["sources"], SizeIs(2));
  EXPECT_EQ(m["evidence"][0]["confidence"], 0.8);
}

TEST(Merge, TheSameRecordTwiceIsTheRecord) {
  const Json one = total("a", 10, 0.8);
  EXPECT_EQ(merged({one, one}), one);
}

TEST(Merge, DisagreementIsReportedWithItsQuotes) {
  const Json m = merged({total("a", 10, 0.8), total("b", 12, 0.9)});
  EXPECT_EQ(m["budget"]["total"]["amount"], 12);
  ASSERT_THAT(m["evidence"], SizeIs(1));
  // Right and wrong against wrong and right against both wrong: 0.18 : 0.08 : 0.02.
  EXPECT_EQ(m["evidence"][0]["confidence"], 0.643);
  ASSERT_THAT(m["warnings"], SizeIs(1));
  const Json& w = m["warnings"][0];
  EXPECT_EQ(w["code"], "sources-disagree");
  EXPECT_EQ(w["path"], "/budget/total");
  EXPECT_EQ(w["alternatives"][0]["value"]["amount"], 10);
  EXPECT_EQ(w["alternatives"][0]["confidence"], 0.286);
  EXPECT_EQ(w["alternatives"][0]["evidence"][0]["text"], "of a");
  EXPECT_EQ(w["alternatives"][0]["evidence"][0]["source"], 0);
}

TEST(Merge, TwoThatAgreeOutweighOneThatIsSurer) {
  const Json m = merged({total("a", 10, 0.9), total("b", 12, 0.8), total("c", 12, 0.8)});
  EXPECT_EQ(m["budget"]["total"]["amount"], 12);
  EXPECT_THAT(m["warnings"], SizeIs(1));
}

TEST(Merge, AFinerDateAgreesWithACoarserOne) {
  const auto start = [](const char* uri, const char* date) {
    return record_of(uri, {{"period", {{"start", date}}}}, {{"/period/start", 0.9}});
  };
  const Json m = merged({start("a", "2019"), start("b", "2019-03-01")});
  EXPECT_EQ(m["period"]["start"], "2019-03-01");
  EXPECT_THAT(m["warnings"], SizeIs(0));
  EXPECT_THAT(merged({start("a", "2019-04"), start("b", "2019-03-01")})["warnings"], SizeIs(1));
}

TEST(Merge, TheSpellingWithDiacriticsIsKept) {
  const auto title = [](const char* uri, const char* t) {
    return record_of(uri, {{"title", t}}, {{"/title", 0.9}});
  };
  const Json m = merged({title("a", "Scoala noua"), title("b",
                                                          "\xC8\x98"
                                                          "coala nou\xC4\x83")});
  EXPECT_EQ(m["title"],
            "\xC8\x98"
            "coala nou\xC4\x83");
  EXPECT_THAT(m["warnings"], SizeIs(0));
}

TEST(Merge, ListsHoldEveryElementOnce) {
  const Json m =
      merged({partner("a", "Comuna Albac", "beneficiary"), partner("b", "Asociatia Scena", "partner"),
              partner("c", "comuna ALBAC", "beneficiary")});
  ASSERT_THAT(m["partners"], SizeIs(2));
  EXPECT_EQ(m["partners"][1]["name"], "Asociatia Scena");
  EXPECT_EQ(m["evidence"][1]["path"], "/partners/0");
  EXPECT_EQ(m["evidence"][1]["source"], 2);
  EXPECT_EQ(m["evidence"][2]["path"], "/partners/1");
}

TEST(Merge, OnePartnerWithTwoRolesIsADisagreement) {
  const Json m =
      merged({partner("a", "Comuna Albac", "partner", 0.7), partner("b", "Comuna Albac", "beneficiary")});
  ASSERT_THAT(m["partners"], SizeIs(1));
  EXPECT_EQ(m["partners"][0]["role"], "beneficiary");
  EXPECT_EQ(m["warnings"][0]["path"], "/partners/0");
}

TEST(Merge, SchoolsOfOtherNumbersAreOthers) {
  EXPECT_THAT(merged({partner("a", "Scoala Gimnaziala Nr. 2 din Aiud", "partner"),
                      partner("b", "Scoala Gimnaziala Nr. 3 din Aiud", "partner")})["partners"],
              SizeIs(2));
}

TEST(Merge, SumsOfSeveralYearsAreNotMistakenForEachOther) {
  const auto parts = [](const char* uri, const char* amounts) {
    return record_of(uri, {{"budget", {{"parts", parsed(amounts)}}}});
  };
  const Json m = merged({parts("a", R"([{"kind": "other", "amount": 10, "currency": "RON"},
                                        {"kind": "other", "amount": 20, "currency": "RON"}])"),
                         parts("b", R"([{"kind": "other", "amount": 20, "currency": "RON"},
                                        {"kind": "other", "amount": 30, "currency": "RON"}])")});
  EXPECT_THAT(m["budget"]["parts"], SizeIs(3));
  EXPECT_THAT(m["warnings"], SizeIs(0));
}

TEST(Merge, WarningsFollowTheirElements) {
  Json b = partner("b", "Asociatia Scena", "partner");
  b["warnings"].push_back({{"code", "doubt"}, {"path", "/partners/0"}, {"message", "A doubt."}});
  const Json m = merged({partner("a", "Comuna Albac", "beneficiary"), b});
  ASSERT_THAT(m["warnings"], SizeIs(1));
  EXPECT_EQ(m["warnings"][0]["path"], "/partners/1");
  EXPECT_EQ(m["warnings"][0]["source"], 1);
}

TEST(Merge, WhatWasMergedMayBeMergedAgain) {
  const Json first = merged({total("a", 10, 0.8), total("b", 10, 0.8)});
  const Json m = merged({first, total("c", 12, 0.5)});
  ASSERT_THAT(m["sources"], SizeIs(3));
  EXPECT_EQ(m["budget"]["total"]["amount"], 10);
  EXPECT_EQ(m["evidence"][1]["source"], 1);
  EXPECT_EQ(m["warnings"][0]["alternatives"][0]["evidence"][0]["source"], 2);
}

}  // namespace
}  // namespace fisa::linkage
