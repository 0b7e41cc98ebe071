#include "page/html_entity.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "text/decode_charsets.h"

namespace fisa::page {
namespace {

using Name = std::pair<std::string_view, char32_t>;

// The names of HTML 5 that occur on pages and that the parser, which is of HTML 4, does not know. Sorted.
constexpr std::array<Name, 42> kNewer = {{
    {"Abreve", 0x102},  {"NewLine", U'\n'}, {"NoBreak", 0x2060},   {"Scedil", 0x15E},
    {"Tab", U'\t'},     {"Tcedil", 0x162},  {"ThinSpace", 0x2009}, {"ZeroWidthSpace", 0x200B},
    {"abreve", 0x103},  {"apos", U'\''},    {"ast", U'*'},         {"bullet", 0x2022},
    {"check", 0x2713},  {"colon", U':'},    {"comma", U','},       {"commat", U'@'},
    {"dash", 0x2010},   {"dollar", U'$'},   {"equals", U'='},      {"excl", U'!'},
    {"hairsp", 0x200A}, {"horbar", 0x2015}, {"hyphen", 0x2010},    {"ldquor", 0x201E},
    {"lowbar", U'_'},   {"lpar", U'('},     {"lsqb", U'['},        {"lsquor", 0x201A},
    {"num", U'#'},      {"numsp", 0x2007},  {"percnt", U'%'},      {"period", U'.'},
    {"plus", U'+'},     {"puncsp", 0x2008}, {"quest", U'?'},       {"rdquor", 0x201D},
    {"rpar", U')'},     {"rsqb", U']'},     {"rsquor", 0x2019},    {"scedil", 0x15F},
    {"semi", U';'},     {"tcedil", 0x163},
}};
constexpr std::size_t kLongestName = 16;

std::optional<char32_t> newer(std::string_view name) {
  const auto found =
      std::lower_bound(kNewer.begin(), kNewer.end(), name,
                       [](const Name& n, std::string_view wanted) { return n.first < wanted; });
  if (found == kNewer.end() || found->first != name) return std::nullopt;
  return found->second;
}

// "#150" or "#x96" where it names a control character that browsers read as windows-1252; a space for "#11"
// and "#12", see with_plain_spaces().
std::optional<char32_t> of_control(std::string_view number) {
  const bool hex = number.size() > 1 && (number[1] == 'x' || number[1] == 'X');
  number.remove_prefix(hex ? 2 : 1);
  unsigned value = 0;
  const auto [end, ec] = std::from_chars(number.data(), number.data() + number.size(), value, hex ? 16 : 10);
  if (ec != std::errc() || end != number.data() + number.size()) return std::nullopt;
  if (value == '\f' || value == '\v') return U' ';
  if (value < 0x80 || value > 0x9F) return std::nullopt;
  const char32_t c = (*text::byte_table("windows-1252"))[value];
  return c == 0xFFFD ? std::nullopt : std::optional(c);
}

}  // namespace

std::optional<char32_t> html_entity(const std::string& name) {
  if (const auto c = newer(name)) return c;
  const htmlEntityDesc* entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
  if (entity == nullptr) return std::nullopt;
  return static_cast<char32_t>(entity->value);
}

std::optional<std::string> with_references(std::string_view html) {
  std::string out;
  std::size_t copied = 0;
  for (std::size_t at = 0; (at = html.find('&', at)) != std::string_view::npos; ++at) {
    const auto end = html.substr(at, kLongestName + 2).find(';');
    if (end == std::string_view::npos || end < 2) continue;
    const std::string_view name = html.substr(at + 1, end - 1);
    const auto c = name[0] == '#' ? of_control(name) : newer(name);
    if (!c) continue;
    out += html.substr(copied, at - copied);
    text::append_utf8(out, *c);
    copied = at + end + 1;
  }
  if (copied == 0) return std::nullopt;
  out += html.substr(copied);
  return out;
}

std::optional<std::string> with_plain_spaces(std::string_view html) {
  constexpr auto is_dropped = [](char c) { return c == '\f' || c == '\v'; };
  if (html.find('\f') == std::string_view::npos && html.find('\v') == std::string_view::npos)
    return std::nullopt;
  std::string out(html);
  std::replace_if(out.begin(), out.end(), is_dropped, ' ');
  return out;
}

}  // namespace fisa::page
