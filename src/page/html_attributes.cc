#include "page/html_attributes.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace fisa::page {
namespace {

std::string_view view(const unsigned char* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

std::uint32_t span_of(std::string_view text) {
  std::uint32_t value = 1;
  const std::size_t from = text.find_first_not_of(" \t\n");
  if (from == std::string_view::npos) return 1;
  std::from_chars(text.data() + from, text.data() + text.size(), value);
  return std::clamp<std::uint32_t>(value, 1, 1000);  // the bound of the HTML standard for colspan
}

bool is_count(std::string_view text) {
  return !text.empty() && text.size() <= 14 &&
         text.find_first_not_of("0123456789.,") == std::string_view::npos;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

template <std::size_t N>
bool any_of(const std::array<std::string_view, N>& words, std::string_view token) {
  return std::find(words.begin(), words.end(), token) != words.end();
}

bool ends_with_part(std::string_view token, std::string_view part) {
  if (token == part) return true;
  return token.size() > part.size() && token.ends_with(part) &&
         (token[token.size() - part.size() - 1] == '-' || token[token.size() - part.size() - 1] == '_');
}

constexpr std::array<std::string_view, 7> kContent = {
    "content", "main", "main-content", "maincontent", "page-content", "entry-content", "primary"};
constexpr std::array<std::string_view, 8> kTitleHeaders = {
    "accordion-header", "accordion-button", "card-header", "panel-heading",
    "toggle",           "collapsible",      "box-header",  "accordion-heading"};
constexpr std::array<std::string_view, 6> kPageHeaders = {
    "entry-header", "page-header", "post-header", "article-header", "content-header", "section-header"};
constexpr std::array<std::string_view, 7> kOpened = {"accordion", "collapse", "tab-content", "tab-pane",
                                                     "tabpanel",  "toggle",   "panel"};
constexpr std::array<std::string_view, 6> kLabels = {"lbl",          "label", "field-label",
                                                     "field__label", "key",   "dt"};
constexpr std::array<std::string_view, 9> kValues = {"val",           "value",       "field-item",
                                                     "field-items",   "field__item", "field__items",
                                                     "field-content", "field-value", "dd"};
constexpr std::array<std::string_view, 5> kFurnitureRoles = {"navigation", "banner", "contentinfo", "search",
                                                             "menubar"};

bool hidden_by_style(std::string_view style) {
  if (style.empty()) return false;
  std::string packed = lower(style);
  packed.erase(std::remove_if(packed.begin(), packed.end(), [](char c) { return c == ' ' || c == '\t'; }),
               packed.end());
  return packed.find("display:none") != std::string::npos ||
         packed.find("visibility:hidden") != std::string::npos;
}

// Bootstrap's: hidden at every width ("d-none"), and not only at some ("d-none d-md-block").
bool hidden_by_class(std::string_view classes) {
  const auto at = classes.find("d-none");
  if (at == std::string_view::npos) return false;
  const bool starts = at == 0 || classes[at - 1] == ' ';
  const bool ends = at + 6 == classes.size() || classes[at + 6] == ' ';
  const bool elsewhere = classes.find(" d-", at) != std::string_view::npos;
  return starts && ends && !elsewhere;
}

void read_token(std::string_view token, const FurnitureWords& words, bool block, Role& role,
                bool& page_header, bool& opened) {
  if (any_of(kContent, token)) role.content = true;
  if (any_of(kPageHeaders, token)) page_header = true;
  for (std::string_view word : kOpened) {
    if (token.find(word) != std::string_view::npos) opened = true;
  }
  if (any_of(kTitleHeaders, token) || (block && ends_with_part(token, "title"))) role.title = true;
  if (any_of(kLabels, token) || ends_with_part(token, "label")) role.label = true;
  if (any_of(kValues, token) || ends_with_part(token, "value")) role.value = true;
  if (token.find("counter") != std::string_view::npos || ends_with_part(token, "number") ||
      token.find("odometer") != std::string_view::npos) {
    role.counter = true;
  }
  if (words.is_furniture_class(token)) {
    role.zone = Zone::furniture;
  } else if (role.zone == Zone::main && words.is_aside_class(token)) {
    role.zone = Zone::aside;
  }
}

}  // namespace

Attributes attributes_of(const unsigned char** pairs) {
  Attributes out;
  if (pairs == nullptr) return out;
  for (; pairs[0] != nullptr; pairs += 2) {
    const std::string_view name = view(pairs[0]);
    const std::string_view value = view(pairs[1]);
    if (name == "class")
      out.classes = value;
    else if (name == "id")
      out.id = value;
    else if (name == "role")
      out.role = value;
    else if (name == "style")
      out.style = value;
    else if (name == "hidden")
      out.hidden = value != "until-found";
    else if (name == "aria-expanded" || name == "aria-controls")
      out.opens = true;
    else if (name == "aria-hidden")
      out.hidden = out.hidden || value == "true";
    else if (name == "colspan")
      out.colspan = span_of(value);
    else if (name == "rowspan")
      out.rowspan = span_of(value);
    else if (name == "type")
      out.type = value;
    else if (name == "name")
      out.name = value;
    else if (name == "property")
      out.property = value;
    else if (name == "content")
      out.content = value;
    else if (name == "rel")
      out.rel = value;
    else if (name == "href")
      out.href = value;
    else if (name == "face")
      out.face = value;
    else if (name == "bgcolor")
      out.bgcolor = value;
    else if (name == "lang" || (name == "xml:lang" && out.lang.empty()))
      out.lang = value;
    else if ((name == "data-to-value" || name == "data-to" || name == "data-count" || name == "data-stop") &&
             is_count(value)) {
      out.counter = value;
    }
  }
  return out;
}

Role role_of(Element element, const Attributes& attributes, bool within_content,
             const FurnitureWords& words) {
  Role role;
  if (element.tag == Tag::html || element.tag == Tag::body)
    return role;  // their classes tell of the whole site
  bool page_header = false;
  bool hidden = attributes.hidden || hidden_by_style(attributes.style);
  bool opened = false;  // a panel that the reader opens: hidden only until then
  if (!attributes.classes.empty() || !attributes.id.empty()) {
    hidden = hidden || hidden_by_class(attributes.classes);
    for (std::string_view list : {attributes.classes, attributes.id}) {
      const std::string tokens = lower(list);
      for (std::size_t at = 0; at < tokens.size();) {
        const std::size_t from = tokens.find_first_not_of(" \t\r\n\f", at);
        if (from == std::string::npos) break;
        const std::size_t to = std::min(tokens.find_first_of(" \t\r\n\f", from), tokens.size());
        read_token(std::string_view(tokens).substr(from, to - from), words, element.breaks, role, page_header,
                   opened);
        at = to;
      }
    }
  }
  if (element.tag == Tag::header && !within_content && !page_header) role.zone = Zone::furniture;
  if (element.tag == Tag::footer && !within_content) role.zone = Zone::furniture;
  if (element.tag == Tag::navigation || element.tag == Tag::marquee) role.zone = Zone::furniture;
  if (element.tag == Tag::aside && role.zone == Zone::main) role.zone = Zone::aside;
  if (any_of(kFurnitureRoles, attributes.role)) role.zone = Zone::furniture;
  if (attributes.role == "complementary" && role.zone == Zone::main) role.zone = Zone::aside;
  if (element.tag == Tag::main) {
    role.content = true;
    // <main class="news"> is the page.
    if (role.zone == Zone::aside && !within_content) role.zone = Zone::main;
  }
  if (attributes.role == "tabpanel") opened = true;
  role.hidden = !opened && hidden;
  return role;
}

}  // namespace fisa::page
