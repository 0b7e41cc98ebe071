#include "extract/title_wording.h"

#include <algorithm>
#include <utility>

#include "base/span.h"
#include "values/words.h"

namespace fisa::extract {
namespace {

constexpr std::size_t kLongestLabel = 60;  // folded bytes

class Wording {
 public:
  explicit Wording(const Engine& engine) : engine_(engine) {}

  std::vector<std::string> of(std::string_view text) {
    const auto words = 1 + std::count(text.begin(), text.end(), ' ');
    add(words < 2    ? "words_1"
        : words < 3  ? "words_2"
        : words < 4  ? "words_3"
        : words < 6  ? "words_4_5"
        : words < 9  ? "words_6_8"
        : words < 13 ? "words_9_12"
        : words < 21 ? "words_13_20"
        : words < 31 ? "words_21_30"
                     : "words_many");
    const bool shouts = std::none_of(text.begin(), text.end(), values::is_lower);
    if (shouts) add("capitals");
    if (has("title_act", text)) add("names_an_act");
    if (has("title_speech", text)) add("speaks");
    if (has("title_news", text)) add("tells_news");
    if (has("generic_title", text)) add("generic");
    if (has("title_begins_label", text)) add("begins_as_label");
    if (has("title_runs_on", text)) add("holds_verb");
    for (std::size_t at = text.find(". "); at != std::string_view::npos; at = text.find(". ", at + 1)) {
      const std::string_view rest = text.substr(at + 2);
      if (rest.substr(0, kLongestLabel).find(": ") != std::string_view::npos &&
          has("title_begins_label", rest))
        add("holds_label");
    }
    Span deed{};
    Span no_deed{};
    std::string_view bare = text;
    while (!bare.empty() && (bare.front() == '"' || bare.front() == ' ')) bare.remove_prefix(1);
    if (engine_.matcher.search_at("no_title_deed", bare, 0, no_deed)) {
      add("begins_with_other_deed");
    } else if (engine_.matcher.search_at("title_deed", bare, 0, deed)) {
      add("begins_with_deed");
    }
    Span lead{};
    if (engine_.matcher.search("title_leads", bare, 0, lead))
      add(lead.begin == 0 ? "begins_with_project" : "holds_project");
    if (!text.empty() && (text.back() == '!' || text.back() == '?')) add("exclaims");
    if (!text.empty() && text.back() == '.') add("ends_with_stop");
    if (text.find(". ") != std::string_view::npos) add("two_sentences");
    if (text.find(':') != std::string_view::npos || text.find(" - ") != std::string_view::npos)
      add("has_subtitle");
    const auto colon = bare.substr(0, kLongestLabel).find(": ");
    if (colon != std::string_view::npos && engine_.matcher.is_label(bare.substr(0, colon)))
      add("begins_with_label");
    if (text.find(" | ") != std::string_view::npos || text.find(" / ") != std::string_view::npos ||
        text.find("] [") != std::string_view::npos)
      add("has_bar");
    if (text.find(',') != std::string_view::npos) add("has_comma");
    if (std::count(text.begin(), text.end(), '"') == 1 ||
        (text.find('"') != std::string_view::npos && text.front() != '"'))
      add("holds_mark");
    if (text.find_first_of("([") != std::string_view::npos) add("holds_brackets");
    digits(text);
    code_before_mark(bare);
    if (has("title_english", text)) {
      add("english");
    } else if (has("title_romanian", text)) {
      add("romanian");
    }
    if (!bare.empty() && !values::is_word(bare.front())) add("begins_with_mark");
    if (!bare.empty() && values::is_lower(bare.front())) add("begins_small");
    if (!bare.empty() && is_digit(bare.front())) add("begins_with_digit");
    return std::move(out_);
  }

 private:
  void add(const char* sign) { out_.emplace_back(sign); }
  [[nodiscard]] bool has(const char* pattern, std::string_view text) const {
    return engine_.matcher.contains(pattern, text);
  }

  // "PN 19 33 02 04 / Sticle din deseuri"
  void code_before_mark(std::string_view text) {
    for (const std::string_view mark : {" / ", " - ", " | ", ": "}) {
      const std::string_view part = text.substr(0, std::min(text.find(mark), text.size()));
      const auto digits = std::count_if(part.begin(), part.end(), is_digit);
      const auto marks = std::count_if(part.begin(), part.end(), [](char c) { return values::is_word(c); });
      if (part.size() < text.size() && digits * 2 > marks) add("begins_with_code");
    }
  }

  // "Lucrari la DN2", "contract 5311/2021": a short number may be part of a name, a long one is a code.
  void digits(std::string_view text) {
    std::size_t longest = 0;
    std::size_t length = 0;
    for (const char c : text) {
      length = is_digit(c) ? length + 1 : 0;
      longest = std::max(longest, length);
    }
    if (longest > 0) add(longest > 4 ? "has_code" : longest > 2 ? "has_number" : "has_digits");
  }

  const Engine& engine_;
  std::vector<std::string> out_;
};

}  // namespace

std::vector<std::string> title_wording_signs(const Engine& engine, std::string_view phrase) {
  return Wording(engine).of(phrase);
}

}  // namespace fisa::extract
