#include "extract/quotes.h"

#include <algorithm>

namespace fisa::extract {
namespace {

bool begins_something(std::string_view s, std::size_t i) {
  return i < s.size() && std::string_view(" ,.;:)]-").find(s[i]) == std::string_view::npos;
}

bool after_gap(std::string_view s, std::size_t i) {
  return i == 0 || std::string_view(" (:[-/").find(s[i - 1]) != std::string_view::npos;
}

bool can_open(std::string_view s, std::size_t i, Mark mark) {
  if (mark == Mark::closes || i + 1 >= s.size()) return false;
  return mark == Mark::opens || (after_gap(s, i) && (begins_something(s, i + 1) || s[i + 1] == ' '));
}

}  // namespace

void find_quotes(std::string_view folded, const std::function<Mark(std::uint32_t)>& mark,
                 std::vector<Span>& out) {
  for (std::uint32_t i = 0; i < folded.size(); ++i) {
    if (folded[i] != '"' || !can_open(folded, i, mark(i))) continue;
    int depth = 1;
    std::uint32_t end = 0;
    const auto last = static_cast<std::uint32_t>(std::min(folded.size(), i + kLongestQuote));
    for (std::uint32_t j = i + 1; j < last && depth > 0; ++j) {
      if (folded[j] != '"') continue;
      const Mark m = mark(j);
      const bool opens_again =
          m == Mark::opens || (m == Mark::either && after_gap(folded, j) && begins_something(folded, j + 1));
      if (opens_again) {
        ++depth;
      } else {
        --depth;
        end = j + 1;  // kept in case an inner mark opens and the outer one is never closed
      }
    }
    if (end > i + 2) {
      out.push_back({i, end});
      i = end - 1;
    }
  }
}

}  // namespace fisa::extract
