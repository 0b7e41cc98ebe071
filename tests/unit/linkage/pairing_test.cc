// Which record of tonight is about which project of last night.
#include "linkage/pairing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "records.h"

namespace fisa::linkage {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> paired(const std::vector<record::Json>& old_set,
                                const std::vector<record::Json>& new_set) {
  std::vector<Identity> before;
  std::vector<Identity> now;
  for (const auto& r : old_set) before.push_back(identity_of(r));
  for (const auto& r : new_set) now.push_back(identity_of(r));
  std::vector<std::string> out;
  for (const Pair& p : pair_up(before, now)) {
    constexpr const char* kNames[] = {"code", "source", "title"};
    out.push_back(std::to_string(p.old_index) + "-" + std::to_string(p.new_index) + " " +
                  kNames[static_cast<std::size_t>(p.by)]);
  }
  return out;
}

record::Json smis(const char* uri, const char* title, const char* code) {
  return record_of(uri, {{"title", title}, {"codes", {{{"scheme", "SMIS"}, {"value", code}}}}});
}
record::Json titled(const char* uri, const char* title) {
  return record_of(uri, {{"title", title}});
}

TEST(PairUp, TakesCodesBeforeSourcesBeforeTitles) {
  EXPECT_THAT(paired({smis("a", "One", "111"), titled("b", "Two"), titled("c", "Three")},
                     {titled("d", "three"), titled("b", "Renamed"), smis("a-moved", "Uno", "111")}),
              ElementsAre("2-0 title", "1-1 source", "0-2 code"));
}

TEST(PairUp, KnowsThatMySmisIsSmis) {
  EXPECT_THAT(paired({smis("a", "One", "111")},
                     {record_of("b", parsed(R"({"codes": [{"scheme": "MySMIS", "value": "111"}]})"))}),
              ElementsAre("0-0 code"));
}

TEST(PairUp, OfRecordsWithOneCodeTakesThoseThatShareMore) {
  EXPECT_THAT(paired({smis("a", "Lot one", "111"), smis("a", "Lot two", "111")},
                     {smis("a", "Lot two", "111"), smis("a", "Lot one", "111")}),
              ElementsAre("1-0 code", "0-1 code"));
}

TEST(PairUp, OfProjectsOnOnePageTakesThoseWithAlikeTitles) {
  EXPECT_THAT(paired({titled("a", "Reabilitarea liceului"), titled("a", "Extinderea retelei de apa")},
                     {titled("a", "Extinderea retelei de apa si canal"), titled("a", "Un drum nou")}),
              ElementsAre("1-0 source"));
}

TEST(PairUp, DoesNotTakeOneProjectForAnotherOnTheSamePage) {
  EXPECT_THAT(paired({smis("a", "Reabilitarea liceului", "111")}, {smis("a", "Un drum nou", "222")}),
              IsEmpty());
}

TEST(PairUp, DoesNotMatchTitlesAgainstCodes) {
  EXPECT_THAT(paired({smis("a", "Drumuri comunale", "111")}, {smis("b", "Drumuri comunale", "222")}),
              IsEmpty());
}

TEST(PairUp, KeepsRecordsWithoutTitleApart) {
  EXPECT_THAT(paired({record_of("a", record::Json::object())}, {record_of("b", record::Json::object())}),
              IsEmpty());
}

TEST(PairUp, TakesWhatEverybodyHasForNoIdentity) {
  std::vector<record::Json> before;
  std::vector<record::Json> now;
  for (int i = 0; i < 70; ++i) {
    before.push_back(titled(("old" + std::to_string(i)).c_str(), "Fisa proiectului"));
    now.push_back(titled(("new" + std::to_string(i)).c_str(), "Fisa proiectului"));
  }
  EXPECT_THAT(paired(before, now), IsEmpty());
}

}  // namespace
}  // namespace fisa::linkage
