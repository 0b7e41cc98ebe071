#include "extract/segment.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "extract/actions.h"
#include "extract/carriers.h"
#include "extract/likely.h"
#include "extract/page_signs.h"
#include "extract/preferences.h"
#include "extract/sections.h"
#include "extract/side_by_side.h"
#include "extract/title_lines.h"
#include "extract/title_phrases.h"
#include "grammar/slots.h"
#include "text/fold.h"

namespace fisa::extract {
namespace {

constexpr int kSurelyOwner = 50;  // of a rule that saw the copyright sign or the menu, in a footer
constexpr int kLeast = 190;       // of evidence for a project, in the ranks of its best candidates
constexpr int kEnough = 100;      // ... and of what is left where reasons against it have been weighed
constexpr int kAgain = 45;        // said once more, a reason against weighs this much more
constexpr int kMostAgainst = 500;
constexpr int kTitled = 84;                // a title behind a label, or in quotation marks with its code
constexpr std::size_t kLongestLabel = 60;  // folded bytes before a colon
constexpr int kTitleLineRank = 36;
constexpr int kOneWordCost = 12;

// Whatever its titles are and among how many projects it may be parted, by its other signs the page is about
// none: most pages that name a project are known so before the dear part of the work.
bool must_be_none(const Engine& engine, const std::vector<std::string>& signs) {
  const auto most = engine.likelihoods.most("page", signs, kLaterPageSigns);
  return most && from_log_odds(*most) < kLikelyProject;
}

// The best rank of each field speaks for a project; @none rules speak against it, @project rules for it.
// What the signs of the page are measured to say decides, where they are.
bool is_project(const Engine& engine, const std::vector<Found>& candidates, Segments& out) {
  std::string& reason = out.reason;
  std::map<std::string, int> best;
  std::map<std::string, int> against;
  for (const Found& f : candidates) {
    const std::string& path = f.fact.path;
    if (path == "@none") {
      int& weight = against[*f.fact.value.string()];
      weight = weight == 0 ? f.rank : std::min(weight + kAgain, kMostAgainst);
    } else if (path == "@project") {
      best[path + *f.fact.value.string()] = f.rank;
    } else if (path == "title" || path == "budget.total" || path == "period.start" || path == "partners" ||
               path == "codes" || path == "budget.parts" || path == "period.duration" ||
               path == "funding.programme") {
      best[path] = std::max(best[path], f.rank);
    }
  }
  int pro = 0;
  for (const auto& [path, rank] : best) pro += rank;
  int contra = 0;
  for (const auto& [why, weight] : against) {
    contra += weight;
    if (reason.empty() || weight > against[reason]) reason = why;
  }
  if (contra == 0) reason = "no-project-evidence";
  out.evidence = pro;
  out.against = contra;
  if (const auto likely = likelihood(engine, "page", out.signs)) return *likely >= kLikelyProject;
  return pro >= kLeast && pro - contra - contra / 4 >= kEnough;
}

// A block that is a number or a letter and nothing else: ">> 2 <<", "(2)", "B.", "---- 2 ----"; 0 where it
// is none.
int number_alone(std::string_view text) {
  constexpr std::size_t kLongest = 24;
  int number = 0;
  if (text.size() > kLongest) return 0;
  const auto letters = std::count_if(text.begin(), text.end(), is_word);
  const auto letter = std::find_if(text.begin(), text.end(), is_word);
  if (letters == 1 && !is_digit(*letter)) return (*letter | 0x20) - 'a' + 1;
  for (const char c : text) {
    if (is_digit(c)) number = number * 10 + (c - '0');
    if (number > 99 || (is_word(c) && !is_digit(c))) return 0;
  }
  return number;
}

// Where numbers that stand alone, 1, 2, 3, ..., part the page, and each stretch tells of a project, each
// begins one. Empty where they do not.
std::vector<std::uint32_t> numbered(const Engine& engine, const FoldedPage& page,
                                    const std::vector<Found>& candidates) {
  std::vector<std::uint32_t> begins;
  for (std::uint32_t b = 0; b < page.blocks.size(); ++b) {
    const bool main =
        page.page->blocks[b].zone == page::Zone::main && page.page->blocks[b].kind != page::BlockKind::cell;
    std::string_view text = page.text(page.blocks[b]);
    Span word{};
    if (main && engine.matcher.search("series_word", text, 0, word)) text.remove_prefix(word.end);
    if (main && number_alone(text) == static_cast<int>(begins.size()) + 1) begins.push_back(b);
  }
  std::vector<Section> stretches(begins.size());
  for (const Found& f : candidates) {
    const auto after = std::upper_bound(begins.begin(), begins.end(), f.block);
    if (after != begins.begin()) stretches[static_cast<std::size_t>(after - begins.begin() - 1)].note(f);
  }
  const bool all =
      std::all_of(stretches.begin(), stretches.end(), [](const Section& s) { return s.kinds() >= 2; });
  return all && begins.size() >= 2 ? begins : std::vector<std::uint32_t>();
}

// What an introduction says once for all of the projects below it.
bool is_shared(const std::string& path) {
  return path.starts_with("funding.") || path == "partners";
}

// Does the project say itself what the introduction says for all? Who carries it and who helps are two
// things.
bool states(const std::vector<Found>& project, const Found& shared) {
  return std::any_of(project.begin(), project.end(), [&](const Found& own) {
    return own.fact.path == shared.fact.path &&
           (own.fact.path != "partners" || carries_the_project(own) == carries_the_project(shared));
  });
}

// What a page says of all its projects holds for each, wherever it stands: who carries them, what pays for
// them. From here on these are candidates like others.
std::vector<bool> said_of_all(std::vector<Found>& candidates) {
  std::vector<bool> out(candidates.size());
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    std::string& path = candidates[i].fact.path;
    out[i] = path == "@carrier" || path == "@programme" || path == "@fund";
    if (path == "@programme") path = "funding.programme";
    if (path == "@fund") path = "funding.funds", candidates[i].list = true;
  }
  return out;
}

// "Proiecte finantate prin PNRR" over several projects.
std::vector<Found> said_by_headings(const FoldedPage& page, const std::vector<Found>& candidates) {
  std::vector<Found> out;
  for (const Found& f : candidates) {
    if (page.page->blocks[f.block].kind == page::BlockKind::heading && f.fact.path.starts_with("funding."))
      out.push_back(f);
  }
  return out;
}

bool stands_over(const FoldedPage& page, std::uint32_t heading, std::uint32_t block) {
  std::uint32_t section = page.page->blocks[block].section;
  while (section != 0) {
    if (section - 1 == heading) return true;
    const std::uint32_t above = page.page->blocks[section - 1].section;
    section = above < section ? above : 0;
  }
  return false;
}

Found title_of(const FoldedPage& page, std::uint32_t block, Span folded, int rank, std::string_view rule) {
  Found f;
  f.folded = folded;
  f.block = block;
  f.rank = rank;
  f.fact.path = "title";
  f.fact.value = clean_text(page, folded);
  f.fact.evidence = {page.source(folded), std::string(rule)};
  return f;
}

Found title_from_line(const Engine& engine, const FoldedPage& page, std::uint32_t block, int likeness) {
  const Span title = title_in(engine, page, block);
  // "Proiectul SATACT": the long name stands elsewhere, if there is one.
  const bool one_word = page.text(title).find(' ') == std::string_view::npos;
  return title_of(page, block, title, kTitleLineRank + 4 * likeness - (one_word ? kOneWordCost : 0),
                  kTitleLine);
}

// "[ PNRR ] [ incheiat ]" over a project.
bool is_in_brackets(const FoldedPage& page, std::uint32_t block) {
  const std::string_view text = page.text(page.blocks[block]);
  return !text.empty() && text.front() == '[' && text.back() == ']';
}

bool is_labelled(const FoldedPage& page, std::uint32_t block) {
  const std::string_view text = page.text(page.blocks[block]);
  const auto colon = text.substr(0, kLongestLabel).find(':');
  return colon != std::string_view::npos && colon + 1 < text.size();
}

// Lines with labels that stand right above a labelled title, with no gap between.
std::uint32_t labels_above(const FoldedPage& page, std::uint32_t title) {
  std::uint32_t first = title;
  while (first > 0) {
    const page::Block& below = page.page->blocks[first];
    const page::Block& b = page.page->blocks[first - 1];
    if (below.blank_before > 0 || b.zone != page::Zone::main || b.kind == page::BlockKind::heading ||
        b.kind == page::BlockKind::cell || !is_labelled(page, first - 1))
      break;
    --first;
  }
  return title - first;
}

// Where each project tells, say, its beneficiary before its title, it begins there.
void begin_at_labels(const FoldedPage& page, std::vector<std::uint32_t>& begins) {
  std::uint32_t lines = UINT32_MAX;
  for (const std::uint32_t b : begins) {
    if (is_labelled(page, b)) lines = std::min(lines, labels_above(page, b));
  }
  std::uint32_t before = 0;  // title of the project before
  for (std::uint32_t& b : begins) {
    const std::uint32_t title = b;
    if (is_labelled(page, b)) {
      const std::uint32_t own = labels_above(page, b);
      // Where nothing parts the projects, all lines but the first ones may belong to the one before.
      b -= lines > 0 && b - own > before ? own : lines;
    }
    before = title;
  }
}

std::string title_key(const Found& title) {
  return text::folded(*title.fact.value.string());
}

// A page for print, or a teaser over the whole text, tells the same project again.
void join_same_titles(std::vector<std::vector<Found>>& projects) {
  std::vector<std::vector<Found>> out;
  std::vector<std::string> titles;
  for (auto& project : projects) {
    const Found* best = nullptr;
    for (const Found& f : project) {
      if (f.fact.path == "title" && (best == nullptr || f.rank > best->rank)) best = &f;
    }
    const std::string title = best == nullptr ? std::string() : title_key(*best);
    const auto again = std::find(titles.begin(), titles.end(), title);
    if (again != titles.end() && !title.empty()) {
      auto& first = out[static_cast<std::size_t>(again - titles.begin())];
      first.insert(first.end(), std::make_move_iterator(project.begin()),
                   std::make_move_iterator(project.end()));
      continue;
    }
    titles.push_back(title);
    out.push_back(std::move(project));
  }
  projects = std::move(out);
}

// A beginning with no title that rules see may quote it: "Last, 'Cartea din tren', a small project of ours".
// Or its first line is the title, though it reads like the name of somebody: "BIBLIOTECA DIN GRADINA".
void add_missing_titles(const Engine& engine, const FoldedPage& page,
                        const std::vector<std::uint32_t>& begins, std::vector<Found>& candidates) {
  constexpr std::uint32_t kLinesOfBeginning = 3;
  constexpr int kQuotedRank = 30;
  constexpr std::uint32_t kShortestQuotation = 6;
  constexpr std::size_t kLongestTitleLine = 120;
  const auto blocks = static_cast<std::uint32_t>(page.blocks.size());
  for (std::size_t i = 0; i < begins.size(); ++i) {
    const std::uint32_t end = i + 1 < begins.size() ? begins[i + 1] : blocks;
    const std::uint32_t last = std::min(end, begins[i] + kLinesOfBeginning);
    const bool titled = std::any_of(candidates.begin(), candidates.end(), [&](const Found& f) {
      return f.fact.path == "title" && f.block >= begins[i] && f.block < end;
    });
    if (titled) continue;
    const std::size_t before = candidates.size();
    for (std::uint32_t a = page.first_annotation[begins[i]]; a < page.first_annotation[last]; ++a) {
      const Annotation& quotation = page.annotations[a];
      if (quotation.slot != grammar::kQuoted || quotation.span.size() < kShortestQuotation) continue;
      std::uint32_t block = begins[i];
      while (block + 1 < last && page.blocks[block + 1].begin <= quotation.span.begin) ++block;
      candidates.push_back(title_of(page, block, quotation.span, kQuotedRank, "title.quoted_in_beginning"));
      break;
    }
    const std::string_view line = page.text(page.blocks[begins[i]]);
    const page::Block& block = page.page->blocks[begins[i]];
    const bool set_apart = block.numbered || block.emphasised || block.kind == page::BlockKind::heading;
    const bool short_line = set_apart && line.size() <= kLongestTitleLine &&
                            line.find(' ') != std::string_view::npos && line.back() != ':' &&
                            line.back() != '.' && !is_labelled(page, begins[i]);
    if (candidates.size() == before && begins[i] != 0 && short_line && !engine.matcher.is_label(line))
      candidates.push_back(title_from_line(engine, page, begins[i], 0));
  }
}

}  // namespace

