#include "page/html_flatten.h"

#include "page/html_elements.h"

namespace fisa::page {
namespace {

std::string tag_name(std::string_view tag) {
  std::string name;
  for (char c : tag) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (!upper && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) break;
    name += upper ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return name;
}

// Elements that a sibling or their parent's end closes: they do not nest for want of an end tag.
bool closes_itself(Tag tag) {
  return tag == Tag::paragraph || tag == Tag::item || tag == Tag::row || tag == Tag::cell ||
         tag == Tag::header_cell || tag == Tag::term || tag == Tag::description || tag == Tag::table_body ||
         tag == Tag::table_head;
}

bool is_kept(Tag tag) {
  return tag == Tag::dropped || tag == Tag::title || tag == Tag::meta || tag == Tag::link_relation ||
         tag == Tag::line_break || tag == Tag::html || tag == Tag::body;
}

}  // namespace

std::string flattened(std::string_view html, std::uint32_t max_depth) {
  std::string out;
  out.reserve(html.size());
  std::uint64_t depth = 0;
  for (std::size_t at = 0; at < html.size();) {
    const std::size_t open = html.find('<', at);
    if (open == std::string_view::npos) {
      out.append(html.substr(at));
      break;
    }
    out.append(html, at, open - at);
    const bool ends = open + 1 < html.size() && html[open + 1] == '/';
    const std::string name = tag_name(html.substr(open + (ends ? 2 : 1), 20));
    std::size_t close = html.find('>', open);
    close = close == std::string_view::npos ? html.size() : close + 1;
    if (name.empty()) {  // a comment, a declaration, or a bare "<"
      out += '<';
      at = open + 1;
      continue;
    }
    const Element element = element_named(name);
    bool kept = is_kept(element.tag);
    if (!kept && element.breaks) {
      if (closes_itself(element.tag)) {
        kept = depth <= max_depth;
      } else if (ends) {
        kept = depth <= max_depth;
        if (depth > 0) --depth;
      } else {
        kept = ++depth <= max_depth;
      }
    }
    if (kept) {
      out.append(html, open, close - open);
    } else if (element.breaks) {
      out += "<br>";
    }
    at = close;
  }
  return out;
}

}  // namespace fisa::page
