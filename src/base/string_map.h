// A map from strings that is asked by string_view without making a string of it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace fisa {

struct StringHash : std::hash<std::string_view> {
  using is_transparent = void;
};

template <typename T>
using StringMap = std::unordered_map<std::string, T, StringHash, std::equal_to<>>;

}  // namespace fisa
