// HTML and plain text to blocks: whatever the bytes, blocks stand in order within the text.
#include <cstdlib>
#include <string>
#include <string_view>

#include "page/page.h"

namespace {

void check(const fisa::page::Page& page) {
  std::uint32_t end = 0;
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    const fisa::page::Block& block = page.blocks[i];
    if (block.span.begin < end || block.span.end <= block.span.begin || block.span.end > page.text.size())
      std::abort();
    if (block.section > i) std::abort();
    end = block.span.end;
  }
}

const fisa::page::FurnitureWords& words() {
  static const fisa::page::FurnitureWords words([] {
    fisa::page::FurnitureForms forms;
    forms.furniture_line = {"acasa", "contact", "home", "pagina 1 din 2", "distribuie"};
    forms.menu_entry = {"proiecte", "news"};
    forms.furniture_sentence = {"cookie-uri"};
    forms.aside_heading = {"noutati", "news"};
    forms.furniture_class = {"nav*", "*menu", "footer"};
    forms.aside_class = {"sidebar*"};
    return forms;
  }());
  return words;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  // Both readers take valid UTF-8: bytes beyond ASCII are taken as Latin-1 and encoded.
  std::string text;
  for (std::size_t i = 0; i < size; ++i) {
    if (data[i] == 0) continue;
    if (data[i] < 0x80) {
      text += static_cast<char>(data[i]);
    } else {
      text += static_cast<char>(0xC0U | data[i] >> 6U);
      text += static_cast<char>(0x80U | (data[i] & 0x3FU));
    }
  }
  fisa::page::HtmlLimits limits;
  limits.max_depth = 16;
  limits.max_cells = 64;
  check(fisa::page::page_from_html(text, words(), limits));
  check(fisa::page::page_from_text(text, words()));
  return 0;
}
