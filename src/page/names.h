// Kinds and zones of blocks by name, as people and grammars/confidence.gram read them.
#pragma once

#include "page/page.h"

namespace fisa::page {

[[nodiscard]] constexpr const char* name_of(BlockKind kind) {
  constexpr const char* kNames[] = {"heading", "paragraph", "item", "cell", "term", "description", "caption"};
  return kNames[static_cast<std::size_t>(kind)];
}

[[nodiscard]] constexpr const char* name_of(Zone zone) {
  constexpr const char* kNames[] = {"main", "aside", "furniture"};
  return kNames[static_cast<std::size_t>(zone)];
}

}  // namespace fisa::page
