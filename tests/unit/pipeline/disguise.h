// Pages that hide a word: in markup, character references, charsets and case, by a seed. Not all of them can
// be read, and not all of the words survive: whoever tests with them compares with the whole pipeline.
#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "io/document.h"
#include "text/decode_charsets.h"

namespace fisa::pipeline {

class Disguise {
 public:
  explicit Disguise(std::uint64_t seed) : random_(seed) {}

  io::Document page(std::string_view word) {
    io::Document d;
    d.uri = "page";
    d.media = one_in(5) ? io::Media::text : io::Media::html;
    std::string text = around() + hidden(word, d.media == io::Media::html) + around();
    for (int n = one_in(4) ? 3 : 0; n > 0; --n) damage(text);
    encode(text, d);
    return d;
  }

 private:
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }
  bool one_in(std::size_t n) { return below(n) == 0; }
  template <std::size_t N>
  std::string one_of(const std::array<std::string_view, N>& all) {
    return std::string(all[below(N)]);
  }

  std::string around() {
    constexpr std::array<std::string_view, 16> kPieces = {"<p>Un text ",
                                                          " și încă unul</p>",
                                                          "<div title=\"a > <script> b\">",
                                                          "<script>if (a<b) {}</script>",
                                                          "<!-- ceva -->",
                                                          "<!-- <script> -->",
                                                          "<a href='x'>",
                                                          "</a> ",
                                                          "\n",
                                                          " „ghilimele” ",
                                                          "<style>p{}</style>",
                                                          "<script/>",
                                                          "<?xml <script>",
                                                          "<br>",
                                                          "&nbsp;",
                                                          "<!--> "};
    std::string out;
    for (std::size_t n = below(4); n > 0; --n) out += one_of(kPieces);
    return out;
  }

  std::string hidden(std::string_view word, bool html) {
    constexpr std::array<std::string_view, 20> kBreaks = {"<b>",
                                                          "</b>",
                                                          "<span class=\"x\">",
                                                          "<wbr>",
                                                          "<!-- a > b -->",
                                                          "&shy;",
                                                          "&#173;",
                                                          "&#xAD;",
                                                          "\u00AD",
                                                          "\u200B",
                                                          "<script>x</script>",
                                                          "<select><option>x</option></select>",
                                                          "<span style=\"display:none\">zz</span>",
                                                          "-\n",
                                                          "-<br>\n",
                                                          "- \n ",
                                                          "&#8203;",
                                                          "<svg><title>y</title></svg>",
                                                          "</i><i>",
                                                          "\u2060"};
    const std::size_t often = 2 + below(12);
    const bool capitals = one_in(4);
    std::string out;
    for (std::size_t i = 0; i < word.size(); ++i) {
      if (i > 0 && one_in(often)) out += html ? one_of(kBreaks) : (one_in(2) ? "-\n" : "\u00AD");
      std::string c(1, word[i]);
      if (capitals || one_in(20)) c[0] = static_cast<char>(c[0] >= 'a' && c[0] <= 'z' ? c[0] - 32 : c[0]);
      if (one_in(often)) c = letter(c[0], html);
      out += c;
    }
    return out;
  }

  // The same letter, written otherwise.
  std::string letter(char c, bool html) {
    if (html && one_in(2)) {
      const auto code = static_cast<unsigned>(static_cast<unsigned char>(c));
      return "&#" + std::to_string(code) + (one_in(4) ? "" : ";");
    }
    switch (c | 0x20) {
      case 'a':
        return one_in(2) ? "ă" : "â";
      case 'i':
        return html && one_in(2) ? "&icirc;" : "î";
      case 't':
        return one_in(2) ? "ț" : "ţ";
      case 's':
        return "ș";
      case 'e':
        return "é";
      case 'o':
        return "ö";
      default:
        break;
    }
    if (c < 'a' || c > 'z') return std::string(1, c);
    std::string full;  // its full-width form
    text::append_utf8(full, static_cast<char32_t>(0xFF41 + (c - 'a')));
    return full;
  }

  void damage(std::string& text) {
    constexpr std::array<std::string_view, 12> kScraps = {"<",  ">",  "\"", "'",    "&",    "-",
                                                          "&#", "<a", "</", "<!--", "\xE3", "<b x="};
    const std::size_t at = below(text.size() + 1);
    if (one_in(2))
      text.insert(at, one_of(kScraps));
    else if (at < text.size())
      text.erase(at, 1);
  }

  void encode(std::string& text, io::Document& d) {
    constexpr std::array<std::string_view, 4> kBytes = {"windows-1250", "ISO-8859-2", "ISO-8859-16",
                                                        "windows-1252"};
    switch (below(8)) {
      case 0: {
        const std::string charset = one_of(kBytes);
        if (one_in(2)) d.http_charset = charset;
        d.bytes = in_bytes(text, *text::byte_table(charset));
        break;
      }
      case 1:
        d.bytes = one_in(2) ? "\xFF\xFE" : "";
        for (const char32_t c : points(text)) {
          d.bytes += static_cast<char>(c & 0xFF);
          d.bytes += static_cast<char>((c >> 8) & 0xFF);
        }
        break;
      case 2:  // read as windows-1252 and saved so
        for (const char c : text) {
          const auto byte = static_cast<unsigned char>(c);
          text::append_utf8(d.bytes, byte < 0x80 ? byte : (*text::byte_table("windows-1252"))[byte]);
        }
        break;
      default:
        d.bytes = text;
        break;
    }
  }

  static std::vector<char32_t> points(std::string_view utf8) {
    std::vector<char32_t> out;
    for (std::size_t i = 0; i < utf8.size();) {
      const std::size_t size = std::max<std::size_t>(text::utf8_sequence(utf8, i), 1);
      auto c = static_cast<char32_t>(static_cast<unsigned char>(utf8[i]));
      if (size > 1) c &= 0x7FU >> size;
      for (std::size_t k = 1; k < size; ++k) c = (c << 6) | (static_cast<unsigned char>(utf8[i + k]) & 0x3FU);
      out.push_back(c);
      i += size;
    }
    return out;
  }

  static std::string in_bytes(std::string_view utf8, const text::ByteTable& table) {
    std::string out;
    for (const char32_t c : points(utf8)) {
      for (std::size_t byte = 0; byte < table.size(); ++byte) {
        if (table[byte] != c) continue;
        out += static_cast<char>(byte);
        break;
      }
    }
    return out;
  }

  std::mt19937_64 random_;
};

}  // namespace fisa::pipeline
