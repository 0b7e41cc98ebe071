#include "extract/carriers.h"

#include <algorithm>

#include "extract/sameness.h"
#include "values/words.h"

namespace fisa::extract {
namespace {

constexpr int kSurelyJoins = 60;         // a partner that a sentence tells
constexpr std::uint32_t kOneList = 300;  // folded bytes

// What says of the same organisation that it takes part, by a rule of some standing.
const Found* told_to_join(const Engine& engine, const std::vector<Found>& candidates, const Found& f) {
  const std::string& name = *text_member(f.fact.value, "name");
  const auto found = std::find_if(candidates.begin(), candidates.end(), [&](const Found& g) {
    return g.fact.path == "partners" && g.rank >= kSurelyJoins && !carries_the_project(g) &&
           same_house(*text_member(g.fact.value, "name"), name, engine.vocabulary);
  });
  return found == candidates.end() ? nullptr : &*found;
}

// "Cine lucreaza? Asociatia X (promotor), Y si Z": what one rule read with the carrier, another rule having
// told their roles apart, takes part beside it.
bool listed_with(const Engine& engine, const std::vector<Found>& candidates, const Found& f,
                 const Found& carrier) {
  const std::string& name = *text_member(carrier.fact.value, "name");
  return std::any_of(candidates.begin(), candidates.end(), [&](const Found& g) {
    const bool beside = g.rule == f.rule && g.rank == f.rank && g.folded.begin < f.folded.begin &&
                        f.folded.begin - g.folded.end <= kOneList;
    return beside && g.folded.overlaps(carrier.folded) &&
           same_house(*text_member(g.fact.value, "name"), name, engine.vocabulary);
  });
}

// A cell beside others: who sells, who pays, not whose site it is.
bool stands_in_row(const FoldedPage& page, const Found& f) {
  const auto& blocks = page.page->blocks;
  const auto beside = [&](std::uint32_t i) {
    return i < blocks.size() && blocks[i].kind == page::BlockKind::cell &&
           blocks[i].table == blocks[f.block].table && blocks[i].row == blocks[f.block].row &&
           blocks[i].column != blocks[f.block].column && !page.blocks[i].empty();
  };
  return blocks[f.block].kind == page::BlockKind::cell &&
         (beside(f.block + 1) || (f.block > 0 && beside(f.block - 1)));
}

// Where a sentence of running text begins with the name, or it says that it is the administration's unit.
bool is_own_word(const FoldedPage& page, const Engine& engine, const Found& f) {
  const Span block = page.blocks[f.block];
  if (page.page->blocks[f.block].zone != page::Zone::main || f.folded.size() * 2 > block.size()) return false;
  PhraseTable::Hit hit;
  const Span word{f.folded.begin, values::word_end(page.folded.text, f.folded.begin)};
  if (engine.vocabulary.offices.longest_at(page.folded.text, word, hit) &&
      (*engine.vocabulary.office_lexicon)[hit.entry].value == "unit")
    return true;
  return f.folded.begin == block.begin || page.text({block.begin, f.folded.begin}).find_last_not_of(' ') ==
                                              page.text({block.begin, f.folded.begin}).find_last_of(".?!");
}

// "Primaria Banca | Acasa" over the page, and "UAT Comuna Banca va moderniza" in its text: an office of local
// government is called what the sentences about the project call it.
const Found& as_text_calls(const FoldedPage& page, const Engine& engine, const std::vector<Found>& candidates,
                           const ByPath& by_path, const Found& owner) {
  const std::string& name = *owner.fact.value.string();
  for (const std::uint32_t i : ranked(candidates, by_path, "@named")) {
    const Found& f = candidates[i];
    if (f.fact.value.string() != nullptr && is_own_word(page, engine, f) &&
        same_office(*f.fact.value.string(), name, engine.vocabulary))
      return f;
  }
  return owner;
}

}  // namespace

bool carries_the_project(const Found& partner) {
  const std::string* role = text_member(partner.fact.value, "role");
  return role != nullptr && (*role == "beneficiary" || *role == "coordinator");
}

void one_carrier(const Engine& engine, std::vector<Found>& candidates, std::vector<std::uint32_t>& kept,
                 std::vector<std::string>& verdicts) {
  const auto first = std::find_if(kept.begin(), kept.end(),
                                  [&](std::uint32_t i) { return carries_the_project(candidates[i]); });
  if (first == kept.end()) return;
  const Found& carrier = candidates[*first];
  const bool leads = *text_member(carrier.fact.value, "role") == "coordinator";
  std::erase_if(kept, [&](std::uint32_t i) {
    Found& f = candidates[i];
    if (&f == &carrier || !carries_the_project(f) || (f.rule == carrier.rule && f.rank == carrier.rank))
      return false;
    if (leads || listed_with(engine, candidates, f, carrier)) {
      f.fact.value = values::Object{{"name", *text_member(f.fact.value, "name")}, {"role", "partner"}};
      return false;
    }
    if (const Found* told = told_to_join(engine, candidates, f)) {
      f.fact.value = values::Object{{"name", *text_member(f.fact.value, "name")},
                                    {"role", *text_member(told->fact.value, "role")}};
      return false;
    }
    verdicts[i] = "another carries the project";
    return true;
  });
}

void add_site_owner(const FoldedPage& page, const Engine& engine, const std::vector<Found>& candidates,
                    const ByPath& by_path, std::vector<std::string>& verdicts,
                    std::vector<values::Fact>& facts) {
  auto owners = ranked(candidates, by_path, "@carrier");
  if (owners.empty()) {
    owners = ranked(candidates, by_path, "@owner");
    std::erase_if(owners, [&](std::uint32_t i) {
      if (!stands_in_row(page, candidates[i])) return false;
      verdicts[i] = "stands in a row of a table";
      return true;
    });
  }
  const auto roles = ranked(candidates, by_path, "@owner_role");
  const std::string role = roles.empty() ? "beneficiary" : *candidates[roles.front()].fact.value.string();
  if (owners.empty()) return;
  const Found& owner = candidates[owners.front()];
  bool carried = false;
  for (values::Fact& f : facts) {
    if (f.path != "partners") continue;
    const std::string said = *text_member(f.value, "role");
    if (same_house(*owner.fact.value.string(), *text_member(f.value, "name"), engine.vocabulary)) {
      if (said == "beneficiary" && role == "coordinator")
        f.value = values::Object{{"name", *text_member(f.value, "name")}, {"role", role}};
      return;
    }
    carried = carried || said == "beneficiary" || said == "coordinator";
  }
  if (carried && role != "partner") return;
  values::Fact fact = as_text_calls(page, engine, candidates, by_path, owner).fact;
  fact.path = "partners";
  fact.value = values::Object{{"name", fact.value}, {"role", role}};
  facts.push_back(std::move(fact));
}

void own_word_of_lead(const Engine& engine, const std::vector<Found>& candidates, const ByPath& by_path,
                      std::vector<values::Fact>& facts) {
  const auto roles = ranked(candidates, by_path, "@owner_role");
  if (roles.empty() || *candidates[roles.front()].fact.value.string() != "coordinator") return;
  values::Fact* carrier = nullptr;
  bool alone = true;
  for (values::Fact& f : facts) {
    if (f.path != "partners") continue;
    const std::string role = *text_member(f.value, "role");
    if (role == "coordinator" || (role == "beneficiary" && carrier != nullptr)) return;
    if (role == "beneficiary") carrier = &f;
    alone = alone && role == "beneficiary";
  }
  if (carrier == nullptr || alone) return;
  const std::string name = *text_member(carrier->value, "name");
  const auto owners = ranked(candidates, by_path, "@owner");
  if (!owners.empty() &&
      !same_house(*candidates[owners.front()].fact.value.string(), name, engine.vocabulary))
    return;
  carrier->value = values::Object{{"name", name}, {"role", "coordinator"}};
}

}  // namespace fisa::extract
