#include "extract/sections.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>

#include "extract/carriers.h"
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
  if (path == "title") names_told.insert(shown(f.fact.value));
  const bool sum = path == "budget.total" || path == "budget.parts";
  const bool when = path == "period.start" || path == "period.duration";
  if (sum) money.insert(shown(f.fact.value));
  if (when) time.insert(shown(f.fact.value));
  labelled |= (sum || when) && f.rank >= kLabelled;
  if (path == "partners") partners = true;
  if (path.starts_with("funding.")) funding = true;
  if (path == "codes") codes = true;
  if (path == "budget.total") totals.insert(shown(f.fact.value));
  if (path == "funding.programme") programmes.insert(shown(f.fact.value));
  const values::Value* value = path == "codes" ? f.fact.value.find("value") : nullptr;
  if (value != nullptr) known_by.insert(shown(*value));
  if (path == "partners" && carries_the_project(f)) carriers.insert(shown(*f.fact.value.find("name")));
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

namespace {

constexpr std::uint8_t kTitleDepth = 7;  // of a line that labels a title
constexpr std::uint8_t kTableDepth = 8;
constexpr std::uint8_t kRowDepth = 9;
constexpr std::uint8_t kLineDepth = 10;
constexpr std::uint8_t kParagraphDepth = 11;
constexpr std::uint8_t kPlainDepth = 12;
constexpr std::size_t kShortestPlain = 10;  // folded bytes
constexpr std::size_t kMostPlain = 150;     // of a longer page, only what looks like a beginning may be one
constexpr std::uint32_t kFewColumns = 3;    // fewer are labels with their values

// Finds where sections begin.
class Beginnings {
 public:
  Beginnings(const Engine& engine, const FoldedPage& page, const std::vector<Found>& candidates,
             const std::vector<int>& title_likenesses, const std::map<std::uint32_t, std::size_t>& numbers)
      : engine_(engine),
        page_(page),
        likenesses_(title_likenesses),
        numbers_(numbers),
        run_in_(told_in_one(page, candidates)) {
    for (const Found& f : candidates) {
      if (page.page->blocks[f.block].zone != page::Zone::main) continue;
      if (f.fact.path == "@start" || (f.fact.path == "title" && f.rank >= kTitled)) titled_.insert(f.block);
      if (f.fact.path == "title") named_.insert(f.block);
      if (f.fact.path == "@start") started_.insert(f.block);
    }
    for (std::uint32_t b = 0; b < page.blocks.size(); ++b) {
      if (quotes_and_figures(b)) named_.insert(b);
    }
    std::size_t plain = 0;
    for (std::uint32_t b = 0; b < page.blocks.size(); ++b) plain += is_plain(b) ? 1U : 0U;
    any_may_begin_ = plain <= kMostPlain;
    for (const page::Block& b : page.page->blocks) {
      std::uint32_t& columns = columns_[b.table];
      columns = std::max(columns, b.column + 1);
    }
  }

  // The section that begins at a block, if one does.
  [[nodiscard]] std::optional<Section> at(std::uint32_t b) const {
    Section s;
    s.begin = b;
    s.likeness = std::max(likenesses_[b], titled_.count(b) != 0 ? 3 : 0);
    if (s.likeness == 0 && is_acronym_heading(engine_, page_, b)) s.likeness = 3;
    if (s.likeness == 0 && run_in_.count(b) != 0) s.likeness = 2;
    const auto number = numbers_.find(b);
    if (number != numbers_.end()) s.series = number->second;
    const page::Block& block = page_.page->blocks[b];
    const std::string_view text = page_.text(page_.blocks[b]);
    const auto of = [&](Form form, std::uint8_t depth) {
      s.form = form;
      s.depth = depth == kLineDepth && started_.count(b) != 0 ? kTitleDepth : depth;
      s.level = form == Form::heading ? depth : std::uint8_t{0};
      return s;
    };
    // A heading that no title looks like ("Apa", "Unde se duce gunoiul?") may stand over a project all the
    // same.
    if (block.kind == page::BlockKind::heading) {
      if (s.likeness >= 2 || s.series != 0 || stands_apart(engine_, page_, b))
        return of(Form::heading, block.level);
      return any_may_begin_ && is_plain(b) ? std::optional(of(Form::plain, kPlainDepth)) : std::nullopt;
    }
    if (text.empty() || block.zone != page::Zone::main) return std::nullopt;
    if (block.kind == page::BlockKind::cell) return cell(b, s);
    if (s.series != 0 || engine_.matcher.contains("begins_numbered", text) || block.numbered)
      return of(Form::numbered, kLineDepth);
    if (block.emphasised && !engine_.matcher.is_label(text)) return of(Form::bold, kLineDepth);
    if (s.likeness >= 2 && run_in_.count(b) == 0) return of(Form::line, kLineDepth);
    if (block.blank_before > 1 && !engine_.matcher.is_label(text)) return of(Form::apart, kLineDepth);
    if (run_in_.count(b) != 0 || named_.count(b) != 0) return of(Form::paragraph, kParagraphDepth);
    if (any_may_begin_ && is_plain(b)) return of(Form::plain, kPlainDepth);
    return std::nullopt;
  }

