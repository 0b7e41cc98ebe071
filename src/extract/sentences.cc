#include "extract/sentences.h"

#include <cstdint>

#include "grammar/slots.h"
#include "values/words.h"

namespace fisa::extract {
namespace {

using values::is_digit;
using values::is_upper;
using values::is_word;

// A text without punctuation is no sentence; rules that look at a sentence around each match of theirs would
// take time with the square of its length.
constexpr std::uint32_t kLongestSentence = 3000;

}  // namespace

void split_sentences(std::string_view view, const std::function<bool(std::string_view)>& is_abbreviation,
                     std::vector<Span>& out) {
  out.clear();
  std::uint32_t begin = 0;
  const auto size = static_cast<std::uint32_t>(view.size());
  for (std::uint32_t i = 0; i < size; ++i) {
    const char c = view[i];
    bool ends = c == grammar::kItem || (c == ' ' && i - begin >= kLongestSentence);
    if ((c == '.' || c == '!' || c == '?') && i + 2 < size && view[i + 1] == ' ') {
      const char next = view[i + 2];
      const bool starts = is_upper(next) || (next > 0 && next < ' ') || next == '"' || next == '-' ||
                          next == '*' || is_digit(next);
      std::uint32_t word = i;
      while (word > begin && is_word(view[word - 1])) --word;
      ends = starts && !(c == '.' && is_abbreviation(view.substr(word, i - word)));
    }
    if (!ends) continue;
    out.push_back({begin, i + (c == grammar::kItem ? 0 : 1)});
    begin = i + 1;
  }
  if (begin < size) out.push_back({begin, size});
}

}  // namespace fisa::extract
