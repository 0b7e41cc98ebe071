#include "extract/choose.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string>

#include "extract/acronyms.h"
#include "extract/carriers.h"
#include "extract/checks.h"
#include "extract/dates.h"
#include "extract/likely_facts.h"
#include "extract/moldova.h"
#include "extract/period_fit.h"
#include "extract/periods.h"
#include "extract/preferences.h"
#include "extract/ranking.h"
#include "extract/sameness.h"
#include "extract/shares.h"
#include "extract/signs.h"
#include "extract/target_company.h"
#include "extract/title_lines.h"
#include "extract/title_phrases.h"
#include "extract/title_signs.h"
#include "extract/title_words.h"
#include "extract/titles.h"
#include "extract/totals.h"
#include "grammar/slots.h"
#include "text/fold.h"
#include "values/words.h"

namespace fisa::extract {
namespace {

using values::Fact;
using values::Object;
using values::Value;

constexpr int kSurelyTitle = 84;          // a label, or a code beside it
constexpr std::size_t kShortestName = 6;  // folded bytes of a title that another one may go on from

class Chooser {
 public:
  Chooser(const FoldedPage& page, const Headings& over, const Engine& engine, std::vector<Found> candidates)
      : page_(page), over_(over), engine_(engine), candidates_(std::move(candidates)) {
    verdicts_.resize(candidates_.size());
    for (std::uint32_t i = 0; i < candidates_.size(); ++i) by_path_[candidates_[i].fact.path].push_back(i);
  }

  Project run() {
    moldovan_ = is_moldovan(page_, engine_);
    title();
    fit_period(engine_.matcher, page_, candidates_, by_path_, verdicts_);
    // Lists come last: some of their elements are weighed against the single values.
    for (const bool lists : {false, true}) {
      for (const auto& [path, indices] : by_path_) {
        if (path.empty() || path[0] == '@' || path == "title") continue;
        if (candidates_[indices.front()].list != lists) continue;
        if (lists) {
          elements(path);
        } else {
          single(path);
        }
      }
    }
    add_missing_shares(page_, engine_.matcher, candidates_, out_.facts);
    add_site_owner(page_, engine_, candidates_, by_path_, verdicts_, out_.facts);
    add_likely({engine_, page_, over_, title_}, candidates_, by_path_, verdicts_, out_.facts);
    own_word_of_lead(engine_, candidates_, by_path_, out_.facts);
    for (Fact& f : out_.facts) {
      if (moldovan_ && f.path.starts_with("budget.")) in_moldovan_lei(f.value);
    }
    computed_end();
    out_.warnings = check(page_, engine_, out_.facts);
    weigh();
    if (drop_unlikely()) out_.warnings = check(page_, engine_, out_.facts);
    if (engine_.explain) explain();
    return std::move(out_);
  }

 private:
  void single(const std::string& path) {
    auto order = ranked(candidates_, by_path_, path);
    if (path == "acronym") {
      // The title may have told it: then only what calls itself an acronym says more.
      std::erase_if(order, [this](std::uint32_t i) {
        const Found& f = candidates_[i];
        if (is_no_acronym(engine_, text::folded(*f.fact.value.string()))) {
          verdicts_[i] = "is a label or a programme";
          return true;
        }
        if (f.rank < kCalledAcronym && written_small(page_, f.folded.in(page_.folded.text))) {
          verdicts_[i] = "is a word that the page writes in small letters";
          return true;
        }
        const bool is_one = fact("acronym") == nullptr && stands_for_project(page_, f, title_);
        if (!is_one) verdicts_[i] = "stands far from the title";
        return !is_one;
      });
      if (order.empty()) return;
    }
    Found& best = candidates_[order.front()];
    verdicts_[order.front()] = "chosen";
    for (std::size_t i = 1; i < order.size(); ++i) {
      const Found& f = candidates_[order[i]];
      if (path.starts_with("funding.")) prefer_longer(best, f);
      verdicts_[order[i]] = behind(f, best);
    }
    Fact fact = path.starts_with("period.") ? finest(best, order).fact : best.fact;
    if (moldovan_) in_moldovan_lei(fact.value);
    out_.facts.push_back(std::move(fact));
  }

  // Why a candidate lost to the best one.
  static std::string behind(const Found& f, const Found& best) {
    if (f.rank < best.rank)
      return "rank " + std::to_string(f.rank) + " is lower than " + std::to_string(best.rank);
    return f.rank > best.rank ? "is cut short; the chosen one has the whole" : "stands later on the page";
  }

