#include "extract/title_heads.h"

#include <algorithm>
#include <string_view>

#include "extract/titles.h"
#include "grammar/slots.h"
#include "values/words.h"

namespace fisa::extract {
namespace {

constexpr std::uint32_t kLongestHead = 60;  // folded bytes
constexpr std::ptrdiff_t kLeastWords = 2;   // of what stands behind it
constexpr std::uint32_t kShortestTitle = 6;
constexpr std::size_t kLongestEnd = 20;  // folded bytes in which a word ends a phrase

struct Mark {
  std::string_view text;
  const char* name;
};
constexpr Mark kMarks[] = {{": ", "colon"}, {" - ", "dash"}, {" / ", "bar"},
                           {" | ", "bar"},  {". ", "stop"},  {", ", "comma"}};

bool is_name(const Annotation& a) {
  return a.slot == grammar::kOrg || (a.slot >= grammar::kFirstEntity && a.slot <= grammar::kLastEntity);
}

// The annotation that the span has at its beginning, if it is a name.
const Annotation* name_at(const FoldedPage& page, Span span) {
  const auto a = page.first_from(span.begin);
  return a != page.annotations.end() && a->span.begin <= span.begin + 1 && a->span.end <= span.end &&
                 is_name(*a)
             ? &*a
             : nullptr;
}

bool begins_loud(std::string_view text) {
  return !text.empty() && (values::is_upper(text.front()) || is_digit(text.front()) || text.front() == '"');
}

const char* kind_of_head(const Engine& engine, const FoldedPage& page, Span head) {
  const std::string_view text = page.text(head);
  const Annotation* name = name_at(page, head);
  if (name != nullptr && name->span.size() * 10 >= head.size() * 6)
    return name->slot == grammar::kOrg ? "house" : "fund";
  if (engine.matcher.is_label(text) || engine.matcher.contains("title_begins_label", text)) return "label";
  if (engine.matcher.contains("title_labels", text)) return "title_label";
  if (is_acronym(text)) return "acronym";
  return std::count(text.begin(), text.end(), ' ') < 1   ? "word"
         : std::count(text.begin(), text.end(), ' ') < 3 ? "few_words"
                                                         : "phrase";
}

}  // namespace

std::vector<std::string> title_head_signs(const Engine& engine, const FoldedPage& page, Span phrase) {
  std::vector<std::string> out;
  const std::string_view text = page.text(phrase);
  std::size_t at = std::string_view::npos;
  const Mark* mark = nullptr;
  for (const Mark& m : kMarks) {
    const auto found = text.substr(0, kLongestHead).find(m.text);
    if (found != std::string_view::npos && found > 0 && found < at) {
      at = found;
      mark = &m;
    }
  }
  if (mark != nullptr) {
    const std::string_view rest = text.substr(at + mark->text.size());
    if (std::count(rest.begin(), rest.end(), ' ') + 1 >= kLeastWords) {
      const char* kind =
          kind_of_head(engine, page, {phrase.begin, phrase.begin + static_cast<std::uint32_t>(at)});
      out.push_back(std::string("head_") + kind);
      out.push_back(std::string("head_at_") + mark->name + (begins_loud(rest) ? "_loud" : "_small"));
    }
  }
  if (const Annotation* name = name_at(page, phrase); name != nullptr && name->slot != grammar::kOrg)
    out.emplace_back("begins_with_fund");
  if (engine.matcher.contains("title_role", text)) out.emplace_back("tells_role");
  if (engine.matcher.contains("title_breaks_off",
                              text.substr(text.size() - std::min(text.size(), kLongestEnd))))
    out.emplace_back("breaks_off");
  if (const Span named = title_behind_label(engine, page, phrase); named.begin != phrase.begin)
    out.emplace_back("begins_with_title_label");
  const std::uint32_t block = page.blocks[page.block_of(phrase.begin)].begin;
  const std::string_view before =
      page.text({std::max(block, phrase.begin - std::min(phrase.begin, kLongestHead)), phrase.begin});
  if (phrase.begin - block == before.size()) {
    for (const Mark& m : kMarks) {
      if (before.size() <= m.text.size() || !before.ends_with(m.text)) continue;
      const auto length = static_cast<std::uint32_t>(before.size() - m.text.size());
      out.push_back(std::string("behind_") + kind_of_head(engine, page, {block, block + length}));
      out.push_back(std::string("behind_head_at_") + m.name);
    }
  }
  if (phrase.begin > block && title_behind_label(engine, page, {block, phrase.end}).begin == phrase.begin)
    out.emplace_back("behind_title_label");
  // "Proiectul" before "regional de apa": the word belongs to the name.
  if (before.ends_with(' ') && engine.matcher.contains("title_project_left", before) &&
      engine.matcher.contains("title_goes_on", ' ' + std::string(text)))
    out.emplace_back("leaves_project_word");
  if (values::to_lower(text.front()) == 'p' && engine.matcher.contains("title_keeps_project", text))
    out.emplace_back("keeps_project_word");
  return out;
}

Span title_behind_label(const Engine& engine, const FoldedPage& page, Span phrase) {
  Span label{};
  const std::string_view text = page.text(phrase);
  if (!engine.matcher.search_at("title_said_label", text, 0, label) || label.begin != 0 ||
      label.end + kShortestTitle > text.size() || !begins_loud(text.substr(label.end)))
    return phrase;
  return {phrase.begin + label.end, phrase.end};
}

}  // namespace fisa::extract
