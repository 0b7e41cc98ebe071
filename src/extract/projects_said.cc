#include "extract/projects_said.h"

#include <algorithm>
#include <cstdint>

#include "grammar/slots.h"

namespace fisa::extract {

std::set<std::size_t> projects_said(const Engine& engine, const FoldedPage& page) {
  constexpr double kMost = 12;
  constexpr std::uint32_t kFarEnough = 40;  // folded bytes from the number to the word for a project
  std::set<std::size_t> out;
  for (const Annotation& a : page.annotations) {
    const double number = a.mention.number;
    const bool counts = a.slot == grammar::kNumber || a.slot == grammar::kCounted;
    if (!counts || number < 2 || number > kMost || number != static_cast<double>(static_cast<int>(number)))
      continue;
    const std::uint32_t block = page.block_of(a.span.begin);
    if (page.page->blocks[block].zone != page::Zone::main) continue;
    const std::uint32_t end = std::min(page.blocks[block].end, a.span.end + kFarEnough);
    if (engine.matcher.contains("projects_counted", page.text({a.span.begin, end})))
      out.insert(static_cast<std::size_t>(number));
  }
  return out;
}

}  // namespace fisa::extract
