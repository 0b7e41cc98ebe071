#include "extract/title_surroundings.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "grammar/slots.h"
#include "page/page.h"

namespace fisa::extract {
namespace {

constexpr std::uint32_t kNear = 70;        // folded bytes around a phrase
constexpr std::uint32_t kLead = 160;       // ... before it, that may tell of other projects
constexpr std::size_t kLongestLabel = 60;  // folded bytes
constexpr std::size_t kLongestMark = 4;    // "\" - "

// A phrase and its block.
struct Place {
  std::uint32_t block;
  Span phrase;
};

class Surroundings {
 public:
  Surroundings(const Engine& engine, const FoldedPage& page, const Headings& over, TitleSignSet& signs)
      : engine_(engine), page_(page), over_(over), signs_(signs) {}

  void run(Place f) {
    surroundings(f);
    edges(f);
    label(f);
    lead_in(f);
    translation(f);
    crumbs(f);
  }

 private:
  [[nodiscard]] bool has(const char* pattern, std::string_view text) const {
    return engine_.matcher.contains(pattern, text);
  }

  void surroundings(Place f) {
    const Span range = page_.blocks[f.block];
    const std::uint32_t from = f.phrase.begin > range.begin + kNear ? f.phrase.begin - kNear : range.begin;
    const std::string_view before = page_.text({std::min(from, f.phrase.begin), f.phrase.begin});
    const std::uint32_t to = std::min(range.end, f.phrase.end + kNear);
    const std::string_view after = page_.text({f.phrase.end, std::max(to, f.phrase.end)});
    if (has("title_before", before)) signs_.add("behind_project");
    if (has("title_right_before", before)) signs_.add("right_behind_project");
    if (has("title_after", after)) signs_.add("before_code");
    if (has("title_stops", after)) signs_.add("before_verb");
    if (has("title_after_project", after)) signs_.add("before_project");
    if (has("title_speaker", after) || has("title_speaker", before)) signs_.add("beside_speech");
    if (has("title_of_other", before)) signs_.add("of_something_else");
    if (has("title_right_of_other", before)) signs_.add("right_of_something_else");
    behind_fund(f, before);
    before_value(f);
    last_noun(f);
    if (has("title_event_after", after)) signs_.add("is_event");
    // "\"...\", organizat in cadrul proiectului": of something else as much as what names that before it.
    if (has("title_part_of_project", after)) {
      signs_.add("of_something_else");
      signs_.add("right_of_something_else");
    }
    const std::uint32_t lead = f.phrase.begin > range.begin + kLead ? f.phrase.begin - kLead : range.begin;
    if (has("title_elsewhere", page_.text({std::min(lead, f.phrase.begin), f.phrase.begin})) ||
        under_others(f.block))
      signs_.add("of_another_project");
    if (f.block + 1 < page_.blocks.size() && f.phrase.end + kNear > range.end &&
        has("title_after", page_.text(page_.blocks[f.block + 1])))
      signs_.add("above_code");
  }

  // Does the heading that the block stands under tell of other projects?
  bool under_others(std::uint32_t block) {
    const std::uint32_t section = page_.page->blocks[block].section;
    if (section == 0 || section - 1 == block) return false;
    return has("title_elsewhere", page_.text(page_.blocks[section - 1]));
  }

  // What its sentence names last before it: a project, or something else that has a name.
  void last_noun(Place f) {
    const Span range = page_.blocks[f.block];
    const std::uint32_t from = f.phrase.begin > range.begin + kLead ? f.phrase.begin - kLead : range.begin;
    const Span before{std::min(from, f.phrase.begin), f.phrase.begin};
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
    if (project > other) signs_.add("last_noun_project");
    if (project < other) signs_.add("last_noun_other");
  }

  // "Programul Operational Regional, \"Reabilitarea strazilor\"": the measure of a programme.
  void behind_fund(Place f, std::string_view before) {
    auto a = page_.first_from(f.phrase.begin);
    if (a == page_.annotations.begin()) return;
    --a;
    if (a->slot == grammar::kQuoted && a->span.contains(f.phrase)) {
      if (a == page_.annotations.begin()) return;
      --a;
    }
    if (a->slot >= grammar::kFirstEntity && a->slot <= grammar::kLastEntity &&
        a->span.end <= f.phrase.begin && a->span.end + before.size() >= f.phrase.begin)
      signs_.add("behind_fund");
  }

