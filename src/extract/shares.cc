#include "extract/shares.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "extract/division.h"
#include "extract/reach.h"
#include "extract/sameness.h"
#include "extract/sums.h"
#include "grammar/slots.h"
#include "page/page.h"

namespace fisa::extract {
namespace {

using values::Fact;
using values::Object;

constexpr double kHalfCent = 0.006;
constexpr std::uint32_t kNear = 500;        // bytes from the sums that are known to what they leave
constexpr std::size_t kMostSums = 12;       // of which partners' are chosen
constexpr std::size_t kMostTold = 200;      // shares of one project: more are a list of something else
constexpr double kChance = 0.05;            // more likely to add up than so, sums say nothing
constexpr double kLeastShare = 0.001;       // of the whole
constexpr std::uint32_t kLeadIn = 250;      // folded bytes before a sum that may tell whose it is
constexpr std::uint32_t kTail = 120;        // ... behind it
constexpr std::size_t kFewestPartners = 3;  // two sums may as well be support and own share

// A way of dividing a whole: its members, the first ones by what gives most.
struct Way {
  const char* whole;
  std::array<const char*, 3> members;  // the last may be null
};

constexpr const char* kTotal = "total";
constexpr const char* kOwn = "own_contribution";

constexpr Way kWays[] = {
    {"grant", {"eu", "national", nullptr}},
    {"eligible", {"grant", kOwn, nullptr}},
    {"eligible", {"eu", "national", kOwn}},
    {"eligible", {"eu", kOwn, nullptr}},
    {kTotal, {"eligible", "ineligible", nullptr}},
    {kTotal, {"grant", kOwn, nullptr}},
    {kTotal, {"eu", "national", kOwn}},
    {kTotal, {"eu", kOwn, nullptr}},
};

// Kinds, and the grammar's patterns that hint at them, those first whose words leave the least doubt.
struct Hint {
  const char* kind;
  const char* pattern;
};

constexpr Hint kHints[] = {{"ineligible", "share_ineligible"},
                           {"vat", "share_vat"},
                           {"national", "share_national"},
                           {"eu", "share_eu"},
                           {kOwn, "share_own"},
                           {"grant", "share_grant"},
                           {"eligible", "share_eligible"}};

// What a total may hold besides, for which nobody gives money.
constexpr const char* kBesides[] = {"ineligible", "vat"};

bool same(double a, double b) {
  return std::abs(a - b) < kHalfCent;
}

class Ledger {
 public:
  Ledger(double total, std::map<std::string, double> known, const std::vector<double>& sums)
      : known_(std::move(known)), sums_(sums), taken_(sums.size()) {
    std::erase_if(known_, [](const auto& k) { return k.second <= 0; });
    if (total > 0) known_[kTotal] = total;
  }

