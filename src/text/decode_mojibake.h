// Repair of mojibake: UTF-8 that was read as windows-1252, Latin-1 or windows-1250, once or twice, and saved
// so.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace fisa::text {

struct Repair {
  std::string text;          // repaired; empty where nothing was done
  std::size_t repaired = 0;  // sequences put right
  std::size_t suspect = 0;   // sequences that look broken and could not be
};

// Repairs only where it is certain: several sequences decode to letters and signs that Romanian prose has,
// and they far outnumber those that do not decode. Otherwise `text` is empty and `suspect` says what was
// seen.
[[nodiscard]] Repair repair_mojibake(std::string_view utf8);

}  // namespace fisa::text
