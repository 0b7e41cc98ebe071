#include "extract/target_place.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "page/names.h"
#include "text/fold.h"

namespace fisa::extract {
namespace {

constexpr std::size_t kTooMany = 1000;  // candidates, to be compared with each other
constexpr std::size_t kShort = 8;       // blocks; of a page of fewer, every place is near both ends
constexpr std::size_t kStem = 5;        // letters that tell a noun in all its forms
constexpr double kTelling = 10;         // smaller numbers are the same by chance

using page::Block;
using page::Zone;

void add(std::vector<std::string>& out, const std::string& sign) {
  out.push_back("targets:" + sign);
}

// Distances in blocks, ever wider apart.
const char* far(std::size_t blocks) {
  return blocks < 1    ? "0"
         : blocks < 2  ? "1"
         : blocks < 4  ? "3"
         : blocks < 8  ? "7"
         : blocks < 16 ? "15"
         : blocks < 40 ? "39"
                       : "more";
}

const Found* best(const TargetPlaces::ByPath& candidates, const char* path) {
  const auto same_path = candidates.find(path);
  if (same_path == candidates.end()) return nullptr;
  const auto found = std::max_element(same_path->second.begin(), same_path->second.end(),
                                      [](const Found* a, const Found* b) { return a->rank < b->rank; });
  return found == same_path->second.end() ? nullptr : *found;
}

void distance(const char* name, const Found* from, const Found& target, std::vector<std::string>& out) {
  if (from == nullptr) return add(out, std::string("no_") + name);
  if (target.block < from->block)
    add(out, std::string("before_") + name + "_" + far(from->block - target.block));
  else
    add(out, std::string("behind_") + name + "_" + far(target.block - from->block));
}

bool names_rule(const Found& f, std::string_view part) {
  return f.fact.evidence.rule.find(part) != std::string::npos;
}

}  // namespace

TargetPlaces::TargetPlaces(const Engine& engine, const FoldedPage& page, const Headings& headings,
                           const ByPath& candidates)
    : page_(page), title_(best(candidates, "title")), code_(best(candidates, "codes")) {
  const auto targets = candidates.find("targets");
  if (targets == candidates.end()) return;
  std::set<std::uint32_t> places;
  for (const Found* f : targets->second) {
    told_.push_back(told(*f));
    if (places.insert(f->folded.begin).second) {
      const std::size_t beside = ++in_block_[f->block];
      most_in_block_ = std::max(most_in_block_, beside);
      if (beside == 1) results_ = results_ || engine.matcher.contains("target_heading", headings[f->block]);
    }
    rows_ = rows_ || names_rule(*f, "row") || names_rule(*f, "column");
    pairs_ = pairs_ || names_rule(*f, "noun_then");
  }
}

void TargetPlaces::add_signs(const Found& target, std::vector<std::string>& out) const {
  of_company(target, out);
  if (told_.size() <= kTooMany) of_repetition(target, out);
  of_page(target, out);
  of_neighbours(target, out);
}

// How many counts the page has, in what forms, and whether these are the most in one block.
void TargetPlaces::of_company(const Found& target, std::vector<std::string>& out) const {
  const std::size_t all = told_.size();
  add(out, all < 5 ? "of_few" : all < 15 ? "of_some" : all < 40 ? "of_many" : "of_most");
  add(out, rows_ ? "page_has_rows" : "page_has_no_rows");
  add(out, pairs_ ? "page_has_pairs" : "page_has_no_pairs");
  add(out, results_ ? "page_has_results" : "page_has_no_results");
  const auto here = in_block_.find(target.block);
  const std::size_t beside = here == in_block_.end() ? 0 : here->second;
  if (in_block_.size() == 1)
    add(out, "only_block");
  else
    add(out, beside == most_in_block_       ? "fullest_block"
             : beside * 3 >= most_in_block_ ? "full_block"
                                            : "poor_block");
}

// Whether the same is told elsewhere: the noun with another number, the number with another noun.
void TargetPlaces::of_repetition(const Found& target, std::vector<std::string>& out) const {
  const Told mine = told(target);
  bool otherwise = false;
  bool again = false;
  bool number = false;
  for (const Told& t : told_) {
    if (t.folded.begin < target.folded.end && target.folded.begin < t.folded.end) continue;
    const bool same_unit = t.unit == mine.unit;
    const bool same_count = t.count == mine.count;
    otherwise = otherwise || (same_unit && !same_count);
    again = again || (same_unit && same_count);
    number = number || (same_count && !same_unit && mine.count >= kTelling);
  }
  if (otherwise) add(out, "noun_with_other_number");
  if (again) add(out, "told_elsewhere");
  if (number) add(out, "number_with_other_noun");
}

// How far from the page's ends, from what is no main text, from the title and from a code.
void TargetPlaces::of_page(const Found& target, std::vector<std::string>& out) const {
  const std::vector<Block>& blocks = page_.page->blocks;
  constexpr std::size_t kFar = 40;
  const std::size_t here = target.block;
  distance("title", title_, target, out);
  distance("code", code_, target, out);
  if (blocks.size() < kShort) return add(out, "short_page");
  add(out, std::string("from_begin_") + far(here));
  add(out, std::string("from_end_") + far(blocks.size() - 1 - here));
  std::size_t before = 0;
  while (before < kFar && before <= here && blocks[here - before].zone == Zone::main) ++before;
  std::size_t behind = 0;
  while (behind < kFar && here + behind < blocks.size() && blocks[here + behind].zone == Zone::main) ++behind;
  add(out, std::string("main_before_") + far(before));
  add(out, std::string("main_behind_") + far(behind));
}

// What stands right over its block and right under it.
void TargetPlaces::of_neighbours(const Found& target, std::vector<std::string>& out) const {
  const std::vector<Block>& blocks = page_.page->blocks;
  const auto kind = [&](std::size_t b) {
    return std::string(blocks[b].zone == Zone::main ? page::name_of(blocks[b].kind)
                                                    : page::name_of(blocks[b].zone));
  };
  const std::size_t here = target.block;
  add(out, "below_" + (here > 0 ? kind(here - 1) : "nothing"));
  add(out, "above_" + (here + 1 < blocks.size() ? kind(here + 1) : "nothing"));
}

TargetPlaces::Told TargetPlaces::told(const Found& target) {
  Told out;
  out.folded = target.folded;
  const values::Value* count = target.fact.value.find("count");
  if (count != nullptr && count->number() != nullptr) out.count = *count->number();
  const values::Value* unit = target.fact.value.find("unit");
  if (unit != nullptr && unit->string() != nullptr)
    out.unit = lowered(text::folded(*unit->string())).substr(0, kStem);
  return out;
}

}  // namespace fisa::extract
