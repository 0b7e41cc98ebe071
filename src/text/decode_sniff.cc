#include "text/decode_sniff.h"

#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <memory>

#include "text/decode_charsets.h"

namespace fisa::text {
namespace {

constexpr std::size_t kDeclaration = 4096;  // bytes that may hold the declaration
constexpr std::size_t kSample = 65536;      // bytes that a detector looks at

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

// The value after `name` and an equals sign within `tag`, quotes off.
std::string attribute(std::string_view tag, std::string_view name) {
  for (std::size_t at = tag.find(name); at != std::string_view::npos; at = tag.find(name, at + 1)) {
    std::size_t from = at + name.size();
    while (from < tag.size() && is_space(tag[from])) ++from;
    if (from >= tag.size() || tag[from] != '=') continue;
    ++from;
    while (from < tag.size() && (is_space(tag[from]) || tag[from] == '"' || tag[from] == '\'')) ++from;
    std::size_t to = from;
    while (to < tag.size() && !is_space(tag[to]) && tag[to] != '"' && tag[to] != '\'' && tag[to] != ';' &&
           tag[to] != '>' && tag[to] != '/' && tag[to] != '?') {
      ++to;
    }
    if (to > from) return std::string(tag.substr(from, to - from));
  }
  return "";
}

bool is_ascii_letter(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

enum class Kind { romanian_lower, romanian_upper, neutral, foreign, control };

Kind kind_of(char32_t c) {
  switch (c) {
    case 0x103:
    case 0xE2:
    case 0xEE:
    case 0x219:
    case 0x21B:
    case 0x15F:
    case 0x163:
      return Kind::romanian_lower;
    case 0x102:
    case 0xC2:
    case 0xCE:
    case 0x218:
    case 0x21A:
    case 0x15E:
    case 0x162:
      return Kind::romanian_upper;
    // Names of neighbours: Hungarian, German, French.
    case 0xE1:
    case 0xE9:
    case 0xED:
    case 0xF3:
    case 0xF6:
    case 0xFA:
    case 0xFC:
    case 0x151:
    case 0x171:
    case 0xE4:
    case 0xDF:
    case 0xE8:
    case 0xE7:
    case 0xC9:
    case 0xC1:
    case 0xD6:
    case 0xDC:
    case 0x160:
    case 0x161:
    case 0x17D:
    case 0x17E:
    case 0x10D:
    case 0x107:
    // Typography and signs that prose has.
    case 0xA0:
    case 0xA7:
    case 0xA9:
    case 0xAB:
    case 0xAD:
    case 0xAE:
    case 0xB0:
    case 0xB7:
    case 0xBB:
    case 0x20AC:
    case 0x2013:
    case 0x2014:
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x2022:
    case 0x2026:
    case 0x2122:
    case 0xB2:
    case 0xB1:
      return Kind::neutral;
    default:
      return c < 0xA0 || c == 0xFFFD ? Kind::control : Kind::foreign;
  }
}

struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

// ICU's confidence, 0 to 1, that the bytes are of `charset`; windows-1250 and ISO-8859-2 stand for each
// other.
double detector_confidence(std::string_view bytes, std::string_view charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
  if (U_FAILURE(status)) return 0;
  ucsdet_setText(detector.get(), bytes.data(), static_cast<int32_t>(bytes.size()), &status);
  int32_t found = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &found, &status);
  double best = 0;
  for (int32_t i = 0; U_SUCCESS(status) && i < found; ++i) {
    const std::string name = charset_of_label(ucsdet_getName(matches[i], &status));
    const bool same =
        name == charset || (charset != "windows-1252" && (name == "windows-1250" || name == "ISO-8859-2"));
    if (same) best = std::max(best, ucsdet_getConfidence(matches[i], &status) / 100.0);
  }
  return best;
}

}  // namespace

ByteOrderMark byte_order_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return {"UTF-8", 3};
  if (bytes.starts_with(std::string_view("\xFF\xFE\0\0", 4))) return {"UTF-32LE", 4};
  if (bytes.starts_with(std::string_view("\0\0\xFE\xFF", 4))) return {"UTF-32BE", 4};
  if (bytes.starts_with("\xFF\xFE")) return {"UTF-16LE", 2};
  if (bytes.starts_with("\xFE\xFF")) return {"UTF-16BE", 2};
  return {};
}

