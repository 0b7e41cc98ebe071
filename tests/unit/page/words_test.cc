#include "page/words.h"

#include <gtest/gtest.h>

#include "blocks.h"

namespace fisa::page {
namespace {

TEST(FurnitureWords, KeyFoldsAndCountsNoDigits) {
  EXPECT_EQ(FurnitureWords::key("Pagina 13 din 200"), "pagina 0 din 0");
  EXPECT_EQ(FurnitureWords::key("MĂREȘTE Fontul"), "mareste fontul");
}

TEST(FurnitureWords, Lines) {
  const FurnitureWords words = test_words();
  const auto is_line = [&](std::string_view text) { return words.is_line(FurnitureWords::key(text)); };
  EXPECT_TRUE(is_line("Mărește fontul"));
  EXPECT_TRUE(is_line("Mareste fontul!"));
  EXPECT_TRUE(is_line("Pagina 7 din 12"));
  EXPECT_TRUE(is_line("» Acasă «"));
  EXPECT_TRUE(is_line("Contact: 0700"));
  EXPECT_TRUE(is_line("Ultima actualizare 11.12.2023"));
  EXPECT_TRUE(is_line("RO"));
  EXPECT_FALSE(is_line("RO 26.000 euro"));
  EXPECT_FALSE(is_line("Detalii tehnice"));
  EXPECT_FALSE(is_line("Contactele noastre"));
  EXPECT_FALSE(is_line(""));
}

TEST(FurnitureWords, Sentences) {
  const FurnitureWords words = test_words();
  EXPECT_TRUE(words.has_sentence(FurnitureWords::key("Acest site folosește cookie-uri. Sunt de acord")));
  EXPECT_FALSE(words.has_sentence(FurnitureWords::key("Aplicația folosește hărți")));
  EXPECT_FALSE(FurnitureWords().has_sentence("folosește cookie-uri"));
}

TEST(FurnitureWords, Classes) {
  const FurnitureWords words = test_words();
  for (const char* token : {"nav", "nav-top", "nav_2", "main-nav", "menu-item", "meniu", "skip-link"}) {
    EXPECT_TRUE(words.is_furniture_class(token)) << token;
  }
  for (const char* token : {"navy", "unav", "meniul", "skip-link-x", "content", ""}) {
    EXPECT_FALSE(words.is_furniture_class(token)) << token;
  }
  EXPECT_TRUE(words.is_aside_class("widget"));
  EXPECT_FALSE(words.is_aside_class("elementor-widget"));
}

}  // namespace
}  // namespace fisa::page
