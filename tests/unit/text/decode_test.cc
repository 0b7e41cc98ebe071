#include "text/decode.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace fisa::text {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using namespace std::literals;

// „Țară, școală și pâine” in each charset, with the letters that tell them apart.
constexpr std::string_view kUtf8 = "Școala și țara au pâine și apă în județul Argeș";
constexpr std::string_view kWindows1250 =
    "\xAA"
    "coala \xBAi \xFE"
    "ara au p\xE2ine \xBAi ap\xE3 \xEEn jude\xFEul Arge\xBA";
// The same bytes, with cedillas where the charset has them.
constexpr std::string_view kCedilla = "Şcoala şi ţara au pâine şi apă în judeţul Argeş";

Decoded decoded(std::string_view bytes, std::string http = "", bool html = false) {
  Result<Decoded> result = decode(bytes, {std::move(http), html});
  if (!result) {
    ADD_FAILURE() << result.errors().front().to_string();
    return {};
  }
  return *result;
}

std::string code_of(std::string_view bytes, bool html = false) {
  const Result<Decoded> result = decode(bytes, {"", html});
  return result ? "" : result.errors().front().code;
}

TEST(Decode, ValidUtf8IsTakenAsItStands) {
  const Decoded page = decoded(kUtf8);
  EXPECT_EQ(page.text, kUtf8);
  EXPECT_EQ(page.charset, "UTF-8");
  EXPECT_EQ(page.confidence, 1);
  EXPECT_THAT(page.warnings, IsEmpty());
}

TEST(Decode, ByteOrderMarkWins) {
  const Decoded page = decoded("\xEF\xBB\xBF" + std::string(kUtf8), "windows-1250");
  EXPECT_EQ(page.text, kUtf8);
  EXPECT_EQ(page.charset, "UTF-8");
}

TEST(Decode, Utf16WithAndWithoutMark) {
  std::string little;
  std::string big;
  for (char32_t c : U"Școala și țara au pâine"sv) {
    little += static_cast<char>(c & 0xFF);
    little += static_cast<char>(c >> 8);
    big += static_cast<char>(c >> 8);
    big += static_cast<char>(c & 0xFF);
  }
  for (const auto& [bytes, charset] :
       {std::pair{"\xFF\xFE" + little, "UTF-16LE"}, std::pair{"\xFE\xFF" + big, "UTF-16BE"},
        std::pair{little, "UTF-16LE"}, std::pair{big, "UTF-16BE"}}) {
    const Decoded page = decoded(bytes);
    EXPECT_EQ(page.text, "Școala și țara au pâine");
    EXPECT_EQ(page.charset, charset);
  }
}

struct Declaration {
  const char* name;
  std::string http;
  std::string head;
  std::string charset;
};

void PrintTo(const Declaration& c, std::ostream* out) {
  *out << c.name;
}

class Declared : public ::testing::TestWithParam<Declaration> {};

