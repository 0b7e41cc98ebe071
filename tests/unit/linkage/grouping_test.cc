// Which records are one project's, and which only look like it.
#include "linkage/grouping.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "records.h"

namespace fisa::linkage {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

Groups grouped(const std::vector<record::Json>& records) {
  std::vector<Identity> identities;
  for (const auto& r : records) identities.push_back(identity_of(r));
  return group(identities);
}

record::Json project(const char* title, const char* scheme, const char* code, const char* who = nullptr,
                     const char* start = nullptr, const char* end = nullptr) {
  record::Json members = {{"title", title}};
  if (code != nullptr) members["codes"] = {{{"scheme", scheme}, {"value", code}}};
  if (who != nullptr) members["partners"] = {{{"name", who}, {"role", "beneficiary"}}};
  members["period"] = {{"start", nullptr}, {"end", nullptr}, {"duration", nullptr}};
  if (start != nullptr) members["period"]["start"] = start;
  if (end != nullptr) members["period"]["end"] = end;
  static int pages = 0;
  return record_of("page" + std::to_string(++pages), members);
}
record::Json named(const char* title, const char* who, const char* start = nullptr,
                   const char* end = nullptr) {
  return project(title, "", nullptr, who, start, end);
}

TEST(Group, OneSmisCodeIsOneProject) {
  EXPECT_THAT(
      grouped({project("A", "SMIS", "111"), project("B", "SMIS", "222"), project("C", "MySMIS", "111")})
          .groups,
      ElementsAre(ElementsAre(0, 2), ElementsAre(1)));
}

TEST(Group, APageThatTellsOfTwoProjectsTellsThemApart) {
  record::Json road = project("Un drum nou", "contract", "412/18.06.2019");
  record::Json school = project("Modernizarea DC 14", "contract", "412/18.06.2019");
  school["source"] = road["source"];
  EXPECT_THAT(grouped({road, school}).groups, ElementsAre(ElementsAre(0), ElementsAre(1)));
}

TEST(Group, OneContractIsOneProject) {
  EXPECT_THAT(grouped({project("Un drum nou", "contract", "412/18.06.2019"),
                       project("Modernizarea DC 14", "contract", "412 / 18.06.2019")})
                  .groups,
              ElementsAre(ElementsAre(0, 1)));
}

TEST(Group, TwoFundersMayNumberTheirContractsAlike) {
  const Groups g = grouped({project("Un drum nou", "contract", "12", "Comuna Albac", "2019"),
                            project("Ateliere de teatru", "contract", "12", "Asociatia Scena", "2022")});
  EXPECT_THAT(g.groups, SizeIs(2));
  ASSERT_THAT(g.kept_apart, SizeIs(1));
  EXPECT_EQ(g.kept_apart[0].contract, "12");
}

TEST(Group, SmisCodesTellContractsApart) {
  record::Json a = project("Un drum nou", "SMIS", "111");
  record::Json b = project("Un drum nou", "SMIS", "222");
  for (auto* r : {&a, &b}) (*r)["codes"].push_back({{"scheme", "contract"}, {"value", "12"}});
  const Groups g = grouped({a, b});
  EXPECT_THAT(g.groups, SizeIs(2));
  EXPECT_THAT(g.kept_apart, SizeIs(1));
}

TEST(Group, OneTitleAndPartnerOrPeriodIsOneProject) {
  EXPECT_THAT(
      grouped({named("Drumuri comunale", "Comuna Albac"), named("DRUMURI comunale", "comuna Albac")}).groups,
      SizeIs(1));
  EXPECT_THAT(grouped({named("Drumuri comunale", nullptr, "2019", "2020"),
                       named("Drumuri comunale", "Comuna Albac", "2019-03-01", "2020-12-31")})
                  .groups,
              SizeIs(1));
}

TEST(Group, ATitleAloneIsNoProject) {
  EXPECT_THAT(grouped({named("Drumuri comunale", nullptr), named("Drumuri comunale", nullptr)}).groups,
              SizeIs(2));
  EXPECT_THAT(
      grouped({record_of("a", record::Json::object()), record_of("b", record::Json::object())}).groups,
      SizeIs(2));
}

TEST(Group, TwoVillagesBuildTheSameRoadsInTheSameYears) {
  EXPECT_THAT(grouped({named("Drumuri comunale", "Comuna Albac", "2019", "2020"),
                       named("Drumuri comunale", "Comuna Vidra", "2019", "2020")})
                  .groups,
              SizeIs(2));
  EXPECT_THAT(grouped({named("Drumuri comunale", "Comuna Albac", "2019-03-01", "2020-04-30"),
                       named("Drumuri comunale", "UAT Albac", "2019-03-01", "2020-04-30")})
                  .groups,
              SizeIs(1));
}

TEST(Group, TwoPhasesAreTwoProjects) {
  EXPECT_THAT(grouped({named("Drumuri comunale", "Comuna Albac", "2015", "2016"),
                       named("Drumuri comunale", "Comuna Albac", "2019", "2020")})
                  .groups,
              SizeIs(2));
}

TEST(Group, AThirdRecordJoinsNoTwoThatCodesTellApart) {
  EXPECT_THAT(grouped({project("Drumuri comunale", "SMIS", "111", "Comuna Albac"),
                       named("Drumuri comunale", "Comuna Albac"),
                       project("Drumuri comunale", "SMIS", "222", "Comuna Albac")})
                  .groups,
              ElementsAre(ElementsAre(0, 1), ElementsAre(2)));
}

TEST(Group, NothingGivesNothing) {
  EXPECT_THAT(grouped({}).groups, IsEmpty());
}

}  // namespace
}  // namespace fisa::linkage
