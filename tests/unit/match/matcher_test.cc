#include "match/matcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

namespace fisa::match {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

grammar::Grammar compiled(const std::string& text) {
  grammar::Environment e;
  for (const char* path : {"a", "b", "c"}) e.fields.push_back({path, false, {}});
  e.actions = {{"value", 1}};
  e.engine_names = {"break"};
  auto g = grammar::compile({{"g.gram", text}}, e);
  EXPECT_TRUE(g) << (g ? "" : g.errors().front().to_string());
  return std::move(*g);
}

const char* const kRules = R"(grammar g
label total = valoarea totală|buget
pattern break = ,| și[ ]
rule first
  match ^{total}{sep}{v:money}
  set a = value(v)
  yes a => 1
  no b
rule second
  match contribuția{sep}{v:money}
  match {v:money} contribuție
  veto programului
  not_led_by alt
  under ^buget
  not_under alte
  set b = value(v)
  yes a => 1
  no b
rule third
  view plain
  match smis {v:\d+}
  set c = value(v)
  yes a => 1
  no b
)";

TEST(FaultOf, TellsBadSyntaxAndWhatMatchesNothing) {
  const auto code = [](const char* regex) {
    const auto fault = fault_of(regex);
    return fault ? fault->code : std::string();
  };
  for (const char* good : {"a", "^a", "a?b", "\\bx\\b", "[^a]", "(?-i:A)"}) EXPECT_EQ(code(good), "") << good;
  for (const char* bad : {"(", "a)", "[z-a]", "*", "a{2000}"}) EXPECT_EQ(code(bad), "bad-regex") << bad;
  for (const char* empty : {"", "a?", "(?:a|)", "\\b", "^", "$", "\\B", "a*?", "^|x"})
    EXPECT_EQ(code(empty), "matches-nothing") << empty;
}

class Rules : public testing::Test {
 protected:
  Rules() : grammar_(compiled(kRules)), matcher_(std::move(*Matcher::make(grammar_))) {}
  std::vector<RuleId> scan(grammar::View view, std::string_view text) {
    Hits hits;
    matcher_.scan(view, text, hits);
    Hits slowly;
    matcher_.scan_slowly(view, text, slowly);
    EXPECT_EQ(rules(hits), rules(slowly)) << text;
    return rules(hits);
  }
  static std::vector<RuleId> rules(const Hits& hits) {
    std::vector<RuleId> out;
    for (std::size_t i = 0; i < hits.size(); ++i) out.push_back(hits[i].rule);
    return out;
  }
  // The second rule with both its patterns, which are the second and the third of their view.
  static Hit second_rule() {
    static const std::array<std::uint32_t, 2> branches{1, 2};
    return {1, branches};
  }
  grammar::Grammar grammar_;
  Matcher matcher_;
};

TEST_F(Rules, OneScanSaysWhichCanMatch) {
  EXPECT_THAT(scan(grammar::View::slots, "Valoarea TOTALA: \x03"), ElementsAre(0));
  EXPECT_THAT(scan(grammar::View::slots, "Buget\x1f\x03 contributie"), ElementsAre(0, 1));
  EXPECT_THAT(scan(grammar::View::slots, "un buget: \x03"), IsEmpty());
  EXPECT_THAT(scan(grammar::View::slots, "SMIS 12"), IsEmpty());
  EXPECT_THAT(scan(grammar::View::plain, "cod SMIS 12"), ElementsAre(2));
}

TEST_F(Rules, TheScanNamesThePatternsToo) {
  Hits hits;
  matcher_.scan(grammar::View::slots, "\x03 contributie", hits);
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(hits[0].rule, 1U);
  EXPECT_THAT(hits[0].branches, ElementsAre(2));
  Match m;
  EXPECT_TRUE(matcher_.find(hits[0], "\x03 contributie", 0, m));
  EXPECT_FALSE(matcher_.find({1, second_rule().branches.first(1)}, "\x03 contributie", 0, m));
}

TEST_F(Rules, FindsTheLeftmostOfItsAlternativesWithItsCaptures) {
  Match m;
  ASSERT_TRUE(matcher_.find(second_rule(), "\x03 contributie, contributia: \x03", 0, m));
  EXPECT_EQ(m["v"], (Span{0, 1}));
  ASSERT_TRUE(matcher_.find(second_rule(), "\x03 contributie, contributia: \x03", m.span.end, m));
  EXPECT_EQ(m["v"], (Span{28, 29}));
  EXPECT_FALSE(matcher_.find(second_rule(), "\x03 contributie, contributia: \x03", m.span.end, m));
  EXPECT_TRUE(m["nothing"].empty());
}

TEST_F(Rules, Guards) {
  GuardSet possible;
  EXPECT_TRUE(matcher_.has(1, Guard::veto));
  EXPECT_FALSE(matcher_.has(1, Guard::only));
  EXPECT_FALSE(matcher_.has(0, Guard::veto));
  matcher_.guards_in("bugetul programului", possible);
  EXPECT_TRUE(matcher_.may_hold(1, Guard::veto, possible));
  EXPECT_FALSE(matcher_.may_hold(1, Guard::not_led_by, possible));
  EXPECT_FALSE(matcher_.may_hold(0, Guard::veto, possible));
  EXPECT_TRUE(matcher_.holds(1, Guard::veto, "programului", possible));
  EXPECT_FALSE(matcher_.holds(1, Guard::veto, "bugetul", possible));
  possible.clear();
  matcher_.guards_in("un alt proiect: contributia \x03", possible);
  EXPECT_FALSE(matcher_.may_hold(1, Guard::veto, possible));
  EXPECT_FALSE(matcher_.holds(1, Guard::veto, "programului", possible));
  EXPECT_TRUE(matcher_.holds(1, Guard::not_led_by, "un alt proiect", possible));
  possible.add_all();
  EXPECT_TRUE(matcher_.holds(1, Guard::veto, "programului", possible));
}

TEST_F(Rules, Headings) {
  EXPECT_TRUE(matcher_.allowed_under(1, "Buget\n"));
  EXPECT_FALSE(matcher_.allowed_under(1, "Rezultate\n"));
  EXPECT_FALSE(matcher_.allowed_under(1, "Bugetele pentru alte proiecte\n"));
  EXPECT_TRUE(matcher_.allowed_under(0, ""));
}

TEST_F(Rules, ALabelIsTheWholeLine) {
  EXPECT_TRUE(matcher_.is_label("Valoarea totala:"));
  EXPECT_TRUE(matcher_.is_label("BUGET (lei)"));
  EXPECT_FALSE(matcher_.is_label("Buget: 10 lei"));
}

TEST_F(Rules, NamedPatternsOfTheEngine) {
  Span s{};
  ASSERT_TRUE(matcher_.search("break", "a si b, c", 0, s));
  EXPECT_EQ(s, (Span{1, 5}));
  ASSERT_TRUE(matcher_.search("break", "a si b, c", s.end, s));
  EXPECT_EQ(s, (Span{6, 7}));
  EXPECT_FALSE(matcher_.search("absent", "a", 0, s));
  EXPECT_FALSE(matcher_.search_at("break", "a si b, c", 0, s));
  ASSERT_TRUE(matcher_.search_at("break", "a si b, c", 1, s));
  EXPECT_EQ(s, (Span{1, 5}));
}

TEST(Make, RefusesWhatRe2CannotRead) {
  EXPECT_FALSE(Matcher::make(
      compiled("grammar g\nrule r\n  match ({v:money}\n  set a = value(v)\n  yes a => 1\n  no b\n")));
}

}  // namespace
}  // namespace fisa::match