  std::vector<TellingSum> run() {
    bool more = true;
    while (more) {
      more = std::any_of(std::begin(kWays), std::end(kWays), [this](const Way& w) { return follow(w); });
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] double of(const char* kind) const {
    const auto found = known_.find(kind);
    return found == known_.end() ? 0 : found->second;
  }

  // Has the way told something new?
  bool follow(const Way& way) {
    // Without the state's share two things could be what the Union's leaves; with it the longer way tells.
    const bool without_state = std::string_view(way.members[0]) == "eu" && way.members[1] == kOwn;
    if (without_state && of("national") > 0) return false;
    std::vector<const char*> lacking;
    double sum = 0;
    for (const char* member : way.members) {
      if (member == nullptr) continue;
      sum += of(member);
      if (of(member) <= 0) lacking.push_back(member);
    }
    const double whole = of(way.whole);
    if (lacking.empty() && whole <= 0) return std::string_view(way.whole) != kTotal && told(way.whole, sum);
    if (whole <= 0) return false;
    // Beside the Union's and the state's shares several may add something of their own: the communes, and the
    // works that serve them. Beside a grant the rest may be of a sponsor.
    if (lacking.empty()) return way.members[2] != nullptr && left(way, {kOwn}, whole - sum);
    return left(way, lacking, whole - sum);
  }

  bool left(const Way& way, const std::vector<const char*>& lacking, double rest) {
    if (told_left(lacking, rest)) return true;
    if (std::string_view(way.whole) != kTotal) return false;
    double besides = 0;
    for (const char* kind : kBesides) {
      if (std::find(lacking.begin(), lacking.end(), kind) != lacking.end()) return false;
      const bool member = std::string_view(way.members[1]) == kind;
      if (of(kind) <= 0 || member) continue;
      besides += of(kind);
      if (told_left(lacking, rest - of(kind))) return true;
    }
    return besides > 0 && told_left(lacking, rest - besides);
  }

  bool told_left(const std::vector<const char*>& lacking, double rest) {
    if (lacking.size() == 1) return told(lacking[0], rest);
    // Two that follow each other, of which the one that gives more comes first: between the Union and whoever
    // carries the project, the state.
    const bool of_state =
        std::any_of(lacking.begin(), lacking.end(), [](std::string_view kind) { return kind == "national"; });
    for (std::size_t i = 0; of_state && lacking.size() == 2 && i + 1 < sums_.size(); ++i) {
      if (taken_[i] || taken_[i + 1] || !same(sums_[i] + sums_[i + 1], rest)) continue;
      if (sums_[i] <= sums_[i + 1]) continue;
      tell(lacking[0], i);
      tell(lacking[1], i + 1);
      return true;
    }
    return false;
  }

  bool told(const char* kind, double amount) {
    for (std::size_t i = 0; amount > 0 && i < sums_.size(); ++i) {
      if (taken_[i] || !same(sums_[i], amount)) continue;
      tell(kind, i);
      return true;
    }
    return false;
  }

  void tell(const char* kind, std::size_t i) {
    taken_[i] = true;
    known_[kind] += sums_[i];
    out_.push_back({kind, i});
  }

  std::map<std::string, double> known_;
  const std::vector<double>& sums_;
  std::vector<bool> taken_;
  std::vector<TellingSum> out_;
};

double amount_of(const Fact& f) {
  const values::Value* amount = f.value.find("amount");
  return amount != nullptr && amount->number() != nullptr ? *amount->number() : 0;
}

class Missing {
 public:
  Missing(const FoldedPage& page, const match::Matcher& matcher, const std::vector<Found>& candidates,
          values::Facts& facts)
      : page_(page), matcher_(matcher), candidates_(candidates), facts_(facts) {}

  void run() {
    for (const Fact& f : facts_) {
      if (f.path == "budget.total") total_ = f;
      if (f.path == "budget.parts" || f.path == "budget.total") told_.push_back(f);
    }
    if (told_.empty() || told_.size() > kMostTold) return;
    currency_ = *text_member(told_.front().value, "currency");
    if (total_) currency_ = *text_member(total_->value, "currency");
    look();
    std::map<std::string, double> known;
    for (const Fact& f : told_) {
      if (f.path == "budget.parts" && *text_member(f.value, "currency") == currency_)
        known[*text_member(f.value, "kind")] += amount_of(f);
    }
    const double total = total_ ? amount_of(*total_) : 0;
    const double of_partners = known["partner"];
    known.erase("partner");
    divided(total, known);
    const std::vector<std::size_t> rest = unused();
    std::vector<double> amounts;
    for (const std::size_t i : rest) amounts.push_back(amounts_[i]);
    for (const TellingSum& t : shares_left(total, known, amounts)) {
      known[t.kind] += amounts_[rest[t.sum]];
      add(t.kind, rest[t.sum]);
    }
    of_another_kind(total, known);
    if (total > 0) partners(total, of_partners);
    drop_strays();
  }

 private:
  struct Sum {
    Span core;  // folded bytes
    bool used = false;
  };