Segments segment(const Engine& engine, const FoldedPage& page, PageTitles& titles,
                 std::vector<Found> candidates) {
  Segments out;
  out.signs = page_signs(engine, page, candidates);
  if (!engine.explain && must_be_none(engine, out.signs)) {
    is_project(engine, candidates, out);  // for the reason why not
    return out;
  }
  const auto blocks = static_cast<std::uint32_t>(page.blocks.size());
  const std::vector<int>& likeness = titles.likenesses();
  const SideBySide beside = side_by_side(page, engine.matcher);
  std::vector<std::uint32_t> begins = numbered(engine, page, candidates);
  std::optional<int> best_title;
  if (beside.projects != 0) {
    begins = {beside.first};
  } else if (begins.empty()) {
    Begun begun = beginnings(engine, page, titles, candidates);
    begins = std::move(begun.blocks);
    out.beginnings = std::move(begun.sections);
    out.partings = std::move(begun.partings);
    best_title = begun.best_title;
  }
  // A line that stands as a title is a candidate for one: the project's first block, and the page's headings.
  for (std::size_t i = 0; i < begins.size(); ++i) {
    const std::uint32_t end = i + 1 < begins.size() ? begins[i + 1] : blocks;
    const std::uint32_t from = i == 0 && begins.size() == 1 ? 0 : begins[i];
    // Of several projects, each has its title among the lines that it begins with.
    const std::uint32_t most = begins.size() == 1 ? 40 : 3;
    for (std::uint32_t b = from; b < end && b < from + most; ++b) {
      const bool deed = likeness[b] > 0 && is_deed(engine, page, b);
      // "Pensiunea Malin", the name of a house, heads a project of several as any title does.
      const bool heads = begins.size() > 1 && b == begins[i] && stands_apart(engine, page, b);
      if (is_in_brackets(page, b)) continue;
      if (likeness[b] >= 2 || (b <= begins[i] + 1 && likeness[b] > 0) || deed || heads) {
        candidates.push_back(title_from_line(engine, page, b, deed ? std::max(likeness[b], 2) : likeness[b]));
        // Over one of several projects, a heading in quotation marks is its name.
        const bool quoted = page.text(candidates.back().folded).starts_with('"');
        if (begins.size() > 1 && b == begins[i] && quoted) candidates.back().rank = kTitled;
      }
    }
  }
  add_later_page_signs(candidates, std::max(beside.projects, begins.size()), best_title, out.signs);
  if (!is_project(engine, candidates, out)) return out;
  if (begins.size() > 1) add_missing_titles(engine, page, begins, candidates);
  if (begins.size() > 1) begin_at_labels(page, begins);
  const std::vector<bool> of_all = said_of_all(candidates);
  if (begins.size() == 1 && beside.projects == 0) {
    candidates.insert(candidates.end(), titles.phrases().begin(), titles.phrases().end());
    out.projects.push_back(std::move(candidates));
    return out;
  }
  const auto add_phrases = [&](std::uint32_t from, std::uint32_t to, std::vector<Found>& project) {
    std::vector<Found> phrases = title_phrases(engine, page, from, to);
    project.insert(project.end(), std::make_move_iterator(phrases.begin()),
                   std::make_move_iterator(phrases.end()));
  };
  const std::vector<Found> headed = said_by_headings(page, candidates);
  const auto project_of = [&](std::uint32_t block) -> std::optional<std::size_t> {
    if (beside.projects != 0) return beside.project_of[block];
    const auto after = std::upper_bound(begins.begin(), begins.end(), block);
    if (after == begins.begin()) return std::nullopt;
    return static_cast<std::size_t>(after - begins.begin() - 1);
  };
  out.projects.resize(beside.projects != 0 ? beside.projects : begins.size());
  std::vector<Found> general;  // said of all projects
  std::vector<Found> shared;   // said before the first one
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    Found& f = candidates[i];
    if (f.fact.path == "@owner") {
      // A name alone among the projects is that of somebody who takes part in one.
      if (f.block < begins.front() || f.rank >= kSurelyOwner) general.push_back(std::move(f));
      continue;
    }
    if (of_all[i]) {
      general.push_back(std::move(f));
      continue;
    }
    if (const auto project = project_of(f.block)) {
      out.projects[*project].push_back(std::move(f));
    } else if (f.block < begins.front() && is_shared(f.fact.path)) {
      shared.push_back(std::move(f));
    }
  }
  for (std::size_t p = 0; p < out.projects.size(); ++p) {
    auto& project = out.projects[p];
    // Of several projects some may be others': whose site it is counts where the owner tells its part.
    const bool ours = std::any_of(project.begin(), project.end(),
                                  [](const Found& f) { return f.fact.path == "@owner_role"; });
    std::vector<Found> told;  // elsewhere, and not said of this one
    for (const Found& f : general) {
      if (!states(project, f) && (ours || f.fact.path != "@owner")) told.push_back(f);
    }
    std::vector<Found> near;
    for (const Found& f : headed) {
      if (stands_over(page, f.block, beside.projects != 0 ? beside.first : begins[p]) &&
          !states(project, f) && !states(told, f))
        near.push_back(f);
    }
    told.insert(told.end(), near.begin(), near.end());
    near.clear();
    for (const Found& f : shared) {
      if (!states(project, f) && !states(told, f)) near.push_back(f);
    }
    told.insert(told.end(), near.begin(), near.end());
    project.insert(project.end(), told.begin(), told.end());
  }
  for (std::size_t p = 0; p < begins.size() && beside.projects == 0; ++p)
    add_phrases(begins[p], p + 1 < begins.size() ? begins[p + 1] : blocks, out.projects[p]);
  join_same_titles(out.projects);
  return out;
}

}  // namespace fisa::extract
