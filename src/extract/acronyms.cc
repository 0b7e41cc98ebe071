#include "extract/acronyms.h"

#include <algorithm>
#include <string_view>

#include "extract/sameness.h"
#include "extract/titles.h"
#include "grammar/slots.h"
#include "text/clean.h"
#include "text/fold.h"
#include "values/words.h"

namespace fisa::extract {
namespace {

using values::is_digit;
using values::is_upper;
using values::is_word;

constexpr std::uint32_t kBesideTitle = 80;  // folded bytes
constexpr int kKeptUp = 2;                  // times that a page names its project by one word

// Just above the title or below it.
bool is_beside(const Found& acronym, Span title) {
  if (title.empty()) return true;
  return acronym.folded.begin < title.begin ? title.begin - acronym.folded.end <= kBesideTitle
                                            : acronym.folded.begin <= title.end + kBesideTitle;
}

// The initials of an organisation that the page names: "LSVJ | Liga Studentilor din Valea Jiului".
bool is_house(const FoldedPage& page, const std::string& word) {
  return std::any_of(page.annotations.begin(), page.annotations.end(), [&](const Annotation& a) {
    return a.slot == grammar::kOrg && abbreviates(word, page.text(a.span));
  });
}

int times_in(std::string_view text, std::string_view word) {
  int times = 0;
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + word.size())) {
    const bool begins = at == 0 || !is_word(text[at - 1]);
    const bool ends = at + word.size() == text.size() || !is_word(text[at + word.size()]);
    times += begins && ends ? 1 : 0;
  }
  return times;
}

// The page keeps using it, its <title> too.
bool recurs(const FoldedPage& page, std::string_view word) {
  return times_in(page.folded.text, word) + times_in(text::folded(page.page->title), word) >= kKeptUp;
}

// "CLUJ-NAPOCA", where the page writes "Cluj-Napoca" as well: words, and no acronym.
bool is_written_as_words(const FoldedPage& page, std::string_view word) {
  if (word.find('-') == std::string_view::npos) return false;
  std::string small(word);
  for (std::size_t i = 1; i < small.size(); ++i) {
    if (word[i - 1] != '-') small[i] = values::to_lower(small[i]);
  }
  return small != word && times_in(page.folded.text, small) > 0;
}

// Capitals with a dash, a plus or a digit between them, and not the end of a code ("CL-05").
bool is_made_up(std::string_view word) {
  constexpr std::size_t kShortest = 5;
  if (word.size() < kShortest || !is_upper(word.front())) return false;
  const auto parts = [](char c) { return c == '-' || c == '+' || is_digit(c); };
  return std::any_of(word.begin() + 1, word.end(), parts) &&
         std::count_if(word.begin(), word.end(), is_digit) <= 1 &&
         std::all_of(word.begin(), word.end(), [&](char c) { return is_upper(c) || parts(c); });
}

}  // namespace

bool stands_for_project(const FoldedPage& page, const Found& acronym, Span title) {
  if (acronym.rank >= kSurelyAcronym) return true;
  const std::string_view word = acronym.folded.in(page.folded.text);
  if (is_house(page, *acronym.fact.value.string()) || is_written_as_words(page, word)) return false;
  return is_beside(acronym, title) || recurs(page, word) ||
         (acronym.folded.begin < title.begin && is_made_up(word));
}

std::string acronym_behind(const FoldedPage& page, Span title) {
  if (title.empty()) return "";
  const std::uint32_t end = page.blocks[page.block_of(title.begin)].end;
  std::uint32_t at = title.end;
  while (at < end && std::string_view("\"' ").find(page.folded.text[at]) != std::string_view::npos) ++at;
  if (at >= end || (page.folded.text[at] != '(' && page.folded.text[at] != '[')) return "";
  const std::string_view inside = page.text({at + 1, end});
  const auto size = static_cast<std::uint32_t>(inside.find_first_of(")],; "));
  if (size >= inside.size() || inside[size] == ' ') return "";
  const Span word{at + 1, at + 1 + size};
  std::string own = text::clean(page.source(word).in(page.page->text));
  const bool is_code = std::count_if(own.begin(), own.end(), is_digit) > 2;
  if (is_code || !is_acronym_in_brackets(page.text(word)) || is_house(page, own)) return "";
  return own;
}

}  // namespace fisa::extract
