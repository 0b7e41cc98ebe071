// What one record says otherwise than another.
#include "linkage/diff.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "records.h"

namespace fisa::linkage {
namespace {

using record::Json;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<std::string> shown(const Json& before, const Json& now) {
  std::vector<std::string> out;
  for (const Change& c : changes(record::Schema::built_in(), record_of("a", before), record_of("a", now)))
    out.push_back(c.pointer + " " + record::to_line(c.old_value) + " > " + record::to_line(c.new_value));
  return out;
}

TEST(Changes, AreTheFieldsThatDiffer) {
  EXPECT_THAT(shown(parsed(R"({"title": "A", "acronym": "X", "purpose": "P"})"),
                    parsed(R"({"title": "A", "acronym": null, "purpose": "Q", "locations": ["Aiud"]})")),
              ElementsAre(R"(/acronym "X" > null)", R"(/purpose "P" > "Q")", R"(/locations null > "Aiud")"));
}

TEST(Changes, OrderIsNone) {
  EXPECT_THAT(
      shown(parsed(R"({"locations": ["Aiud", "Blaj"]})"), parsed(R"({"locations": ["Blaj", "Aiud"]})")),
      IsEmpty());
}

TEST(Changes, APartnerKeepsItsNameAndChangesItsRole) {
  EXPECT_THAT(
      shown(parsed(R"({"partners": [{"name": "A", "role": "partner"}, {"name": "B", "role": "partner"}]})"),
            parsed(
                R"({"partners": [{"name": "B", "role": "beneficiary"}, {"name": "C", "role": "partner"}]})")),
      ElementsAre(R"(/partners {"name":"A","role":"partner"} > null)",
                  R"(/partners {"name":"B","role":"partner"} > {"name":"B","role":"beneficiary"})",
                  R"(/partners null > {"name":"C","role":"partner"})"));
}

TEST(Changes, ATargetKeepsItsWordsAndChangesItsNumber) {
  const auto target = [](int count) {
    return Json{{"targets",
                 {{{"count", count},
                   {"comparison", "exactly"},
                   {"unit", "elevi"},
                   {"category", "people"},
                   {"text", std::to_string(count) + " de elevi din clasele mici"}}}}};
  };
  EXPECT_THAT(shown(target(75), target(80)), SizeIs(1));
}

TEST(Changes, HaveTheEvidenceOfBothSides) {
  const Json before = record_of("a", {{"title", "A"}}, {{"/title", 0.5}});
  const Json now = record_of("b", {{"title", "B"}}, {{"/title", 0.6}});
  const auto all = changes(record::Schema::built_in(), before, now);
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0].old_evidence[0]["text"], "of a");
  EXPECT_EQ(all[0].new_evidence[0]["text"], "of b");
}

}  // namespace
}  // namespace fisa::linkage
