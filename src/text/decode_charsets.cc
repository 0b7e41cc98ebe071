#include "text/decode_charsets.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace fisa::text {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open(std::string_view charset) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(std::string(charset).c_str(), &status));
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

ByteTable table_from_icu(std::string_view charset) {
  ByteTable table{};
  const Converter converter = open(charset);
  for (std::size_t byte = 0; byte < table.size(); ++byte) {
    table[byte] = byte < 0x80 ? static_cast<char32_t>(byte) : kReplacement;
    if (converter == nullptr || byte < 0x80) continue;
    const char source = static_cast<char>(byte);
    UErrorCode status = U_ZERO_ERROR;
    UChar target[4];
    const int32_t length = ucnv_toUChars(converter.get(), target, 4, &source, 1, &status);
    if (U_SUCCESS(status) && length == 1) table[byte] = target[0];
    // The web reads the unused bytes of the windows charsets as C1 controls.
    if (table[byte] == kReplacement && byte < 0xA0) table[byte] = static_cast<char32_t>(byte);
  }
  return table;
}

// ISO 8859-16:2001, Romanian's own; ICU's data lack it. Bytes A0 to FF.
constexpr std::array<char16_t, 96> kLatin10 = {
    0x00A0, 0x0104, 0x0105, 0x0141, 0x20AC, 0x201E, 0x0160, 0x00A7, 0x0161, 0x00A9, 0x0218, 0x00AB,
    0x0179, 0x00AD, 0x017A, 0x017B, 0x00B0, 0x00B1, 0x010C, 0x0142, 0x017D, 0x201D, 0x00B6, 0x00B7,
    0x017E, 0x010D, 0x0219, 0x00BB, 0x0152, 0x0153, 0x0178, 0x017C, 0x00C0, 0x00C1, 0x00C2, 0x0102,
    0x00C4, 0x0106, 0x00C6, 0x00C7, 0x00C8, 0x00C9, 0x00CA, 0x00CB, 0x00CC, 0x00CD, 0x00CE, 0x00CF,
    0x0110, 0x0143, 0x00D2, 0x00D3, 0x00D4, 0x0150, 0x00D6, 0x015A, 0x0170, 0x00D9, 0x00DA, 0x00DB,
    0x00DC, 0x0118, 0x021A, 0x00DF, 0x00E0, 0x00E1, 0x00E2, 0x0103, 0x00E4, 0x0107, 0x00E6, 0x00E7,
    0x00E8, 0x00E9, 0x00EA, 0x00EB, 0x00EC, 0x00ED, 0x00EE, 0x00EF, 0x0111, 0x0144, 0x00F2, 0x00F3,
    0x00F4, 0x0151, 0x00F6, 0x015B, 0x0171, 0x00F9, 0x00FA, 0x00FB, 0x00FC, 0x0119, 0x021B, 0x00FF};

ByteTable latin10() {
  ByteTable table{};
  for (std::size_t byte = 0; byte < table.size(); ++byte) {
    table[byte] = byte < 0xA0 ? static_cast<char32_t>(byte) : kLatin10[byte - 0xA0];
  }
  return table;
}

constexpr std::pair<std::string_view, std::string_view> kLabels[] = {
    {"ascii", "windows-1252"},
    {"ansi_x3.4-1968", "windows-1252"},
    {"cp1250", "windows-1250"},
    {"cp1252", "windows-1252"},
    {"iso-8859-1", "windows-1252"},
    {"iso-8859-16", "ISO-8859-16"},
    {"iso-8859-2", "ISO-8859-2"},
    {"iso-latin-2", "ISO-8859-2"},
    {"iso8859-1", "windows-1252"},
    {"iso8859-16", "ISO-8859-16"},
    {"iso8859-2", "ISO-8859-2"},
    {"iso88591", "windows-1252"},
    {"iso88592", "ISO-8859-2"},
    {"iso_8859-1", "windows-1252"},
    {"iso_8859-16", "ISO-8859-16"},
    {"iso_8859-2", "ISO-8859-2"},
    {"l1", "windows-1252"},
    {"l2", "ISO-8859-2"},
    {"latin1", "windows-1252"},
    {"latin10", "ISO-8859-16"},
    {"latin2", "ISO-8859-2"},
    {"us-ascii", "windows-1252"},
    {"utf-16", "UTF-16LE"},
    {"utf-16be", "UTF-16BE"},
    {"utf-16le", "UTF-16LE"},
    {"utf-8", "UTF-8"},
    {"utf8", "UTF-8"},
    {"unicode-1-1-utf-8", "UTF-8"},
    {"win-1250", "windows-1250"},
    {"win1250", "windows-1250"},
    {"windows-1250", "windows-1250"},
    {"windows-1252", "windows-1252"},
    {"windows1250", "windows-1250"},
    {"x-cp1250", "windows-1250"},
    {"x-cp1252", "windows-1252"},
    {"x-sjis", "Shift_JIS"},
};

