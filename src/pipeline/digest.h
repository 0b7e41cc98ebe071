#pragma once

#include <string>
#include <string_view>

namespace fisa::pipeline {

// SHA-256 (FIPS 180-4) in lower-case hexadecimal.
[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace fisa::pipeline
