// The words of a project's stretch of the page: how often it says a phrase, and how many of a phrase's words
// it says again elsewhere. A name is what the rest of the page speaks of.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "base/span.h"
#include "extract/annotation.h"

namespace fisa::extract {

class ProjectWords {
 public:
  // `stretch` in folded bytes; of a long one, its beginning.
  ProjectWords(const FoldedPage& page, Span stretch);

  // How often the stretch has the words of the key (extract/sameness.h); a few are counted.
  [[nodiscard]] int times(const std::string& key) const;
  // The share, from 0 to 1, of the key's longer words that stand elsewhere, too, in any form; the key itself
  // is there `said` times.
  [[nodiscard]] double echoed(const std::string& key, int said) const;

 private:
  std::string text_;                            // a space around each word
  std::unordered_map<std::string, int> stems_;  // of longer words
};

// Whether the page writes a word in capitals in small letters more often ("PENTRU", "BLAJ" and "Blaj"): then
// it is a word of the language or a place, and no acronym. Folded; what holds more than letters never is.
[[nodiscard]] bool written_small(const FoldedPage& page, std::string_view word);

}  // namespace fisa::extract
