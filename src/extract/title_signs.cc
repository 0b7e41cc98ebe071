#include "extract/title_signs.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <set>
#include <string_view>
#include <utility>

#include "extract/actions.h"
#include "extract/sameness.h"
#include "extract/title_facts.h"
#include "extract/title_heads.h"
#include "extract/title_lines.h"
#include "extract/title_phrases.h"
#include "extract/title_wording.h"
#include "extract/title_words.h"
#include "extract/titles.h"
#include "grammar/slots.h"
#include "page/names.h"
#include "text/fold.h"
#include "values/words.h"

namespace fisa::extract {
namespace {

constexpr std::uint32_t kNear = 70;        // folded bytes around a phrase
constexpr std::uint32_t kLead = 160;       // ... before it, that may tell of other projects
constexpr std::uint32_t kBelow = 8;        // blocks
constexpr std::size_t kMostPhrases = 400;  // more are a list, whose rules alone tell its titles
constexpr std::size_t kFewKeys = 12;  // of a key that is looked for in other places: shorter ones are words
constexpr std::size_t kLongestLabel = 60;  // folded bytes
constexpr int kSure = 84;                  // rank of a rule that saw a label, or a code beside it

// "as_line_and_words_3": the signs on both sides of it.
constexpr std::string_view kAnd = "_and_";
constexpr std::string_view kField = "title:";

// The candidates that say the same.
struct Phrase {
  std::vector<Found*> found;
  std::set<match::RuleId> rules;
  std::set<std::uint32_t> blocks;
  int rank = 0;  // of the best rule that found it; 0 where none did
  int said = 0;  // times, up to a few
  Span inner{};  // without code and remark (extract/title_lines.h)
};

using Phrases = std::map<std::string, Phrase>;  // by their keys

bool is_phrase(const Found& f) {
  return f.fact.evidence.rule.starts_with(kTitlePhrase);
}

class TitleSigns {
 public:
  TitleSigns(const Engine& engine, const FoldedPage& page, const Headings& over,
             const std::vector<Found>& candidates)
      : engine_(engine),
        page_(page),
        over_(over),
        facts_(page, candidates),
        words_(page, facts_.stretch()),
        head_key_(key_of(page.page->title)),
        og_key_(key_of(page.page->og_title)),
        address_key_(key_of(page.page->canonical_url)) {
    for (const auto& [name, weight] : engine.ranks) {
      const auto joint = name.find(kAnd);
      if (joint == std::string::npos || !name.starts_with(kField)) continue;
      const std::string_view both(name);
      pairs_.emplace(both.substr(kField.size(), joint - kField.size()),
                     Pair{both.substr(joint + kAnd.size()), name});
    }
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

  // Of all places of a phrase together, with what each adds to the rank.
  std::vector<std::pair<std::string, double>> of(const std::string& key, Phrase& phrase, const Phrases& all) {
    signs_.clear();
    ranks(phrase);
    std::set<std::pair<std::uint32_t, std::uint32_t>> places;
    for (const Found* f : phrase.found) {
      const std::string_view text = f->folded.in(page_.folded.text);
      found_as(*f);
      if (!places.emplace(f->folded.begin, f->folded.end).second) continue;
      looks(*f, text);
      surroundings(*f);
      edges(*f);
      label(*f);
      company(*f);
    }
    const Found& first = *phrase.found.front();
    for (const std::string& sign : title_head_signs(engine_, page_, first.folded)) add(sign);
    for (const std::string& sign : title_wording_signs(engine_, first.folded.in(page_.folded.text)))
      add(sign);
    if (phrase.inner.begin != first.folded.begin || phrase.inner.end != first.folded.end) add("has_edges");
    holds(first);
    elsewhere(key, phrase);
    beside(key, phrase, all);
    if (within_edges_.count(key) != 0) add("within_edges");
    together();
    std::vector<std::pair<std::string, double>> out;
    for (const std::string& name : signs_) {
      const auto weight = engine_.ranks.find(name);
      out.emplace_back(name, weight == engine_.ranks.end() ? 0.0 : weight->second);
    }
    return out;
  }

  // Asked of all phrases before the signs of any: how often it is said, and what of it is the name if its
  // code or its remark is not.
  void look_at(const std::string& key, Phrase& phrase) {
    const Span whole = phrase.found.front()->folded;
    phrase.inner = title_within(engine_, page_, whole);
    if (phrase.inner.begin != whole.begin || phrase.inner.end != whole.end)
      within_edges_.insert(key_of(clean_text(page_, phrase.inner)));
    phrase.said = words_.times(key);
    if (key.size() >= kFewKeys) most_ = std::max(most_, phrase.said);
  }

 private:
  void add(std::string_view sign) { signs_.insert(std::string(kField) + std::string(sign)); }
  [[nodiscard]] bool has(const char* pattern, std::string_view text) const {
    return engine_.matcher.contains(pattern, text);
  }

  // What says more together than each alone: whose name a quotation is, and the pairs that are measured.
  void together() {
    const auto said = [this](const char* sign) { return signs_.count(std::string(kField) + sign) != 0; };
    const std::string noun = said("last_noun_project") ? "_of_project"
                             : said("last_noun_other") ? "_of_other"
                                                       : "_of_nothing";
    for (const char* kind : {"quoted", "behind", "bold"}) {
      if (said((std::string("as_") + kind).c_str())) add(kind + noun);
    }
    std::vector<std::string> both;
    for (const std::string& sign : signs_) {
      const auto [first, last] = pairs_.equal_range(std::string_view(sign).substr(kField.size()));
      for (auto pair = first; pair != last; ++pair) {
        if (said(std::string(pair->second.other).c_str())) both.push_back(pair->second.name);
      }
    }
    signs_.insert(both.begin(), both.end());
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

  void looks(const Found& f, std::string_view text) {
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
    if (alone && f.block > 0 && like_title(f.block - 1)) {
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

  bool like_title(std::uint32_t block) {
    const auto [known, added] = like_title_.try_emplace(block, false);
    if (added) known->second = title_likeness(engine_, page_, block) > 1;
    return known->second;
  }

  // Does the heading that the block stands under tell of other projects?
  bool under_others(std::uint32_t block) {
    const std::uint32_t section = page_.page->blocks[block].section;
    if (section == 0 || section - 1 == block) return false;
    const auto [known, added] = of_others_.try_emplace(section, false);
    if (added) known->second = has("title_elsewhere", page_.text(page_.blocks[section - 1]));
    return known->second;
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

  // Names and values in it.
  void holds(const Found& f) {
    for (auto a = page_.first_from(f.folded.begin);
         a != page_.annotations.end() && a->span.begin < f.folded.end; ++a) {
      const bool most = a->span.size() * 10 >= f.folded.size() * 6;
      const bool entity = a->slot >= grammar::kFirstEntity && a->slot <= grammar::kLastEntity;
      if (a->span.begin > f.folded.begin + 2 && page_.folded.text[a->span.begin - 2] == ':' &&
          a->slot != grammar::kQuoted)
        add("holds_labelled_value");
      if (a->slot == grammar::kOrg) add(most ? "is_house" : "holds_house");
      if (a->slot == grammar::kOrg && a->span.begin <= f.folded.begin + 1) add("begins_with_house");
      if (entity) add(most ? "is_fund" : "holds_fund");
      if (a->slot == grammar::kMoney) add("holds_sum");
      if (a->slot == grammar::kDate || a->slot == grammar::kPeriod || a->slot == grammar::kDuration)
        add("holds_time");
      if (a->slot == grammar::kCounted)
        add(a->span.begin <= f.folded.begin + 1 ? "begins_with_count" : "holds_count");
      if (a->slot == grammar::kQuoted && !most) add("holds_quotation");
    }
  }

  void surroundings(const Found& f) {
    const Span range = page_.blocks[f.block];
    const std::uint32_t from = f.folded.begin > range.begin + kNear ? f.folded.begin - kNear : range.begin;
    const std::string_view before = page_.text({std::min(from, f.folded.begin), f.folded.begin});
    const std::uint32_t to = std::min(range.end, f.folded.end + kNear);
    const std::string_view after = page_.text({f.folded.end, std::max(to, f.folded.end)});
    if (has("title_before", before)) add("behind_project");
    if (has("title_right_before", before)) add("right_behind_project");
    if (has("title_after", after)) add("before_code");
    if (has("title_stops", after)) add("before_verb");
    if (has("title_after_project", after)) add("before_project");
    if (has("title_speaker", after) || has("title_speaker", before)) add("beside_speech");
    if (has("title_of_other", before)) add("of_something_else");
    if (has("title_right_of_other", before)) add("right_of_something_else");
    behind_fund(f, before);
    last_noun(f);
    if (has("title_event_after", after)) add("is_event");
    // "\"...\", organizat in cadrul proiectului": of something else as much as what names that before it.
    if (has("title_part_of_project", after)) {
      add("of_something_else");
      add("right_of_something_else");
    }
    const std::uint32_t lead = f.folded.begin > range.begin + kLead ? f.folded.begin - kLead : range.begin;
    if (has("title_elsewhere", page_.text({std::min(lead, f.folded.begin), f.folded.begin})) ||
        under_others(f.block))
      add("of_another_project");
    if (f.block + 1 < page_.blocks.size() && f.folded.end + kNear > range.end &&
        has("title_after", page_.text(page_.blocks[f.block + 1])))
      add("above_code");
  }

  // What its sentence names last before it: a project, or something else that has a name.
  void last_noun(const Found& f) {
    const Span range = page_.blocks[f.block];
    const std::uint32_t from = f.folded.begin > range.begin + kLead ? f.folded.begin - kLead : range.begin;
    const Span before{std::min(from, f.folded.begin), f.folded.begin};
    std::string masked(page_.text(before));
    // "Programul Operational Regional", "Asociatia Satul": what these are is known.
    for (auto a = page_.first_from(before.begin); a != page_.annotations.end() && a->span.begin < before.end;
         ++a) {
      const bool entity = a->slot >= grammar::kFirstEntity && a->slot <= grammar::kLastEntity;
      if (!entity && a->slot != grammar::kOrg) continue;
      for (std::uint32_t i = a->span.begin; i < std::min(a->span.end, before.end); ++i)
        masked[i - before.begin] = '_';
    }
    std::string_view lead = masked;
    if (const auto stop = lead.rfind(". "); stop != std::string_view::npos) lead.remove_prefix(stop + 2);
    const auto last = [&](const char* pattern) {
      Span found{};
      std::uint32_t end = 0;
      for (std::uint32_t at = 0; engine_.matcher.search(pattern, lead, at, found) && found.end > at;
           at = found.end)
        end = found.end;
      return end;
    };
    const std::uint32_t project = last("title_leads");
    const std::uint32_t other = last("title_other_noun");
    if (project > other) add("last_noun_project");
    if (project < other) add("last_noun_other");
  }

  // "Programul Operational Regional, \"Reabilitarea strazilor\"": the measure of a programme.
  void behind_fund(const Found& f, std::string_view before) {
    auto a = page_.first_from(f.folded.begin);
    if (a == page_.annotations.begin()) return;
    --a;
    if (a->slot == grammar::kQuoted && a->span.contains(f.folded)) {
      if (a == page_.annotations.begin()) return;
      --a;
    }
    if (a->slot >= grammar::kFirstEntity && a->slot <= grammar::kLastEntity &&
        a->span.end <= f.folded.begin && a->span.end + before.size() >= f.folded.begin)
      add("behind_fund");
  }

  // Where in its block it begins and ends.
  void edges(const Found& f) {
    const Span range = page_.blocks[f.block];
    std::string_view before = page_.text({range.begin, std::max(f.folded.begin, range.begin)});
    std::string_view after = page_.text({f.folded.end, std::max(f.folded.end, range.end)});
    const auto blank = [](char c) { return c == ' ' || c == '"'; };
    while (!before.empty() && blank(before.back())) before.remove_suffix(1);
    while (!after.empty() && blank(after.front())) after.remove_prefix(1);
    const auto edge = [&](const char* which, bool none, char c) {
      const char* what = none                               ? "block"
                         : c == ','                         ? "comma"
                         : c == ':' || c == ';'             ? "colon"
                         : c == '.' || c == '!' || c == '?' ? "stop"
                         : c == '-' || c == '|' || c == '/' ? "dash"
                         : c == '(' || c == ')'             ? "bracket"
                                                            : "word";
      add(std::string(which) + what);
    };
    edge("begins_at_", before.empty(), before.empty() ? ' ' : before.back());
    edge("ends_at_", after.empty(), after.empty() ? ' ' : after.front());
  }

  // What the label before it, beside it or over it says that it is.
  void label(const Found& f) {
    const Span range = page_.blocks[f.block];
    std::string_view before = page_.text({range.begin, std::max(f.folded.begin, range.begin)});
    const auto blank = [](char c) { return c == ' ' || c == '"'; };
    while (!before.empty() && blank(before.back())) before.remove_suffix(1);
    if (!before.empty() && before.back() == ':') {
      const auto stop = before.rfind(". ");
      if (stop != std::string_view::npos) before.remove_prefix(stop + 2);
      if (before.size() <= kLongestLabel) labelled(before);
      return;
    }
    if (!before.empty() || f.block == 0) return;
    const page::Block& block = page_.page->blocks[f.block];
    const page::Block& last = page_.page->blocks[f.block - 1];
    const std::string_view above = page_.text(page_.blocks[f.block - 1]);
    const bool row =
        block.kind == page::BlockKind::cell && last.table == block.table && last.row == block.row;
    const bool label = row || last.kind == page::BlockKind::term || (!above.empty() && above.back() == ':') ||
                       engine_.matcher.is_label(above);
    if (label && above.size() <= kLongestLabel) labelled(above);
    if (block.kind == page::BlockKind::cell && f.block < over_.size()) {
      if (has("title_labels", over_[f.block])) add("column_title");
      if (has("title_begins_label", over_[f.block])) add("column_other");
    }
  }

  void labelled(std::string_view label) {
    if (has("title_labels", label)) {
      add("label_title");
    } else if (has("title_begins_label", label)) {
      add("label_other");
    } else {
      add(has("title_leads", label) ? "label_project" : "label_unknown");
    }
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
      if (other.size() > key.size() && other.find(key) != std::string::npos) {
        if (that.said > 1) longest = false;
        if (that.rank >= kSure) add("inside_sure");
        if (that.rank > 0) add("inside_found");
        if (that.said >= phrase.said && other.starts_with(key)) add("cut_short");
      } else if (other.size() < key.size() && key.find(other) != std::string::npos &&
                 other.size() >= kFewKeys) {
        if (that.said > phrase.said) add("holds_said_more");
        if (that.rank >= kSure) add("holds_sure");
        if (that.rank > 0) add("holds_found");
      }
    }
    if (longest) add("longest_said_again");
    if (phrase.said > 1 && key.size() >= kFewKeys && phrase.said == most_) add("said_most");
  }

  struct Pair {
    std::string_view other;  // the second sign, without the field
    std::string name;        // of both
  };

  const Engine& engine_;
  const FoldedPage& page_;
  const Headings& over_;
  std::multimap<std::string_view, Pair>
      pairs_;  // that tools/prefer has found to say more, by their first signs
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
  std::map<std::uint32_t, bool> like_title_;  // by block
  std::map<std::uint32_t, bool> of_others_;   // by section
  std::set<std::string> within_edges_;        // keys
  std::set<std::string> signs_;
};

}  // namespace

void prefer_titles(const Engine& engine, const FoldedPage& page, const Headings& over,
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
  TitleSigns signs(engine, page, over, candidates);
  for (auto& [key, phrase] : phrases) signs.look_at(key, phrase);
  for (auto& [key, phrase] : phrases) {
    const auto found = signs.of(key, phrase, phrases);
    double ranks = 0;
    for (const auto& [sign, added] : found) ranks += added;
    for (Found* f : phrase.found) {
      f->signs = found;
      f->rank += static_cast<int>(std::lround(ranks));
    }
  }
}

}  // namespace fisa::extract