  // "Zestrea satului - 21.500 lei - 2017", "Zestrea satului (2017)": a mark and a value end a name.
  void before_value(Place f) {
    const auto a = page_.first_from(f.phrase.end);
    if (a == page_.annotations.end() || a->span.end > page_.blocks[f.block].end) return;
    const std::string_view between = page_.text({f.phrase.end, a->span.begin});
    if (between.size() > kLongestMark || between.find_first_not_of(" \"-,;:|/(") != std::string_view::npos ||
        between.find_first_of("-,;:|/(") == std::string_view::npos)
      return;
    if (a->slot == grammar::kMoney) signs_.add("before_sum");
    if (a->slot == grammar::kDate || a->slot == grammar::kPeriod || a->slot == grammar::kDuration)
      signs_.add("before_time");
    if (a->slot == grammar::kOrg) signs_.add("before_house");
  }

  // Where in its block it begins and ends.
  void edges(Place f) {
    const Span range = page_.blocks[f.block];
    if (f.phrase.end + 2 >= range.end && page_.text(range).ends_with(':')) signs_.add("leads_in");
    std::string_view before = page_.text({range.begin, std::max(f.phrase.begin, range.begin)});
    std::string_view after = page_.text({f.phrase.end, std::max(f.phrase.end, range.end)});
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
      signs_.add(std::string(which) + what);
    };
    edge("begins_at_", before.empty(), before.empty() ? ' ' : before.back());
    edge("ends_at_", after.empty(), after.empty() ? ' ' : after.front());
  }

  // "Acasa > Proiecte > In derulare", right over a name: the page is about what it leads to.
  void crumbs(Place f) {
    constexpr std::uint32_t kBlocksAbove = 2;
    if (f.phrase.begin > page_.blocks[f.block].begin + 1) return;
    for (std::uint32_t above = 1; above <= kBlocksAbove && above <= f.block; ++above) {
      if (!has("title_crumbs", page_.text(page_.blocks[f.block - above]))) continue;
      signs_.add("below_path");
      return;
    }
  }

  // A name over or under what it is called in another language: "Apa curata pentru sate", "Clean water for
  // villages".
  void translation(Place f) {
    constexpr std::uint32_t kMostOfBlock = 6;  // tenths
    if (f.phrase.size() * 10 < page_.blocks[f.block].size() * kMostOfBlock) return;
    const auto english = [&](std::string_view text) { return has("title_english", text); };
    const bool own = english(page_.text(f.phrase));
    if (!own && !has("title_romanian", page_.text(f.phrase))) return;
    for (const std::uint32_t other : {f.block - 1, f.block + 1}) {
      if (other >= page_.blocks.size()) continue;
      const std::string_view text = page_.text(page_.blocks[other]);
      const bool as_long = text.size() * 2 >= f.phrase.size() && text.size() <= f.phrase.size() * 2 + kNear;
      if (!as_long || english(text) == own || (own && !has("title_romanian", text))) continue;
      signs_.add(own ? "english_beside_romanian" : "romanian_beside_english");
    }
  }

  // "Ne-am propus:", and a list of what was meant to be done: such items are worded as names are.
  void lead_in(Place f) {
    if (page_.page->blocks[f.block].kind != page::BlockKind::item || f.block >= over_.size()) return;
    // The line that leads in to the list stands last, the nearest heading first.
    std::string_view over = over_[f.block];
    if (const auto line = over.rfind('\n'); line != std::string_view::npos)
      over = line + 1 < over.size() ? over.substr(line + 1) : over.substr(0, over.find('\n'));
    if (over.empty()) return;
    signs_.add(has("title_lists", over)   ? "led_in_by_projects"
               : has("title_deeds", over) ? "led_in_by_deeds"
                                          : "led_in");
  }

  // What the label before it, beside it or over it says that it is.
  void label(Place f) {
    const Span range = page_.blocks[f.block];
    std::string_view before = page_.text({range.begin, std::max(f.phrase.begin, range.begin)});
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
      if (has("title_labels", over_[f.block])) signs_.add("column_title");
      if (has("title_begins_label", over_[f.block])) signs_.add("column_other");
    }
  }

  void labelled(std::string_view label) {
    if (has("title_labels", label)) {
      signs_.add("label_title");
    } else if (has("title_begins_label", label)) {
      signs_.add("label_other");
    } else {
      signs_.add(has("title_leads", label) ? "label_project" : "label_unknown");
    }
  }

  const Engine& engine_;
  const FoldedPage& page_;
  const Headings& over_;
  TitleSignSet& signs_;
};

}  // namespace

void add_title_surroundings(const Engine& engine, const FoldedPage& page, const Headings& over,
                            std::uint32_t block, Span phrase, TitleSignSet& signs) {
  Surroundings(engine, page, over, signs).run({block, phrase});
}

}  // namespace fisa::extract
