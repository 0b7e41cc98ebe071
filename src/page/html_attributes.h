// What an element's attributes say about its text: hidden, furniture, a title, a label and its value, a
// counter.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "page/html_elements.h"
#include "page/page.h"
#include "page/words.h"

namespace fisa::page {

// Views into the parser's attributes; valid during the start of the element.
struct Attributes {
  std::string_view id, classes, role, style, type, name, property, content, rel, href, face, bgcolor, lang,
      align;
  std::string_view counter;  // data-to-value and the like: the number that a script counts up to
  std::uint32_t colspan = 1;
  std::uint32_t rowspan = 1;
  bool hidden = false;  // hidden, aria-hidden=true
  bool opens = false;   // aria-expanded, aria-controls: what it is the title of can be shown and hidden
};

// `pairs` as SAX hands them: name, value, ..., null; may be null.
[[nodiscard]] Attributes attributes_of(const unsigned char** pairs);

struct Role {
  Zone zone = Zone::main;
  bool hidden = false;
  bool content = false;  // "content", "entry-content": a header within is the page's own
  bool title = false;    // "accordion-title", "card-header"
  bool label = false;    // "lbl", "field-label"
  bool value = false;    // "val", "field-item"
  bool counter = false;
};

// What tag, id, classes, role and style say together. `within_content`: a <main>, <article> or content column
// is open.
[[nodiscard]] Role role_of(Element element, const Attributes& attributes, bool within_content,
                           const FurnitureWords& words);

}  // namespace fisa::page
