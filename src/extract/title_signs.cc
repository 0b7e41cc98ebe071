#include "extract/title_signs.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <set>
#include <string_view>
#include <utility>

#include "extract/sameness.h"
#include "extract/title_facts.h"
#include "extract/title_lines.h"
#include "extract/titles.h"
#include "grammar/slots.h"
#include "text/fold.h"
#include "values/words.h"

namespace fisa::extract {
namespace {

constexpr std::uint32_t kNear = 70;        // folded bytes around a phrase
constexpr std::uint32_t kLead = 160;       // ... before it, that may tell of other projects
constexpr std::uint32_t kBelow = 8;        // blocks
constexpr std::size_t kMostPhrases = 300;  // more are a list, whose rules alone tell its titles
constexpr std::size_t kFewKeys = 12;  // of a key that is looked for in other places: shorter ones are words

// The candidates that say the same.
struct Phrase {
  std::vector<Found*> found;
  std::set<match::RuleId> rules;
  std::set<std::uint32_t> blocks;
};

class TitleSigns {
 public:
  TitleSigns(const Engine& engine, const FoldedPage& page, const std::vector<Found>& candidates)
      : engine_(engine),
        page_(page),
        facts_(page, candidates),
        head_key_(key_of(page.page->title)),
        og_key_(key_of(page.page->og_title)) {}

  // With what each adds to the rank.
  std::vector<std::pair<std::string, double>> of(const Found& f, const Phrase& phrase) {
    signs_.clear();
    const std::string_view text = f.folded.in(page_.folded.text);
    looks(f, text);
    wording(text);
    surroundings(f);
    company(f);
    if (phrase.rules.size() > 1) add(phrase.rules.size() > 2 ? "by_three_rules" : "by_two_rules");
    if (phrase.blocks.size() > 1) add("said_again");
    return signs_;
  }

 private:
  void add(std::string_view sign) {
    std::string name = "title:" + std::string(sign);
    const auto found = engine_.ranks.find(name);
    signs_.emplace_back(std::move(name), found == engine_.ranks.end() ? 0.0 : found->second);
  }

  void looks(const Found& f, std::string_view text) {
    const page::Block& block = page_.page->blocks[f.block];
    const Span range = page_.blocks[f.block];
    const bool alone = f.folded.size() * 10 >= range.size() * 9;
    if (block.kind == page::BlockKind::heading) {
      add(block.level <= 2 ? "heading_high" : "heading_low");
    } else if (alone) {
      add(block.emphasised ? "line_in_bold" : "line");
    }
    // "Panouri pentru familiile din munti" right under "Lumina la stana" says what that is.
    if (alone && block.kind != page::BlockKind::heading && f.block > 0) {
      const page::Block& above = page_.page->blocks[f.block - 1];
      if (above.kind == page::BlockKind::heading && above.level <= 2 && above.zone == block.zone &&
          page_.blocks[f.block - 1].size() >= kFewKeys && block.blank_before <= 1)
        add("below_heading");
    }
    const auto a = page_.first_from(f.folded.begin);
    const auto opens = [&](char c) { return c == '"' || c == '\''; };
    const bool quoted =
        (f.folded.begin > 0 && opens(page_.folded.text[f.folded.begin - 1])) ||
        (a != page_.annotations.end() && a->slot == grammar::kQuoted && a->span.overlaps(f.folded)) ||
        (!text.empty() && opens(text.front()));
    if (quoted) add(alone ? "quoted_alone" : "quoted");
    const Span project = facts_.stretch();
    const auto third = (f.folded.begin - project.begin) * std::uint64_t{3} / (project.size() + 1);
    add(third == 0 ? "first_third" : third == 1 ? "second_third" : "last_third");
    const std::string key = key_of(text);
    if (key.size() >= kFewKeys) {
      if (head_key_.find(key) != std::string::npos || og_key_.find(key) != std::string::npos)
        add("in_page_title");
      if (said_times(text) > 1) add("repeated");
    }
  }

  // What the page says of the project around the phrase, and of another one.
  void company(const Found& f) {
    if (facts_.kinds_in(f.block, f.block + 1) >= 2) add("among_facts");
    if (facts_.kinds_in(f.block + 1, f.block + 1 + kBelow) >= 2) add("over_facts");
    if (facts_.all_before(f.folded.begin)) add("behind_facts");
    if (facts_.of_another_time(f)) add("of_another_time");
    if (facts_.has_another_sum(f)) add("beside_another_sum");
    const std::string acronym = acronym_of(f);
    if (!acronym.empty() && !is_no_acronym(engine_, acronym))
      add(said_times(acronym) > 1 ? "has_kept_acronym" : "has_acronym");
  }

