#include "record/linked_data.h"

#include <gtest/gtest.h>

namespace fisa::record {
namespace {

TEST(PageAddress, IsThatOfThePageOrItsArticle) {
  EXPECT_EQ(page_address(R"({"@type":"WebPage","url":"http://a"})"), "http://a");
  EXPECT_EQ(page_address(R"({"@type":"NewsArticle","mainEntityOfPage":"http://a","url":"http://b"})"),
            "http://a");
  EXPECT_EQ(page_address(R"({"@type":["Thing","Article"],"mainEntityOfPage":{"@id":"http://a"}})"),
            "http://a");
  EXPECT_EQ(page_address(
                R"({"@graph":[{"@type":"WebSite","url":"http://s"},{"@type":"ItemPage","url":"http://a"}]})"),
            "http://a");
  EXPECT_EQ(
      page_address(R"([{"@type":"Organization","url":"http://o"},{"@type":"BlogPosting","url":"http://a"}])"),
      "http://a");
}

TEST(PageAddress, IsEmptyWhereThereIsNone) {
  for (const char* text :
       {"", "{", "null", "7", "[1,[2]]", R"({"url":"http://a"})", R"({"@type":7,"url":"http://a"})",
        R"({"@type":"Organization","url":"http://o"})", R"({"@graph":{}})", R"({"@type":"WebPage","url":7})"})
    EXPECT_EQ(page_address(text), "") << text;
}

}  // namespace
}  // namespace fisa::record
