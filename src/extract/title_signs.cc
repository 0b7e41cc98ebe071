#include "extract/title_signs.h"

#include <algorithm>
#include <bitset>
#include <cmath>
#include <cstdint>
#include <set>
#include <string_view>
#include <utility>

#include "extract/sameness.h"
#include "extract/title_facts.h"
#include "extract/title_lines.h"
#include "extract/title_phrases.h"
#include "extract/title_words.h"
#include "extract/titles.h"
#include "grammar/slots.h"
#include "page/names.h"
#include "text/fold.h"

namespace fisa::extract {
namespace {

constexpr std::uint32_t kBelow = 8;        // blocks
constexpr std::size_t kMostPhrases = 400;  // more are a list, whose rules alone tell its titles
constexpr std::size_t kFewKeys = 12;  // of a key that is looked for in other places: shorter ones are words
constexpr int kSure = 84;             // rank of a rule that saw a label, or a code beside it

// The pairs of characters that follow each other in a key, some for the same bit: a key with a pair that
// another has not is no part of it, and looking for it there can be spared.
using LetterPairs = std::bitset<256>;

LetterPairs pairs_of(std::string_view key) {
  LetterPairs out;
  for (std::size_t i = 1; i < key.size(); ++i)
    out.set((static_cast<unsigned char>(key[i - 1]) * 31U + static_cast<unsigned char>(key[i])) % out.size());
  return out;
}

// The candidates that say the same.
struct Phrase {
  std::vector<Found*> found;
  std::set<match::RuleId> rules;
  std::set<std::uint32_t> blocks;
  int rank = 0;  // of the best rule that found it; 0 where none did
  int said = 0;  // times, up to a few
  Span inner{};  // without code and remark (extract/title_lines.h)
  LetterPairs pairs;
};

using Phrases = std::map<std::string, Phrase>;  // by their keys

bool may_hold(const Phrase& longer, const Phrase& shorter) {
  return (shorter.pairs & ~longer.pairs).none();
}

bool is_phrase(const Found& f) {
  return f.fact.evidence.rule.starts_with(kTitlePhrase);
}

class TitleSigns {
 public:
  TitleSigns(const Engine& engine, const FoldedPage& page, const std::vector<Found>& candidates,
             PageTitles& titles)
      : engine_(engine),
        page_(page),
        titles_(titles),
        facts_(page, candidates),
        words_(page, facts_.stretch()),
        head_key_(key_of(page.page->title)),
        og_key_(key_of(page.page->og_title)),
        address_key_(key_of(page.page->canonical_url)),
        signs_(engine.title_ranks, engine.explain) {
    for (const Found& f : candidates) {
      if (is_phrase(f)) first_of_kind_.emplace(f.fact.evidence.rule.substr(kTitlePhrase.size()), &f);
    }
    const std::uint32_t last = page.block_of(facts_.stretch().end);
    for (std::uint32_t b = page.block_of(facts_.stretch().begin); b <= last && b < page.blocks.size(); ++b) {
      const page::Block& block = page.page->blocks[b];
      if (block.zone != page::Zone::main || page.blocks[b].empty()) continue;
      if (first_block_ == UINT32_MAX) first_block_ = b;
      const std::string_view text = page.text(page.blocks[b]);
      if (block.kind != page::BlockKind::heading || text.find(' ') == std::string_view::npos) continue;
      first_heading_ = b;
      heading_key_ = key_of(text);
      break;
    }
  }

  // Of all places of a phrase together.
  const TitleSignSet& of(const std::string& key, Phrase& phrase, const Phrases& all) {
    signs_ = TitleSignSet(engine_.title_ranks, engine_.explain);
    ranks(phrase);
    std::set<std::pair<std::uint32_t, std::uint32_t>> places;
    for (const Found* f : phrase.found) {
      found_as(*f);
      if (!places.emplace(f->folded.begin, f->folded.end).second) continue;
      looks(*f);
      signs_.add(titles_.signs_around(*f));
      company(*f);
    }
    const Span first = phrase.found.front()->folded;
    signs_.add(titles_.own_signs(first));
    if (phrase.inner.begin != first.begin || phrase.inner.end != first.end) add("has_edges");
    elsewhere(key, phrase);
    beside(key, phrase, all);
    if (within_edges_.count(key) != 0) add("within_edges");
    together();
    return signs_;
  }

