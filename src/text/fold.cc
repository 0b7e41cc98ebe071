#include "text/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>
#include <string>
#include <utility>

#include "text/utf8.h"

namespace fisa::text {
namespace {

// What one code point folds to. An empty string drops it.
std::string fold_code_point(UChar32 c) {
  if (c == 0xAD || c == 0xFEFF || c == 0x2060 || (c >= 0x200B && c <= 0x200F) ||
      (c >= 0x202A && c <= 0x202E)) {
    return "";
  }
  switch (c) {
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0x2043:
    case 0xFE58:
    case 0xFE63:
    case 0xFF0D:
      return "-";
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0xAB:
    case 0xBB:
    case 0x2033:
    case 0x301D:
    case 0x301E:
    case 0xFF02:
      return "\"";
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0xB4:
    case 0x2039:
    case 0x203A:
    case 0x02BC:
      return "'";
    case 0x2022:
    case 0x2023:
    case 0x25E6:
    case 0x25AA:
    case 0x25AB:
    case 0x25CF:
    case 0x25CB:
    case 0x25A0:
    case 0x25A1:
    case 0x2219:
    case 0xB7:
    case 0x25C6:
    case 0x25C7:
    case 0x25BA:
    case 0x25B6:
    case 0x2756:
    case 0x2713:
    case 0x2714:
    case 0xD7:  // times
      return "*";
    case 0x2248:
    case 0x223C:
      return "~";
    case 0x2264:
      return "<=";
    case 0x2265:
      return ">=";
    case 0xF7:
      return "-";  // the division sign stands for a range: 01.09.2017 to 31.08.2022
    case 0x2192:
    case 0x2794:
    case 0x279C:
      return ">";
    // Letters that NFKD leaves whole.
    case 0x0141:
      return "L";
    case 0x0142:
      return "l";
    case 0xD8:
      return "O";
    case 0xF8:
      return "o";
    case 0x0110:
      return "D";
    case 0x0111:
      return "d";
    case 0x0131:
      return "i";
    case 0xDF:
      return "ss";
    case 0xC6:
      return "AE";
    case 0xE6:
      return "ae";
    default:
      break;
  }
  if (c >= 0xE000 && c <= 0xF8FF) return "*";  // private use: a symbol font's bullet
  if (u_isUWhiteSpace(c)) return " ";
  if (u_iscntrl(c)) return " ";
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
  icu::UnicodeString decomposed;
  std::string out;
  if (nfkd != nullptr && U_SUCCESS(status) && nfkd->getDecomposition(c, decomposed)) {
    icu::UnicodeString kept;
    for (int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
      const UChar32 d = decomposed.char32At(i);
      if (u_charType(d) != U_NON_SPACING_MARK) kept.append(u_isUWhiteSpace(d) ? UChar32{' '} : d);
    }
    kept.toUTF8String(out);
    return out;
  }
  if (u_charType(c) == U_NON_SPACING_MARK || u_charType(c) == U_FORMAT_CHAR) return "";
  icu::UnicodeString(c).toUTF8String(out);
  return out;
}

// Folds of the code points that pages are made of, worked out once; what lies above is folded on the spot.
constexpr UChar32 kTableEnd = 0x2800;

struct FoldTable {
  // Up to seven bytes and their number: every fold below kTableEnd fits, but for a few that are looked up
  // again.
  struct Entry {
    std::array<char, 7> bytes{};
    std::uint8_t size = 0;
  };
  std::array<Entry, kTableEnd> entries{};

