#include "text/clean.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "text/utf8.h"

namespace fisa::text {
namespace {

std::string to_nfc(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  std::string out;
  if (nfc == nullptr || U_FAILURE(status)) return std::string(utf8);
  icu::StringByteSink<std::string> sink(&out);
  nfc->normalizeUTF8(0, icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())), sink, nullptr,
                     status);
  return U_SUCCESS(status) ? out : std::string(utf8);
}

// Cedilla forms to the comma-below letters that Romanian is written with, and the slips of old fonts.
UChar32 romanian(UChar32 c) {
  switch (c) {
    case 0x015E:
      return 0x0218;
    case 0x015F:
      return 0x0219;
    case 0x0162:
      return 0x021A;
    case 0x0163:
      return 0x021B;
    case 0x020A:
      return 0x00CE;  // I with inverted breve, for I with circumflex
    case 0x020B:
      return 0x00EE;
    default:
      return c;
  }
}

bool dropped(UChar32 c) {
  return c == 0xAD || c == 0xFEFF || c == 0x2060 || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E);
}

void append(std::string& out, UChar32 c) {
  char buffer[U8_MAX_LENGTH];
  int32_t length = 0;
  U8_APPEND_UNSAFE(buffer, length, c);
  out.append(buffer, static_cast<std::size_t>(length));
}

}  // namespace

std::string clean(std::string_view utf8) {
  const std::string nfc = to_nfc(utf8);
  std::string out;
  out.reserve(nfc.size());
  bool space = false;
  bool line_end = false;
  UChar32 last = 0;  // the last character that came out
  UChar32 before_last = 0;
  bool soft = false;  // a soft hyphen stands behind it
  for (std::size_t i = 0; i < nfc.size();) {
    auto c = static_cast<UChar32>(next_code_point(nfc, i));
    if (dropped(c)) {
      soft = soft || (c == 0xAD && !space);
      continue;
    }
    if (u_isUWhiteSpace(c) || u_iscntrl(c)) {
      space = true;
      line_end = line_end || c == '\n';
      continue;
    }
    c = romanian(c);
    if (space) {
      const bool goes_on = line_end && u_islower(c);
      if (goes_on && (last == '-' || last == 0x2010) && u_isalpha(before_last)) {
        out.resize(out.size() - (last == '-' ? 1 : 3));
      } else if (last != 0 && !(goes_on && soft)) {
        out.push_back(' ');
      }
      space = line_end = false;
    }
    soft = false;
    append(out, c);
    before_last = last;
    last = c;
  }
  return out;
}

std::size_t code_points(std::string_view utf8) {
  std::size_t n = 0;
  for (const char c : utf8) n += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return n;
}

}  // namespace fisa::text