  // The same date told to the month or the day elsewhere, by a rule of some standing.
  const Found& finest(const Found& best, const std::vector<std::uint32_t>& order) const {
    const Found* out = &best;
    for (const std::uint32_t i : order) {
      const std::string* date = candidates_[i].fact.value.string();
      const std::string* coarse = out->fact.value.string();
      if (date == nullptr || coarse == nullptr || candidates_[i].rank < kFinerDate) continue;
      if (date->size() > coarse->size() && date->starts_with(*coarse + "-")) out = &candidates_[i];
    }
    return *out;
  }

  void title() {
    const auto order = ranked(candidates_, by_path_, "title");
    if (order.empty()) return;
    const std::uint32_t first = whole_title(order);
    const Found& best = candidates_[first];
    title_ = best.folded;
    Fact fact = best.fact;
    SplitTitle split = split_title(*fact.value.string());
    // "PROIECTULUI: Drum nou la Codlea": a label, or a programme.
    if (is_no_acronym(engine_, text::folded(split.acronym))) split.acronym.clear();
    if (split.acronym.empty()) split.acronym = acronym_elsewhere(split.title, order);
    if (split.acronym.empty()) split.acronym = acronym_behind(page_, title_);
    if (is_no_acronym(engine_, text::folded(split.acronym))) split.acronym.clear();
    fact.value = split.title;
    out_.facts.push_back(fact);
    const auto acronyms = ranked(candidates_, by_path_, "acronym");
    const bool labelled = !acronyms.empty() && candidates_[acronyms.front()].rank >= kSurelyAcronym;
    if (!split.acronym.empty() && !labelled) {
      Fact acronym = best.fact;
      acronym.path = "acronym";
      acronym.value = split.acronym;
      out_.facts.push_back(std::move(acronym));
    }
    for (const std::uint32_t i : order) verdicts_[i] = behind(candidates_[i], best);
    verdicts_[first] = "chosen";
  }

  // The page may say the same title without its acronym and with it.
  std::string acronym_elsewhere(const std::string& title, const std::vector<std::uint32_t>& order) const {
    const std::string key = key_of(title);
    for (const std::uint32_t i : order) {
      const SplitTitle other = split_title(*candidates_[i].fact.value.string());
      if (!other.acronym.empty() && key_of(other.title) == key &&
          !is_no_acronym(engine_, text::folded(other.acronym)))
        return other.acronym;
    }
    return "";
  }

  // A breadcrumb or a card cuts a long title short; elsewhere on the page it stands whole.
  std::uint32_t whole_title(const std::vector<std::uint32_t>& order) const {
    const Found& best = candidates_[order.front()];
    const std::string start = key_of(*best.fact.value.string());
    // A heading, or a passing mention, gives the name and not what stands behind its colon or dash.
    if (best.rank < kSurelyTitle) {
      for (const std::uint32_t i : order) {
        const Found& f = candidates_[i];
        if (by_rule(f) && goes_on(*best.fact.value.string(), *f.fact.value.string())) return i;
      }
    }
    const Span tail{
        best.folded.end,
        std::min<std::uint32_t>(best.folded.end + 3, static_cast<std::uint32_t>(page_.folded.text.size()))};
    if (page_.text(tail) != "...") return order.front();
    for (const std::uint32_t i : order) {
      const std::string key = key_of(*candidates_[i].fact.value.string());
      if (key.size() > start.size() && key.starts_with(start)) return i;
    }
    return order.front();
  }

  // Not by its looks alone.
  static bool by_rule(const Found& f) {
    const std::string& rule = f.fact.evidence.rule;
    return rule != kTitleLine && !rule.starts_with(kTitlePhrase);
  }

  // "Lutul viu", and "Lutul viu: mostenirea olarilor".
  static bool goes_on(const std::string& name, const std::string& whole) {
    const std::string x = text::folded(name);
    const std::string y = text::folded(whole);
    if (x.size() < kShortestName || y.size() <= x.size() + kShortestName) return false;
    const bool same =
        std::equal(x.begin(), x.end(), y.begin(), [](char a, char b) { return to_lower(a) == to_lower(b); });
    const std::string_view rest = std::string_view(y).substr(x.size());
    return same && (rest[0] == ':' || rest[0] == ',' || rest.starts_with(". ") || rest.starts_with(" - "));
  }

