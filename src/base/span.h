// A half-open range of byte offsets, [begin, end). Which text it counts in is said where it is used.
#pragma once

#include <cstdint>
#include <string_view>

namespace fisa {

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin >= end; }
  [[nodiscard]] constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  [[nodiscard]] constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  [[nodiscard]] std::string_view in(std::string_view text) const { return text.substr(begin, size()); }

  friend constexpr bool operator==(Span, Span) = default;
};

}  // namespace fisa
