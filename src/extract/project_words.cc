#include "extract/project_words.h"

#include <string_view>

#include "extract/extractor.h"
#include "text/fold.h"

namespace fisa::extract {
namespace {

class Search {
 public:
  explicit Search(const Vocabulary& v) : v_(v) {}

  // True at the first word that speaks of a project.
  bool in(std::string_view folded) {
    for (std::uint32_t at = 0; at < folded.size();) {
      const std::uint32_t begin = at;
      while (at < folded.size() && is_word(folded[at])) ++at;
      PhraseTable::Hit hit;
      if (at == begin) {
        ++at;
      } else if (v_.not_projects.longest_at(folded, {begin, at}, hit)) {
        if (reason.empty()) reason = (*v_.not_project_lexicon)[hit.entry].value;
        at = hit.span.end;
      } else if (v_.project_nouns.longest_at(folded, {begin, at}, hit)) {
        return true;
      }
    }
    return false;
  }

  std::string reason;  // what the first phrase is that only looks like a project

 private:
  const Vocabulary& v_;
};

}  // namespace

std::string why_no_project(const page::Page& page, const Vocabulary& vocabulary) {
  if (vocabulary.project_noun_lexicon == nullptr) return {};
  thread_local text::Folded folded;
  Search search(vocabulary);
  for (const page::Block& block : page.blocks) {
    if (block.zone == page::Zone::furniture) continue;
    folded.clear();
    text::fold(block.span.in(page.text), 0, folded);
    if (search.in(folded.text)) return {};
  }
  return search.reason.empty() ? kNoProjectWord : search.reason;
}

}  // namespace fisa::extract