  // The sums beside those that are told, none twice.
  void look() {
    const auto [first, last] = reach_of(page_, candidates_);
    for (std::uint32_t b = first; b <= last && b < page_.blocks.size(); ++b) {
      if (page_.page->blocks[b].zone != page::Zone::main) continue;
      for (std::uint32_t a = page_.first_annotation[b]; a < page_.first_annotation[b + 1]; ++a) {
        const Annotation& x = page_.annotations[a];
        if (x.slot != grammar::kMoney || x.mention.number <= 0 || !is_in_currency(x.mention.currency) ||
            is_told(x.mention.number) || !is_near(page_.source(x.mention.core)))
          continue;
        const auto twin = std::find_if(amounts_.begin(), amounts_.end(),
                                       [&](double other) { return same(other, x.mention.number); });
        if (twin != amounts_.end()) continue;
        amounts_.push_back(x.mention.number);
        sums_.push_back({x.mention.core});
      }
    }
  }

  // Plain "lei" of a page about Moldova are read as its lei only where they are chosen.
  [[nodiscard]] bool is_in_currency(const std::string& currency) const {
    return currency == currency_ || (currency_ == "MDL" && currency == "RON");
  }

  [[nodiscard]] bool is_told(double amount) const {
    return std::any_of(told_.begin(), told_.end(), [&](const Fact& f) { return same(amount_of(f), amount); });
  }

  [[nodiscard]] bool is_near(Span source) const {
    return std::any_of(told_.begin(), told_.end(), [&](const Fact& f) {
      const Span s = f.evidence.span;
      return source.begin < s.end + kNear && s.begin < source.end + kNear;
    });
  }

  // Do the words between the sum and the one before it name an organisation, or a partner by its number?
  [[nodiscard]] bool is_of_partner(const Sum& sum) const {
    std::uint32_t from = sum.core.begin > kLeadIn ? sum.core.begin - kLeadIn : 0;
    bool organisation = false;
    for (auto a = page_.first_from(from); a != page_.annotations.end() && a->span.begin < sum.core.begin;
         ++a) {
      if (a->slot == grammar::kMoney && a->span.end <= sum.core.begin) {
        from = a->span.end;
        organisation = false;
      }
      organisation = organisation || a->slot == grammar::kOrg;
    }
    return organisation || matcher_.contains("partner_mark", page_.text({from, sum.core.begin}));
  }

  // What the words around sums only hint at holds where the sums divide the whole.
  void divided(double total, std::map<std::string, double>& known) {
    std::vector<std::pair<std::string, double>> told;
    for (const auto& [kind, amount] : known) {
      if (amount > 0 && kind != "other") told.emplace_back(kind, amount);
    }
    if (told.size() + sums_.size() > kMostDivided) return;
    std::vector<HintedSum> hinted;
    for (std::size_t i = 0; i < sums_.size(); ++i)
      hinted.push_back({amounts_[i], hint(words_before(sums_[i])), hint(words_behind(sums_[i]))});
    for (const TellingSum& t : divide(total, told, hinted)) {
      known[t.kind] += amounts_[t.sum];
      add(t.kind, t.sum);
    }
  }

  // The first kind that the grammar's words for shares hint at; of the Union and the state together it is
  // support in all.
  [[nodiscard]] std::string hint(const std::string& words) const {
    std::string found;
    for (const Hint& h : kHints) {
      if (!matcher_.contains(h.pattern, words)) continue;
      if (found == "national" && std::string_view(h.kind) == "eu") return "grant";
      if (!found.empty()) return found;
      found = h.kind;
    }
    return found;
  }

  // From the sum before, the sentence's beginning, or that of the block; of a sum that opens its block, from
  // the line above or the row's first cell.
  [[nodiscard]] std::string words_before(const Sum& sum) const {
    const auto& blocks = page_.page->blocks;
    std::uint32_t b = page_.block_of(sum.core.begin);
    if (b > 0 && is_blank({page_.blocks[b].begin, sum.core.begin})) {
      const page::Block& cell = blocks[b];
      do {
        --b;
      } while (b > 0 && cell.kind == page::BlockKind::cell && blocks[b - 1].table == cell.table &&
               blocks[b - 1].row == cell.row);
    }
    std::uint32_t from = page_.blocks[b].begin;
    for (auto a = page_.first_from(from); a != page_.annotations.end() && a->span.end <= sum.core.begin;
         ++a) {
      if (a->slot == grammar::kMoney) from = std::max(from, a->span.end);
    }
    const std::string words(page_.text({from, sum.core.begin}));
    const auto sentence = words.rfind(". ");
    return sentence == std::string::npos ? words : words.substr(sentence + 2);
  }

