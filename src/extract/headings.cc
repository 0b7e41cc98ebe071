#include "extract/headings.h"

#include <cstdint>
#include <map>
#include <string_view>

namespace fisa::extract {
namespace {

using page::Block;
using page::BlockKind;

// A head beside cells is that of its row, not of the table.
bool heads_its_row(const std::vector<Block>& blocks, std::uint32_t cell) {
  for (std::uint32_t k = cell + 1;
       k < blocks.size() && blocks[k].table == blocks[cell].table && blocks[k].row == blocks[cell].row; ++k) {
    if (!blocks[k].header) return true;
  }
  return false;
}

}  // namespace

Headings headings(const FoldedPage& page) {
  const std::vector<Block>& blocks = page.page->blocks;
  Headings out(blocks.size());
  std::map<std::uint32_t, std::string> heads;  // of each table, what its head says
  for (std::uint32_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].table != 0 && blocks[i].header && !heads_its_row(blocks, i))
      heads[blocks[i].table] += std::string(page.text(page.blocks[i])) + '\n';
  }
  std::uint32_t lead_in = 0;  // index + 1 of the line "...:" before a list
  for (std::uint32_t i = 0; i < blocks.size(); ++i) {
    const Block& b = blocks[i];
    std::uint32_t section = b.section;
    for (int depth = 0; section != 0 && depth < 3; ++depth) {
      out[i] += page.text(page.blocks[section - 1]);
      out[i] += '\n';
      const std::uint32_t above = blocks[section - 1].section;
      section = above < section ? above : 0;
    }
    if (const auto head = heads.find(b.table); b.table != 0 && head != heads.end()) out[i] += head->second;
    const bool in_list =
        b.kind == BlockKind::item || b.kind == BlockKind::cell || b.kind == BlockKind::description;
    if (!in_list) {
      const std::string_view text = page.text(page.blocks[i]);
      lead_in = !text.empty() && text.back() == ':' ? i + 1 : 0;
    } else if (lead_in != 0) {
      out[i] += page.text(page.blocks[lead_in - 1]);
    }
  }
  return out;
}

}  // namespace fisa::extract
