#include "extract/sections.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "extract/title_lines.h"
#include "grammar/slots.h"
#include "text/fold.h"

namespace fisa::extract {
namespace {

constexpr int kTitled = 84;    // a title behind a label, or in quotation marks with its code
constexpr int kLabelled = 80;  // a sum or a time behind a label
constexpr int kLikely = 60;    // a value in a sentence about a project
constexpr std::size_t kManyFigures = 4;

std::string shown(const values::Value& v) {
  if (const double* n = v.number()) return std::to_string(*n);
  if (const std::string* t = v.string()) return text::folded(*t);
  std::string out;
  if (const values::Object* o = v.object()) {
    for (const auto& [name, member] : *o) out += shown(member) + ";";
  }
  return out;
}

// Blocks that tell a project of their own in running text: one that names a title, or that is numbered in a
// list, and says three kinds of things besides.
std::set<std::uint32_t> told_in_one(const FoldedPage& page, const std::vector<Found>& candidates) {
  std::map<std::uint32_t, Section> blocks;
  std::set<std::uint32_t> named;
  for (const Found& f : candidates) {
    blocks[f.block].note(f);
    if (f.fact.path == "title") named.insert(f.block);
  }
  std::set<std::uint32_t> out;
  for (const auto& [block, said] : blocks) {
    const bool apart = named.count(block) != 0 || page.page->blocks[block].numbered;
    if (apart && !said.money.empty() && !said.time.empty() && said.kinds() >= 3) out.insert(block);
  }
  return out;
}

}  // namespace

void Section::note(const Found& f) {
  const std::string& path = f.fact.path;
  if (path == "@start") starts.insert(shown(f.fact.value));
  if (path == "title" && f.rank >= kTitled) titled = true;
  if (f.rank < kLikely) return;
  const bool sum = path == "budget.total" || path == "budget.parts";
  const bool when = path == "period.start" || path == "period.duration";
  if (sum) money.insert(shown(f.fact.value));
  if (when) time.insert(shown(f.fact.value));
  labelled |= (sum || when) && f.rank >= kLabelled;
  if (path == "partners") partners = true;
  if (path.starts_with("funding.")) funding = true;
  if (path == "codes") codes = true;
}

bool Section::has_sum_and_time() const {
  return !money.empty() && !time.empty() && (labelled || money.size() + time.size() >= kManyFigures);
}

bool meets(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& x) { return b.count(x) != 0; });
}

bool stands_apart(const Engine& engine, const FoldedPage& page, std::uint32_t b) {
  const page::Block& block = page.page->blocks[b];
  const std::string_view text = page.text(page.blocks[b]);
  return block.kind == page::BlockKind::heading && block.zone == page::Zone::main && !text.empty() &&
         text.back() != ':' && !engine.matcher.is_label(text) &&
         !engine.matcher.contains("generic_title", text);
}

std::vector<Section> sections(const Engine& engine, const FoldedPage& page,
                              const std::vector<Found>& candidates,
                              const std::vector<int>& title_likenesses) {
  std::set<std::uint32_t> titled;
  for (const Found& f : candidates) {
    const bool main = page.page->blocks[f.block].zone == page::Zone::main;
    if (main && (f.fact.path == "@start" || (f.fact.path == "title" && f.rank >= kTitled)))
      titled.insert(f.block);
  }
  const std::set<std::uint32_t> run_in = told_in_one(page, candidates);
  std::vector<Section> out(1);
  std::vector<std::size_t> section_of(page.blocks.size());
  for (std::uint32_t b = 0; b < page.blocks.size(); ++b) {
    int likeness = std::max(title_likenesses[b], titled.count(b) != 0 ? 3 : 0);
    if (likeness == 0 && is_acronym_heading(engine, page, b)) likeness = 3;
    if (likeness == 0 && run_in.count(b) != 0) likeness = 2;
    // A heading that no title looks like ("Apa", "Unde se duce gunoiul?") may stand over a project all the
    // same.
    if (likeness >= 2 || stands_apart(engine, page, b)) {
      Section s;
      s.begin = b;
      s.likeness = likeness;
      const page::Block& block = page.page->blocks[b];
      s.level = block.kind == page::BlockKind::heading ? block.level : 0;
      out.push_back(std::move(s));
    }
    section_of[b] = out.size() - 1;
  }
  for (const Found& f : candidates) out[section_of[f.block]].note(f);
  for (std::uint32_t b = 0; b < page.blocks.size(); ++b) {
    Section& s = out[section_of[b]];
    for (std::uint32_t a = page.first_annotation[b]; a < page.first_annotation[b + 1]; ++a) {
      const char slot = page.annotations[a].slot;
      s.figures |= slot == grammar::kMoney;
      s.dates |= slot == grammar::kPeriod || slot == grammar::kDuration || slot == grammar::kDate;
    }
  }
  return out;
}

Section with_below(const std::vector<Section>& sections, std::size_t i) {
  Section out = sections[i];
  for (std::size_t k = i + 1; k < sections.size(); ++k) {
    if (sections[k].level != 0 && sections[k].level <= out.level) break;
    out.add(sections[k]);
  }
  return out;
}

}  // namespace fisa::extract
