#include "text/decode.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <optional>
#include <utility>

#include "text/decode_charsets.h"
#include "text/decode_mojibake.h"
#include "text/decode_sniff.h"

namespace fisa::text {
namespace {

constexpr long kMislabelled = 3;  // Romanian letters that overrule a declaration

struct Validity {
  std::size_t invalid = 0;    // bytes that start no sequence
  std::size_t multibyte = 0;  // sequences beyond ASCII
  std::size_t first = 0;      // offset of the first invalid byte
};

Validity validity_of(std::string_view bytes) {
  Validity out;
  for (std::size_t at = 0; at < bytes.size();) {
    // Most of a page is ASCII: eight bytes at a time.
    std::uint64_t eight = 0;
    while (at + sizeof eight <= bytes.size()) {
      std::memcpy(&eight, bytes.data() + at, sizeof eight);
      if ((eight & 0x8080808080808080U) != 0) break;
      at += sizeof eight;
    }
    if (at >= bytes.size()) break;
    const std::size_t size = utf8_sequence(bytes, at);
    if (size == 0) {
      if (out.invalid++ == 0) out.first = at;
      ++at;
      continue;
    }
    if (size > 1) ++out.multibyte;
    at += size;
  }
  return out;
}

Diagnostic failure(std::string code, std::string message) {
  Diagnostic diagnostic;
  diagnostic.code = std::move(code);
  diagnostic.message = std::move(message);
  return diagnostic;
}

bool is_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v' || c == '\0';
  });
}

void warn(Decoded& decoded, const char* code) {
  decoded.warnings.emplace_back(code);
}

// What to decode as, and how sure.
struct Choice {
  std::string charset;
  double confidence = 1;
  const char* warning = nullptr;
  bool valid = false;  // UTF-8 known to be valid: to be taken as it stands
};

// A declaration, held against the bytes.
std::optional<Choice> declared(std::string_view bytes, std::string_view charset, const Validity& validity) {
  if (charset.empty() || charset == "UTF-8") return std::nullopt;  // settled by validity
  const bool is_utf8 = validity.invalid == 0 && validity.multibyte >= 2;
  if (is_utf8) return Choice{"UTF-8", 1, "charset-mislabelled", true};
  if (charset.starts_with("UTF-16") || charset.starts_with("UTF-32")) {
    // A page that could say so in ASCII is none.
    if (validity.invalid == 0) return Choice{"UTF-8", 1, "charset-mislabelled", true};
    return std::nullopt;
  }
  if (byte_table(charset) == nullptr) return Choice{std::string(charset), 1, nullptr, false};
  const Fit own = fit_of(bytes, charset);
  const Guess guess = guess_charset(bytes);
  const bool better = guess.fit.score > own.score && guess.fit.romanian - own.romanian >= kMislabelled;
  const bool contradicted = own.controls > 0 && guess.fit.controls == 0;
  if (guess.charset != charset && (better || contradicted))
    return Choice{guess.charset, 1, "charset-mislabelled", false};
  return Choice{std::string(charset), 1, nullptr, false};
}

// No declaration, or UTF-8 declared: the bytes decide.
Result<Choice> judged(std::string_view bytes, bool says_utf8, const Validity& validity) {
  if (validity.invalid == 0) return Choice{"UTF-8", 1, nullptr, true};
  const Guess guess = guess_charset(bytes);
  const bool mostly_utf8 = validity.multibyte > validity.invalid * 4;
  const bool explained = guess.fit.score > 0 && guess.fit.controls * 20 <= guess.fit.romanian;
  if (!mostly_utf8 && explained) {
    return Choice{guess.charset, confidence_of(bytes, guess),
                  says_utf8 ? "charset-mislabelled" : "charset-guessed"};
  }
  // Some stray bytes, a character cut off at the end.
  if (mostly_utf8 || validity.invalid * 1000 <= bytes.size() || validity.invalid <= 3) {
    return Choice{"UTF-8", 1, nullptr};
  }
  // Few letters of any language: signs only, such as a quote or a dash.
  if (!says_utf8 && guess.fit.controls == 0 && guess.fit.score >= 0 && validity.multibyte == 0) {
    return Choice{guess.charset, confidence_of(bytes, guess), "charset-guessed"};
  }
  return failure("invalid-utf-8",
                 "byte " + std::to_string(validity.first) +
                     " is not valid UTF-8 and no charset of Romanian pages explains the text; convert the "
                     "page to UTF-8 or state its charset");
}

Result<Choice> choose(std::string_view bytes, const DecodeHints& hints, Decoded& out) {
  std::string charset = charset_of_label(hints.http_charset);
  if (charset.empty() && !hints.http_charset.empty()) warn(out, "unknown-charset");
  const Validity validity = validity_of(bytes);
  if (charset.starts_with("UTF-16") && !unmarked_utf16(bytes).empty())
    return Choice{unmarked_utf16(bytes), 1, nullptr};
  if (charset.empty() && hints.html) {
    const std::string label = declared_label(bytes);
    charset = charset_of_label(label);
    if (charset.empty() && !label.empty()) warn(out, "unknown-charset");
  }
  if (std::optional<Choice> choice = declared(bytes, charset, validity)) return *choice;
  return judged(bytes, charset == "UTF-8", validity);
}

}  // namespace

Result<Decoded> decode(std::string_view bytes, const DecodeHints& hints) {
  if (is_blank(bytes)) return failure("empty-page", "the page is empty; nothing can be extracted from it");
  if (bytes.size() > UINT32_MAX / 4) {
    return failure("page-too-large", "the page has more than a gigabyte; split it");
  }
  Decoded out;
  Choice choice;
  if (const ByteOrderMark mark = byte_order_mark(bytes); !mark.charset.empty()) {
    bytes.remove_prefix(mark.bytes);
    choice.charset = mark.charset;
  } else if (const std::string utf16 = unmarked_utf16(bytes); !utf16.empty()) {
    choice = {utf16, 0.9, "charset-guessed"};
  } else if (looks_binary(bytes)) {
    return failure("binary-file", "the file is not text; only text and HTML pages can be read");
  } else {
    Result<Choice> chosen = choose(bytes, hints, out);
    if (!chosen) return chosen.errors();
    choice = std::move(*chosen);
  }
  if (choice.warning != nullptr) warn(out, choice.warning);
  Transcoded transcoded =
      choice.valid ? Transcoded{std::string(bytes), 0, true} : transcode(bytes, choice.charset);
  if (!transcoded.known) {
    warn(out, "unknown-charset");
    choice.charset = "UTF-8";
    transcoded = transcode(bytes, choice.charset);
  }
  out.charset = std::move(choice.charset);
  out.confidence = choice.confidence;
  out.text = std::move(transcoded.text);
  if (transcoded.replaced > 0) warn(out, "invalid-bytes-replaced");
  out.text.erase(std::remove(out.text.begin(), out.text.end(), '\0'), out.text.end());
  if (is_blank(out.text)) return failure("empty-page", "the page is empty; nothing can be extracted from it");
  Repair repair = repair_mojibake(out.text);
  if (repair.repaired > 0) {
    out.text = std::move(repair.text);
    warn(out, "mojibake-repaired");
  }
  if (repair.suspect > 0) warn(out, "mojibake-suspected");
  return out;
}

}  // namespace fisa::text
