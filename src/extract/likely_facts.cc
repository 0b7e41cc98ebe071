#include "extract/likely_facts.h"

#include <algorithm>
#include <array>
#include <utility>

#include "extract/filling.h"
#include "extract/likely_period.h"
#include "extract/preferences.h"
#include "extract/sameness.h"
#include "extract/sums.h"
#include "extract/told_company.h"

namespace fisa::extract {
namespace {

using values::Fact;
using values::Object;

// Kinds of parts, and what tools/likely calls them.
constexpr std::array<std::array<const char*, 2>, 9> kParts = {{{"grant", "grant"},
                                                               {"eu", "eu"},
                                                               {"national", "national"},
                                                               {"own_contribution", "own_contribution"},
                                                               {"eligible", "eligible"},
                                                               {"ineligible", "ineligible"},
                                                               {"vat", "vat"},
                                                               {"partner", "share"},
                                                               {"other", "other"}}};

// Of codes, likewise.
constexpr std::array<std::array<const char*, 2>, 4> kSchemes = {
    {{"contract", "by_contract"}, {"SMIS", "by_smis"}, {"MySMIS", "by_mysmis"}, {"other", "by_other"}}};

class Filler : private Filling {
 public:
  Filler(const ProjectText& text, std::vector<Found>& candidates, const ByPath& by_path,
         std::vector<std::string>& verdicts, std::vector<Fact>& facts)
      : Filling(text.engine, candidates, verdicts, facts),
        text_(text),
        candidates_(candidates),
        by_path_(by_path),
        verdicts_(verdicts),
        facts_(facts) {}

  void run() {
    const auto named = all_of("@named");
    const auto schemes = all_of("@scheme");
    const auto summed = all_of("@sum");
    const auto dated = all_of("@when");
    unlikely_funds("payer", named);
    unlikely_funds("fund", schemes);
    unlikely_programme(schemes);
    unlikely_total(summed);
    unlikely_parts(summed);
    programme(schemes);
    funds("fund", schemes);
    funds("payer", named);
    leaders(named);
    partners(named);
    sums(summed);
    add_likely_period(text_.engine, text_.page, dated, *this);
    codes(all_of("@code"));
  }

 private:
  std::vector<Mentioned> all_of(const char* path) {
    const auto found = by_path_.find(path);
    if (found == by_path_.end()) return {};
    auto out = mentioned(text_.engine, text_.page, text_.over, candidates_, found->second);
    if (found->first == "@named") add_told_company(text_.engine, text_.page, candidates_, facts_, out);
    for (const Mentioned& m : out) {
      for (const std::uint32_t i : m.candidates) {
        if (text_.engine.explain) {
          for (const std::string& sign : m.signs) candidates_[i].signs.emplace_back(sign, 0);
        }
        verdicts_[i] = "not likely to be of the project";
      }
    }
    return out;
  }

  // Funds that a rule has told although hardly anything about them is as of such a thing.
  void unlikely_funds(const char* what, const std::vector<Mentioned>& all) {
    for (const Mentioned& m : all) {
      if (likely(what, m) >= kHardlyFund) continue;
      std::erase_if(
          facts_, [&](const Fact& f) { return f.path == "funding.funds" && f.value == first(m).fact.value; });
    }
  }

  // The surest of what may be `what`, and how sure it is.
  std::pair<const Mentioned*, double> surest(const char* what, const std::vector<Mentioned>& all) const {
    std::pair<const Mentioned*, double> best{nullptr, 0};
    for (const Mentioned& m : all) {
      if (const double p = likely(what, m); p > best.second) best = {&m, p};
    }
    return best;
  }

  // Of a single value: where what rules tell is hardly one and another surely is, that one.
  void overrule(const char* path, const char* what, const std::vector<Mentioned>& all) {
    const auto fact =
        std::find_if(facts_.begin(), facts_.end(), [&](const Fact& f) { return f.path == path; });
    if (fact == facts_.end()) return;
    const auto own = std::find_if(all.begin(), all.end(),
                                  [&](const Mentioned& m) { return first(m).fact.value == fact->value; });
    const auto [best, p] = surest(what, all);
    if (own == all.end() || best == nullptr || p < kSurely || likely(what, *own) > kHardly) return;
    facts_.erase(fact);
    add(*best, path, first(*best).fact.value, p);
  }

  void unlikely_programme(const std::vector<Mentioned>& all) {
    overrule("funding.programme", "programme", all);
  }

