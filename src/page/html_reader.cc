// page_from_html: libxml2's SAX events to blocks. No tree is built; the stack of open elements is our own and
// bounded.
#include <libxml/HTMLparser.h>
#include <libxml/uri.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <vector>

#include "page/headings.h"
#include "page/html_attributes.h"
#include "page/html_elements.h"
#include "page/html_entity.h"
#include "page/html_flatten.h"
#include "page/html_menus.h"
#include "page/html_tables.h"
#include "page/html_writer.h"
#include "page/page.h"
#include "page/shape.h"
#include "page/zones.h"

namespace fisa::page {
namespace {

constexpr std::size_t kTooDeep = 8192;  // open elements at which the parser slows down
constexpr std::uint32_t kFlattenedDepth = 600;
constexpr std::size_t kLongestLinkedData = 1 << 20;

// An address that stands on the page, seen from the page's base (RFC 3986); empty where it stays relative.
std::string absolute(const std::string& address, const std::string& base) {
  const auto is_absolute = [](std::string_view s) {
    return s.starts_with("http://") || s.starts_with("https://");
  };
  std::string trimmed(trim(address));
  if (trimmed.empty() || is_absolute(trimmed)) return trimmed;
  if (!is_absolute(base)) return {};
  const std::unique_ptr<xmlChar, void (*)(void*)> joined(
      xmlBuildURI(reinterpret_cast<const xmlChar*>(trimmed.c_str()),
                  reinterpret_cast<const xmlChar*>(base.c_str())),
      xmlFree);
  return joined == nullptr ? std::string() : reinterpret_cast<const char*>(joined.get());
}

class HtmlReader {
 public:
  HtmlReader(Page& page, const FurnitureWords& words, const HtmlLimits& limits, std::size_t too_deep)
      : page_(page), words_(words), limits_(limits), deepest_(too_deep), tables_(writer_, limits.max_cells) {}

  // The parser to stop where the page nests deeper than it can bear.
  void stops(xmlParserCtxtPtr parser) { parser_ = parser; }
  [[nodiscard]] bool too_deep() const { return too_deep_; }

  void start(std::string_view name, const unsigned char** pairs) {
    if (++depth_ > deepest_ && !too_deep_) {
      too_deep_ = true;
      xmlStopParser(parser_);
    }
    if (too_deep_) return;
    if (dropped_ > 0) {
      ++dropped_;
      return;
    }
    const Element element = element_named(name);
    const Attributes attributes = attributes_of(pairs);
    if (head(element, attributes)) return;
    if (stack_.size() >= limits_.max_depth) {
      ++flattened_;
      if (element.breaks) writer_.end_block(false);
      if (element.tag == Tag::dropped || element.tag == Tag::script) dropped_from_flat_ = ++dropped_;
      return;
    }
    if (drops(element, attributes)) {
      ++dropped_;
      in_linked_data_ =
          element.tag == Tag::script && attributes.type == "application/ld+json" && page_.linked_data.empty();
      return;
    }
    Role role = role_of(element, attributes, context_.content, words_);
    if (element.breaks && !attributes.classes.empty() && !stack_.empty()) {
      // The second of several tabs is hidden until the reader asks for it; the first one is shown.
      if (role.hidden && stack_.back().shown == attributes.classes) role.hidden = false;
      if (!role.hidden) stack_.back().shown = attributes.classes;
    }
    open(element, attributes, role);
  }

  void end(std::string_view name) {
    if (too_deep_) return;
    if (depth_ > 0) --depth_;
    const Element element = element_named(name);
    if (dropped_ > 0) {
      --dropped_;
      if (dropped_ == 0) in_linked_data_ = false;
      if (dropped_ == 0 && dropped_from_flat_ > 0) {
        dropped_from_flat_ = 0;
        --flattened_;
      }
      return;
    }
    if (element.tag == Tag::title) {
      in_title_ = false;
      return;
    }
    if (element.tag == Tag::meta || element.tag == Tag::link_relation || element.tag == Tag::base ||
        element.tag == Tag::line_break)
      return;
    if (flattened_ > 0) {
      --flattened_;
      if (element.breaks) writer_.end_block(false);
      return;
    }
    if (!stack_.empty()) close();
  }