TEST_P(Declared, CharsetIsUsed) {
  const Declaration& given = GetParam();
  const Decoded page = decoded(given.head + std::string(kWindows1250), given.http, true);
  EXPECT_EQ(page.text, given.head + std::string(kCedilla));
  EXPECT_EQ(page.charset, given.charset);
  EXPECT_EQ(page.confidence, 1);
  EXPECT_THAT(page.warnings, IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    Places, Declared,
    ::testing::Values(
        Declaration{"Http", "windows-1250", "<p>", "windows-1250"},
        Declaration{"HttpQuoted", "\"ISO-8859-2\"", "<p>", "ISO-8859-2"},
        Declaration{"MetaCharset", "", "<meta charset=windows-1250>", "windows-1250"},
        Declaration{"MetaHttpEquiv", "",
                    "<META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=iso-8859-2\">",
                    "ISO-8859-2"},
        Declaration{"Xml", "", "<?xml version=\"1.0\" encoding='cp1250'?>", "windows-1250"},
        Declaration{"AfterAComment", "", "<!-- <meta charset=utf-8> --><meta charset = 'x-cp1250'>",
                    "windows-1250"},
        Declaration{"HttpOverMeta", "iso-8859-2", "<meta charset=windows-1250>", "ISO-8859-2"}));

TEST(Decode, Iso8859_16HasItsOwnLetters) {
  const Decoded page = decoded(
      "\xA5\xAA"
      "coal\xE3 \xBAi \xFE"
      "ar\xE3\xB5",
      "iso-8859-16");
  EXPECT_EQ(page.text, "„Școală și țară”");
  EXPECT_EQ(page.charset, "ISO-8859-16");
}

TEST(Decode, UndeclaredIsGuessed) {
  const Decoded page = decoded(kWindows1250);
  EXPECT_EQ(page.text, kCedilla);
  EXPECT_EQ(page.charset, "windows-1250");
  EXPECT_GT(page.confidence, 0);
  EXPECT_LE(page.confidence, 1);
  EXPECT_THAT(page.warnings, ElementsAre("charset-guessed"));
}

TEST(Decode, QuotesOfWindowsTellItFromIso) {
  const Decoded page = decoded("\x84" + std::string(kWindows1250) + "\x94", "iso-8859-2");
  EXPECT_EQ(page.text, "„" + std::string(kCedilla) + "”");
  EXPECT_EQ(page.charset, "windows-1250");
  EXPECT_THAT(page.warnings, ElementsAre("charset-mislabelled"));
}

TEST(Decode, MislabelledLatin1IsOverruled) {
  for (const char* label : {"iso-8859-1", "windows-1252", "latin1", "us-ascii", "utf-8"}) {
    const Decoded page = decoded(kWindows1250, label);
    EXPECT_EQ(page.text, kCedilla) << label;
    EXPECT_EQ(page.charset, "windows-1250") << label;
    EXPECT_THAT(page.warnings, ElementsAre("charset-mislabelled")) << label;
  }
}

TEST(Decode, Utf8UnderAnotherLabel) {
  for (const char* label : {"iso-8859-2", "windows-1250", "iso-8859-1"}) {
    const Decoded page = decoded(kUtf8, label);
    EXPECT_EQ(page.text, kUtf8) << label;
    EXPECT_THAT(page.warnings, ElementsAre("charset-mislabelled")) << label;
  }
}

TEST(Decode, Latin1OfOtherLanguagesStands) {
  const Decoded page = decoded(
      "Caf\xE9 Fran\xE7"
      "ais \x96 \x80 5",
      "iso-8859-1");
  EXPECT_EQ(page.text, "Café Français – € 5");
  EXPECT_EQ(page.charset, "windows-1252");
  EXPECT_THAT(page.warnings, IsEmpty());
}

TEST(Decode, UnknownLabelIsPassedOver) {
  const Decoded page = decoded(kUtf8, "romanian-8");
  EXPECT_EQ(page.text, kUtf8);
  EXPECT_THAT(page.warnings, ElementsAre("unknown-charset"));
}

TEST(Decode, MetaOfATextFileIsText) {
  const Decoded page = decoded("<meta charset=windows-1250> școală și țară", "", false);
  EXPECT_EQ(page.charset, "UTF-8");
}

TEST(Decode, StrayBytesAreReplaced) {
  const std::string page = std::string(kUtf8) + " \xFF și " + std::string(kUtf8);
  const Decoded result = decoded(page, "utf-8");
  EXPECT_EQ(result.text, std::string(kUtf8) + " \uFFFD și " + std::string(kUtf8));
  EXPECT_THAT(result.warnings, ElementsAre("invalid-bytes-replaced"));
}

TEST(Decode, CharacterCutOffAtTheEnd) {
  const Decoded result = decoded(std::string(kUtf8) + "\xC8");
  EXPECT_EQ(result.text, std::string(kUtf8) + "\uFFFD");
}

TEST(Decode, NoTextToBeHad) {
  EXPECT_EQ(code_of(""), "empty-page");
  EXPECT_EQ(code_of(" \n\t\r\n"), "empty-page");
  EXPECT_EQ(code_of("\xEF\xBB\xBF"), "empty-page");
  EXPECT_EQ(code_of("%PDF-1.4\n1 0 obj"), "binary-file");
  EXPECT_EQ(code_of("PK\x03\x04 docx"), "binary-file");
  EXPECT_EQ(code_of("\x1F\x8B\x08 gzip"), "binary-file");
  EXPECT_EQ(code_of(std::string(200, '\0') + "abc"), "binary-file");
  std::string noise;
  for (int i = 0; i < 400; ++i) noise += "\x80\xFD\x9F\xC0 "sv;
  EXPECT_EQ(code_of(noise), "invalid-utf-8");
}

TEST(Decode, InvalidUtf8SaysWhere) {
  std::string noise = "abc ";
  for (int i = 0; i < 400; ++i) noise += "\x81\xFD\x9F\xC0 "sv;
  const Result<Decoded> result = decode(noise, {});
  ASSERT_FALSE(result);
  EXPECT_THAT(result.errors().front().message, ::testing::HasSubstr("byte 4 "));
}

TEST(Decode, NulBytesAreDropped) {
  const Decoded page = decoded("Buget: 1\0 000 lei, cu cofinanțare"s);
  EXPECT_EQ(page.text, "Buget: 1 000 lei, cu cofinanțare");
}

struct Broken {
  const char* name;
  const char* broken;
  const char* whole;
};

void PrintTo(const Broken& c, std::ostream* out) {
  *out << c.name;
}

class Mojibake : public ::testing::TestWithParam<Broken> {};

TEST_P(Mojibake, IsRepaired) {
  const Decoded page = decoded(GetParam().broken);
  EXPECT_EQ(page.text, GetParam().whole);
  EXPECT_THAT(page.warnings, Contains("mojibake-repaired"));
}

INSTANTIATE_TEST_SUITE_P(
    Readings, Mojibake,
    ::testing::Values(
        Broken{"Windows1252", "FundaÈ›ia â€žÈ˜coalaâ€œ din VÃ¢lcea, ÃŽn judeÈ›ul ArgeÈ™",
               "Fundația „Școala“ din Vâlcea, În județul Argeș"},
        Broken{"Cedillas", "FundaÅ£ia ÅŸi ÅŸcoala, apÄƒ", "Fundaţia şi şcoala, apă"},
        Broken{"Latin1WithControls",
               "Funda\u00C8\u009Bia \u00C8\u0099i \u00C8\u0099coala \u00E2\u0080\u009EX\u00E2\u0080\u009D",
               "Fundația și școala „X”"},
        Broken{"Windows1250", "FundaČ›ia Č™i Č™coala din VĂ˘lcea", "Fundația și școala din Vâlcea"},
        Broken{"Twice", "FundaÃˆâ€ºia ÃˆËœcoala ÃˆËœi apÃ„Æ’", "Fundația Școala Și apă"},
        Broken{"BesideWholeLetters", "Județul Vâlcea: FundaÈ›ia È™i È™coala",
               "Județul Vâlcea: Fundația și școala"}));

TEST(Decode, WholeTextIsNotRepaired) {
  for (const char* text : {"ÎN CASĂ” și „ACASĂ”, „APĂ”, „ȚARĂ” – MÂINE… «ROMÂ»",
                           "Café Français, Ångström, São Paulo, ÀÉÎÕÜ", "SOCIALĂ – RURALĂ… APĂ™"}) {
    const Decoded page = decoded(text);
    EXPECT_EQ(page.text, text);
  }
}

TEST(Decode, OneBrokenWordIsLeftAndSaid) {
  const Decoded page = decoded("Un singur cuvânt stricat: È™coala, restul e bun.");
  EXPECT_EQ(page.text, "Un singur cuvânt stricat: È™coala, restul e bun.");
  EXPECT_THAT(page.warnings, ElementsAre("mojibake-suspected"));
}

}  // namespace
}  // namespace fisa::text
