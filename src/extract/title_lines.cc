#include "extract/title_lines.h"

#include <algorithm>
#include <string_view>

#include "grammar/slots.h"
#include "values/words.h"

namespace fisa::extract {
namespace {

constexpr std::uint32_t kShortestTitle = 6;
constexpr std::uint32_t kLongestTitle = 260;
constexpr std::uint32_t kLongestLine = 170;  // of a line that is no heading

// "Modernizarea drumurilor": what a project does.
bool begins_with_deed(const Engine& engine, const FoldedPage& page, std::uint32_t block) {
  const std::string_view text = page.text(page.blocks[block]);
  Span deed{};
  Span other{};
  return engine.matcher.search_at("title_deed", text, 0, deed) && deed.end < text.size() &&
         (text[deed.end] == ' ' || text[deed.end] == ',') &&
         !engine.matcher.search_at("no_title_deed", text, 0, other);
}

// The line is a name of an organisation, a programme or a fund and little else.
bool mostly_one_name(const Engine& engine, const FoldedPage& page, std::uint32_t block) {
  for (std::uint32_t a = page.first_annotation[block]; a < page.first_annotation[block + 1]; ++a) {
    const Annotation& x = page.annotations[a];
    // "Dotarea ambulatoriului de specialitate al spitalului din Horezu": what is done stands before the name.
    if (x.span.begin > page.blocks[block].begin + kShortestTitle && begins_with_deed(engine, page, block))
      return false;
    const bool name =
        x.slot == grammar::kOrg || (x.slot >= grammar::kFirstEntity && x.slot <= grammar::kLastEntity);
    if (name && x.span.size() * 10 >= page.blocks[block].size() * 6) return true;
  }
  return false;
}

// "PN-IV-P7-7.1-PTE-2024-0512 | contract 38PTE/2025": a code, not a name.
bool mostly_digits(std::string_view text) {
  const auto digits = std::count_if(text.begin(), text.end(), is_digit);
  const auto letters =
      std::count_if(text.begin(), text.end(), [](char c) { return is_word(c) && !is_digit(c); });
  return digits * 2 > letters;
}

// Sentences in quotation marks are somebody's words.
bool is_speech(std::string_view text) {
  constexpr std::size_t kLongestQuotedTitle = 220;
  return text.size() > kLongestQuotedTitle || text.find(". ") != std::string_view::npos ||
         text.find(".\"") != std::string_view::npos || text.find("! ") != std::string_view::npos ||
         text.find("? ") != std::string_view::npos;
}

// "Scoala din buzunar: predarea cu telefonul mobil": no label is so long and leads to small letters.
bool parts_name_and_subtitle(std::string_view text, std::size_t colon) {
  constexpr int kLeastWords = 3;
  const std::string_view name = text.substr(0, colon);
  return std::count(name.begin(), name.end(), ' ') + 1 >= kLeastWords && colon + 2 < text.size() &&
         text[colon + 1] == ' ' && values::is_lower(text[colon + 2]);
}

bool holds_value(const FoldedPage& page, std::uint32_t block) {
  for (std::uint32_t a = page.first_annotation[block]; a < page.first_annotation[block + 1]; ++a) {
    const char slot = page.annotations[a].slot;
    if (slot == grammar::kMoney || slot == grammar::kDuration) return true;
  }
  return false;
}

}  // namespace

int title_likeness(const Engine& engine, const FoldedPage& page, std::uint32_t block) {
  const page::Block& b = page.page->blocks[block];
  const Span range = page.blocks[block];
  const std::string_view text = page.text(range);
  if (b.zone != page::Zone::main || range.size() < kShortestTitle || range.size() > kLongestTitle) return 0;
  if (b.kind == page::BlockKind::cell || b.kind == page::BlockKind::description ||
      b.kind == page::BlockKind::term)
    return 0;
  if (is_lower(text.front()) || text.find(' ') == std::string_view::npos) return 0;
  if (text.back() == ':' || text.back() == ';' || text.back() == ',' || text.back() == '?') return 0;
  if (engine.matcher.is_label(text) || engine.matcher.contains("generic_title", text) ||
      mostly_one_name(engine, page, block) || mostly_digits(text))
    return 0;
  const Annotation* first = page.first_annotation[block] < page.first_annotation[block + 1]
                                ? &page.annotations[page.first_annotation[block]]
                                : nullptr;
  const bool quotation = first != nullptr && first->slot == grammar::kQuoted &&
                         first->span.begin <= range.begin + 2 && first->span.size() * 10 >= range.size() * 7;
  if (quotation) return is_speech(text) ? 0 : 5;
  if (text.find("? ") != std::string_view::npos) return 0;
  // "126.000 de ore de ingrijire": a result, unless it heads something.
  if (b.kind != page::BlockKind::heading && first != nullptr && first->slot == grammar::kCounted &&
      first->span.begin == range.begin)
    return 0;
  const bool sentence = text.back() == '.' || text.back() == '!' || text.back() == '?';
  if (b.kind == page::BlockKind::heading) return sentence ? 2 : (b.level <= 2 ? 4 : 3);
  if (sentence || range.size() > kLongestLine || holds_value(page, block)) return 0;
  const auto colon = text.find(':');
  if (colon != std::string_view::npos && colon < 40) {  // a label and its value
    return b.blank_before > 0 && parts_name_and_subtitle(text, colon) ? 2 : 0;
  }
  if (b.emphasised || b.numbered) return 3;
  return b.kind == page::BlockKind::paragraph && b.blank_before > 0 ? 2 : 1;
}

bool is_no_acronym(const Engine& engine, std::string_view text) {
  Span found{};
  return engine.matcher.search_at("no_acronym", text, 0, found) && found.end == text.size();
}

bool is_deed(const Engine& engine, const FoldedPage& page, std::uint32_t block) {
  constexpr int kLeastWords = 6;
  const page::Block& b = page.page->blocks[block];
  const std::string_view text = page.text(page.blocks[block]);
  return b.kind == page::BlockKind::paragraph &&
         std::count(text.begin(), text.end(), ' ') + 1 >= kLeastWords &&
         begins_with_deed(engine, page, block);
}

bool is_acronym_heading(const Engine& engine, const FoldedPage& page, std::uint32_t block) {
  const page::Block& b = page.page->blocks[block];
  const std::string_view text = page.text(page.blocks[block]);
  return b.kind == page::BlockKind::heading && b.zone == page::Zone::main && text.size() >= 3 &&
         text.find(' ') == std::string_view::npos && std::none_of(text.begin(), text.end(), is_lower) &&
         std::any_of(text.begin(), text.end(), is_upper) && !engine.matcher.is_label(text) &&
         !engine.matcher.contains("generic_title", text);
}

Span title_in(const Engine& engine, const FoldedPage& page, std::uint32_t block) {
  Span range = page.blocks[block];
  for (std::uint32_t a = page.first_annotation[block]; a < page.first_annotation[block + 1]; ++a) {
    const Annotation& x = page.annotations[a];
    if (x.slot == grammar::kQuoted && x.span.size() * 10 >= range.size() * 6) return x.span;
  }
  return title_within(engine, page, range);
}

Span title_within(const Engine& engine, const FoldedPage& page, Span range) {
  Span tail{};
  const std::string_view text = page.text(range);
  if (engine.matcher.search("title_tail", text, 0, tail) && tail.begin > kShortestTitle)
    range.end = range.begin + tail.begin;
  if (engine.matcher.search("title_head", page.text(range), 0, tail) && tail.begin == 0 &&
      tail.end + kShortestTitle < range.size()) {
    const std::string_view whole = page.text(range);
    const auto word = whole.substr(0, tail.end).find_last_of("Pp");
    // "2. Proiectul regional de apa": the word for a project is its first.
    const bool keeps =
        word != std::string_view::npos && engine.matcher.contains("title_whole", whole.substr(tail.end));
    range.begin += keeps ? static_cast<std::uint32_t>(word) : tail.end;
  }
  return range;
}

}  // namespace fisa::extract
