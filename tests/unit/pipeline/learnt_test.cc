// What is chosen and what is left out by learnt weights: they stand in grammars, so that a test can bring its
// own.
#include <gtest/gtest.h>

#include <string>

#include "extract/extractor.h"
#include "pipeline/grammars.h"
#include "pipeline/work.h"
#include "record/record.h"

namespace fisa::pipeline {
namespace {

constexpr const char* kPage =
    "Comuna Albesti implementeaza proiectul \"Drumul mierii\", cod SMIS 123456.\n\n"
    "Un alt nume de proiect este \"Modernizarea drumului comunal dintre sate\".\n\n"
    "Rezultate:\n- 12 ateliere organizate\n";

// The built-in grammars with other weights.
extract::Extractor with(const std::string& preference, const std::string& confidence) {
  auto sources = *grammar_sources("");
  for (auto& file : sources) {
    if (file.name.find("preferences.gram") != std::string::npos)
      file.text = "grammar preferences\n\nlexicon preference:\n  " + preference + "\n";
    if (file.name.find("confidence.gram") != std::string::npos)
      file.text = "grammar confidence\n\nlexicon confidence:\n  " + confidence + "\n";
  }
  return std::move(*make_extractor(sources, Patterns::trusted));
}

std::string facts(const extract::Extractor& extractor, const std::string& path) {
  io::Document d;
  d.uri = "page.txt";
  d.bytes = kPage;
  d.media = io::Media::text;
  const auto read = read_page(d, extractor);
  EXPECT_TRUE(read);
  std::string out;
  for (const auto& p : extractor.extract(read->page).projects) {
    for (const auto& f : p.facts) {
      if (f.path == path) out += record::to_json(f.value).dump() + "\n";
    }
  }
  return out;
}

TEST(Learnt, SignsRaiseAndLowerTitles) {
  EXPECT_EQ(facts(with("+90 = title:words_2", "+3 = any"), "title"), "\"Drumul mierii\"\n");
  EXPECT_EQ(facts(with("+90 = title:words_4_5", "+3 = any"), "title"),
            "\"Modernizarea drumului comunal dintre sate\"\n");
}

TEST(Learnt, WhatIsAsLikelyWrongAsRightIsLeftOut) {
  const std::string target = facts(with("+1 = title:words_2", "+3 = any"), "targets");
  EXPECT_NE(target.find("\"count\":12"), std::string::npos) << target;
  EXPECT_EQ(facts(with("+1 = title:words_2", "+3 = any; -5 = targets"), "targets"), "");
  // Which signs it has: it stands under results, and its noun is known.
  EXPECT_EQ(facts(with("+1 = title:words_2", "+3 = any; -5 = targets:under_results"), "targets"), "");
  EXPECT_EQ(facts(with("+1 = title:words_2", "+3 = any; -5 = targets:known_noun"), "targets"), "");
  EXPECT_EQ(facts(with("+1 = title:words_2", "+3 = any; -5 = targets:unknown_noun"), "targets"), target);
  EXPECT_EQ(facts(with("+1 = title:words_2", "+3 = any; -5 = targets:tens"), "targets"), "");
}

TEST(Learnt, ATitleStaysHoweverDoubtful) {
  EXPECT_NE(facts(with("+1 = title:words_2", "-5 = any"), "title"), "");
}

}  // namespace
}  // namespace fisa::pipeline
