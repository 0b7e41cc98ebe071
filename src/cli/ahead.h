// What has been worked out of the built-in grammars when the program was built (pipeline/main.cc,
// tools/embed).
#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace fisa::cli {

// One file: its name, and what pipeline::make_extractor() takes as `ahead`.
const std::vector<std::pair<std::string_view, std::string_view>>& ahead_files();

}  // namespace fisa::cli
