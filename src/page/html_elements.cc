#include "page/html_elements.h"

#include <algorithm>
#include <array>
#include <utility>

namespace fisa::page {
namespace {

using Entry = std::pair<std::string_view, Element>;

constexpr Element inline_as(Tag tag) {
  return {tag, 0, false, false};
}
constexpr Element block_as(Tag tag) {
  return {tag, 0, true, true};
}
constexpr Element line_as(Tag tag) {
  return {tag, 0, true, false};
}
constexpr Element heading(std::uint8_t level) {
  return {Tag::heading, level, true, true};
}

// Sorted by name.
constexpr std::array kElements = std::to_array<Entry>({
    {"a", inline_as(Tag::link)},
    {"address", block_as(Tag::block)},
    {"article", block_as(Tag::main)},
    {"aside", block_as(Tag::aside)},
    {"audio", inline_as(Tag::dropped)},
    {"b", inline_as(Tag::bold)},
    {"base", inline_as(Tag::base)},
    {"blockquote", block_as(Tag::block)},
    {"body", block_as(Tag::body)},
    {"br", inline_as(Tag::line_break)},
    {"button", line_as(Tag::button)},
    {"canvas", inline_as(Tag::dropped)},
    {"caption", block_as(Tag::table_caption)},
    {"center", block_as(Tag::block)},
    {"datalist", inline_as(Tag::dropped)},
    {"dd", line_as(Tag::description)},
    {"details", block_as(Tag::block)},
    {"dialog", block_as(Tag::block)},
    {"dir", block_as(Tag::list)},
    {"div", block_as(Tag::block)},
    {"dl", block_as(Tag::definition_list)},
    {"dt", line_as(Tag::term)},
    {"em", inline_as(Tag::italic)},
    {"fieldset", block_as(Tag::block)},
    {"figcaption", block_as(Tag::caption)},
    {"figure", block_as(Tag::block)},
    {"font", inline_as(Tag::font)},
    {"footer", block_as(Tag::footer)},
    {"form", block_as(Tag::block)},
    {"frameset", block_as(Tag::block)},
    {"h1", heading(1)},
    {"h2", heading(2)},
    {"h3", heading(3)},
    {"h4", heading(4)},
    {"h5", heading(5)},
    {"h6", heading(6)},
    {"header", block_as(Tag::header)},
    {"hgroup", block_as(Tag::block)},
    {"hr", block_as(Tag::block)},
    {"html", block_as(Tag::html)},
    {"i", inline_as(Tag::italic)},
    {"iframe", inline_as(Tag::dropped)},
    {"input", inline_as(Tag::dropped)},
    {"legend", block_as(Tag::summary)},
    {"li", line_as(Tag::item)},
    {"link", inline_as(Tag::link_relation)},
    {"main", block_as(Tag::main)},
    {"map", inline_as(Tag::dropped)},
    {"marquee", block_as(Tag::marquee)},
    {"menu", block_as(Tag::list)},
    {"meta", inline_as(Tag::meta)},
    {"nav", block_as(Tag::navigation)},
    {"noframes", block_as(Tag::block)},
    {"noscript", inline_as(Tag::dropped)},
    {"object", inline_as(Tag::dropped)},
    {"ol", block_as(Tag::ordered_list)},
    {"option", inline_as(Tag::dropped)},
    {"p", block_as(Tag::paragraph)},
    {"pre", block_as(Tag::preformatted)},
    {"rp", inline_as(Tag::dropped)},
    {"script", inline_as(Tag::script)},
    {"section", block_as(Tag::main)},
    {"select", inline_as(Tag::dropped)},
    {"strong", inline_as(Tag::bold)},
    {"style", inline_as(Tag::dropped)},
    {"sub", inline_as(Tag::raised)},
    {"summary", block_as(Tag::summary)},
    {"sup", inline_as(Tag::raised)},
    {"svg", inline_as(Tag::dropped)},
    {"table", block_as(Tag::table)},
    {"tbody", line_as(Tag::table_body)},
    {"td", line_as(Tag::cell)},
    {"template", inline_as(Tag::dropped)},
    {"textarea", inline_as(Tag::dropped)},
    {"tfoot", line_as(Tag::table_body)},
    {"th", line_as(Tag::header_cell)},
    {"thead", line_as(Tag::table_head)},
    {"title", inline_as(Tag::title)},
    {"tr", line_as(Tag::row)},
    {"ul", block_as(Tag::list)},
    {"video", inline_as(Tag::dropped)},
});
static_assert(std::is_sorted(kElements.begin(), kElements.end(),
                             [](const Entry& a, const Entry& b) { return a.first < b.first; }));

}  // namespace

Element element_named(std::string_view name) {
  const auto it =
      std::lower_bound(kElements.begin(), kElements.end(), name,
                       [](const Entry& entry, std::string_view key) { return entry.first < key; });
  if (it == kElements.end() || it->first != name) return {};
  return it->second;
}

}  // namespace fisa::page
