// How likely pieces of text are to be met.
#pragma once

#include <string_view>

namespace fisa::match {

// How likely the literal (match/required.h) stands at a given place of a page, roughly.
[[nodiscard]] double chance(std::string_view literal);

}  // namespace fisa::match
