// The HTML elements that matter for what a page says, and how they behave.
#pragma once

#include <cstdint>
#include <string_view>

namespace fisa::page {

enum class Tag : std::uint8_t {
  inline_,  // span, a, em and everything unknown: joins its neighbours without a space
  raised,   // sub, sup
  block,    // div and the like
  paragraph,
  heading,  // h1..h6
  list,
  ordered_list,
  item,
  definition_list,
  term,
  description,
  table,
  table_caption,
  table_head,
  table_body,
  row,
  cell,
  header_cell,
  line_break,
  preformatted,
  navigation,
  aside,
  header,
  footer,
  main,  // main, article, section
  bold,
  italic,
  link,
  font,
  caption,  // figcaption
  summary,  // summary, legend: the title of what they open
  button,
  marquee,
  dropped,  // script, style, form controls and all that they hold
  html,
  body,
  title,
  meta,
  link_relation,
  base,
  script,  // dropped too, but for the linked data that it may hold
};

struct Element {
  Tag tag = Tag::inline_;
  std::uint8_t level = 0;  // of a heading
  bool breaks = false;     // text before and after it are blocks of their own
  bool gap = false;        // and stand apart by a blank line
};

// `name` in lower case, as libxml2 gives it.
[[nodiscard]] Element element_named(std::string_view name);

}  // namespace fisa::page