  [[nodiscard]] bool is_blank(Span range) const {
    return page_.text(range).find_first_not_of(" -") == std::string_view::npos;
  }

  // Up to the next sum, or the end of the sentence or the block; of a sum that ends its block, the next
  // block.
  [[nodiscard]] std::string words_behind(const Sum& sum) const {
    std::uint32_t to = std::min(sum.core.end + kTail, static_cast<std::uint32_t>(page_.folded.text.size()));
    for (auto a = page_.first_from(sum.core.end); a != page_.annotations.end() && a->span.begin < to; ++a) {
      if (a->slot == grammar::kMoney) to = a->span.begin;
    }
    const std::string words(page_.text({sum.core.end, to}));
    const bool in_cell = page_.page->blocks[page_.block_of(sum.core.begin)].kind == page::BlockKind::cell;
    const std::size_t from = words.starts_with('\n') && !in_cell ? 1 : 0;
    return words.substr(from, std::min(words.find('\n', from), words.find(". ")));
  }

  // Sums of which nothing is known yet.
  [[nodiscard]] std::vector<std::size_t> unused() const {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < sums_.size(); ++i) {
      if (!sums_[i].used) out.push_back(i);
    }
    return out;
  }

  // The partners' sums make up the total. Where some are known, the others do what they leave; where none is,
  // those that stand beside an organisation do, and on the lines right under theirs.
  void partners(double total, double known) {
    std::vector<double> amounts;
    std::vector<std::size_t> of;
    std::uint32_t line = 0;  // behind the last partner's
    for (std::size_t i = 0; i < sums_.size(); ++i) {
      const std::uint32_t block = page_.block_of(sums_[i].core.begin);
      const bool labelled = page_.page->blocks[block].kind == page::BlockKind::cell && block == line + 1;
      const bool goes_on = line != 0 && (block == line || labelled);
      if (sums_[i].used || (known <= 0 && !goes_on && !is_of_partner(sums_[i]))) continue;
      line = block + 1;
      if (amounts_[i] >= total || amounts_[i] < total * kLeastShare) continue;
      amounts.push_back(amounts_[i]);
      of.push_back(i);
    }
    const auto chosen = sums_that_make(total - known, amounts);
    if (known <= 0 && chosen.size() < kFewestPartners) return;
    for (const std::size_t i : chosen) add("partner", of[i]);
  }

  // Where one share of each kind divides the whole, to the cent, another one of such a kind that stands far
  // from them is of something else.
  void drop_strays() {
    for (const Way& way : kWays) {
      std::vector<const Fact*> wholes = of_kind(way.whole);
      std::vector<std::vector<const Fact*>> members;
      for (const char* member : way.members) {
        if (member != nullptr) members.push_back(of_kind(member));
      }
      for (const Fact* whole : wholes) {
        std::vector<const Fact*> chosen;
        if (!divides(amount_of(*whole), members, chosen)) continue;
        chosen.push_back(whole);
        std::vector<Span> strays;
        for (const auto& kind : members) {
          for (const Fact* f : kind) {
            if (std::find(chosen.begin(), chosen.end(), f) == chosen.end() && is_far(*f, chosen))
              strays.push_back(f->evidence.span);
          }
        }
        if (strays.empty()) continue;
        std::erase_if(facts_, [&](const Fact& f) {
          return f.path == "budget.parts" &&
                 std::find(strays.begin(), strays.end(), f.evidence.span) != strays.end();
        });
        return;
      }
    }
  }