  void characters(std::string_view text) {
    if (in_linked_data_ && page_.linked_data.size() < kLongestLinkedData) page_.linked_data += text;
    if (dropped_ > 0 || too_deep_) return;
    if (in_title_) {
      page_.title += text;
      return;
    }
    if (!counter_.empty() && trim(text) == "0") {
      writer_.write(counter_, context_);
      return;
    }
    // "<b>57</b><span>case</span>", "<b>9 ha</b><span>de parc</span>": the style sheet parts a number from
    // what it counts. "<small>partener</small><b>Liceul</b>": and a label from its value.
    const char32_t first = text.empty() ? 0 : glyph_at(text, 0).code;
    if (!text.empty() && at_seam_ &&
        ((writer_.ends_in_amount() && is_letter(first)) ||
         (writer_.ends_in_small_word() && (is_upper(first) || is_digit(first)))))
      writer_.write(" ", context_);
    if (after_label_ && is_led(first) && writer_.end_label()) context_.kind = BlockKind::description;
    at_seam_ = after_inline_ = after_label_ = false;
    writer_.write(text, context_);
  }

  static bool is_line(BlockKind kind) { return kind == BlockKind::item || kind == BlockKind::paragraph; }

  // "<li><span>Promotor</span>Asociatia ...": the style sheet parts a label from its value, which may begin
  // with a capital, a figure or a quotation mark.
  static bool is_led(char32_t first) {
    constexpr char32_t kLowQuote = 0x201E;
    return is_upper(first) || is_digit(first) || first == kLowQuote;
  }

  void finish() {
    tables_.close_all();
    writer_.finish(page_);
    tidy(page_.title);
    tidy(page_.og_title);
    page_.canonical_url = absolute(page_.canonical_url, base_);
    main_from_asides(page_);
    mark_menu_lines(page_, words_);
    mark_furniture(page_, words_);
    mark_bold_headings(page_);
    mark_asides(page_, words_);
    mark_sections(page_);
  }

 private:
  struct Frame {
    Element element;
    Context context;  // before the element
    std::size_t first_draft = 0;
    std::string counter;
    bool label = false;
    bool leads = false;   // its text is the first of its block
    std::string shown{};  // classes of the last element within that is shown
  };

  static void tidy(std::string& text) { text = std::string(trim(text)); }

  // Elements of the document's head, wherever they stand.
  bool head(const Element& element, const Attributes& attributes) {
    switch (element.tag) {
      case Tag::title:
        // An SVG's or a second <title> does not count.
        in_title_ = page_.title.empty();
        return true;
      case Tag::meta:
        if (attributes.property == "og:title") page_.og_title = attributes.content;
        if (attributes.property == "og:url" && page_.canonical_url.empty())
          page_.canonical_url = attributes.content;
        return true;
      case Tag::link_relation:
        if (attributes.rel == "canonical") page_.canonical_url = attributes.href;
        return true;
      case Tag::base:
        if (base_.empty()) base_ = attributes.href;
        return true;
      case Tag::line_break:
        writer_.line_break(context_);
        return true;
      default:
        return false;
    }
  }

  [[nodiscard]] bool drops(const Element& element, const Attributes& attributes) const {
    if (element.tag == Tag::dropped || element.tag == Tag::script) return true;
    // A button is a control, unless it is the title of what it opens.
    return element.tag == Tag::button && context_.kind != BlockKind::heading && !is_opener(attributes) &&
           attributes.classes.find("accordion") == std::string_view::npos &&
           attributes.classes.find("collaps") == std::string_view::npos &&
           attributes.classes.find("toggle") == std::string_view::npos;
  }

  // A button by which a part of the content is opened, and no menu's.
  [[nodiscard]] bool is_opener(const Attributes& attributes) const {
    return attributes.opens && context_.zone == Zone::main &&
           attributes.classes.find("nav") == std::string_view::npos &&
           attributes.classes.find("menu") == std::string_view::npos;
  }

  void open(const Element& element, const Attributes& attributes, const Role& role) {
    Frame frame{element, context_, writer_.drafts().size(), counter_, false, writer_.empty()};
    if (element.breaks) {
      writer_.end_block(element.gap);
      context_.parent = context_.container;
      context_.container = ++serial_;
      frame.first_draft = writer_.drafts().size();
    } else {
      writer_.open_inline();
    }
    if (!element.breaks && (role.value || (!attributes.classes.empty() && after_span_))) {
      // Spans with classes side by side are set apart by the style sheet.
      writer_.write(" ", context_);
    }
    at_seam_ = after_inline_ && joins_letters(element);
    after_span_ = after_inline_ = after_label_ = false;
    if (role.zone > context_.zone) context_.zone = role.zone;
    context_.hidden = context_.hidden || role.hidden;
    context_.content = context_.content || role.content;
    context_.counter = context_.counter || role.counter;
    if (!attributes.counter.empty()) counter_ = attributes.counter;
    open_role(element, role, frame);
    stack_.push_back(std::move(frame));
    open_tag(element, attributes);
  }

