#include "extract/side_by_side.h"

#include <map>
#include <set>

#include "extract/table_shape.h"

namespace fisa::extract {
namespace {

// What stands under the headings below the table, where there is one for each project.
void told_below(const FoldedPage& page, std::uint32_t end, SideBySide& out) {
  const auto& blocks = page.page->blocks;
  std::map<std::uint8_t, std::vector<std::uint32_t>> headings;  // by level
  for (std::uint32_t b = end; b < blocks.size(); ++b) {
    if (blocks[b].kind == page::BlockKind::heading && blocks[b].zone == page::Zone::main)
      headings[blocks[b].level].push_back(b);
  }
  for (const auto& [level, at] : headings) {
    if (at.size() != out.projects) continue;
    for (std::size_t p = 0; p < at.size(); ++p) {
      for (std::uint32_t b = at[p]; b < blocks.size() && (p + 1 == at.size() || b < at[p + 1]); ++b) {
        if (b == at[p] || blocks[b].section == at[p] + 1) out.project_of[b] = p;
      }
    }
    return;
  }
}

}  // namespace

SideBySide side_by_side(const FoldedPage& page, const match::Matcher& matcher) {
  const auto& blocks = page.page->blocks;
  SideBySide out;
  for (std::uint32_t b = 0; b < blocks.size();) {
    std::uint32_t end = b + 1;
    if (blocks[b].kind == page::BlockKind::cell && blocks[b].table != 0) {
      while (end < blocks.size() && blocks[end].table == blocks[b].table) ++end;
      if (blocks[b].zone == page::Zone::main && table_shape(page, b, end, matcher).side_by_side) {
        std::set<std::uint32_t> columns;
        for (std::uint32_t i = b; i < end; ++i) {
          if (blocks[i].column > 0) columns.insert(blocks[i].column);
        }
        out.first = b;
        out.projects = columns.size();
        out.project_of.resize(blocks.size());
        for (std::uint32_t i = b; i < end; ++i) {
          if (blocks[i].column > 0) out.project_of[i] = blocks[i].column - 1;
        }
        told_below(page, end, out);
        return out;
      }
    }
    b = end;
  }
  return out;
}

}  // namespace fisa::extract