  FoldTable() {
    for (UChar32 c = 0; c < kTableEnd; ++c) {
      const std::string s = fold_code_point(c);
      Entry& e = entries[static_cast<std::size_t>(c)];
      e.size = static_cast<std::uint8_t>(s.size() > e.bytes.size() ? e.bytes.size() : s.size());
      for (std::size_t i = 0; i < e.size; ++i) e.bytes[i] = s[i];
    }
  }
};

const FoldTable& table() {
  static const FoldTable instance;
  return instance;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

// What stands for itself wherever it stands.
bool is_plain(char c) {
  return c > ' ' && c < 0x7F && c != ',' && c != '\'' && c != '`';
}

// Plain characters, and single spaces between them.
bool is_as_folded(std::string_view s) {
  char last = ' ';
  for (const char c : s) {
    if (!is_plain(c) && (c != ' ' || last == ' ')) return false;
    last = c;
  }
  return last != ' ' || s.empty();
}

class Folder {
 public:
  Folder(std::string_view source, std::uint32_t base, Folded& out)
      : source_(source), base_(base), out_(out), first_(out.text.size()) {
    if (!out_.origin.empty()) out_.origin.pop_back();  // the end mark of what was folded before
  }

  void run() {
    std::size_t i = 0;
    const std::size_t n = source_.size();
    while (i < n) {
      const auto b = static_cast<unsigned char>(source_[i]);
      if (is_plain(source_[i]) && !space_ && !soft_) {
        i = plain(i);
      } else if (b > 0x20 && b < 0x7F) {
        ascii(source_[i], i);
        ++i;
      } else if (b <= 0x20) {
        line_end_ = line_end_ || b == '\n';
        space_ = true;
        ++i;
      } else {
        const std::size_t start = i;
        const auto c = static_cast<UChar32>(next_code_point(source_, i));
        wide(c, start, i);
      }
    }
    out_.origin.push_back(base_ + static_cast<std::uint32_t>(end_));
  }

 private:
  // The characters from `at` on that come out as they are; where the next one begins.
  std::size_t plain(std::size_t at) {
    const std::size_t begin = at;
    while (at < source_.size() && is_plain(source_[at])) ++at;
    out_.text.append(source_, begin, at - begin);
    for (std::size_t i = begin; i < at; ++i) out_.origin.push_back(base_ + static_cast<std::uint32_t>(i));
    end_ = at;
    return at;
  }

  void ascii(char c, std::size_t at) {
    // Two commas or two apostrophes typed for a double quote.
    if ((c == ',' || c == '\'' || c == '`') && !space_ && last_is(c) && at == end_) {
      out_.text.back() = '"';
      end_ = at + 1;
      return;
    }
    emit(c == '`' ? '\'' : c, at, at + 1);
  }

  // The character `c`, which stands in the source from `at` to `next`.
  void wide(UChar32 c, std::size_t at, std::size_t next) {
    std::string_view folded;
    std::string held;
    if (c >= 0 && c < kTableEnd) {
      const auto& e = table().entries[static_cast<std::size_t>(c)];
      folded = {e.bytes.data(), e.size};
    } else if (c >= 0) {
      held = fold_code_point(c);
      folded = held;
    }
    if (folded == " ") {
      space_ = true;
      line_end_ = line_end_ || c == 0x2028 || c == 0x2029;
      return;
    }
    if (folded.empty() && !space_) {
      end_ = next;  // a combining mark belongs to the letter before it
      soft_ = c == 0xAD;
    }
    for (const char f : folded) emit(f, at, next);
  }

  bool last_is(char c) const { return out_.text.size() > first_ && out_.text.back() == c; }

  // A hyphen before a line end is held back until the next character says whether the word goes on.
  void emit(char c, std::size_t at, std::size_t end) {
    if (space_) {
      const bool joins = line_end_ && last_is('-') && out_.text.size() > first_ + 1 &&
                         is_letter(out_.text[out_.text.size() - 2]) && is_lower(c);
      if (joins) {
        out_.text.pop_back();
        out_.origin.pop_back();
      } else if (out_.text.size() > first_ && !(line_end_ && soft_ && is_lower(c))) {
        out_.text.push_back(' ');
        out_.origin.push_back(base_ + static_cast<std::uint32_t>(end_));
      }
      space_ = line_end_ = false;
    }
    soft_ = false;
    out_.text.push_back(c);
    out_.origin.push_back(base_ + static_cast<std::uint32_t>(at));
    end_ = end;
  }

  std::string_view source_;
  std::uint32_t base_;
  Folded& out_;
  std::size_t first_;
  std::size_t end_ = 0;  // source offset after the last character that came out
  bool space_ = false;
  bool line_end_ = false;
  bool soft_ = false;  // a soft hyphen stands behind the last character
};

}  // namespace

Span Folded::source(Span folded) const {
  // The next character's start is this one's end: a space begins where the word before it ended.
  return {origin[folded.begin], origin[folded.end]};
}

void Folded::clear() {
  text.clear();
  origin.clear();
}

void fold(std::string_view utf8, std::uint32_t base, Folded& out) {
  Folder(utf8, base, out).run();
}

std::string folded(std::string_view utf8) {
  if (is_as_folded(utf8)) return std::string(utf8);
  Folded out;
  fold(utf8, 0, out);
  return std::move(out.text);
}

}  // namespace fisa::text