  // A label, or the value of one that has several.
  static bool takes_value(const Draft& before) {
    return before.block.kind == BlockKind::term ||
           (before.block.kind == BlockKind::description && !before.tagged);
  }

  // Titles, labels and values that only a class names.
  void open_role(const Element& element, const Role& role, Frame& frame) {
    const bool plain = context_.kind != BlockKind::heading && element.tag != Tag::heading &&
                       element.tag != Tag::item && element.tag != Tag::table && element.tag != Tag::row;
    if (!plain) return;
    if (role.title && !role.counter && !context_.counter) {
      if (!element.breaks && !writer_.empty()) return;
      context_.kind = BlockKind::heading;
      context_.level = static_cast<std::uint8_t>(std::clamp(tagged_level_ + 1, 3, 6));
      context_.tagged = false;
    } else if (role.label && writer_.empty()) {
      context_.kind = BlockKind::term;
      context_.tagged = false;
      frame.label = true;
    } else if (role.value && !writer_.drafts().empty() && writer_.empty() &&
               takes_value(writer_.drafts().back())) {
      context_.kind = BlockKind::description;
    }
  }

  void open_tag(const Element& element, const Attributes& attributes) {
    switch (element.tag) {
      case Tag::html:
        if (page_.lang.empty()) page_.lang = attributes.lang;
        break;
      case Tag::heading:
        context_.kind = BlockKind::heading;
        context_.level = element.level;
        context_.tagged = true;
        if (context_.zone == Zone::main) tagged_level_ = element.level;
        break;
      case Tag::button:
        // One that stands in a heading is of the heading's level.
        if (context_.kind == BlockKind::heading || !is_opener(attributes)) break;
        [[fallthrough]];
      case Tag::summary:
        context_.kind = BlockKind::heading;
        context_.level = static_cast<std::uint8_t>(std::clamp(tagged_level_ + 1, 3, 6));
        break;
      case Tag::list:
      case Tag::ordered_list:
        context_.numbered = element.tag == Tag::ordered_list;
        if (list_depth_ < 200) ++list_depth_;
        break;
      case Tag::item:
        context_.kind = BlockKind::item;
        context_.level = std::max<std::uint8_t>(list_depth_, 1);
        context_.item = ++items_;
        break;
      case Tag::term:
        context_.kind = BlockKind::term;
        context_.tagged = true;
        break;
      case Tag::description:
        context_.kind = BlockKind::description;
        break;
      case Tag::caption:
      case Tag::table_caption:
        context_.kind = BlockKind::caption;
        break;
      case Tag::preformatted:
        context_.pre = true;
        break;
      case Tag::bold:
        context_.bold = true;
        break;
      case Tag::italic:
        context_.italic = true;
        break;
      case Tag::link:
        context_.link = true;
        context_.local_link = attributes.href.size() > 1 && attributes.href[0] == '#';
        break;
      case Tag::font:
        context_.symbols = context_.symbols || is_symbol_font(attributes.face);
        break;
      case Tag::table:
        context_.kind = BlockKind::paragraph;
        context_.header = false;
        in_head_ = false;
        tables_.open_table(attributes);
        break;
      case Tag::table_head:
        in_head_ = true;
        break;
      case Tag::table_body:
        in_head_ = false;
        break;
      case Tag::row:
        tables_.open_row(attributes);
        break;
      case Tag::cell:
      case Tag::header_cell:
        context_.kind = BlockKind::paragraph;
        context_.header = element.tag == Tag::header_cell || in_head_;
        tables_.open_cell(attributes, in_head_);
        break;
      default:
        break;
    }
  }

  void close() {
    Frame frame = std::move(stack_.back());
    stack_.pop_back();
    const Element& element = frame.element;
    switch (element.tag) {
      case Tag::table:
        tables_.close_table();
        break;
      case Tag::cell:
      case Tag::header_cell:
        tables_.close_cell();
        break;
      case Tag::table_head:
        in_head_ = false;
        break;
      case Tag::list:
      case Tag::ordered_list:
        if (list_depth_ > 0) --list_depth_;
        break;
      default:
        break;
    }
    if (element.breaks) {
      writer_.end_block(element.gap);
      mark_menu(writer_, frame.first_draft, words_);
      if (element.tag == Tag::header && frame.context.zone == Zone::main)
        mark_page_header(writer_.drafts(), frame.first_draft);
    } else if (frame.label ||
               (context_.kind == BlockKind::heading && frame.context.kind != BlockKind::heading)) {
      writer_.end_glued();
    }
    after_span_ = !element.breaks && element.tag == Tag::inline_;
    after_inline_ = joins_letters(element);
    at_seam_ = false;
    after_label_ = after_inline_ && frame.leads && !frame.label && is_line(frame.context.kind);
    context_ = frame.context;
    counter_ = std::move(frame.counter);
  }

