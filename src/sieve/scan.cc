#include "sieve/scan.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>

#include "page/html_entity.h"
#include "sieve/readings.h"
#include "text/decode_charsets.h"
#include "values/words.h"

namespace fisa::sieve {
namespace {

constexpr std::size_t kLongestReference = 32;
constexpr std::size_t kLettersOfCharacter = 2;  // at most, that one of windows-1252 folds to
constexpr std::array<std::string_view, 2> kNoText = {"script", "style"};

enum class Kind : std::uint8_t { other, word, space, hyphen, open_tag, close_tag, reference, wide };

bool is_letter(char c) {
  return values::is_lower(values::to_lower(c));
}

constexpr std::array<Kind, 256> kKinds = [] {
  std::array<Kind, 256> kinds{};
  for (std::size_t byte = 0; byte < kinds.size(); ++byte) {
    const auto c = static_cast<char>(byte);
    if (byte >= 0x80)
      kinds[byte] = Kind::wide;
    else if (values::is_lower(values::to_lower(c)) || values::is_digit(c))
      kinds[byte] = Kind::word;
    else if (byte <= 0x20 || byte == 0x7F)
      kinds[byte] = Kind::space;
  }
  kinds['-'] = Kind::hyphen;
  kinds['<'] = Kind::open_tag;
  kinds['>'] = Kind::close_tag;
  kinds['&'] = Kind::reference;
  return kinds;
}();

// Is the '>' behind these bytes of a tag within a quoted value?
bool ends_in_quotes(std::string_view tag) {
  for (std::size_t i = 0; i < tag.size();) {
    if (tag[i] != '"' && tag[i] != '\'') {
      ++i;
      continue;
    }
    std::size_t before = i;
    while (before > 0 && static_cast<unsigned char>(tag[before - 1]) <= ' ') --before;
    if (before == 0 || tag[before - 1] != '=') {
      ++i;
      continue;
    }
    i = tag.find(tag[i], i + 1);
    if (i == std::string_view::npos) return true;
    ++i;
  }
  return false;
}

// The inside of a start tag whose element never holds text of the page.
bool holds_no_text(std::string_view tag) {
  if (tag.back() == '/') return false;
  return std::any_of(kNoText.begin(), kNoText.end(), [&](std::string_view name) {
    return tag.size() >= name.size() && values::lowered(tag.substr(0, name.size())) == name &&
           (tag.size() == name.size() || static_cast<unsigned char>(tag[name.size()]) <= ' ');
  });
}

class Scan {
 public:
  Scan(const Automaton& automaton, std::string_view bytes, bool html, bool utf8)
      : automaton_(automaton), bytes_(bytes), html_(html), utf8_(utf8) {}

  bool run() {
    for (std::size_t i = 0; i < bytes_.size() && !found_;) {
      const auto byte = static_cast<unsigned char>(bytes_[i]);
      switch (kKinds[byte]) {
        case Kind::word:
          i = word(i);
          break;
        case Kind::space:
          space();
          ++i;
          break;
        case Kind::hyphen:
          joins_ = true;  // where the line ends behind it
          ++i;
          if (kind_at(i) == Kind::word) boundary();
          break;
        case Kind::open_tag:
          i = html_ ? tag(i) : plain(i);
          break;
        case Kind::close_tag:
          if (html_) after_tag();
          i = html_ ? i + 1 : plain(i);
          break;
        case Kind::reference:
          i = html_ ? reference(i) : plain(i);
          break;
        case Kind::wide:
          i = wide(i);
          break;
        case Kind::other:
          i = plain(i);
          break;
      }
    }
    return found_;
  }

 private:
  [[nodiscard]] Bits stepped(Bits from, unsigned char c) const { return automaton_.stepped(from, c); }

  Kind kind_at(std::size_t i) const {
    return i < bytes_.size() ? kKinds[static_cast<unsigned char>(bytes_[i])] : Kind::other;
  }

  void check() { found_ = found_ || (now_ & automaton_.lasts) != 0; }

