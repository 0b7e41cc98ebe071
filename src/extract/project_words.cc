#include "extract/project_words.h"

#include <algorithm>
#include <string_view>

#include "text/fold.h"

namespace fisa::extract {
namespace {

bool has_a_form(std::string_view folded, const PhraseTable& forms) {
  for (std::uint32_t at = 0; at < folded.size();) {
    const std::uint32_t begin = at;
    while (at < folded.size() && is_word(folded[at])) ++at;
    PhraseTable::Hit hit;
    if (at > begin && forms.longest_at(folded, {begin, at}, hit)) return true;
    if (at == begin) ++at;
  }
  return false;
}

}  // namespace

bool names_a_project(const page::Page& page, const Vocabulary& vocabulary) {
  if (vocabulary.project_noun_lexicon == nullptr) return true;
  thread_local text::Folded folded;
  return std::any_of(page.blocks.begin(), page.blocks.end(), [&](const page::Block& block) {
    if (block.zone != page::Zone::main) return false;
    folded.clear();
    text::fold(block.span.in(page.text), 0, folded);
    return has_a_form(folded.text, vocabulary.project_nouns);
  });
}

}  // namespace fisa::extract
