#include "page/html_menus.h"

#include <algorithm>
#include <cstdint>

#include "page/shape.h"
#include "page/zones.h"

namespace fisa::page {
namespace {

constexpr std::size_t kMenuDrafts = 60;  // a longer run of links is more than a menu

}  // namespace

void mark_menu(HtmlWriter& writer, std::size_t first, const FurnitureWords& words) {
  auto& drafts = writer.drafts();
  const std::size_t size = drafts.size() - first;
  if (size < 3 || size > kMenuDrafts || drafts[first].block.zone == Zone::furniture) return;
  std::uint32_t letters = 0;
  std::uint32_t linked = 0;
  std::uint32_t local = 0;
  for (std::size_t i = first; i < drafts.size(); ++i) {
    letters += drafts[i].letters;
    linked += drafts[i].linked;
    local += drafts[i].local;
  }
  if (linked * 5 < letters * 4 || letters > size * 30) return;
  bool known = local == linked;  // tabs
  for (std::size_t i = first; i < drafts.size() && !known; ++i) {
    known = words.equals_line(FurnitureWords::key(writer.text(drafts[i])));
  }
  if (!known) return;
  for (std::size_t i = first; i < drafts.size(); ++i) drafts[i].block.zone = Zone::furniture;
}

void mark_page_header(std::vector<Draft>& drafts, std::size_t first_draft) {
  const auto first = drafts.begin() + static_cast<std::ptrdiff_t>(first_draft);
  const auto is_title = [](const Draft& d) {
    return d.block.kind == BlockKind::heading && d.tagged && d.block.level == 1 && d.linked * 2 < d.letters;
  };
  const auto is_menu = [](const Draft& d) { return d.block.kind == BlockKind::item; };
  if (std::none_of(first, drafts.end(), is_title) || std::any_of(first, drafts.end(), is_menu)) return;
  for (auto d = first; d != drafts.end(); ++d) {
    if (d->block.zone == Zone::furniture && d->linked * 2 < d->letters) d->block.zone = Zone::main;
  }
}

void mark_menu_lines(Page& page, const FurnitureWords& words) {
  for (Block& block : page.blocks) {
    if (block.zone == Zone::main && (block.kind == BlockKind::paragraph || block.kind == BlockKind::item) &&
        is_menu_line(block.span.in(page.text), words)) {
      block.zone = Zone::furniture;
    }
  }
}

}  // namespace fisa::page
