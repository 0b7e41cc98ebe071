#include "extract/title_facts.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "grammar/slots.h"
#include "text/fold.h"
#include "values/words.h"

namespace fisa::extract {
namespace {

constexpr int kSure = 60;             // of a rule that saw more than a passing remark
constexpr std::uint32_t kNear = 90;   // folded bytes around a title, that may tell its years
constexpr std::uint32_t kRight = 45;  // ... right behind it, that may tell its sum
constexpr std::size_t kSomeKinds = 3;
constexpr int kYearDigits = 4;

bool is_kind(std::string_view kind) {
  return kind == "budget" || kind == "period" || kind == "codes" || kind == "partners" || kind == "funding";
}

// The year that the text begins with ("2014-03" too), 0 where it begins with none.
int year_at(std::string_view text) {
  int year = 0;
  for (int i = 0; i < kYearDigits; ++i) {
    if (static_cast<std::size_t>(i) >= text.size() || !is_digit(text[static_cast<std::size_t>(i)])) return 0;
    year = year * 10 + (text[static_cast<std::size_t>(i)] - '0');
  }
  return year >= 1990 && year < 2040 ? year : 0;
}

std::vector<int> years_in(std::string_view text) {
  std::vector<int> out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_digit(text[i])) continue;
    std::size_t end = i;
    while (end < text.size() && is_digit(text[end])) ++end;
    const bool part = (i > 0 && text[i - 1] == '/') || (end < text.size() && text[end] == '/');
    if (const int year = end - i == kYearDigits && !part ? year_at(text.substr(i)) : 0; year != 0)
      out.push_back(year);
    i = end;
  }
  return out;
}

}  // namespace

TitleFacts::TitleFacts(const FoldedPage& page, const std::vector<Found>& candidates) : page_(page) {
  std::map<std::string, const Found*> best;  // start and end
  stretch_ = {static_cast<std::uint32_t>(page.folded.text.size()), 0};
  for (const Found& f : candidates) {
    stretch_ = {std::min(stretch_.begin, f.folded.begin), std::max(stretch_.end, f.folded.end)};
    std::string kind = f.fact.path.substr(0, f.fact.path.find('.'));
    if (f.rank < kSure || !is_kind(kind)) continue;
    if (f.fact.path == "period.start" || f.fact.path == "period.end") {
      const Found*& b = best[f.fact.path];
      if (b == nullptr || f.rank > b->rank) b = &f;
    }
    seen_.push_back({f.block, std::move(kind), f.folded});
  }
  std::stable_sort(seen_.begin(), seen_.end(),
                   [](const Seen& a, const Seen& b) { return a.block < b.block; });
  const auto year = [&](const char* path) {
    const auto found = best.find(path);
    return found == best.end() || found->second->fact.value.string() == nullptr
               ? 0
               : year_at(*found->second->fact.value.string());
  };
  first_year_ = year("period.start");
  last_year_ = std::max(first_year_, year("period.end"));
  std::map<std::string_view, std::uint32_t> first;  // of each kind
  for (const Seen& s : seen_) {
    const auto [place, added] = first.emplace(s.kind, s.folded.begin);
    if (!added) place->second = std::min(place->second, s.folded.begin);
  }
  all_told_ = UINT32_MAX;
  if (first.size() < kSomeKinds) return;
  all_told_ = 0;
  for (const auto& [kind, at] : first) all_told_ = std::max(all_told_, at);
}

int TitleFacts::kinds_in(std::uint32_t from, std::uint32_t to) const {
  std::set<std::string_view> kinds;
  const auto first = std::lower_bound(seen_.begin(), seen_.end(), from,
                                      [](const Seen& s, std::uint32_t block) { return s.block < block; });
  for (auto s = first; s != seen_.end() && s->block < to; ++s) kinds.insert(s->kind);
  return static_cast<int>(kinds.size());
}

bool TitleFacts::of_another_time(const Found& title) const {
  if (first_year_ == 0) return false;
  const Span block = page_.blocks[title.block];
  const std::uint32_t from =
      title.folded.begin > block.begin + kNear ? title.folded.begin - kNear : block.begin;
  const std::uint32_t to = std::max(title.folded.end, std::min(block.end, title.folded.end + kNear));
  std::vector<int> years = years_in(page_.text({std::min(from, title.folded.begin), title.folded.begin}));
  const std::vector<int> behind = years_in(page_.text({title.folded.end, to}));
  years.insert(years.end(), behind.begin(), behind.end());
  return !years.empty() && std::all_of(years.begin(), years.end(),
                                       [&](int y) { return y < first_year_ - 1 || y > last_year_ + 1; });
}

bool TitleFacts::has_another_sum(const Found& title) const {
  const Span block = page_.blocks[title.block];
  for (auto a = page_.first_from(title.folded.end);
       a != page_.annotations.end() && a->span.begin < std::min(block.end, title.folded.end + kRight); ++a) {
    if (a->slot == grammar::kQuoted) return false;
    if (a->slot != grammar::kMoney) continue;
    return std::none_of(seen_.begin(), seen_.end(),
                        [&](const Seen& s) { return s.kind == "budget" && s.folded.overlaps(a->span); });
  }
  return false;
}

}  // namespace fisa::extract