  // Letters and digits in a row: most of what there is to read.
  std::size_t word(std::size_t i) {
    Bits now = now_;
    Bits met = 0;
    do {
      now = stepped(now, static_cast<unsigned char>(bytes_[i]));
      met |= now;
    } while (kind_at(++i) == Kind::word);
    now_ = now;
    joins_ = false;
    found_ = found_ || (met & automaton_.lasts) != 0;
    return i;
  }

  void boundary() {
    now_ = 0;
    joins_ = false;
  }

  std::size_t plain(std::size_t i) {
    boundary();
    return i + 1;
  }

  // One more space after a space changes nothing; behind a hyphen it may part no words at all.
  void space() {
    const Bits spaced = stepped(now_, ' ') | (now_ & automaton_.spaces);
    now_ = joins_ ? now_ | spaced : spaced;
  }

  // Whatever stands in a tag, or in an element, may be no part of the text around it: the word before it may
  // go on behind any later tag.
  std::size_t tag(std::size_t i) {
    suspended_ |= now_ | stepped(now_, ' ');
    const std::size_t name = i + 1 < bytes_.size() && bytes_[i + 1] == '/' ? i + 2 : i + 1;
    after_tag();
    if (name >= bytes_.size() || !is_letter(bytes_[name])) {
      declaration(i);
      return name;
    }
    const std::size_t end = tags_end_ ? bytes_.find('>', name) : std::string_view::npos;
    if (end == std::string_view::npos) {
      tags_end_ = false;
      return name;
    }
    const std::string_view inside = bytes_.substr(name, end - name);
    certain_ = certain_ && !ends_in_quotes(inside);
    return name == i + 1 && holds_no_text(inside) && certain_ && i >= comment_end_ ? end_tag_after(end + 1)
                                                                                   : end + 1;
  }

  // Where a comment or a declaration stands, what looks like a script within it is none.
  void declaration(std::size_t i) {
    if (!certain_) return;
    const std::string_view rest = bytes_.substr(i);
    if (rest.starts_with("<!--")) {
      if (i < comment_end_) return;
      const std::size_t end = bytes_.find("-->", i + 4);
      certain_ = end != std::string_view::npos;
      comment_end_ = end == std::string_view::npos ? bytes_.size() : end;
    } else if (rest.starts_with("<!") || rest.starts_with("<?")) {
      certain_ = bytes_.find('<', i + 1) > bytes_.find('>', i + 1);
    }
  }

  // A script ends before the first end tag at the latest.
  std::size_t end_tag_after(std::size_t i) const {
    while ((i = bytes_.find("</", i)) != std::string_view::npos) {
      if (i + 2 < bytes_.size() && is_letter(bytes_[i + 2])) return i;
      ++i;
    }
    return bytes_.size();
  }

  void after_tag() {
    now_ = suspended_;
    joins_ = true;
  }

  // Up to `n` letters that are not known.
  void unknown(std::size_t n) {
    Bits all = now_ | stepped(now_, ' ');
    for (std::size_t k = 0; k < n; ++k) all |= (all << 1) | automaton_.firsts;
    now_ = all;
    joins_ = true;
    check();
  }

  // One of several readings of a character.
  Bits read_as(Bits from, std::string_view fold) const {
    // Nothing is left of it, or it is a space, or a hyphen that may join two lines.
    if (fold.empty() || fold == "-") return from | stepped(from, ' ');
    for (const char c : fold) from = stepped(from, static_cast<unsigned char>(values::to_lower(c)));
    return from;
  }

