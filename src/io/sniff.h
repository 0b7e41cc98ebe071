// What bytes are, by content.
#pragma once

#include <string>
#include <string_view>

#include "io/source.h"

namespace fisa::io {

// Never `automatic`: what is none of the others is text. `path` helps where the bytes begin with a brace; it
// may be empty.
[[nodiscard]] InputFormat sniff(std::string_view head, const std::string& path);

}  // namespace fisa::io