  // The total that rules tell is weighed against the other sums.
  void unlikely_total(const std::vector<Mentioned>& all) {
    const Fact* fact = told("budget.total");
    if (fact == nullptr) return;
    const auto own = std::find_if(all.begin(), all.end(),
                                  [&](const Mentioned& m) { return first(m).fact.value == fact->value; });
    const auto known = own == all.end() ? std::nullopt : odds("total", *own);
    if (!known) return;
    const double word = *known + kRuleTellsSum;
    const auto [best, p] = surest("total", all);
    const auto amount = [&](const Mentioned& m) { return *first(m).fact.value.find("amount")->number(); };
    const bool other = best != &*own && p >= kLikelySum && odds("total", *best) > word &&
                       !is_rounded(amount(*best), amount(*own));
    if (word >= 0 && !other) return;
    forget("budget.total");
    if (other) add(*best, "budget.total", first(*best).fact.value, p);
  }

  // The kinds of shares that rules tell are weighed against the others.
  void unlikely_parts(const std::vector<Mentioned>& all) {
    for (const Mentioned& m : all) {
      const auto fact = std::find_if(facts_.begin(), facts_.end(), [&](const Fact& f) {
        return f.path == "budget.parts" && *f.value.find("amount") == *first(m).fact.value.find("amount");
      });
      if (fact == facts_.end()) continue;
      const std::string kind = *text_member(fact->value, "kind");
      std::optional<double> any = odds("total", m);
      std::optional<double> own;
      const char* other = nullptr;
      double most = 0;
      for (const auto& [part, called] : kParts) {
        const auto q = odds(called, m);
        if (!q) continue;
        any = std::max(any.value_or(*q), *q);
        if (kind == part) {
          own = q;
        } else if (*q > most) {
          most = *q, other = part;
        }
      }
      if (any && *any + kRuleTellsSum < 0) {
        facts_.erase(fact);
      } else if (other != nullptr && own && most > *own + kRuleTellsSum) {
        Object part = *first(m).fact.value.object();
        part.insert(part.begin(), {"kind", other});
        fact->value = std::move(part);
      }
    }
  }

  // Who else takes part; the surest carries the project where nobody is known to.
  void partners(const std::vector<Mentioned>& all) {
    const bool carried = std::any_of(facts_.begin(), facts_.end(), [](const Fact& f) {
      const std::string* role = f.path == "partners" ? text_member(f.value, "role") : nullptr;
      return role != nullptr && *role != "partner" && *role != "associate";
    });
    std::vector<const Mentioned*> likely_ones;
    for (const Mentioned& m : all) {
      if (likely("partner", m) >= kLikelyPartner && !known_house(m)) likely_ones.push_back(&m);
    }
    const auto carrier =
        std::max_element(likely_ones.begin(), likely_ones.end(), [&](const Mentioned* a, const Mentioned* b) {
          return likely("carrier", *a) < likely("carrier", *b);
        });
    for (auto one = likely_ones.begin(); one != likely_ones.end(); ++one) {
      const bool carries = !carried && one == carrier;
      const char* role = !carries                                   ? "partner"
                         : likely("leader", **one) >= kLikelyLeader ? "coordinator"
                                                                    : "beneficiary";
      add(**one, "partners", Object{{"name", first(**one).fact.value}, {"role", role}},
          likely("partner", **one));
    }
  }

  // Whether the one who carries the project leads others: what a rule has told of that stands where nothing
  // speaks against it.
  void leaders(const std::vector<Mentioned>& all) {
    for (Fact& f : facts_) {
      if (f.path != "partners") continue;
      const std::string& role = *text_member(f.value, "role");
      if (role != "beneficiary" && role != "coordinator") continue;
      const std::string& name = *text_member(f.value, "name");
      const auto own = std::find_if(
          all.begin(), all.end(), [&](const Mentioned& m) { return *first(m).fact.value.string() == name; });
      if (own == all.end()) continue;
      const auto p = likelihood(text_.engine, "leader", own->signs);
      if (p && (role == "beneficiary" ? *p >= kSurely : *p <= kHardly))
        f.value = Object{{"name", name}, {"role", role == "beneficiary" ? "coordinator" : "beneficiary"}};
    }
  }

  bool known_house(const Mentioned& m) {
    const Found& f = first(m);
    const std::string& name = *f.fact.value.string();
    const auto same = [&](const std::string* other) {
      return other != nullptr && same_house(*other, name, text_.engine.vocabulary);
    };
    const char* why = nullptr;
    if (text_.title.contains(f.folded)) why = "stands inside the title";
    for (const Fact& other : facts_) {
      if (other.path == "partners" && same(text_member(other.value, "name"))) why = "a rule tells it";
      if (other.path == "funding.funds" && same(other.value.string())) why = "gives the money";
    }
    if (why != nullptr) verdict(m, why);
    return why != nullptr;
  }