  void elements(const std::string& path) {
    std::vector<std::uint32_t> kept;
    for (const std::uint32_t i : ranked(candidates_, by_path_, path)) {
      Found& f = candidates_[i];
      const auto twin = std::find_if(kept.begin(), kept.end(), [&](std::uint32_t k) {
        return same_element(candidates_[k], f, engine_.vocabulary);
      });
      if (twin != kept.end()) {
        prefer_longer(candidates_[*twin], f);
        verdicts_[i] = "says the same as one that was chosen";
        continue;
      }
      // Who carries the project is measured by who else may: a label of partners tells nothing about it.
      const bool first_carrier = path == "partners" && carries_the_project(f) &&
                                 std::none_of(kept.begin(), kept.end(), [this](std::uint32_t k) {
                                   return carries_the_project(candidates_[k]);
                                 });
      if (!kept.empty() && !first_carrier && f.rank + kTooFarBehind < candidates_[kept.front()].rank) {
        verdicts_[i] = "rank " + std::to_string(f.rank) + " is too far behind " +
                       std::to_string(candidates_[kept.front()].rank);
        continue;
      }
      if (path == "budget.parts" && is_nothing(f)) {
        verdicts_[i] = "is a sum of nothing";
        continue;
      }
      if (path == "budget.parts" && is_in_another_currency(f)) {
        verdicts_[i] = "is in another currency than the total";
        continue;
      }
      if (path == "budget.parts" && exceeds(f.fact, fact("budget.total"))) {
        verdicts_[i] = "is more than the total";
        continue;
      }
      if (path == "budget.parts" && is_whole_of_one(f)) {
        verdicts_[i] = "is the whole, no partner's share of it";
        continue;
      }
      if (path == "partners" && pays(f)) {
        verdicts_[i] = "gives the money";
        continue;
      }
      if (path != "acronym" && title_.contains(f.folded)) {
        verdicts_[i] = "stands inside the title";
        continue;
      }
      verdicts_[i] = "chosen";
      kept.push_back(i);
    }
    if (path == "partners") one_carrier(engine_, candidates_, kept, verdicts_);
    std::stable_sort(kept.begin(), kept.end(), [this](std::uint32_t a, std::uint32_t b) {
      return candidates_[a].folded.begin < candidates_[b].folded.begin;
    });
    for (const std::uint32_t i : kept) {
      if (path == "funding.funds")
        payers_.push_back({*candidates_[i].fact.value.string(), candidates_[i].rank});
      if (path == "partners") forget_payer(candidates_[i]);
      Fact fact = candidates_[i].fact;
      if (moldovan_) in_moldovan_lei(fact.value);
      out_.facts.push_back(std::move(fact));
    }
  }

  bool is_in_another_currency(const Found& part) const {
    const Fact* total = fact("budget.total");
    if (total == nullptr) return false;
    Value value = part.fact.value;
    if (moldovan_) in_moldovan_lei(value);
    return *text_member(value, "currency") != *text_member(total->value, "currency");
  }

  // "Bugetul nostru e de 58.200 euro", of one that carries its project alone.
  bool is_whole_of_one(const Found& part) const {
    const Fact* total = fact("budget.total");
    return total != nullptr && *text_member(part.fact.value, "kind") == "partner" &&
           *part.fact.value.find("amount") == *total->value.find("amount");
  }

  static bool is_nothing(const Found& money) {
    const Value* amount = money.fact.value.find("amount");
    return amount != nullptr && amount->number() != nullptr && *amount->number() <= 0;
  }

  struct Payer {
    std::string name;
    int rank;
  };

  // Who gives the money does not carry the project: of two that say so the surer one is believed.
  bool pays(const Found& partner) const {
    const std::string* name = text_member(partner.fact.value, "name");
    return name != nullptr && std::any_of(payers_.begin(), payers_.end(), [&](const Payer& p) {
             return p.rank > partner.rank && same_house(p.name, *name, engine_.vocabulary);
           });
  }

  void forget_payer(const Found& partner) {
    const std::string* name = text_member(partner.fact.value, "name");
    if (name == nullptr) return;
    for (const Payer& p : payers_) {
      if (p.rank > partner.rank || !same_house(p.name, *name, engine_.vocabulary)) continue;
      std::erase_if(out_.facts, [&](const Fact& f) {
        return f.path == "funding.funds" && f.value.string() != nullptr && *f.value.string() == p.name;
      });
    }
  }

  // Of a name and its initials the name is told.
  static void prefer_longer(Found& kept, const Found& other) {
    const std::string* x = kept.fact.value.string();
    const std::string* y = other.fact.value.string();
    if (x != nullptr && y != nullptr && abbreviates(*x, *y)) {
      kept.fact = other.fact;
      kept.folded = other.folded;
    }
  }

  const Fact* fact(std::string_view path) const {
    for (const Fact& f : out_.facts) {
      if (f.path == path) return &f;
    }
    return nullptr;
  }