  // Asked of all phrases before the signs of any: how often it is said, and what of it is the name if its
  // code or its remark is not.
  void look_at(const std::string& key, Phrase& phrase) {
    const PageTitles::Inner& inner = titles_.inner(phrase.found.front()->folded);
    phrase.inner = inner.span;
    if (!inner.key.empty()) within_edges_.insert(inner.key);
    phrase.said = words_.times(key);
    phrase.pairs = pairs_of(key);
    if (key.size() >= kFewKeys) most_ = std::max(most_, phrase.said);
  }

 private:
  void add(std::string_view sign) { signs_.add(sign); }

  // What says more together than each alone: whose name a quotation is, and the pairs that are measured.
  void together() {
    const std::string noun = signs_.has("last_noun_project") ? "_of_project"
                             : signs_.has("last_noun_other") ? "_of_other"
                                                             : "_of_nothing";
    for (const char* kind : {"quoted", "behind", "bold"}) {
      if (signs_.has(std::string("as_") + kind)) add(kind + noun);
    }
    signs_.add_pairs();
  }

  void ranks(const Phrase& phrase) {
    const int r = phrase.rank;
    add(r == 0   ? "rule_none"
        : r < 45 ? "rule_30"
        : r < 60 ? "rule_45"
        : r < 75 ? "rule_60"
        : r < 84 ? "rule_75"
        : r < 92 ? "rule_84"
                 : "rule_92");
    if (phrase.rules.size() > 1) add(phrase.rules.size() > 2 ? "by_three_rules" : "by_two_rules");
    if (phrase.blocks.size() > 1) add("said_again");
  }

  void found_as(const Found& f) {
    if (!is_phrase(f)) return;
    const std::string kind = f.fact.evidence.rule.substr(kTitlePhrase.size());
    add("as_" + kind);
    if (first_of_kind_[kind] == &f) add("first_" + kind);
  }

