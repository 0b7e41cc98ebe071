#include "sieve/readings.h"

#include <algorithm>
#include <array>

#include "text/decode_charsets.h"
#include "text/fold.h"

namespace fisa::sieve {
namespace {

// Charsets whose first half is ASCII and whose second half is known.
constexpr std::array<std::string_view, 4> kCharsets = {"windows-1250", "windows-1252", "ISO-8859-2",
                                                       "ISO-8859-16"};

// The code points that can begin, and that can go on, a UTF-8 sequence that was read as windows-1252 or
// windows-1250.
struct Mojibake {
  std::array<bool, 0x2200> leads{};
  std::array<bool, 0x2200> follows{};

  Mojibake() {
    for (const char* charset : {"windows-1252", "windows-1250"}) {
      const text::ByteTable& table = *text::byte_table(charset);
      for (std::size_t byte = 0x80; byte < table.size(); ++byte) {
        const char32_t c = table[byte];
        if (c < leads.size()) (byte < 0xC0 ? follows : leads)[c] = true;
        (byte < 0xC0 ? follows : leads)[byte] = true;
      }
    }
  }
};

// Folds of code points, kept from the first time on.
class Folds {
 public:
  std::string_view of(char32_t c) {
    if (c >= known_.size()) {
      std::string utf8;
      text::append_utf8(utf8, c);
      rare_ = text::folded(utf8);
      return rare_;
    }
    std::string& fold = folds_[c];
    if (!known_[c]) {
      std::string utf8;
      text::append_utf8(utf8, c);
      fold = text::folded(utf8);
      known_[c] = true;
    }
    return fold;
  }

 private:
  static constexpr std::size_t kCommon = 0x2800;
  std::vector<std::string> folds_ = std::vector<std::string>(kCommon);
  std::vector<bool> known_ = std::vector<bool>(kCommon);
  std::string rare_;
};

Folds& folds() {
  thread_local Folds table;
  return table;
}

}  // namespace

bool is_known_charset(std::string_view charset) {
  return charset.empty() || charset == "UTF-8" ||
         std::find(kCharsets.begin(), kCharsets.end(), charset) != kCharsets.end();
}

const std::vector<std::string>& folds_of_byte(unsigned char byte) {
  static const std::array<std::vector<std::string>, 128> table = [] {
    std::array<std::vector<std::string>, 128> out;
    for (std::size_t b = 0x80; b < 0x100; ++b) {
      std::vector<std::string>& all = out[b - 0x80];
      for (const std::string_view charset : kCharsets)
        all.emplace_back(fold_of((*text::byte_table(charset))[b]));
      std::sort(all.begin(), all.end());
      all.erase(std::unique(all.begin(), all.end()), all.end());
    }
    return out;
  }();
  return table[byte - 0x80];
}

std::string_view fold_of(char32_t c) {
  return folds().of(c);
}

bool may_be_mojibake(char32_t first, char32_t second) {
  static const Mojibake table;
  return first < table.leads.size() && second < table.follows.size() && table.leads[first] &&
         table.follows[second];
}

}  // namespace fisa::sieve
