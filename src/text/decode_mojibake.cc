#include "text/decode_mojibake.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "text/decode_charsets.h"

namespace fisa::text {
namespace {

constexpr std::size_t kCertain = 3;  // sequences that no accident makes

// From a code point back to the byte it was read from; sorted.
using Bytes = std::vector<std::pair<char32_t, unsigned char>>;

Bytes bytes_of(std::string_view charset) {
  Bytes out;
  const ByteTable& table = *byte_table(charset);
  for (unsigned byte = 0x80; byte < 0x100; ++byte) {
    out.emplace_back(table[byte], static_cast<unsigned char>(byte));
    // Readers of Latin-1 leave the controls as they are.
    if (byte < 0xA0 && table[byte] != byte) out.emplace_back(byte, static_cast<unsigned char>(byte));
  }
  std::sort(out.begin(), out.end());
  return out;
}

int byte_of(const Bytes& bytes, char32_t c) {
  const auto it = std::lower_bound(bytes.begin(), bytes.end(), std::pair<char32_t, unsigned char>(c, 0));
  return it != bytes.end() && it->first == c ? it->second : -1;
}

// The code point at `at` of valid UTF-8, and its size.
std::pair<char32_t, std::size_t> code_at(std::string_view utf8, std::size_t at) {
  const std::size_t size = utf8_sequence(utf8, at);
  const auto byte = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(utf8[at + i]));
  };
  switch (size) {
    case 2:
      return {(byte(0) & 0x1FU) << 6U | (byte(1) & 0x3FU), 2};
    case 3:
      return {(byte(0) & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU), 3};
    case 4:
      return {
          (byte(0) & 0x07U) << 18U | (byte(1) & 0x3FU) << 12U | (byte(2) & 0x3FU) << 6U | (byte(3) & 0x3FU),
          4};
    default:
      return {byte(0), 1};
  }
}

// What broken sequences of Romanian stand for: its letters, the typography of its prose, no-break spaces.
bool is_expected(char32_t c) {
  switch (c) {
    case 0x102:
    case 0x103:
    case 0xC2:
    case 0xE2:
    case 0xCE:
    case 0xEE:
    case 0x15E:
    case 0x15F:
    case 0x162:
    case 0x163:
    case 0x218:
    case 0x219:
    case 0x21A:
    case 0x21B:
    case 0xA0:
    case 0xA7:
    case 0xA9:
    case 0xAB:
    case 0xAE:
    case 0xB0:
    case 0xB2:
    case 0xB7:
    case 0xBB:
    case 0xE1:
    case 0xE9:
    case 0xF3:
    case 0xF6:
    case 0xFC:
    case 0x151:
    case 0x20AC:
    case 0x2122:
    case 0xFEFF:
      return true;
    default:
      return (c >= 0x2010 && c <= 0x2026) || (c >= 0x2190 && c <= 0x27BF) || (c >= 0xF000 && c <= 0xF0FF) ||
             c >= 0x1F300;
  }
}

// What UTF-8 read twice passes through: the capitals and signs that the first reading made.
bool is_halfway(char32_t c) {
  return c == 0xC3 || c == 0xC4 || c == 0xC5 || c == 0xC8 || c == 0x192 || c == 0x2DC || c == 0x203A ||
         c == 0x161 || c == 0x17D || c == 0x17E || c == 0x178 || c == 0xA2 || c == 0xA3 || c == 0x153 ||
         (c >= 0x80 && c < 0xA0);
}

Repair attempt(std::string_view utf8, const Bytes& bytes, bool halfway) {
  Repair out;
  out.text.reserve(utf8.size());
  std::string sequence;
  for (std::size_t at = 0; at < utf8.size();) {
    const auto [code, size] = code_at(utf8, at);
    const int lead = code < 0x80 ? -1 : byte_of(bytes, code);
    if (lead < 0xC2 || lead > 0xF4) {
      out.text.append(utf8, at, size);
      at += size;
      continue;
    }
    const std::size_t wanted = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    sequence.assign(1, static_cast<char>(lead));
    std::size_t end = at + size;
    while (sequence.size() < wanted && end < utf8.size()) {
      const auto [next, next_size] = code_at(utf8, end);
      const int byte = next < 0x80 ? -1 : byte_of(bytes, next);
      if (byte < 0x80 || byte > 0xBF) break;
      sequence += static_cast<char>(byte);
      end += next_size;
    }
    const bool whole = sequence.size() == wanted && utf8_sequence(sequence, 0) == wanted;
    const char32_t meant = whole ? code_at(sequence, 0).first : 0;
    if (whole && (is_expected(meant) || (halfway && is_halfway(meant)))) {
      out.text += sequence;
      ++out.repaired;
      at = end;
    } else if (sequence == "\xE2\x80" && end > at + size) {
      // A closing quote whose last byte windows-1252 does not have was often dropped on the way.
      out.text += "\xE2\x80\x9D";
      at = end;
    } else {
      // A capital that opens such sequences, with a sign and not a letter behind it.
      if (sequence.size() > 1 && lead <= 0xC8) ++out.suspect;
      out.text.append(utf8, at, size);
      at += size;
    }
  }
  return out;
}

}  // namespace

Repair repair_mojibake(std::string_view utf8) {
  static const Bytes windows_1252 = bytes_of("windows-1252");
  static const Bytes windows_1250 = bytes_of("windows-1250");
  // Every broken sequence of Romanian opens with one of these, as UTF-8: most pages hold none.
  const auto opens = [](std::string_view text) {
    for (std::size_t at = text.find('\xC3'); at != std::string_view::npos; at = text.find('\xC3', at + 1)) {
      if (at + 2 < text.size() && (text[at + 2] & 0x80) != 0) return true;
    }
    for (std::size_t at = text.find('\xC4'); at != std::string_view::npos; at = text.find('\xC4', at + 1)) {
      if (at + 2 < text.size() && (text[at + 2] & 0x80) != 0) return true;
    }
    return false;
  };
  Repair done;
  for (int time = 0; time < 2; ++time) {
    const std::string_view text = time == 0 ? utf8 : std::string_view(done.text);
    if (!opens(text)) break;
    Repair best = attempt(text, windows_1252, true);
    // In windows-1250 a quoted word in capitals ("CASA" with its breve, then a quote) looks halfway; so not
    // there.
    Repair other = attempt(text, windows_1250, false);
    if (other.repaired > best.repaired) best = std::move(other);
    if (best.repaired < kCertain || best.repaired < best.suspect * 4) {
      done.suspect += best.repaired + best.suspect;
      break;
    }
    best.repaired += done.repaired;
    done = std::move(best);
  }
  if (done.repaired == 0) done.text.clear();
  return done;
}

}  // namespace fisa::text