  // "Satul viu (SATVIU)", "SATVIU - Satul viu".
  [[nodiscard]] std::string acronym_of(const Found& f) const {
    std::string own = split_title(*f.fact.value.string()).acronym;
    if (!own.empty()) return text::folded(own);
    const Span block = page_.blocks[f.block];
    std::string_view after = page_.text({f.folded.end, std::max(block.end, f.folded.end)});
    after.remove_prefix(std::min(after.find_first_not_of("\"' "), after.size()));
    if (after.empty() || after.front() != '(') return "";
    const auto close = after.find_first_of("),; ");
    if (close == std::string_view::npos || !is_acronym(after.substr(1, close - 1))) return "";
    return std::string(after.substr(1, close - 1));
  }

  // How often the page has the phrase.
  [[nodiscard]] int said_times(std::string_view phrase) const {
    const std::string_view text = page_.folded.text;
    int times = 0;
    for (std::size_t at = text.find(phrase); at != std::string_view::npos && times < 3;
         at = text.find(phrase, at + phrase.size()))
      ++times;
    return times;
  }

  void wording(std::string_view text) {
    const auto words = 1 + std::count(text.begin(), text.end(), ' ');
    add(words < 3    ? "words_1_2"
        : words < 6  ? "words_3_5"
        : words < 11 ? "words_6_10"
        : words < 21 ? "words_11_20"
                     : "words_many");
    const bool shouts = std::none_of(text.begin(), text.end(), values::is_lower);
    if (shouts) add("capitals");
    const auto has = [&](const char* pattern) { return engine_.matcher.contains(pattern, text); };
    if (has("title_act")) add("names_an_act");
    if (has("title_speech")) add("speaks");
    if (has("title_news")) add("tells_news");
    if (has("generic_title")) add("generic");
    if (!text.empty() && (text.back() == '!' || text.back() == '?')) add("exclaims");
    if (text.find(". ") != std::string_view::npos) add("two_sentences");
    if (text.find(':') != std::string_view::npos || text.find(" - ") != std::string_view::npos)
      add("has_subtitle");
    if (std::any_of(text.begin(), text.end(), is_digit)) add("has_digits");
    if (!text.empty() && values::is_lower(text.front())) add("begins_small");
  }

  void surroundings(const Found& f) {
    const Span range = page_.blocks[f.block];
    const std::uint32_t from = f.folded.begin > range.begin + kNear ? f.folded.begin - kNear : range.begin;
    const std::string_view before = page_.text({std::min(from, f.folded.begin), f.folded.begin});
    const std::uint32_t to = std::min(range.end, f.folded.end + kNear);
    const std::string_view after = page_.text({f.folded.end, std::max(to, f.folded.end)});
    const auto has = [&](const char* pattern, std::string_view text) {
      return engine_.matcher.contains(pattern, text);
    };
    if (has("title_before", before)) add("behind_project");
    if (has("title_after", after)) add("before_code");
    if (has("title_after_project", after)) add("before_project");
    if (has("title_speaker", after) || has("title_speaker", before)) add("beside_speech");
    if (has("title_of_other", before)) add("of_something_else");
    const std::uint32_t lead = f.folded.begin > range.begin + kLead ? f.folded.begin - kLead : range.begin;
    const std::uint32_t section = page_.page->blocks[f.block].section;
    if (has("title_elsewhere", page_.text({std::min(lead, f.folded.begin), f.folded.begin})) ||
        (section != 0 && section - 1 != f.block &&
         has("title_elsewhere", page_.text(page_.blocks[section - 1]))))
      add("of_another_project");
    if (f.block + 1 < page_.blocks.size() && f.folded.end + kNear > range.end &&
        has("title_after", page_.text(page_.blocks[f.block + 1])))
      add("above_code");
  }

  const Engine& engine_;
  const FoldedPage& page_;
  TitleFacts facts_;
  std::string head_key_;
  std::string og_key_;
  std::vector<std::pair<std::string, double>> signs_;
};

}  // namespace

void prefer_titles(const Engine& engine, const FoldedPage& page, std::vector<Found>& candidates) {
  std::map<std::string, Phrase> phrases;
  for (Found& f : candidates) {
    if (f.fact.path != "title") continue;
    Phrase& phrase = phrases[key_of(*f.fact.value.string())];
    phrase.found.push_back(&f);
    phrase.rules.insert(f.rule);
    phrase.blocks.insert(f.block);
  }
  if (phrases.size() < 2 || phrases.size() > kMostPhrases) return;
  TitleSigns signs(engine, page, candidates);
  for (auto& [key, phrase] : phrases) {
    for (Found* f : phrase.found) {
      f->signs = signs.of(*f, phrase);
      double ranks = 0;
      for (const auto& [sign, added] : f->signs) ranks += added;
      f->rank += static_cast<int>(std::lround(ranks));
    }
  }
}

}  // namespace fisa::extract
