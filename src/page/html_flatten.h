// A last resort for pages that nest thousands deep: the parser's own stack makes their end tags cost time
// with the square of the depth.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace fisa::page {

// `html` without inline formatting, and without the tags of blocks more than `max_depth` deep; all text is
// kept.
[[nodiscard]] std::string flattened(std::string_view html, std::uint32_t max_depth);

}  // namespace fisa::page
