#include "extract/told_company.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "extract/organisations.h"
#include "extract/sameness.h"
#include "values/words.h"

namespace fisa::extract {
namespace {

constexpr std::size_t kJoint = 12;      // bytes at most between two of a row: ", ", " si cu ", "), iar "
constexpr std::size_t kBracket = 40;    // ... with what stands in brackets behind the first
constexpr std::uint32_t kNextLine = 1;  // blocks

struct Place {
  const Found* at;
  std::size_t of;  // which of all that is mentioned
};

class Company {
 public:
  Company(const Engine& engine, const FoldedPage& page, const std::vector<values::Fact>& facts)
      : engine_(engine), page_(page) {
    for (const values::Fact& f : facts) {
      if (f.path != "partners") continue;
      const std::string& role = *text_member(f.value, "role");
      told_.push_back({text_member(f.value, "name"), role == "partner" || role == "associate"});
    }
  }

  void run(const std::vector<Found>& candidates, std::vector<Mentioned>& all) {
    if (told_.empty()) return;
    std::vector<Place> places;
    std::vector<const Told*> told(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Found& first = candidates[all[i].candidates.front()];
      told[i] = told_as(*first.fact.value.string());
      for (const std::uint32_t c : all[i].candidates) places.push_back({&candidates[c], i});
    }
    std::stable_sort(places.begin(), places.end(),
                     [](const Place& a, const Place& b) { return a.at->folded.begin < b.at->folded.begin; });
    std::vector<std::set<std::string>> signs(all.size());
    const auto note = [&](std::size_t one, std::size_t other, const char* how) {
      if (one == other || told[other] == nullptr) return;
      signs[one].insert(std::string(how) + (told[other]->partner ? "_partner" : "_carrier"));
    };
    for (std::size_t i = 0; i + 1 < places.size(); ++i) {
      std::size_t k = i + 1;  // one place may be told by several units of the page
      while (k < places.size() && places[k].at->folded.begin < places[i].at->folded.end) ++k;
      if (k == places.size()) break;
      const char* how = joined(*places[i].at, *places[k].at);
      if (how == nullptr) continue;
      note(places[i].of, places[k].of, how);
      note(places[k].of, places[i].of, how);
    }
    for (std::size_t i = 0; i < all.size(); ++i) others(told[i], all[i], signs[i]);
    for (std::size_t i = 0; i < all.size(); ++i)
      all[i].signs.insert(all[i].signs.end(), signs[i].begin(), signs[i].end());
  }

 private:
  struct Told {
    const std::string* name;
    bool partner;
  };

  // Who else is told: where another one carries the project, what is said to carry something does so of
  // something else.
  void others(const Told* own, const Mentioned& m, std::set<std::string>& signs) const {
    bool carrier = false;
    for (const Told& t : told_) {
      if (&t == own) continue;
      signs.insert(t.partner ? "other_is_partner" : "other_carries");
      carrier = carrier || !t.partner;
    }
    const auto carries = [](const std::string& sign) {
      return sign.starts_with("carries_") || sign.starts_with("is_carrier_");
    };
    if (carrier && std::any_of(m.signs.begin(), m.signs.end(), carries)) signs.insert("carries_beside_other");
  }

  const Told* told_as(const std::string& name) const {
    const auto same = [&](const Told& t) { return same_house(*t.name, name, engine_.vocabulary); };
    const auto found = std::find_if(told_.begin(), told_.end(), same);
    return found == told_.end() ? nullptr : &*found;
  }

  // How the one stands beside the next; null where it does not.
  const char* joined(const Found& a, const Found& b) const {
    const page::Block& first = page_.page->blocks[a.block];
    const page::Block& second = page_.page->blocks[b.block];
    if (a.block == b.block)
      return in_a_row(page_.text({a.folded.end, b.folded.begin})) ? "in_row_with" : nullptr;
    const bool below = first.kind == page::BlockKind::cell
                           ? second.table == first.table && second.column == first.column
                           : b.block <= a.block + kNextLine;
    return below && first.kind == second.kind && opens(a) && opens(b) ? "in_list_with" : nullptr;
  }

  bool opens(const Found& f) const { return f.folded.begin <= page_.blocks[f.block].begin + 4; }

  // Nothing but marks and a joining word parts two names of a row; a remark in brackets may.
  bool in_a_row(std::string_view between) const {
    if (const auto close = between.rfind(')');
        close != std::string_view::npos && between.find('(') < 3 && close < kBracket)
      between.remove_prefix(close + 1);
    if (between.size() > kJoint || between.find_first_of(".?!:") != std::string_view::npos) return false;
    std::uint32_t at = 0;
    while (at < between.size() && !values::is_word(between[at])) ++at;
    if (at == between.size()) return true;
    const std::uint32_t end = values::word_end(between, at);
    return is_organisation_word(between, {at, end}, engine_.vocabulary, "and");
  }

  const Engine& engine_;
  const FoldedPage& page_;
  std::vector<Told> told_;
};

}  // namespace

void add_told_company(const Engine& engine, const FoldedPage& page, const std::vector<Found>& candidates,
                      const std::vector<values::Fact>& facts, std::vector<Mentioned>& all) {
  Company(engine, page, facts).run(candidates, all);
}

}  // namespace fisa::extract