  std::size_t reference(std::size_t i) {
    std::size_t end = i + 1;
    const bool number = end < bytes_.size() && bytes_[end] == '#';
    const bool hexadecimal = number && end + 1 < bytes_.size() && (bytes_[end + 1] | 0x20) == 'x';
    end += number ? (hexadecimal ? 2U : 1U) : 0U;
    const std::size_t first = end;
    while (end < bytes_.size() && end - first < kLongestReference &&
           (values::is_digit(bytes_[end]) || (is_letter(bytes_[end]) && (!number || hexadecimal))))
      ++end;
    const bool closed = end < bytes_.size() && bytes_[end] == ';';
    if (!number) {
      const auto code =
          closed ? page::html_entity(std::string(bytes_.substr(first, end - first))) : std::nullopt;
      if (!code) return plain(i);
      character(*code);
    } else if (end == first || end - first == kLongestReference || (hexadecimal && !closed)) {
      found_ = true;  // where such a reference ends is a matter of the parser
    } else {
      character(std::strtoul(std::string(bytes_.substr(first, end - first)).c_str(), nullptr,
                             hexadecimal ? 16 : 10));
    }
    return closed ? end + 1 : end;
  }

  // A character by its number; those that are none vanish, controls may, and C1 controls may stand for
  // those of windows-1252.
  void character(unsigned long code) {
    if (code >= 0x110000 || (code >= 0x80 && code < 0xA0) || (code >= 0xD800 && code < 0xE000)) {
      unknown(code < 0xA0 ? kLettersOfCharacter : 0);
      return;
    }
    const Bits before = now_;
    now_ = read_as(now_, fold_of(static_cast<char32_t>(code)));
    if (code < 0x20 || code == 0x7F) now_ |= before;
    joins_ = true;
    check();
  }

  // A run of characters beyond ASCII.
  std::size_t wide(std::size_t i) {
    std::size_t characters = 0;
    bool broken = false;  // perhaps UTF-8 that was read as something else once
    char32_t last = 0;
    const Bits before = now_;
    while (i < bytes_.size() && static_cast<unsigned char>(bytes_[i]) >= 0x80) {
      const std::size_t size = text::utf8_sequence(bytes_, i);
      if (!utf8_) {
        i = bytewise(i, std::max<std::size_t>(size, 1));
        continue;
      }
      std::size_t next = i;
      const char32_t c = code_at(next);
      broken = broken || (characters > 0 && may_be_mojibake(last, c));
      now_ = read_as(now_, fold_of(c));
      check();
      last = c;
      i = next;
      ++characters;
    }
    joins_ = true;
    if (broken) {
      now_ |= before;
      unknown(characters);  // a repair makes fewer of them
    }
    return i;
  }

  // A byte beyond ASCII in one of the charsets; or a sequence of UTF-8 among bytes that are none, to be read
  // as such, or repaired later.
  std::size_t bytewise(std::size_t i, std::size_t size) {
    const Bits before = now_;
    for (std::size_t k = i; k < i + size; ++k) {
      Bits all = 0;
      for (const std::string& fold : folds_of_byte(static_cast<unsigned char>(bytes_[k])))
        all |= read_as(now_, fold);
      now_ = all;
      check();
    }
    if (size > 1) {
      std::size_t at = i;
      now_ |= before | read_as(before, fold_of(code_at(at)));
      unknown(size - 1);
    }
    return i + size;
  }

  char32_t code_at(std::size_t& i) const {
    const auto lead = static_cast<unsigned char>(bytes_[i]);
    const std::size_t size = text::utf8_sequence(bytes_, i);
    char32_t c = lead & (0x7FU >> size);
    for (std::size_t k = 1; k < size; ++k) c = (c << 6) | (static_cast<unsigned char>(bytes_[i + k]) & 0x3FU);
    i += size;
    return c;
  }

  const Automaton& automaton_;
  std::string_view bytes_;
  bool html_;
  bool utf8_;
  Bits now_ = 0;          // the characters of forms that the text read last may end at
  Bits suspended_ = 0;    // the same, before each of the tags so far
  bool joins_ = false;    // white space that follows may be none
  bool certain_ = true;   // every tag so far began and ended where it seems to
  bool tags_end_ = true;  // there is a '>' to come
  bool found_ = false;
  std::size_t comment_end_ = 0;
};

}  // namespace

bool may_hold(const Automaton& automaton, std::string_view bytes, bool html, bool utf8) {
  return Scan(automaton, bytes, html, utf8).run();
}

}  // namespace fisa::sieve
