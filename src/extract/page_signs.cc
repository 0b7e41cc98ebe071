#include "extract/page_signs.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string_view>

#include "extract/how_many.h"
#include "extract/surroundings.h"
#include "extract/title_places.h"
#include "grammar/slots.h"
#include "values/words.h"

namespace fisa::extract {
namespace {

constexpr int kLabelled = 80;  // ranks of a value behind a label
constexpr int kTold = 60;      // ... in a sentence about a project
const std::string kWordSign = "word_";

constexpr std::array<const char*, 7> kFields = {"budget.total",     "budget.parts", "period.start",
                                                "period.duration",  "partners",     "codes",
                                                "funding.programme"};

constexpr std::array<Asked, 12> kWords = {{{"page_project", "project"},
                                           {"page_projects", "projects"},
                                           {"page_eligible", "eligible"},
                                           {"page_may", "may"},
                                           {"page_law", "law"},
                                           {"page_apply", "apply"},
                                           {"page_sale", "sale"},
                                           {"page_job", "job"},
                                           {"page_you", "you"},
                                           {"page_done", "done"},
                                           {"page_sheet", "sheet"},
                                           {"page_news", "news"}}};

// How often: by doublings.
std::string times(int n) {
  return n == 0 ? "_never" : n == 1 ? "_once" : n < 4 ? "_some" : n < 8 ? "_often" : "_always";
}

// The words of a page that rules doubt, by how they begin: an auction, a guide, a law and a fair have words
// that no project has, more than one thinks of.
void words_of(const FoldedPage& page, std::set<std::string>& out) {
  constexpr std::uint32_t kShortest = 3;
  constexpr std::uint32_t kStem = 6;
  const std::string_view text = page.folded.text;
  std::set<std::string> stems;
  for (std::uint32_t at = 0; at < text.size(); ++at) {
    const std::uint32_t end = values::word_end(text, at);
    if (end >= at + kShortest && !std::all_of(text.begin() + at, text.begin() + end, values::is_digit))
      stems.insert(values::lowered(text.substr(at, std::min(end - at, kStem))));
    at = std::max(at, end);
  }
  for (const std::string& stem : stems) out.insert(kWordSign + stem);
}

std::string told(const std::string& field, int rank) {
  return field + (rank == 0 ? "_absent" : rank < kTold ? "_weak" : rank < kLabelled ? "_told" : "_labelled");
}

}  // namespace

std::vector<std::string> page_signs(const Engine& engine, const FoldedPage& page,
                                    const std::vector<Found>& candidates) {
  std::set<std::string> out;
  std::map<std::string, int> best;
  std::map<std::string, int> against;
  int targets = 0;
  for (const Found& f : candidates) {
    const std::string& path = f.fact.path;
    if (path == "@none") ++against[*f.fact.value.string()];
    if (path == "@project") out.insert("for_" + *f.fact.value.string());
    if (path == "targets") ++targets;
    best[path] = std::max(best[path], f.rank);
  }
  for (const char* field : kFields) {
    const auto found = best.find(field);
    out.insert(told(field, found == best.end() ? 0 : found->second));
  }
  int all = 0;
  for (const auto& [reason, n] : against) {
    out.insert("against_" + reason + times(n));
    all += n;
  }
  out.insert("against" + times(all));
  out.insert("targets" + times(targets));
  int sums = 0;
  int dates = 0;
  int quotes = 0;
  for (const Annotation& a : page.annotations) {
    sums += a.slot == grammar::kMoney;
    dates += a.slot == grammar::kDate || a.slot == grammar::kPeriod;
    quotes += a.slot == grammar::kQuoted;
  }
  out.insert("sums" + times(sums));
  out.insert("dates" + times(dates));
  out.insert("quotes" + times(quotes));
  for (const Asked& a : kWords) {
    int n = 0;
    for (std::size_t b = 0; b < page.blocks.size() && n < 8; ++b) {
      if (page.page->blocks[b].zone != page::Zone::main) continue;
      const std::string_view text = page.text(page.blocks[b]);
      Span found{};
      for (std::uint32_t at = 0; n < 8 && engine.matcher.search(a.pattern, text, at, found); at = found.end)
        ++n;
    }
    out.insert(a.sign + times(n));
  }
  if (all > 0) words_of(page, out);
  return {out.begin(), out.end()};
}

void add_later_page_signs(const std::vector<Found>& candidates, std::size_t projects,
                          std::optional<int> best_title, std::vector<std::string>& signs) {
  int rank = 0;
  for (const Found& f : candidates) {
    if (f.fact.path == "title") rank = std::max(rank, f.rank);
  }
  signs.push_back(told("title", rank));
  signs.push_back("parted_in_" + how_many(projects));
  if (best_title) signs.push_back("best_title_" + rank_steps(*best_title));
  std::sort(signs.begin(), signs.end());
}

}  // namespace fisa::extract
