// A map from strings that is asked by string_view without making a string of it.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace fisa {

// A hash that may throw is one that libstdc++ keeps beside each element, as std::hash of a string is kept:
// or it would be worked out anew for every element that a search passes.
struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view s) const noexcept(false) {
    return std::hash<std::string_view>{}(s);
  }
};

template <typename T>
using StringMap = std::unordered_map<std::string, T, StringHash, std::equal_to<>>;

}  // namespace fisa
