// What stands over each block of a page: its heading with the headings over it, the line that leads in to a
// list, the head of the table it is in.
#pragma once

#include <string>
#include <vector>

#include "extract/annotation.h"

namespace fisa::extract {

using Headings = std::vector<std::string>;
[[nodiscard]] Headings headings(const FoldedPage& page);

}  // namespace fisa::extract
