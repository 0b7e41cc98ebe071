#include "extract/title_words.h"

#include <algorithm>
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
  for (std::size_t at = text_.find(whole); at != std::string::npos && times < kMostTimes;
       at = text_.find(whole, at + whole.size() - 1))
    ++times;
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

}  // namespace fisa::extract