  [[nodiscard]] std::vector<const Fact*> of_kind(std::string_view kind) const {
    std::vector<const Fact*> out;
    for (const Fact& f : facts_) {
      const bool is_total = f.path == "budget.total" && kind == kTotal;
      const bool is_part = f.path == "budget.parts" && *text_member(f.value, "kind") == kind;
      if ((is_total || is_part) && *text_member(f.value, "currency") == currency_) out.push_back(&f);
    }
    return out;
  }

  // Is the whole the sum of one of each? Adds them to `chosen`.
  static bool divides(double whole, const std::vector<std::vector<const Fact*>>& members,
                      std::vector<const Fact*>& chosen) {
    if (chosen.size() == members.size()) return same(whole, 0);
    for (const Fact* f : members[chosen.size()]) {
      chosen.push_back(f);
      if (divides(whole - amount_of(*f), members, chosen)) return true;
      chosen.pop_back();
    }
    return false;
  }

  static bool is_far(const Fact& f, const std::vector<const Fact*>& from) {
    return std::all_of(from.begin(), from.end(), [&](const Fact* other) {
      const Span s = other->evidence.span;
      return f.evidence.span.begin > s.end + kNear || s.begin > f.evidence.span.end + kNear;
    });
  }

  // What seems a partner's sum is of the kind that lacks where it is just what the other kinds leave.
  void of_another_kind(double total, const std::map<std::string, double>& known) {
    std::vector<double> amounts;
    std::vector<Fact*> of;
    for (Fact& f : facts_) {
      if (f.path != "budget.parts" || *text_member(f.value, "kind") != "partner" ||
          *text_member(f.value, "currency") != currency_)
        continue;
      amounts.push_back(amount_of(f));
      of.push_back(&f);
    }
    for (const TellingSum& t : shares_left(total, known, amounts))
      of[t.sum]->value = Object{{"kind", t.kind}, {"amount", amounts[t.sum]}, {"currency", currency_}};
  }

  void add(std::string kind, std::size_t i) {
    // Francs come from one donor.
    if (kind == "grant" && currency_ == "CHF") kind = "eu";
    sums_[i].used = true;
    Fact f;
    f.path = "budget.parts";
    f.value = Object{{"kind", kind}, {"amount", amounts_[i]}, {"currency", currency_}};
    f.evidence = {page_.source(sums_[i].core), "budget.share_left"};
    // Among the shares in page order.
    const auto behind = std::find_if(facts_.begin(), facts_.end(), [&](const Fact& other) {
      return other.path == f.path && other.evidence.span.begin > f.evidence.span.begin;
    });
    facts_.insert(behind, std::move(f));
  }

  const FoldedPage& page_;
  const match::Matcher& matcher_;
  const std::vector<Found>& candidates_;
  values::Facts& facts_;
  std::optional<Fact> total_;
  std::vector<Fact> told_;
  std::string currency_;
  std::vector<double> amounts_;
  std::vector<Sum> sums_;
};

}  // namespace

std::vector<TellingSum> shares_left(double total, std::map<std::string, double> known,
                                    const std::vector<double>& sums) {
  return Ledger(total, std::move(known), sums).run();
}

std::vector<std::size_t> sums_that_make(double left, const std::vector<double>& sums) {
  if (left <= 0 || sums.empty() || sums.size() > kMostSums) return {};
  std::vector<double> all = sums;
  all.push_back(left);
  const std::uint32_t choices = 1U << sums.size();
  if (choices * grain_of(all) / left > kChance) return {};
  std::uint32_t found = 0;
  for (std::uint32_t chosen = 1; chosen < choices; ++chosen) {
    double sum = 0;
    for (std::size_t i = 0; i < sums.size(); ++i) sum += (chosen >> i & 1U) != 0 ? sums[i] : 0;
    if (!same(sum, left)) continue;
    if (found != 0) return {};
    found = chosen;
  }
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < sums.size(); ++i) {
    if ((found >> i & 1U) != 0) out.push_back(i);
  }
  return out;
}

void add_missing_shares(const FoldedPage& page, const match::Matcher& matcher,
                        const std::vector<Found>& candidates, values::Facts& facts) {
  Missing(page, matcher, candidates, facts).run();
}

}  // namespace fisa::extract