  void computed_end() {
    const Fact* start = fact("period.start");
    const Fact* duration = fact("period.duration");
    if (start == nullptr || duration == nullptr || fact("period.end") != nullptr) return;
    std::string end = end_of(*start->value.string(), *duration->value.string());
    if (end.empty()) return;
    Fact computed = *duration;
    computed.path = "period.end";
    computed.value = std::move(end);
    computed.evidence.rule = "period.computed_end";
    out_.facts.push_back(std::move(computed));
  }

  void weigh() {
    const Signs signs(engine_, page_, over_, candidates_);
    std::map<std::string, int> places;  // of a list's elements
    std::vector<std::vector<std::string>> all;
    for (Fact& f : out_.facts) {
      auto names = signs.of(f);
      // What no rule tells is as likely as it has been weighed.
      if (f.evidence.confidence > 0)
        names.push_back(f.path + (f.evidence.confidence < kSurelyLikely ? ":likely" : ":very_likely"));
      const std::string element = f.path + "." + std::to_string(places[f.path]++);
      if (std::any_of(out_.warnings.begin(), out_.warnings.end(), [&](const Warning& w) {
            return w.code != kDiacriticsLost && (w.path == f.path || w.path == element);
          }))
        names.push_back(f.path + ":doubted");
      f.evidence.confidence = confidence(engine_.weights, names);
      all.push_back(std::move(names));
    }
    weigh_company(all);
    for (std::size_t i = 0; engine_.explain && i < all.size(); ++i) note_signs(out_.facts[i], all[i]);
  }

  // What the chance of other counts says of each; without weights there is none.
  void weigh_company(std::vector<std::vector<std::string>>& signs) {
    if (engine_.weights.empty()) return;
    std::vector<CountChance> targets;
    std::vector<std::size_t> at;
    for (std::size_t i = 0; i < out_.facts.size(); ++i) {
      const Fact& f = out_.facts[i];
      if (f.path != "targets") continue;
      targets.push_back({f.evidence.span, f.evidence.confidence});
      at.push_back(i);
    }
    const std::vector<std::string> company = company_signs(targets);
    for (std::size_t i = 0; i < at.size(); ++i) {
      signs[at[i]].push_back(company[i]);
      out_.facts[at[i]].evidence.confidence = confidence(engine_.weights, signs[at[i]]);
    }
  }

  // Leaves out what is as likely wrong as right, as far as weights tell; of a project without a title no
  // record could be made.
  bool drop_unlikely() {
    if (engine_.weights.empty()) return false;
    const auto unlikely = [](const Fact& f) {
      const double least = f.evidence.rule.starts_with(kLikelyRules) ? kLeastOfLikely : kLeastConfidence;
      return f.evidence.confidence < least && f.path != "title";
    };
    for (std::size_t i = 0; engine_.explain && i < candidates_.size(); ++i) {
      const bool dropped = std::any_of(out_.facts.begin(), out_.facts.end(), [&](const Fact& f) {
        return unlikely(f) && f.path == candidates_[i].fact.path &&
               f.evidence.rule == candidates_[i].fact.evidence.rule &&
               f.evidence.span == candidates_[i].fact.evidence.span;
      });
      if (dropped && verdicts_[i] == "chosen") verdicts_[i] = "is as likely wrong as right by its signs";
    }
    std::erase_if(out_.weighed, [&](const Weighed& w) { return unlikely(w.fact); });
    return std::erase_if(out_.facts, unlikely) > 0;
  }

  void note_signs(const Fact& fact, const std::vector<std::string>& names) {
    Weighed w{fact, {}};
    for (const std::string& name : names) {
      const auto weight = engine_.weights.find(name);
      w.signs.emplace_back(name, weight == engine_.weights.end() ? 0 : weight->second);
    }
    out_.weighed.push_back(std::move(w));
  }

  void explain() {
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      out_.candidates.push_back({candidates_[i].fact, candidates_[i].rank, verdicts_[i] == "chosen",
                                 verdicts_[i], candidates_[i].signs});
    }
  }

  const FoldedPage& page_;
  const Headings& over_;
  const Engine& engine_;
  std::vector<Found> candidates_;
  bool moldovan_ = false;
  Span title_{};
  ByPath by_path_;
  std::vector<std::string> verdicts_;
  std::vector<Payer> payers_;
  Project out_;
};

}  // namespace

Project choose(const Engine& engine, const FoldedPage& page, const Headings& over, PageTitles& titles,
               std::vector<Found> candidates) {
  prefer_sums(page, candidates);
  prefer_titles(engine, page, titles, candidates);
  add_fitting_period(page, engine.matcher, candidates);
  return Chooser(page, over, engine, std::move(candidates)).run();
}

}  // namespace fisa::extract
