// The sieve against the whole pipeline: what it calls hopeless can be read and holds no word of a project.
#include "sieve/sieve.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "disguise.h"
#include "pipeline/grammars.h"
#include "pipeline/work.h"
#include "record/json.h"

namespace fisa::pipeline {
namespace {

const extract::Extractor& extractor() {
  static const extract::Extractor x = std::move(*make_extractor(*grammar_sources("")));
  return x;
}

const sieve::Sieve& the_sieve() {
  static const sieve::Sieve s(extractor().grammar());
  return s;
}

io::Document html(std::string bytes) {
  io::Document d;
  d.uri = "page.html";
  d.bytes = std::move(bytes);
  d.media = io::Media::html;
  return d;
}

bool hopeless(const io::Document& d, const sieve::Sieve& s = the_sieve()) {
  return s.hopeless({d.bytes, d.media == io::Media::html, d.http_charset});
}

bool passed_over(const io::Document& d) {
  const PageResult whole = process(d, extractor());
  return !whole.reject && whole.records.empty() && whole.reason == extract::kNoProjectWord;
}

void expect_agreement(const io::Document& d) {
  if (hopeless(d)) {
    EXPECT_TRUE(passed_over(d)) << d.uri << (d.media == io::Media::html ? " html " : " text ")
                                << d.http_charset << "\n"
                                << d.bytes;
  }
}

TEST(Sieve, SeesWordsInEveryDisguise) {
  for (const char* page : {"<p>Un proiect bun</p>",
                           "<p>PROIECTUL</p>",
                           "<p>pro<b>i</b>ect</p>",
                           "<p>pro&shy;iect</p>",
                           "<p>pro\u00ADiect</p>",
                           "<p>pro-\niect</p>",
                           "<p>pro&#2;iect</p>",
                           "<p>pro-<br>\niect</p>",
                           "<p>&#112;roiect</p>",
                           "<p>&#x70;roiect</p>",
                           "<p>pro<!-- a > b -->iect</p>",
                           "<p>pro<span style='display:none'>x</span>iect</p>",
                           "<p>pro<select><option>a</select>iect</p>",
                           "<p>pr\u00F6iect</p>",
                           "<p>investi\u021Bia</p>",
                           "<p>investi&#539;ia</p>",
                           "<p>investi\xFE"
                           "ia</p>",
                           "<p>obiectiv\n <b>de</b>&nbsp;investi\u021Bii</p>",
                           "<a title=\"x > <script> y\">proiect</a>",
                           "<!-- <script> --><p>proiect</p>",
                           "<script/><p>proiect</p>",
                           "<p>investiÈ›ia</p>"})
    EXPECT_FALSE(hopeless(html(page))) << page;
}

TEST(Sieve, LetsThroughWhatItCannotRead) {
  EXPECT_FALSE(hopeless(html(std::string("<\0p\0>\0", 6))));
  EXPECT_FALSE(hopeless(html("")));
  EXPECT_FALSE(hopeless(html("%PDF-1.4")));
  EXPECT_FALSE(hopeless(html("<meta charset=utf-7><p>+AHA-roiect")));
}

TEST(Sieve, RejectsPagesOfOtherThings) {
  for (const char* page : {"<p>Vremea se încălzește de mâine în toată țara.</p>",
                           "<a href='/proiecte/' title='Proiecte'>Vremea</a> de mâine",
                           "<p>Vreme</p><script>var project = 'proiect';</script><p>de m\xE2ine</p>",
                           "<p>Un șantier în lucru</p><script>gtag('consent', {ads: 'granted'})</script>"})
    EXPECT_TRUE(hopeless(html(page))) << page;
}

std::string content(const std::filesystem::path& path) {
  std::ifstream f(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(f), std::istreambuf_iterator<char>()};
}

// But for a page that tells what has been done and calls none of it a project.
TEST(Sieve, AgreesOnTheCorpusWhereEveryProjectIsCalledOne) {
  std::size_t projects = 0;
  std::size_t never_named = 0;
  for (const auto& e : std::filesystem::directory_iterator(FISA_SOURCE_DIR "/corpus")) {
    if (e.path().extension() != ".txt" && e.path().extension() != ".html") continue;
    io::Document d = html(content(e.path()));
    d.uri = e.path().filename();
    d.media = e.path().extension() == ".html" ? io::Media::html : io::Media::text;
    expect_agreement(d);
    auto gold = e.path();
    if (record::Json::parse(content(gold.replace_extension(".gold.json")))["records"].empty()) continue;
    ++projects;
    never_named += passed_over(d) ? 1U : 0U;
  }
  EXPECT_GT(projects, 80U);
  EXPECT_LE(never_named, 1U) << "pages about a project";
}

TEST(Sieve, AgreesOnDisguisedPages) {
  const auto& forms = extractor().grammar().lexicons.find("project_noun")->second;
  std::size_t said = 0;
  std::size_t passed = 0;
  constexpr std::uint64_t kPages = 6000;
  for (std::uint64_t seed = 0; seed < kPages; ++seed) {
    const io::Document d = Disguise(seed).page(forms[seed % forms.size()].form);
    expect_agreement(d);
    passed += hopeless(d) ? 1U : 0U;
    said += passed_over(d) ? 0U : 1U;
  }
  // Neither side of the comparison is idle.
  EXPECT_GT(said, kPages / 4);
  EXPECT_GT(passed, kPages / 50);
}

TEST(Sieve, ThatHasNoWordsLetsEverythingThrough) {
  EXPECT_FALSE(hopeless(html("<p>Vremea</p>"), sieve::Sieve(grammar::Grammar{})));
}

}  // namespace
}  // namespace fisa::pipeline
