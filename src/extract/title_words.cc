#include "extract/title_words.h"

#include <algorithm>
#include <cstring>
#include <string_view>

#include "text/fold.h"
#include "values/words.h"

namespace fisa::extract {
namespace {

constexpr std::uint32_t kSeen = 40'000;  // folded bytes of the stretch
constexpr int kMostTimes = 4;
constexpr std::size_t kLongWord = 5;  // letters; as many stand for the word in all its forms

template <typename Do>
void for_each_stem(std::string_view words, Do act) {
  std::size_t begin = 0;
  while (begin < words.size()) {
    const std::size_t end = std::min(words.find(' ', begin), words.size());
    if (end - begin >= kLongWord) act(std::string(words.substr(begin, kLongWord)));
    begin = end + 1;
  }
}

}  // namespace

ProjectWords::ProjectWords(const FoldedPage& page, Span stretch) {
  if (stretch.begin < stretch.end) {
    const std::uint32_t end = std::min(stretch.end, stretch.begin + kSeen);
    text_.reserve(end - stretch.begin + 2);
    for (const char c : page.text({stretch.begin, end})) {
      if (values::is_word(c)) {
        if (text_.empty()) text_ += ' ';
        text_ += values::to_lower(c);
      } else if (!text_.empty() && text_.back() != ' ') {
        text_ += ' ';
      }
    }
  }
  text_ += ' ';
  for_each_stem(text_, [this](std::string stem) { ++stems_[std::move(stem)]; });
}

int ProjectWords::times(const std::string& key) const {
  const std::string whole = ' ' + key + ' ';
  int times = 0;
  // std::string::find would stop at every space.
  std::string_view rest = text_;
  while (times < kMostTimes) {
    const void* found = memmem(rest.data(), rest.size(), whole.data(), whole.size());
    if (found == nullptr) break;
    ++times;
    rest.remove_prefix(static_cast<std::size_t>(static_cast<const char*>(found) - rest.data()) +
                       whole.size() - 1);
  }
  return times;
}

double ProjectWords::echoed(const std::string& key, int said) const {
  int all = 0;
  int again = 0;
  for_each_stem(key, [&](const std::string& stem) {
    const auto found = stems_.find(stem);
    ++all;
    again += found != stems_.end() && found->second > std::max(said, 1) ? 1 : 0;
  });
  return all == 0 ? 0 : static_cast<double>(again) / all;
}

bool written_small(const FoldedPage& page, std::string_view word) {
  if (word.empty() || !std::all_of(word.begin(), word.end(), values::is_upper)) return false;
  const std::string_view text = page.folded.text;
  std::string small;
  for (const char c : word.substr(1)) small += values::to_lower(c);
  const auto stands = [&](std::size_t begin, std::size_t end) {
    return (begin == 0 || !values::is_word(text[begin - 1])) &&
           (end == text.size() || !values::is_word(text[end]));
  };
  int balance = 0;
  for (std::size_t at = text.find(small, 1); at != std::string_view::npos; at = text.find(small, at + 1)) {
    if (values::to_lower(text[at - 1]) == values::to_lower(word.front()) && stands(at - 1, at + small.size()))
      ++balance;
  }
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    if (stands(at, at + word.size())) --balance;
  }
  return balance > 0;
}

}  // namespace fisa::extract
