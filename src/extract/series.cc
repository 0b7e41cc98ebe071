#include "extract/series.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "text/fold.h"

namespace fisa::extract {
namespace {

constexpr std::size_t kLongestMarker = 16;  // bytes that stand before a block's text in its line
constexpr int kMost = 40;                   // greater numbers are years, sums, articles of a law

// A number and what it is written with: of two shapes are "1." and "a)".
struct Number {
  std::string shape;
  int value = 0;
};

// The marker of a block, which its own text has lost, and a space.
std::string marker_before(const FoldedPage& page, std::uint32_t b) {
  const std::string_view text = page.page->text;
  const std::uint32_t begin = page.page->blocks[b].span.begin;
  std::uint32_t from = begin;
  while (from > 0 && text[from - 1] != '\n' && text[from - 1] != '\t' && text[from - 1] != '|') --from;
  if (begin == from || begin - from > kLongestMarker) return {};
  return text::folded(text.substr(from, begin - from)) + ' ';
}

int roman(std::string_view word) {
  const auto digit = [](char c) { return c == 'I' ? 1 : c == 'V' ? 5 : c == 'X' ? 10 : 0; };
  int value = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const int one = digit(word[i]);
    if (one == 0) return 0;
    value += i + 1 < word.size() && digit(word[i + 1]) > one ? -one : one;
  }
  return value;
}

// Does the number end here: with a mark, or with the text itself?
bool is_closed(std::string_view rest) {
  while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
  if (rest.empty()) return true;
  if (std::string_view(".):/-").find(rest.front()) == std::string_view::npos)
    return std::none_of(rest.begin(), rest.end(), is_word);
  return rest.size() == 1 || !is_digit(rest[1]);
}

class Reader {
 public:
  Reader(const Engine& engine, const FoldedPage& page) : engine_(engine), page_(page) {}

  [[nodiscard]] std::vector<Number> of(std::uint32_t b) const {
    constexpr std::size_t kFarEnough = 60;
    const std::string line =
        marker_before(page_, b) + std::string(page_.text(page_.blocks[b]).substr(0, kFarEnough));
    std::string_view text = line;
    while (!text.empty() && !is_word(text.front())) text.remove_prefix(1);
    Span word{};
    std::string shape;
    if (engine_.matcher.search("series_word", text, 0, word) && word.end > 0) {
      text.remove_prefix(word.end);
      shape = "word ";
    }
    std::vector<Number> out;
    if (!text.empty() && is_digit(text.front())) {
      digits(text, shape, out);
    } else {
      letters(text, shape, out);
    }
    return out;
  }

 private:
  // "2", "3.1", "3.1.2": the last of them counts, under those before.
  static void digits(std::string_view text, std::string shape, std::vector<Number>& out) {
    constexpr std::size_t kDigits = 2;
    int value = 0;
    std::size_t at = 0;
    for (;;) {
      const std::size_t from = at;
      value = 0;
      while (at < text.size() && is_digit(text[at])) value = value * 10 + (text[at++] - '0');
      if (at - from > kDigits) return;
      if (at + 1 >= text.size() || text[at] != '.' || !is_digit(text[at + 1])) break;
      shape += std::to_string(value) + '.';
      ++at;
    }
    const bool under = shape.find('.') != std::string::npos;
    if (value > kMost || (at < text.size() && is_word(text[at]))) return;
    if (under || !shape.empty() || is_closed(text.substr(at))) out.push_back({shape + '1', value});
  }

  void letters(std::string_view text, const std::string& shape, std::vector<Number>& out) const {
    const Span first{0, values::word_end(text, 0)};
    if (first.end == 0) return;
    const std::string_view word = first.in(text);
    if (is_closed(text.substr(first.end))) {
      if (word.size() == 1 && !is_digit(word[0]))
        out.push_back({shape + 'a', values::to_lower(word[0]) - 'a' + 1});
      if (const int value = roman(word)) out.push_back({shape + 'I', value});
    }
    PhraseTable::Hit hit;
    if (engine_.vocabulary.ordinals.longest_at(text, first, hit))
      out.push_back({"ordinal", std::stoi((*engine_.vocabulary.ordinal_lexicon)[hit.entry].value)});
  }

  const Engine& engine_;
  const FoldedPage& page_;
};

// Where what the last block of a series opens ends: where a series goes on that this one stands within, or at
// a heading over it.
std::uint32_t end_of(const FoldedPage& page, const Series& series, const std::vector<Series>& all) {
  const auto& blocks = page.page->blocks;
  const std::uint32_t last = series.blocks.back();
  auto end = static_cast<std::uint32_t>(blocks.size());
  for (const Series& other : all) {
    if (other.blocks.front() >= series.blocks.front()) continue;
    const auto next = std::upper_bound(other.blocks.begin(), other.blocks.end(), last);
    if (next != other.blocks.end()) end = std::min(end, *next);
  }
  std::uint8_t level = UINT8_MAX;
  for (const std::uint32_t b : series.blocks) {
    if (blocks[b].kind == page::BlockKind::heading) level = std::min(level, blocks[b].level);
  }
  for (std::uint32_t b = last + 1; b < end; ++b) {
    if (blocks[b].kind == page::BlockKind::heading && blocks[b].level <= level && level != UINT8_MAX)
      return b;
  }
  return end;
}

}  // namespace

std::vector<Series> numbered_series(const Engine& engine, const FoldedPage& page) {
  const Reader reader(engine, page);
  std::map<std::string, std::vector<Series>> open;  // of each shape, each within the one before
  std::vector<Series> out;
  const auto close = [&](std::vector<Series>& series, std::size_t left) {
    for (; series.size() > left; series.pop_back()) {
      if (series.back().blocks.size() > 1) out.push_back(std::move(series.back()));
    }
  };
  for (std::uint32_t b = 0; b < page.blocks.size(); ++b) {
    const page::Block& block = page.page->blocks[b];
    if (block.zone != page::Zone::main || block.kind == page::BlockKind::cell) continue;
    for (const Number& n : reader.of(b)) {
      std::vector<Series>& series = open[n.shape];
      if (n.value == 1) {
        series.push_back({{b}, 0});
        continue;
      }
      std::size_t at = series.size();
      while (at > 0 && series[at - 1].blocks.size() + 1 != static_cast<std::size_t>(n.value)) --at;
      if (at == 0) continue;
      close(series, at);
      series.back().blocks.push_back(b);
    }
  }
  for (auto& [shape, series] : open) close(series, 0);
  std::sort(out.begin(), out.end(), [](const Series& a, const Series& b) { return a.blocks < b.blocks; });
  for (Series& s : out) s.end = end_of(page, s, out);
  return out;
}

}  // namespace fisa::extract
