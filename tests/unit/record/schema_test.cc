// What the program learns from the schema.
#include "record/schema.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace fisa::record {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Schema, NamesTheFieldsOfTheProject) {
  std::vector<std::string> pointers;
  for (const ProjectField& f : Schema::built_in().project_fields())
    pointers.push_back(f.pointer + (f.list ? "[]" : ""));
  EXPECT_THAT(pointers,
              ElementsAre("/title", "/acronym", "/codes[]", "/purpose", "/funding/programme",
                          "/funding/funds[]", "/budget/total", "/budget/parts[]", "/period/start",
                          "/period/end", "/period/duration", "/partners[]", "/targets[]", "/locations[]"));
}

TEST(Schema, TellsWhatIdentifiesAnElement) {
  for (const ProjectField& f : Schema::built_in().project_fields()) {
    if (f.pointer == "/partners") {
      EXPECT_THAT(f.identity, ElementsAre("name"));
      EXPECT_THAT(f.wording, IsEmpty());
    }
    if (f.pointer == "/targets") {
      EXPECT_THAT(f.identity, ElementsAre("count", "unit"));
      EXPECT_THAT(f.wording, ElementsAre("text"));
    }
  }
}

TEST(Schema, ARecordThatStatesNothingHasNoMergedSources) {
  EXPECT_FALSE(Schema::built_in().blank().contains("sources"));
  EXPECT_EQ(Schema::built_in().blank()["warnings"], Json::array());
}

}  // namespace
}  // namespace fisa::record