std::string declared_label(std::string_view bytes) {
  const std::string head = lower(bytes.substr(0, kDeclaration));
  const std::string_view view = head;
  for (std::size_t at = view.find('<'); at != std::string_view::npos; at = view.find('<', at + 1)) {
    const std::string_view rest = view.substr(at);
    if (rest.starts_with("<!--")) {
      const std::size_t end = rest.find("-->");
      if (end == std::string_view::npos) return "";
      at += end;
      continue;
    }
    const std::string_view tag = rest.substr(0, rest.find('>'));
    std::string label;
    if (tag.starts_with("<?xml")) label = attribute(tag, "encoding");
    if (tag.starts_with("<meta")) label = attribute(tag, "charset");
    if (!label.empty()) return label;
  }
  return "";
}

std::string unmarked_utf16(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, kSample);
  if (sample.size() < 8 || bytes.size() % 2 != 0) return "";
  std::array<std::size_t, 2> nul{};
  for (std::size_t i = 0; i < sample.size(); ++i) {
    if (sample[i] == '\0') ++nul[i % 2];
  }
  const std::size_t units = sample.size() / 2;
  if (nul[1] * 10 >= units * 7 && nul[0] * 50 <= units) return "UTF-16LE";
  if (nul[0] * 10 >= units * 7 && nul[1] * 50 <= units) return "UTF-16BE";
  return "";
}

bool looks_binary(std::string_view bytes) {
  using namespace std::literals;
  for (std::string_view signature : {"%PDF-"sv, "PK\x03\x04"sv, "\x89PNG"sv, "GIF8"sv, "\xFF\xD8\xFF"sv,
                                     "\x7F"
                                     "ELF"sv,
                                     "\x1F\x8B"sv, "\xD0\xCF\x11\xE0"sv, "Rar!\x1A"sv, "7z\xBC\xAF"sv,
                                     "MZ\x90\0"sv, "\x28\xB5\x2F\xFD"sv}) {
    if (bytes.starts_with(signature)) return true;
  }
  const std::string_view sample = bytes.substr(0, kSample);
  const auto controls = static_cast<std::size_t>(std::count_if(sample.begin(), sample.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == 0x7F ||
           (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != '\v');
  }));
  return controls > 8 && controls * 20 > sample.size();
}

Fit fit_of(std::string_view bytes, std::string_view charset) {
  Fit fit;
  const ByteTable* table = byte_table(charset);
  if (table == nullptr) return fit;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if (byte < 0x80) continue;
    const auto before = static_cast<unsigned char>(i > 0 ? bytes[i - 1] : ' ');
    const auto after = static_cast<unsigned char>(i + 1 < bytes.size() ? bytes[i + 1] : ' ');
    const bool in_word = is_ascii_letter(before) || is_ascii_letter(after);
    switch (kind_of((*table)[byte])) {
      case Kind::romanian_lower:
        ++fit.romanian;
        fit.score += in_word ? 2 : 0;
        break;
      case Kind::romanian_upper:
        ++fit.romanian;
        // A capital right after a small letter is none.
        fit.score += before >= 'a' && before <= 'z' ? -2 : in_word ? 2 : 0;
        break;
      case Kind::neutral:
        break;
      case Kind::foreign:
        fit.score -= 2;
        break;
      case Kind::control:
        fit.score -= 4;
        ++fit.controls;
        break;
    }
  }
  return fit;
}

Guess guess_charset(std::string_view bytes) {
  Guess best;
  // In order of how common they are: of equals the first stands.
  for (std::string_view charset : {"windows-1250", "ISO-8859-2", "ISO-8859-16", "windows-1252"}) {
    const Fit fit = fit_of(bytes, charset);
    if (best.charset.empty() || fit.score > best.fit.score) best = {std::string(charset), fit};
  }
  return best;
}

double confidence_of(std::string_view bytes, const Guess& guess) {
  const std::string_view sample = bytes.substr(0, kSample);
  const auto beyond = std::count_if(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) != 0; });
  const double share =
      beyond == 0 ? 0 : static_cast<double>(guess.fit.romanian) / static_cast<double>(beyond);
  return std::clamp(std::max(detector_confidence(sample, guess.charset), 0.8 * share), 0.0, 1.0);
}

}  // namespace fisa::text