 private:
  // Running text, or an entry of a list: it may be the first that is said of a project.
  [[nodiscard]] bool is_plain(std::uint32_t b) const {
    const page::Block& block = page_.page->blocks[b];
    const std::string_view text = page_.text(page_.blocks[b]);
    return block.zone == page::Zone::main && block.kind != page::BlockKind::cell &&
           text.size() >= kShortestPlain && text.back() != ':' && !engine_.matcher.is_label(text);
  }

  // A paragraph that quotes something and says a sum or a time may tell of a project by its name.
  [[nodiscard]] bool quotes_and_figures(std::uint32_t b) const {
    bool quotes = false;
    bool figures = false;
    for (std::uint32_t a = page_.first_annotation[b]; a < page_.first_annotation[b + 1]; ++a) {
      const char slot = page_.annotations[a].slot;
      quotes |= slot == grammar::kQuoted;
      figures |= slot == grammar::kMoney || slot == grammar::kPeriod || slot == grammar::kDuration ||
                 slot == grammar::kDate;
    }
    return quotes && figures;
  }

  // The first cell of a table, or of a row where a row may be a project's.
  [[nodiscard]] std::optional<Section> cell(std::uint32_t b, Section s) const {
    const page::Block& block = page_.page->blocks[b];
    const auto opens = [&](bool row) {
      if (b == 0) return true;
      const page::Block& before = page_.page->blocks[b - 1];
      return before.table != block.table || (row && before.row != block.row);
    };
    const bool wide = columns_.at(block.table) >= kFewColumns;
    if (opens(false) && !wide) {
      s.form = Form::table;
      s.depth = kTableDepth;
    } else if (opens(true) && wide && !block.header) {
      s.form = Form::row;
      s.depth = kRowDepth;
    } else if (s.likeness >= 2) {
      s.form = Form::line;
      s.depth = kLineDepth;
    } else {
      return std::nullopt;
    }
    return s;
  }

  const Engine& engine_;
  const FoldedPage& page_;
  const std::vector<int>& likenesses_;
  const std::map<std::uint32_t, std::size_t>& numbers_;
  std::set<std::uint32_t> run_in_;
  std::set<std::uint32_t> titled_;
  std::set<std::uint32_t> named_;
  std::set<std::uint32_t> started_;
  std::map<std::uint32_t, std::uint32_t> columns_;  // of each table
  bool any_may_begin_ = false;
};

}  // namespace

std::vector<Section> sections(const Engine& engine, const FoldedPage& page,
                              const std::vector<Found>& candidates, const std::vector<int>& title_likenesses,
                              const std::vector<Series>& series) {
  std::map<std::uint32_t, std::size_t> numbers;  // of each numbered block: that of its longest series
  for (std::size_t n = 0; n < series.size(); ++n) {
    for (const std::uint32_t b : series[n].blocks) {
      std::size_t& known = numbers[b];
      if (known == 0 || series[known - 1].blocks.size() < series[n].blocks.size()) known = n + 1;
    }
  }
  const Beginnings beginnings(engine, page, candidates, title_likenesses, numbers);
  std::vector<Section> out(1);
  std::vector<std::size_t> section_of(page.blocks.size());
  for (std::uint32_t b = 0; b < page.blocks.size(); ++b) {
    if (auto s = beginnings.at(b)) out.push_back(std::move(*s));
    section_of[b] = out.size() - 1;
  }
  for (const Found& f : candidates) out[section_of[f.block]].note(f);
  for (std::uint32_t b = 0; b < page.blocks.size(); ++b) {
    Section& s = out[section_of[b]];
    if (page.page->blocks[b].zone == page::Zone::main) s.size += page.blocks[b].size();
    for (std::uint32_t a = page.first_annotation[b]; a < page.first_annotation[b + 1]; ++a) {
      const char slot = page.annotations[a].slot;
      if (slot == grammar::kMoney) s.amounts.insert(page.annotations[a].mention.number);
      const bool time = slot == grammar::kPeriod || slot == grammar::kDuration || slot == grammar::kDate;
      s.sums += slot == grammar::kMoney;
      s.times += time;
      s.quotations += slot == grammar::kQuoted;
      s.houses += slot == grammar::kOrg;
      s.counted += slot == grammar::kCounted;
    }
  }
  return out;
}

Section with_below(const std::vector<Section>& sections, std::size_t i) {
  Section out = sections[i];
  for (std::size_t k = i + 1; k < sections.size(); ++k) {
    if (sections[k].depth <= out.depth) break;
    out.add(sections[k]);
  }
  return out;
}

Section with_following(const std::vector<Section>& sections, std::size_t i) {
  constexpr int kTitleLike = 2;
  Section out = sections[i];
  for (std::size_t k = i + 1; k < sections.size(); ++k) {
    const Section& next = sections[k];
    const bool heads = next.form == Form::heading && (out.form != Form::heading || next.depth <= out.depth);
    if (heads || next.likeness >= std::max(kTitleLike, out.likeness) || !next.starts.empty()) break;
    out.add(next);
  }
  return out;
}

}  // namespace fisa::extract
