#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "blocks.h"

namespace fisa::page {
namespace {

using ::testing::ElementsAreArray;

struct Case {
  const char* name;
  const char* html;
  std::vector<std::string> blocks;
};

void PrintTo(const Case& c, std::ostream* out) {
  *out << c.name;
}

class HtmlBlocks : public ::testing::TestWithParam<Case> {};

TEST_P(HtmlBlocks, AsAReaderSeesThem) {
  const Page page = page_from_html(GetParam().html, test_words());
  EXPECT_THAT(lines_of(page), ElementsAreArray(GetParam().blocks));
  EXPECT_EQ(invariant_broken(page), "");
}

INSTANTIATE_TEST_SUITE_P(
    Shapes, HtmlBlocks,
    ::testing::Values(
        Case{"HeadingsAndParagraphs",
             "<h1>A<br>B</h1><p>C <b>d</b>e.<h3>F</h3>g",
             {"heading1 | A B", "paragraph | C de.", "heading3 | F", "paragraph | g"}},
        Case{"NumberBesideWhatItCounts",
             "<div><b>57</b><span>case</span></div><div><b>1,9 ha</b><span>de parc</span></div><div>7 "
             "m<sup>2</sup><b>x</b> "
             "<i>H</i><sub>2</sub><i>O</i></div>",
             {"paragraph | 57 case", "paragraph | 1,9 ha de parc", "paragraph | 7 m2x H2O"}},
        Case{"LabelBesideItsValue",
             "<div><small>partener</small><b>Liceul Unu</b></div><div><b>e</b><i>Twinning</i></div>",
             {"paragraph | partener Liceul Unu", "paragraph | eTwinning"}},
        Case{"LabelThatAnItemBeginsWith",
             "<ul><li><span>Promotor</span>Asociația A</li><li><b>Cine</b> Comuna "
             "B</li><li><b>e</b>Twinning</li>"
             "<li>În <b>satul</b>Banca</li></ul>",
             {"term | Promotor", "description | Asociația A", "item1 | Cine Comuna B", "item1 | eTwinning",
              "item1 | În satulBanca"}},
        Case{"HiddenBesideOneThatIsShown",
             "<div><div class=box>unu</div><div class=box style='display:none'>doi</div>"
             "<div class=note style='display:none'>trei</div></div>",
             {"paragraph | unu", "paragraph | doi"}},
        Case{"EachBrokenLineIsABlock",
             "<p><b>Durata:</b> 2 ani<br><b>Buget:</b> 5 lei<br/>",
             {"paragraph | Durata: 2 ani", "paragraph | Buget: 5 lei"}},
        Case{"SentenceWrappedByBreaks",
             "<p>Proiectul vrea ca echipajele de urgență de pe cele două maluri<br>să poată lucra ca unul "
             "singur, cu aceeași alarmă, la vreme de ape<br>mari.</p>",
             {"paragraph | Proiectul vrea ca echipajele de urgență de pe cele două maluri să poată lucra ca "
              "unul singur, cu aceeași alarmă, la "
              "vreme de ape mari."}},
        Case{"NestedLists",
             "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul><ol><li>d</ol>",
             {"item1 | a", "item2 | b", "item1 | c", "number1 | d"}},
        Case{"BulletsAfterBreaks",
             "<p>Se schimbă:<br>&#10004; o linie<br>&#10004;&nbsp;1 robot",
             {"paragraph | Se schimbă:", "item1 | o linie", "item1 | 1 robot"}},
        Case{"SymbolFontIsABullet",
             "<font face=Wingdings>&uuml;</font> 24 de mobilități;<br><font face=Wingdings>&uuml;</font> 6 "
             "reuniuni;",
             {"item1 | 24 de mobilități;", "item1 | 6 reuniuni;"}},
        Case{"DefinitionLists",
             "<dl><dt>Cod<dd>123<dt>Fond<dd>FSE<br>FEDR</dl>",
             {"term | Cod", "description | 123", "term | Fond", "description | FSE", "description | FEDR"}},
        Case{"SeveralValuesOfALabel",
             "<div class=field__label>Cu</div><div class=field__value>Comuna A</div><div class=field__value>"
             "Comuna B</div>",
             {"term | Cu", "description | Comuna A", "description | Comuna B"}},
        Case{"LabelAndValueSpans",
             "<ul><li><i></i><span class=\"lbl\">Promotor</span><span class=\"val\">Asociația "
             "A<br>B</span></li></ul>",
             {"term | Promotor", "description | Asociația A", "description | B"}},
        Case{"FieldLabelAndItem",
             "<div class='field field-label-inline'><div class='field-label'>Buget:&nbsp;</div><div "
             "class='field-items'><div "
             "class='field-item even'>5 lei</div></div></div>",
             {"term | Buget:", "description | 5 lei"}},
        Case{"LabelInASentenceIsAPieceOfIt",
             "<p>Stadiu <span class='label label-default'>finalizat</span> în mai</p>",
             {"paragraph | Stadiu finalizat în mai"}},
        Case{"Counters",
             "<div class=w><div class=counter data-to=14>14</div><div class=counter-title>grupuri "
             "active</div></div>"
             "<div class=w><span class=elementor-counter-number data-to-value=35>0</span><div "
             "class=t>magazine</div></div>",
             {"paragraph | 14 grupuri active", "paragraph | 35 magazine"}},
        Case{"YearIsNoCounter",
             "<div><div>2019</div><div>Lansare</div></div>",
             {"paragraph | 2019", "paragraph | Lansare"}},
        Case{"AccordionTitles",
             "<h2>X</h2><div class=acc><div class=acc-title>Cât durează?</div><div>Trei ani.</div></div>"
             "<details><summary>Cine</summary>Noi.</details><h4><button "
             "class=accordion-button>Bani</button></h4>",
             {"heading2 | X", "heading3 | Cât durează?", "paragraph | Trei ani.", "heading3 | Cine",
              "paragraph | Noi.", "heading4 | Bani"}},
        Case{"ButtonsThatOpenAreTitles",
             "<h1>X</h1><button class=menu-btn aria-expanded=false>Meniu</button>"
             "<div class=acc><button aria-expanded=false>Calea apei</button><div>Trei ani.</div></div>"
             "<h2><button aria-controls=p2>Calea lemnului</button></h2><button>Trimite</button>",
             {"heading1 | X", "heading3 | Calea apei", "paragraph | Trei ani.", "heading2 | Calea lemnului"}},
        Case{"BoldLineStandsAsHeading",
             "<p><b><u>Școli partenere</u></b></p><p>Una din Tarnów.</p>",
             {"heading3 | Școli partenere", "paragraph | Una din Tarnów."}},
        Case{"DefinitionListsInGroups",
             "<dl><div><dt>Cod</dt><dd>1</dd></div><div><dt>Fond<dt>Program<dd>x</div></dl>",
             {"term | Cod", "description | 1", "term | Fond", "term | Program", "description | x"}},
        Case{"MixedNestedLists",
             "<ul><li>a<ol><li>b<ul><li>c</ul></ol><li>d</ul>",
             {"item1 | a", "number2 | b", "item3 | c", "item1 | d"}},
        Case{"SecondParagraphOfAnItem", "<ul><li><p>a</p><p>b</p></ul>", {"item1 | a", "paragraph | b"}},
        Case{"Cards",
             "<div class=card><div class=card-header>Proiectul A</div><div class=card-body><h5 "
             "class=card-title>Drum</h5><p class=card-text>10 lei</p></div></div>",
             {"heading3 | Proiectul A", "heading5 | Drum", "paragraph | 10 lei"}},
        Case{"Tabs",
             "<div class=tab-pane>a</div><div class=tab-pane style='display:none'>b</div>",
             {"paragraph | a", "paragraph | b"}},
        Case{"LinesOfPreformattedText",
             "<pre>Cod: 1\nFond: FSE</pre>",
             {"paragraph | Cod: 1", "paragraph | Fond: FSE"}},
        Case{"TextWithoutAnElement",
             "a<div>b<p>c</p>d</div>e",
             {"paragraph | a", "paragraph | b", "paragraph | c", "paragraph | d", "paragraph | e"}},
        Case{"NoFrames", "<frameset><frame src=a></frameset><noframes><p>a</noframes>", {"paragraph | a"}},
        Case{"EntitiesOfHtml5",
             "<p>finan&tcedil;are &scedil;i ap&abreve;, &Abreve;&Scedil;&Tcedil; &lpar;a&rpar;&comma; "
             "5&percnt;</p>",
             {"paragraph | finanţare şi apă, ĂŞŢ (a), 5%"}},
        Case{
            "ReferencesToWindowsCharacters", "<p>&#132;X&#148; &#150; &#x80;5</p>", {"paragraph | „X” – €5"}},
        Case{"FormFeedsAreSpaces", "<p>a\fb\vc&#12;d&#x0B;e</p>", {"paragraph | a b c d e"}},
        Case{"ReferencesThatAreText",
             "<p>&amp;abreve; &unknown; AT&T &amp;lt;</p>",
             {"paragraph | &abreve; &unknown; AT&T &lt;"}},
        Case{"Captions", "<figure><img><figcaption>Sala</figcaption></figure>", {"caption | Sala"}},
        Case{"EntitiesAndSuperscript",
             "<p>60&nbsp;m<sup>2</sup> &amp; &#537;coal&#259; &bdquo;X&rdquo;",
             {"paragraph | 60 m2 & școală „X”"}}));

INSTANTIATE_TEST_SUITE_P(
    Tables, HtmlBlocks,
    ::testing::Values(
        Case{"LabelValue",
             "<table><tr><td>Cod<td>1<tr><td>Acronim<td>L</table>",
             {"cell 0,0 | Cod", "cell 0,1 | 1", "cell 1,0 | Acronim", "cell 1,1 | L"}},
        Case{"HeadCells",
             "<table><thead><tr><td>Sumă<td>Lei</thead><tr><td>Avans<td>5</table>",
             {"head 0,0 | Sumă", "head 0,1 | Lei", "cell 1,0 | Avans", "cell 1,1 | 5"}},
        Case{"BoldHeadRow",
             "<table><tr><td><b>Nr.</b><td><b>Școala</b><tr><td>1<td>Tarnów</table>",
             {"head 0,0 | Nr.", "head 0,1 | Școala", "cell 1,0 | 1", "cell 1,1 | Tarnów"}},
        Case{"ColouredHeadRow",
             "<table><tr bgcolor=#ccc><td>Acțiunea<td>Durata<tr><td>A<td>luni întregi</table>",
             {"head 0,0 | Acțiunea", "head 0,1 | Durata", "cell 1,0 | A", "cell 1,1 | luni întregi"}},
        Case{"Caption",
             "<table><caption>Buget</caption><tr><th>Sursa<th>Valoare (lei)<tr><td>FEDR<td>5</table>",
             {"caption | Buget", "head 0,0 | Sursa", "head 0,1 | Valoare (lei)", "cell 1,0 | FEDR",
              "cell 1,1 | 5"}},
        Case{"RowHeaders",
             "<table><tr><th scope=row>Cod<td>1<tr><th>Fond<td>FSE</table>",
             {"head 0,0 | Cod", "cell 0,1 | 1", "head 1,0 | Fond", "cell 1,1 | FSE"}},
        Case{"HeadOfTwoRows",
             "<table><thead><tr><th rowspan=2>Nr.<th colspan=2>Valoare "
             "(lei)<tr><th>Total<th>UE</thead><tr><td>1<td>9<td>5</table>",
             {"head 0,0 | Nr.", "head 0,1 | Valoare (lei)", "head 1,1 | Total", "head 1,2 | UE",
              "cell 2,0 | 1", "cell 2,1 | 9", "cell 2,2 | 5"}},
        Case{"EmptyCellsCount",
             "<table><tr><td>A<td><td>C<tr><td>1<td>2<td>3</table>",
             {"head 0,0 | A", "head 0,2 | C", "cell 1,0 | 1", "cell 1,1 | 2", "cell 1,2 | 3"}},
        Case{"Spans",
             "<table><tr><td rowspan=2>Cine<td>A<tr><td>B<tr><th>&nbsp;<th colspan=2>EUR<th>%</table>",
             {"cell 0,0 | Cine", "cell 0,1 | A", "cell 1,1 | B", "head 2,1 | EUR", "head 2,3 | %"}},
        Case{"CellOfSeveralLines",
             "<table><tr><td>Când<td>început: 2011<br>sfârșit: 2014<tr><td>Cod<td>7</table>",
             {"cell 0,0 | Când", "cell 0,1 | început: 2011", "cell 0,1 | sfârșit: 2014", "cell 1,0 | Cod",
              "cell 1,1 | 7"}},
        Case{"DashInACellIsNoList",
             "<table><tr><td>Buget<td>9 RON<tr><td>– FEDR<td>3 RON</table>",
             {"cell 0,0 | Buget", "cell 0,1 | 9 RON", "cell 1,0 | FEDR", "cell 1,1 | 3 RON"}},
        Case{"LayoutIsSeenThrough",
             "<table><tr><td class=meniu><a "
             "href=x>Acasă</a></td><td><h3>Titlu</h3><p>Text.</p><table><tr><td>Cod<td>1<tr><td>Fond<td>FSE"
             "</table></td></tr></table>",
             {"F paragraph | Acasă", "heading3 | Titlu", "paragraph | Text.", "cell 0,0 | Cod",
              "cell 0,1 | 1", "cell 1,0 | Fond", "cell 1,1 | FSE"}},
        Case{"BulletTableInACell",
             "<table><tr><td>Cod<td>1<tr><td>Asociați<td>Parteneri:<table><tr><td>&bull;<td>A "
             "Mureș<tr><td>&bull;<td>B Stiftung</table></table>",
             {"cell 0,0 | Cod", "cell 0,1 | 1", "cell 1,0 | Asociați",
              "cell 1,1 | Parteneri:", "item1 | A Mureș", "item1 | B Stiftung"}},
        Case{"OneCellIsAFrame", "<table><tr><td>Un paragraf.</table>", {"paragraph | Un paragraf."}}));

INSTANTIATE_TEST_SUITE_P(
    Zones, HtmlBlocks,
    ::testing::Values(
        Case{"Dropped",
             "<script>var "
             "a=1;</script><style>b{}</style><noscript>c</noscript><template>d</template><svg><text>e</"
             "text></svg>"
             "<iframe>o</iframe><object>p</object><textarea>q</textarea><p class='x d-none'>r"
             "<p hidden>f<p aria-hidden=true>g<p style='display: none'>h<p "
             "style='visibility:hidden'>i<select><option>j</select>"
             "<!-- k --><input type=hidden value=l><button>m</button><p>n",
             {"paragraph | n"}},
        Case{"HiddenAtSomeWidthsOnlyIsKept", "<p class='d-none d-md-block'>a", {"paragraph | a"}},
        Case{
            "EveryKindOfFurniture",
            "<div class=breadcrumb>Acasă &gt; X</div><div id=cookie-bar>Acest site folosește cookie-uri</div>"
            "<div class=share-bar>Distribuie</div><div class=related-posts>Alt proiect</div>"
            "<div class=comments>Ion: bravo</div><div class=sidebar>Noutăți</div><p>Mărește fontul</p>"
            "<p>Materialul nu reprezintă în mod obligatoriu poziția Uniunii.</p><p>Proiectul.</p><footer>© "
            "Comuna</footer>",
            {"F paragraph | Acasă > X", "F paragraph | Acest site folosește cookie-uri",
             "F paragraph | Distribuie", "a paragraph | Alt proiect", "a paragraph | Ion: bravo",
             "a paragraph | Noutăți", "F paragraph | Mărește fontul",
             "F paragraph | Materialul nu reprezintă în mod obligatoriu poziția Uniunii.",
             "paragraph | Proiectul.", "F paragraph | © Comuna"}},
        Case{"PanelHiddenUntilOpenedIsKept",
             "<div class='accordion-panel' aria-hidden=true>Trei ani.</div>",
             {"paragraph | Trei ani."}},
        Case{"ElementsAndRoles",
             "<nav>a</nav><header>b</header><div "
             "role=search>c</div><aside>d</aside><marquee>e</marquee><p>f</p><footer>g</footer>",
             {"F paragraph | a", "F paragraph | b", "F paragraph | c", "a paragraph | d", "F paragraph | e",
              "paragraph | f", "F paragraph | g"}},
        Case{"HeaderOfAnArticleIsItsOwn",
             "<article><header><h1>T</h1></header><p>x</p><footer>y</footer></article>",
             {"heading1 | T", "paragraph | x", "paragraph | y"}},
        Case{"HeaderWithTheTitleHeadsThePage",
             "<header><p>Finanțat de X</p><h1>T</h1><p>Un sat viu</p></header><p>x</p>",
             {"paragraph | Finanțat de X", "heading1 | T", "paragraph | Un sat viu", "paragraph | x"}},
        Case{"HeaderWithALinkHomeOrAMenuHeadsTheSite",
             "<header><h1><a "
             "href='/'>Comuna</a></h1></header><header><h1>Comuna</h1><ul><li>Acasă</ul></header>x",
             {"F heading1 | Comuna", "F heading1 | Comuna", "F item1 | Acasă", "paragraph | x"}},
        Case{"Classes",
             "<div class='main-nav'>a</div><div id=sidebar-left>b</div><div class='elementor-widget "
             "elementor-widget-text'>c</div>"
             "<div class='share-buttons'>d</div><div class=comments>e</div>",
             {"F paragraph | a", "a paragraph | b", "paragraph | c", "F paragraph | d", "a paragraph | e"}},
        Case{"ClassesOfTheBodyTellNothing", "<body class='nav-open footer-x'><p>a", {"paragraph | a"}},
        Case{"LinksAreAMenu",
             "<div><a href=a>Acasă</a><br><a href=b>Istoric</a><br><a href=c>Olimpici</a></div><p>x",
             {"F paragraph | Acasă", "F paragraph | Istoric", "F paragraph | Olimpici", "paragraph | x"}},
        Case{"LinkedPartnersAreNoMenu",
             "<ul><li><a href=a>Asociația A</a><li><a href=b>Primăria B</a><li><a href=c>Școala C</a></ul>",
             {"item1 | Asociația A", "item1 | Primăria B", "item1 | Școala C"}},
        Case{"Tabs",
             "<ul><li><a href='#a'>Fișă</a><li><a href='#b'>Etape</a><li><a href='#c'>Rezultate</a></ul>",
             {"F item1 | Fișă", "F item1 | Etape", "F item1 | Rezultate"}}));

// Of two columns named by their sides, the one that holds the text is the page.
TEST(HtmlPage, ColumnNamedByItsSideMayHoldTheText) {
  std::string text;
  for (int i = 0; i < 12; ++i) text += "Comuna a primit bani pentru un parc. ";
  const std::string column = "<div id=sidebar-left><h1>Un parc</h1><p>" + text + "</p></div>";
  const std::string news = "<div id=sidebar-right><h4>Citite</h4><p>Alte stiri</p></div>";
  const auto zones = [](const std::string& html) {
    std::vector<Zone> out;
    for (const Block& b : page_from_html(html, test_words()).blocks) out.push_back(b.zone);
    return out;
  };
  EXPECT_EQ(zones(column + news), (std::vector{Zone::main, Zone::main, Zone::aside, Zone::aside}));
  EXPECT_EQ(zones("<p>" + text + text + "</p>" + column),
            (std::vector{Zone::main, Zone::aside, Zone::aside}));
}

TEST(HtmlPage, Metadata) {
  const Page page = page_from_html(
      "<html lang='ro-RO'><head><title> A &amp; B </title><meta property='og:title' content='C'>"
      "<link rel=canonical href='https://exemplu.ro/x'><meta property='og:url' "
      "content='https://exemplu.ro/y'></head><body>t",
      test_words());
  EXPECT_EQ(page.title, "A & B");
  EXPECT_EQ(page.og_title, "C");
  EXPECT_EQ(page.canonical_url, "https://exemplu.ro/x");
  EXPECT_EQ(page.lang, "ro-RO");
  EXPECT_EQ(page.text, "t\n");
}

TEST(HtmlPage, CanonicalAddressIsAbsolute) {
  const auto address = [](const char* head) { return page_from_html(head, test_words()).canonical_url; };
  EXPECT_EQ(address("<base href='https://a.ro/x/y'><link rel=canonical href='../c?d=1&amp;e=2'>"),
            "https://a.ro/c?d=1&e=2");
  EXPECT_EQ(address("<link rel=canonical href='/c'>"), "");
  EXPECT_EQ(address("<meta property='og:url' content=' https://a.ro/o '>"), "https://a.ro/o");
}

TEST(HtmlPage, LinkedDataIsKeptAsItStands) {
  const Page page = page_from_html(
      "<script>x</script><script type='application/ld+json'>{\"url\": \"a<b\"}</script>"
      "<script type='application/ld+json'>{}</script><p>t",
      test_words());
  EXPECT_EQ(page.linked_data, "{\"url\": \"a<b\"}");
  EXPECT_EQ(page.text, "t\n");
}

TEST(HtmlPage, CellsOfARowArePartedByTabs) {
  const Page page = page_from_html("<p>a</p><table><tr><td>Cod<td>1<tr><td>Fond<td>F</table>", test_words());
  EXPECT_EQ(page.text, "a\nCod\t1\nFond\tF\n");
}

TEST(HtmlPage, DeclaredCharsetNoLongerHolds) {
  const Page page = page_from_html(
      "<?xml version='1.0' encoding='iso-8859-2'?><meta charset=windows-1250><p>școală", test_words());
  EXPECT_EQ(lines_of(page), std::vector<std::string>{"paragraph | școală"});
}

std::vector<std::string> set_off(const char* html) {
  const Page page = page_from_html(html, test_words());
  std::vector<std::string> out;
  for (const Span s : page.set_off) out.push_back(plain(s.in(page.text)));
  return out;
}

TEST(HtmlPage, WordsSetOffByBoldOrItalics) {
  using ::testing::ElementsAre;
  using ::testing::IsEmpty;
  EXPECT_THAT(set_off("<p>Prin <b>Apa vie</b> <b>la sat</b> și <em>Vii vechi</em>.</p>"),
              ElementsAre("Apa vie la sat", "Vii vechi"));
  EXPECT_THAT(set_off("<p><b>Denumirea:</b> <i>Apa vie</i>, cod 1</p>"),
              ElementsAre("Denumirea:", "Apa vie"));
  EXPECT_THAT(set_off("<p>Unu <b>doi</b></p><p><b>trei</b> patru</p>"), ElementsAre("doi", "trei"));
  EXPECT_THAT(set_off("<p><b>O linie în bold</b></p>"), IsEmpty());  // the block says so
}

TEST(HtmlPage, NestedAHundredThousandDeep) {
  std::string html;
  for (int i = 0; i < 100'000; ++i) html += "<div>";
  html += "adânc";
  for (int i = 0; i < 100'000; ++i) html += "</div>";
  html += "<p>după</p>";
  const auto begin = std::chrono::steady_clock::now();
  const Page page = page_from_html(html, test_words());
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
  ASSERT_EQ(page.blocks.size(), 2U);
  EXPECT_EQ(page.blocks[0].span.in(page.text), "adânc");
  EXPECT_EQ(page.blocks[1].span.in(page.text), "după");
}

TEST(HtmlPage, EndTagsThatMatchNothingCostNoSquare) {
  std::string html;
  for (int i = 0; i < 100'000; ++i) html += "<div>";
  for (int i = 0; i < 100'000; ++i) html += "</span>x";
  html += "<br>y";
  const auto begin = std::chrono::steady_clock::now();
  const Page page = page_from_html(html, test_words());
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
  EXPECT_THAT(page.text, ::testing::HasSubstr(std::string(100'000, 'x')));
  EXPECT_TRUE(page.text.ends_with("y\n"));
}

TEST(HtmlPage, CellsBeyondTheLimitAreParagraphs) {
  std::string html = "<table>";
  for (int i = 0; i < 50; ++i) html += "<tr><td>rând<td>" + std::to_string(i);
  HtmlLimits limits;
  limits.max_cells = 20;
  const Page page = page_from_html(html, test_words(), limits);
  EXPECT_EQ(page.blocks.size(), 100U);
  EXPECT_EQ(page.blocks[19].kind, BlockKind::cell);
  EXPECT_EQ(page.blocks[20].kind, BlockKind::paragraph);
}

TEST(HtmlPage, TableOfFiftyThousandCells) {
  std::string html = "<table>";
  for (int i = 0; i < 10'000; ++i) html += "<tr><td>Nume<td>1<td>2<td>3<td>4";
  const auto begin = std::chrono::steady_clock::now();
  const Page page = page_from_html(html, test_words());
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
  ASSERT_EQ(page.blocks.size(), 50'000U);
  EXPECT_EQ(page.blocks.back().row, 9'999U);
  EXPECT_EQ(page.blocks.back().column, 4U);
}

TEST(HtmlPage, BrokenHtmlStillHasItsText) {
  for (const char* html :
       {"<p>a<p", "<table><td>a", "</div></p>a", "<a href='x>a", "<li>a</ul></table>", "<!-- a", ""}) {
    EXPECT_EQ(invariant_broken(page_from_html(html, test_words())), "") << html;
  }
}

}  // namespace
}  // namespace fisa::page
