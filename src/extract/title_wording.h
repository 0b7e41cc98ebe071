// How a phrase that may be a project's name is worded, wherever it stands: how long it is, what it begins
// with, which marks and numbers it holds, whether it tells a deed, news or an act.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/candidates.h"

namespace fisa::extract {

// Of a folded phrase.
[[nodiscard]] std::vector<std::string> title_wording_signs(const Engine& engine, std::string_view phrase);

}  // namespace fisa::extract