  // An inline element, but for "m<sup>2</sup>" and "H<sub>2</sub>O".
  static bool joins_letters(const Element& element) { return !element.breaks && element.tag != Tag::raised; }

  static bool is_symbol_font(std::string_view face) {
    return face.starts_with("Wingdings") || face.starts_with("wingdings") || face.starts_with("Webdings") ||
           face.starts_with("Symbol");
  }

  Page& page_;
  const FurnitureWords& words_;
  HtmlLimits limits_;
  std::size_t deepest_;
  std::size_t depth_ = 0;  // of the parser's stack, whatever is in it
  bool too_deep_ = false;
  xmlParserCtxtPtr parser_ = nullptr;
  HtmlWriter writer_;
  HtmlTables tables_;
  std::vector<Frame> stack_;
  Context context_;
  std::string base_;         // <base href>
  std::string counter_;      // the number that a script would count up to
  std::size_t dropped_ = 0;  // open elements within a dropped one, itself included
  std::size_t dropped_from_flat_ = 0;
  std::size_t flattened_ = 0;  // open elements beyond the depth limit
  std::uint32_t items_ = 0;
  std::uint32_t serial_ = 0;
  std::uint8_t list_depth_ = 0;
  std::uint8_t tagged_level_ = 0;  // of the last <h1>..<h6>
  bool in_title_ = false;
  bool in_linked_data_ = false;
  bool in_head_ = false;
  bool after_span_ = false;    // an inline element ended right before
  bool after_inline_ = false;  // ... of any name, without text since
  bool at_seam_ = false;       // and another one began there
  bool after_label_ = false;   // ... that a line begins with
};

std::string_view view(const xmlChar* text) {
  return reinterpret_cast<const char*>(text);
}

void on_start(void* reader, const xmlChar* name, const xmlChar** attributes) {
  static_cast<HtmlReader*>(reader)->start(view(name), attributes);
}
void on_end(void* reader, const xmlChar* name) {
  static_cast<HtmlReader*>(reader)->end(view(name));
}
void on_characters(void* reader, const xmlChar* text, int size) {
  static_cast<HtmlReader*>(reader)->characters(view(text).substr(0, static_cast<std::size_t>(size)));
}

struct FreeParser {
  void operator()(htmlParserCtxtPtr parser) const { htmlFreeParserCtxt(parser); }
};

// Parses; false where the page nests too deep to be parsed in time as it is.
bool parse(std::string_view html, HtmlReader& reader) {
  htmlSAXHandler sax{};
  sax.startElement = on_start;
  sax.endElement = on_end;
  sax.characters = on_characters;
  sax.ignorableWhitespace = on_characters;
  const std::unique_ptr<htmlParserCtxt, FreeParser> parser(
      htmlCreatePushParserCtxt(&sax, &reader, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8));
  if (parser == nullptr) throw std::bad_alloc();
  reader.stops(parser.get());
  // The page is decoded: what it says of its charset no longer holds.
  htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                       HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
  xmlResetLastError();
  htmlParseChunk(parser.get(), html.data(), static_cast<int>(html.size()), 0);
  if (!reader.too_deep()) htmlParseChunk(parser.get(), nullptr, 0, 1);
  // A parser out of memory stops as if the page ended: it would be cut short unseen.
  const xmlError* last = xmlGetLastError();
  if (last != nullptr && last->code == XML_ERR_NO_MEMORY) throw std::bad_alloc();
  return !reader.too_deep();
}

}  // namespace

Page page_from_html(std::string_view html, const FurnitureWords& words, const HtmlLimits& limits) {
  const std::optional<std::string> spelled_out = with_references(html);
  if (spelled_out) html = *spelled_out;
  const std::optional<std::string> spaced = with_plain_spaces(html);
  if (spaced) html = *spaced;
  Page page;
  if (HtmlReader reader(page, words, limits, kTooDeep); parse(html, reader)) {
    reader.finish();
    return page;
  }
  page = {};
  HtmlReader reader(page, words, limits, SIZE_MAX);
  parse(flattened(html, kFlattenedDepth), reader);
  reader.finish();
  return page;
}

}  // namespace fisa::page
