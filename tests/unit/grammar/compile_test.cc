#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "grammar/grammar.h"

namespace fisa::grammar {
namespace {

// What match::fault_of says of the patterns below, which this module cannot ask.
std::optional<Diagnostic> fault_of(std::string_view regex) {
  if (std::count(regex.begin(), regex.end(), '(') != std::count(regex.begin(), regex.end(), ')'))
    return Diagnostic{"", 0, 0, kBadRegex, "missing )"};
  if (regex == "(?P<v>\\x03)?") return Diagnostic{"", 0, 0, "matches-nothing", "it can match nothing"};
  return std::nullopt;
}

Environment environment() {
  Environment e;
  e.fields = {{"budget.total", false, {}},
              {"partners", true, {}},
              {"partners.name", false, {}},
              {"partners.role", false, {"beneficiary", "partner"}}};
  e.actions = {{"value", 1}, {"names", 1}, {"lookup", 2}};
  e.fault_of = fault_of;
  return e;
}

std::vector<std::string> errors_of(const std::string& text) {
  const auto result = compile({{"g.gram", text}}, environment());
  std::vector<std::string> out;
  if (!result) {
    for (const auto& d : result.errors()) out.push_back(d.to_string());
  }
  return out;
}

const char* const kGood = R"(grammar budget
# a comment
lexicon currency: RON = lei | leu; EUR = euro
  | €
pattern of = (?: de)?
label total = valoarea totală
rule labelled
  rank 90
  match ^{total}{sep}{of}{value:money} ?{currency}?
  set budget.total = value(value)
  yes Valoarea totală: 10 lei => {"amount":10,"currency":"RON"}
  no Valoarea totală va fi anunțată
)";

TEST(Compile, ReadsEveryStatement) {
  const auto g = compile({{"g.gram", kGood}}, environment());
  ASSERT_TRUE(g) << g.errors().front().to_string();
  ASSERT_EQ(g->rules.size(), 1U);
  EXPECT_EQ(g->rules[0].id(), "budget.labelled");
  EXPECT_EQ(g->rules[0].rank, 90);
  EXPECT_EQ(g->rules[0].examples.size(), 2U);
  EXPECT_EQ(g->lookup("currency", "LEU"), "RON");
  EXPECT_EQ(g->lookup("currency", "€"), "EUR");
  EXPECT_EQ(g->lookup("currency", "dolari"), "");
  EXPECT_EQ(g->labels.size(), 1U);
}

TEST(Compile, FoldsRomanianAndExpandsReferences) {
  const auto g = compile({{"g.gram", kGood}}, environment());
  ASSERT_TRUE(g);
  const std::string& p = g->rules[0].matches[0].text;
  EXPECT_THAT(p, testing::HasSubstr("valoarea totala"));
  EXPECT_THAT(p, testing::HasSubstr("(?P<value>\\x03)"));
  EXPECT_THAT(p, testing::HasSubstr("\\blei\\b|\\bleu\\b"));
}

TEST(Compile, CapturesAPatternWrittenOnTheSpot) {
  const auto g = compile({{"g.gram",
                           "grammar g\nrule r\n  match cod {value:\\d{5,6}}\n  set budget.total = "
                           "value(value)\n  yes cod 12345 => 1\n  no cod\n"}},
                         environment());
  ASSERT_TRUE(g) << g.errors().front().to_string();
  EXPECT_EQ(g->rules[0].matches[0].text, "cod (?P<value>\\d{5,6})");
}

struct Bad {
  const char* name;
  const char* text;
  const char* error;
};

void PrintTo(const Bad& c, std::ostream* out) {
  *out << c.name;
}

class Refused : public testing::TestWithParam<Bad> {};

TEST_P(Refused, WithFileLineAndColumn) {
  EXPECT_THAT(errors_of(GetParam().text), testing::Contains(testing::HasSubstr(GetParam().error)));
}

const std::string kRule = "  set budget.total = value(v)\n  yes x => 1\n  no y\n";

INSTANTIATE_TEST_SUITE_P(
    Compile, Refused,
    testing::Values(
        Bad{"misspelt",
            "grammar g\npattern amount = [0-9]+\nrule r\n  match {v:amout} {amount}\n  set budget.total = "
            "value(v)\n  yes 1 => 1\n  no a\n",
            "g.gram:4:12: error[unknown-pattern]: 'amout'; did you mean 'amount'?"},
        Bad{"twice", "grammar g\npattern a = x\npattern a = y\n", "g.gram:3:1: error[duplicate-name]"},
        Bad{"unused", "grammar g\npattern a = x\n", "g.gram:2:1: error[unused-name]: 'a'"},
        Bad{"two_values", "grammar g\nlexicon c: A = leu; B = leu\n",
            "g.gram:2:25: error[form-with-two-values]: 'leu' in 'c' stands for both 'A' and 'B'"},
        Bad{"two_values_lines_below", "grammar g\nlexicon c: A = ț | leu;\n  B = țară | leu\n",
            "g.gram:3:14: error[form-with-two-values]"},
        Bad{"value_that_cannot_be_read", "grammar g\nlexicon month: 1 = ianuarie;\n  two = februarie\n",
            "g.gram:3:3: error[bad-lexicon-value]: 'two' in lexicon 'month' is not a number"},
        Bad{"named_as_a_mark", "grammar g\npattern money = x\n",
            "g.gram:2:1: error[duplicate-name]: 'money' is the name of a mark"},
        Bad{"a_sentence_around_no_clause",
            "grammar g\nrule r\n  match {v:money}\n  not_with alt\n  set budget.total = value(v)\n  yes x => "
            "1\n  no "
            "a\n",
            "g.gram:4:12: error[not-with-outside-clause]"},
        Bad{"unused_capture",
            "grammar g\nrule r\n  match {v:money} {w:org}\n  set budget.total = value(v)\n  yes x => 1\n  no "
            "a\n",
            "g.gram:3:9: error[unused-name]: the capture 'w'"},
        Bad{"rule_twice",
            "grammar g\nrule r\n  match {v:money}\n  set budget.total = value(v)\n  yes a => 1\n  no b\n"
            "rule r\n  match {v:org}\n  set budget.total = value(v)\n  yes a => 1\n  no b\n",
            "g.gram:7:1: error[duplicate-name]: the rule 'g.r' is declared already, at g.gram:2"},
        Bad{"misspelt_lines_below",
            "grammar g\nrule r\n  match preț \n    {v:money} în\n    {amout}\n  set budget.total = value(v)\n"
            "  yes 1 => 1\n  no a\n",
            "g.gram:5:6: error[unknown-pattern]: 'amout'"},
        Bad{"misspelt_keyword",
            "grammar g\nrule r\n  match {v:money}\n  rnk 90\n  set budget.total = value(v)\n  yes 1 => 1\n  "
            "no a\n",
            "g.gram:4:3: error[unknown-keyword]: 'rnk' is no statement of a rule; did you mean 'rank'?"},
        Bad{"list_by_set",
            "grammar g\nrule r\n  match {v:org}\n  set partners = names(v)\n  yes 1 => 1\n  no a\n",
            "g.gram:4:3: error[wrong-statement]: 'partners' is a list"},
        Bad{"value_by_add",
            "grammar g\nrule r\n  match {v:money}\n  add budget.total: value(v)\n  yes 1 => 1\n  no a\n",
            "g.gram:4:3: error[wrong-statement]: 'budget.total' is one value"},
        Bad{"no_such_choice",
            "grammar g\nrule r\n  match {v:org}\n  add partners: name = names(v), role = \"patner\"\n  yes 1 "
            "=> 1\n"
            "  no a\n",
            "g.gram:4:41: error[unknown-value]: the schema allows no 'patner' in 'partners.role'; did you "
            "mean "
            "'partner'?"},
        Bad{"nothing_at_all",
            "grammar g\nrule r\n  match {v:money}?\n  set budget.total = value(v)\n  yes 1 => 1\n  no a\n",
            "g.gram:3:9: error[matches-nothing]"},
        Bad{"regex",
            "grammar g\nrule r\n  match {v:money}(\n  set budget.total = value(v)\n  yes 1 => 1\n  no a\n",
            "g.gram:3:9: error[bad-regex]"},
        Bad{"regex_of_a_pattern",
            "grammar g\npattern a = x(\nrule r\n  match {v:money}{a}\n  set budget.total = value(v)\n  yes 1 "
            "=> 1\n"
            "  no a\n",
            "g.gram:2:13: error[bad-regex]"},
        Bad{"yes_without_value",
            "grammar g\nrule r\n  match {v:money}\n  set budget.total = value(v)\n  yes 1 lei\n  no a\n",
            "g.gram:5:7: error[bad-example]"},
        Bad{"said_twice",
            "grammar g\nrule r\n  rank 1\n  rank 2\n  match {v:money}\n  set budget.total = value(v)\n"
            "  yes 1 => 1\n  no a\n",
            "g.gram:4:3: error[duplicate-statement]"},
        Bad{"not_utf8", "grammar g\npattern a = \xC8x\n", "g.gram:2:13: error[invalid-utf-8]"},
        Bad{"grows_without_end",
            "grammar g\npattern a = aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\npattern b = "
            "{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}\npattern c = {b}{b}{b}{b}{b}{b}{b}{b}{b}{b}\npattern d = "
            "{c}{c}{c}{c}{c}{c}{c}{c}{c}{c}\npattern e = {d}{d}{d}{d}{d}{d}{d}{d}{d}{d}\npattern f = "
            "{e}{e}{e}{e}{e}\nrule r\n  match {v:money}{f}\n  set budget.total = value(v)\n  yes 1 => 1\n  "
            "no a\n",
            "error[pattern-too-large]"},
        Bad{"no_such_path",
            "grammar g\nrule r\n  match {v:money}\n  set budget.totl = value(v)\n  yes 1 lei => 1\n  no a\n",
            "g.gram:4:7: error[unknown-path]: the schema has no 'budget.totl'"},
        Bad{"no_such_member",
            "grammar g\nrule r\n  match {v:org}\n  add partners: nam = names(v)\n  yes 1 => 1\n  no a\n",
            "error[unknown-member]: the schema has no 'nam' in 'partners'"},
        Bad{"no_capture",
            "grammar g\nrule r\n  match {money}\n  set budget.total = value(v)\n  yes 1 => 1\n  no a\n",
            "error[unknown-capture]: 'v'"},
        Bad{"no_action",
            "grammar g\nrule r\n  match {v:money}\n  set budget.total = valeu(v)\n  yes 1 => 1\n  no a\n",
            "error[unknown-action]: 'valeu'; did you mean 'value'?"},
        Bad{"no_yes", "grammar g\nrule r\n  match {v:money}\n  set budget.total = value(v)\n  no a\n",
            "g.gram:2:1: error[no-example]: the rule 'g.r' has no 'yes' example"},
        Bad{"no_no", "grammar g\nrule r\n  match {v:money}\n  set budget.total = value(v)\n  yes a => 1\n",
            "has no 'no' example"},
        Bad{"circle",
            "grammar g\npattern a = {b}\npattern b = {a}\nrule r\n  match {v:money}{a}\n  set budget.total = "
            "value(v)\n  yes a => 1\n  no b\n",
            "error[circular-pattern]"},
        Bad{"shadowed",
            "grammar g\nrule r\n  match {v:money}\n  set budget.total = value(v)\n  yes a => 1\n  no b\nrule "
            "s\n  match {v:money}\n  set budget.total = value(v)\n  yes a => 1\n  no b\n",
            "g.gram:8:9: error[shadowed-rule]: 'g.s' matches just what 'g.r' matches, at g.gram:2"},
        Bad{"shadowed_by_an_alternative",
            "grammar g\nrule s\n  match {v:money} lei\n  veto x\n  set budget.total = value(v)\n  yes a => "
            "1\n  no "
            "b\nrule r\n  match {w:money} lei|{w:money} euro\n  match {w:org}\n  set budget.total = "
            "value(w)\n"
            "  yes a => 1\n  no b\n",
            "g.gram:3:9: error[shadowed-rule]: 'g.s' matches just what 'g.r' matches, at g.gram:8"},
        Bad{"keyword", "grammar g\nlexcon a: A = b\n",
            "g.gram:2:1: error[unknown-keyword]: 'lexcon' begins no statement; did you mean 'lexicon'?"},
        Bad{"stray", "  match x\n", "error[stray-line]"},
        Bad{"headless", "pattern a = x\n", "error[no-grammar-line]"},
        Bad{"rank",
            "grammar g\nrule r\n  rank 900\n  match {v:money}\n  set budget.total = value(v)\n  yes a => 1\n "
            " no b\n",
            "g.gram:3:8: error[bad-rank]"}));

TEST(Compile, ReportsAllErrorsOfAllFilesAtOnce) {
  const auto result = compile({{"a.gram", "grammar a\npattern x = y\nlexcon z: A = b\n"},
                               {"b.gram", "grammar b\npattern x = z\nrule r\n  match {v:mony}\n"}},
                              environment());
  ASSERT_FALSE(result);
  EXPECT_GE(result.errors().size(), 5U);
  EXPECT_EQ(result.errors().front().source, "a.gram");
  EXPECT_EQ(result.errors().back().source, "b.gram");
}

}  // namespace
}  // namespace fisa::grammar