  void codes(const std::vector<Mentioned>& all) {
    for (const Mentioned& m : all) {
      const double p = likely("code", m);
      const std::string& code = *first(m).fact.value.string();
      const auto same = [&](const Fact& f) {
        const std::string* other = f.path == "codes" ? text_member(f.value, "value") : nullptr;
        return other != nullptr &&
               (other->find(code) != std::string::npos || code.find(*other) != std::string::npos);
      };
      if (p < kHardlyCode) {
        std::erase_if(facts_, [&](const Fact& f) {
          return f.path == "codes" && *text_member(f.value, "value") == code;
        });
      }
      const bool known = std::any_of(facts_.begin(), facts_.end(), same);
      if (known) verdict(m, "a rule tells it");
      if (known || p < kLikelyCode || text_.title.contains(first(m).folded)) continue;
      const char* scheme = "other";
      double most = 0;
      for (const auto& [name, called] : kSchemes) {
        if (const double q = likely(called, m); q > most) most = q, scheme = name;
      }
      add(m, "codes", Object{{"scheme", scheme}, {"value", code}}, p);
    }
  }

  void programme(const std::vector<Mentioned>& all) {
    if (told("funding.programme") != nullptr) return;
    const Mentioned* best = nullptr;
    double surest = kLikelyFunding;
    for (const Mentioned& m : all) {
      if (const double p = likely("programme", m); p >= surest) surest = p, best = &m;
    }
    if (best != nullptr) add(*best, "funding.programme", first(*best).fact.value, surest);
  }

  // Who gives the money.
  void funds(const char* what, const std::vector<Mentioned>& all) {
    for (const Mentioned& m : all) {
      const double p = likely(what, m);
      if (p < kLikelyFunding || known_house(m) || known_scheme(m)) continue;
      add(m, "funding.funds", first(m).fact.value, p);
    }
  }

  bool known_scheme(const Mentioned& m) {
    const values::Value& name = first(m).fact.value;
    const bool known = std::any_of(facts_.begin(), facts_.end(), [&](const Fact& f) {
      const std::string* other = f.value.string();
      return f.path.starts_with("funding.") && other != nullptr &&
             (same_but_for_endings(key_of(*other), key_of(*name.string())) ||
              abbreviates(*other, *name.string()) || abbreviates(*name.string(), *other));
    });
    if (known) verdict(m, "a rule tells it");
    return known;
  }

  void sums(const std::vector<Mentioned>& all) {
    const Mentioned* total = nullptr;
    double surest = kLikelySum;
    for (const Mentioned& m : all) {
      if (known_sum(m)) continue;
      const double p = likely("total", m);
      if (p < surest) continue;
      surest = p;
      total = &m;
    }
    if (total != nullptr && told("budget.total") == nullptr)
      add(*total, "budget.total", first(*total).fact.value, surest);
    for (const Mentioned& m : all) {
      if (known_sum(m)) continue;
      const char* kind = nullptr;
      double p = kLikelySum;
      for (const auto& [part, called] : kParts) {
        if (const double q = likely(called, m); q >= p) p = q, kind = part;
      }
      if (kind == nullptr) continue;
      Object part = *first(m).fact.value.object();
      part.insert(part.begin(), {"kind", kind});
      add(m, "budget.parts", std::move(part), p);
    }
  }

  // Is the sum the total, or a share of it, already?
  bool known_sum(const Mentioned& m) {
    const values::Value* amount = first(m).fact.value.find("amount");
    const bool known = std::any_of(facts_.begin(), facts_.end(), [&](const Fact& f) {
      const bool sum = f.path == "budget.total" || f.path == "budget.parts";
      return sum && f.value.find("amount") != nullptr && *f.value.find("amount") == *amount;
    });
    if (known) verdict(m, "a rule tells it");
    return known;
  }

  const ProjectText& text_;
  std::vector<Found>& candidates_;
  const ByPath& by_path_;
  std::vector<std::string>& verdicts_;
  std::vector<Fact>& facts_;
};

}  // namespace

void add_likely(const ProjectText& text, std::vector<Found>& candidates, const ByPath& by_path,
                std::vector<std::string>& verdicts, std::vector<Fact>& facts) {
  Filler(text, candidates, by_path, verdicts, facts).run();
}

}  // namespace fisa::extract