Transcoded transcode_utf8(std::string_view bytes) {
  Transcoded out;
  out.text.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t size = utf8_sequence(bytes, at);
    if (size == 0) {
      append_utf8(out.text, kReplacement);
      ++out.replaced;
      ++at;
    } else {
      out.text.append(bytes, at, size);
      at += size;
    }
  }
  return out;
}

Transcoded transcode_icu(std::string_view bytes, std::string_view charset) {
  Transcoded out;
  const Converter converter = open(charset);
  if (converter == nullptr) {
    out.known = false;
    return out;
  }
  // In pieces: ICU counts in 32 bits, and a page's UTF-16 need not be held whole.
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  UChar target[4096];
  for (bool more = true; more;) {
    UChar* to = target;
    UErrorCode status = U_ZERO_ERROR;
    ucnv_toUnicode(converter.get(), &to, target + std::size(target), &source, end, nullptr, 1, &status);
    icu::UnicodeString(target, static_cast<int32_t>(to - target)).toUTF8String(out.text);
    out.replaced += static_cast<std::size_t>(std::count(target, to, static_cast<UChar>(kReplacement)));
    more = status == U_BUFFER_OVERFLOW_ERROR;
  }
  return out;
}

}  // namespace

std::string charset_of_label(std::string_view label) {
  std::string key;
  for (char c : label) {
    if (c == ' ' || c == '\t' || c == '"' || c == '\'' || c == '\r' || c == '\n') continue;
    key += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  for (const auto& [name, charset] : kLabels) {
    if (key == name) return std::string(charset);
  }
  if (key.empty() || key.size() > 40) return "";
  UErrorCode status = U_ZERO_ERROR;
  const char* iana = ucnv_getStandardName(key.c_str(), "MIME", &status);
  if (iana == nullptr || U_FAILURE(status)) {
    status = U_ZERO_ERROR;
    iana = ucnv_getStandardName(key.c_str(), "IANA", &status);
  }
  return iana != nullptr && U_SUCCESS(status) ? iana : "";
}

const ByteTable* byte_table(std::string_view charset) {
  static const ByteTable windows_1250 = table_from_icu("windows-1250");
  static const ByteTable windows_1252 = table_from_icu("windows-1252");
  static const ByteTable iso_8859_2 = table_from_icu("ISO-8859-2");
  static const ByteTable iso_8859_16 = latin10();
  if (charset == "windows-1250") return &windows_1250;
  if (charset == "windows-1252") return &windows_1252;
  if (charset == "ISO-8859-2") return &iso_8859_2;
  if (charset == "ISO-8859-16") return &iso_8859_16;
  return nullptr;
}

Transcoded transcode(std::string_view bytes, std::string_view charset) {
  if (charset == "UTF-8") return transcode_utf8(bytes);
  const ByteTable* table = byte_table(charset);
  if (table == nullptr) return transcode_icu(bytes, charset);
  Transcoded out;
  out.text.reserve(bytes.size() + bytes.size() / 16);
  for (char c : bytes) {
    const char32_t code = (*table)[static_cast<unsigned char>(c)];
    if (code == kReplacement) ++out.replaced;
    append_utf8(out.text, code);
  }
  return out;
}

std::size_t utf8_sequence(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  const std::size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (at + size > bytes.size()) return 0;
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(at + i) & 0xC0U) != 0x80U) return 0;
  }
  const unsigned char second = byte(at + 1);
  if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) || (lead == 0xF0 && second < 0x90) ||
      (lead == 0xF4 && second > 0x8F)) {
    return 0;
  }
  return size;
}

void append_utf8(std::string& out, char32_t c) {
  const auto put = [&](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0U | c >> 6U);
    put(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    put(0xE0U | c >> 12U);
    put(0x80U | (c >> 6U & 0x3FU));
    put(0x80U | (c & 0x3FU));
  } else {
    put(0xF0U | c >> 18U);
    put(0x80U | (c >> 12U & 0x3FU));
    put(0x80U | (c >> 6U & 0x3FU));
    put(0x80U | (c & 0x3FU));
  }
}

}  // namespace fisa::text