  void looks(const Found& f) {
    const std::string_view text = f.folded.in(page_.folded.text);
    const page::Block& block = page_.page->blocks[f.block];
    const Span range = page_.blocks[f.block];
    const bool alone = f.folded.size() * 10 >= range.size() * 9;
    if (block.zone != page::Zone::main) add("aside");
    if (block.kind == page::BlockKind::heading) {
      add(block.level <= 2 ? "heading_high" : "heading_low");
      if (f.block == first_heading_) add("first_heading");
    } else if (alone) {
      add(block.emphasised ? "line_in_bold" : "line");
      if (f.block == first_block_) add("first_line");
      if (block.blank_before > 0) add("line_behind_gap");
    }
    add(std::string("in_") + page::name_of(block.kind));
    if (block.numbered) add("numbered");
    if (f.block > 0 && f.block + 1 < page_.blocks.size() && block.kind != page::BlockKind::heading) {
      const page::Block& above = page_.page->blocks[f.block - 1];
      const page::Block& below = page_.page->blocks[f.block + 1];
      if (block.blank_before == 0 && above.kind == block.kind && below.kind == block.kind &&
          below.blank_before == 0)
        add("in_row");
    }
    // "Panouri pentru familiile din munti" right under "Lumina la stana" says what that is.
    if (alone && block.kind != page::BlockKind::heading && f.block > 0) {
      const page::Block& above = page_.page->blocks[f.block - 1];
      if (above.kind == page::BlockKind::heading && above.level <= 2 && above.zone == block.zone &&
          page_.blocks[f.block - 1].size() >= kFewKeys && block.blank_before <= 1)
        add("below_heading");
    }
    if (alone && f.block > 0 && titles_.likenesses()[f.block - 1] > 1) {
      const page::Block& above = page_.page->blocks[f.block - 1];
      const bool heads = above.kind == page::BlockKind::heading &&
                         (block.kind != page::BlockKind::heading || block.level > above.level);
      add(heads ? "below_title_heading" : "below_title_line");
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
    if (f.block <= first_block_ + 3) add("near_top");
  }

  // What the page says of the project around the phrase, and of another one.
  void company(const Found& f) {
    if (facts_.kinds_in(f.block, f.block + 1) >= 2) add("among_facts");
    if (facts_.kinds_in(f.block + 1, f.block + 1 + kBelow) >= 2) add("over_facts");
    if (facts_.kinds_in(f.block + 1, f.block + 2) >= 1) add("right_over_facts");
    if (facts_.all_before(f.folded.begin)) add("behind_facts");
    if (facts_.of_another_time(f)) add("of_another_time");
    if (facts_.has_another_sum(f)) add("beside_another_sum");
    const std::string acronym = acronym_of(f);
    if (!acronym.empty() && !is_no_acronym(engine_, acronym))
      add(words_.times(key_of(acronym)) > 1 ? "has_kept_acronym" : "has_acronym");
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

  // The same words in other places.
  void elsewhere(const std::string& key, const Phrase& phrase) {
    if (phrase.said > 1) add(phrase.said > 2 ? "said_thrice" : "said_twice");
    const double echoed = words_.echoed(key, phrase.said);
    add(echoed > 0.8   ? "echoed_all"
        : echoed > 0.5 ? "echoed_most"
        : echoed > 0.2 ? "echoed_some"
                       : "echoed_few");
    if (key.size() < kFewKeys) return;
    if (head_key_.find(key) != std::string::npos || og_key_.find(key) != std::string::npos)
      add(head_key_.starts_with(key) || og_key_.starts_with(key) ? "opens_page_title" : "in_page_title");
    if (address_key_.find(key) != std::string::npos) add("in_address");
    if (heading_key_.find(key) != std::string::npos) add("in_first_heading");
  }

  // Longer and shorter phrases that hold it or that it holds.
  void beside(const std::string& key, const Phrase& phrase, const Phrases& all) {
    bool longest = phrase.said > 1;
    for (const auto& [other, that] : all) {
      if (other.size() > key.size() && may_hold(that, phrase) && other.find(key) != std::string::npos) {
        if (that.said > 1) longest = false;
        if (that.rank >= kSure) add("inside_sure");
        if (that.rank > 0) add("inside_found");
        if (that.said >= phrase.said && other.starts_with(key)) add("cut_short");
      } else if (other.size() < key.size() && other.size() >= kFewKeys && may_hold(phrase, that) &&
                 key.find(other) != std::string::npos) {
        if (that.said > phrase.said) add("holds_said_more");
        if (that.rank >= kSure) add("holds_sure");
        if (that.rank > 0) add("holds_found");
      }
    }
    if (longest) add("longest_said_again");
    if (phrase.said > 1 && key.size() >= kFewKeys && phrase.said == most_) add("said_most");
  }

  const Engine& engine_;
  const FoldedPage& page_;
  PageTitles& titles_;
  TitleFacts facts_;
  ProjectWords words_;
  std::string head_key_;
  std::string og_key_;
  std::string address_key_;
  std::string heading_key_;
  int most_ = 0;  // times that a phrase is said
  std::uint32_t first_block_ = UINT32_MAX;
  std::uint32_t first_heading_ = UINT32_MAX;
  std::map<std::string, const Found*> first_of_kind_;
  std::set<std::string> within_edges_;  // keys
  TitleSignSet signs_;
};

}  // namespace

void prefer_titles(const Engine& engine, const FoldedPage& page, PageTitles& titles,
                   std::vector<Found>& candidates) {
  Phrases phrases;
  for (Found& f : candidates) {
    if (f.fact.path != "title") continue;
    Phrase& phrase = phrases[key_of(*f.fact.value.string())];
    phrase.found.push_back(&f);
    phrase.blocks.insert(f.block);
    if (is_phrase(f)) continue;
    phrase.rules.insert(f.rule);
    phrase.rank = std::max(phrase.rank, f.rank);
  }
  if (phrases.size() < 2 || phrases.size() > kMostPhrases) return;
  TitleSigns signs(engine, page, candidates, titles);
  for (auto& [key, phrase] : phrases) signs.look_at(key, phrase);
  for (auto& [key, phrase] : phrases) {
    const TitleSignSet& found = signs.of(key, phrase, phrases);
    for (Found* f : phrase.found) {
      if (engine.explain) f->signs = found.named();
      f->rank += static_cast<int>(std::lround(found.sum()));
    }
  }
}

}  // namespace fisa::extract
