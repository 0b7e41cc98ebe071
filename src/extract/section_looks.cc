#include "extract/section_looks.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

#include "extract/how_many.h"
#include "grammar/slots.h"
#include "values/words.h"

namespace fisa::extract {
namespace {

constexpr std::uint32_t kStem = 6;         // letters
constexpr std::size_t kShortSection = 30;  // folded bytes
constexpr std::size_t kMostDoublings = 6;

}  // namespace

SectionLooks::SectionLooks(const FoldedPage& page, const std::vector<Section>& sections,
                           const std::vector<TitlePlace>& titles)
    : page_(page), sections_(sections), titles_(titles) {
  for (std::size_t i = 0; i < sections.size(); ++i) {
    TitlePlace& best = places_.emplace_back();
    for (std::size_t b = sections[i].begin; b < end_of(i); ++b) {
      const TitlePlace& place = titles[b];
      if (!place.key.empty() && (best.key.empty() || place.rank > best.rank)) best = place;
    }
    if (best.key.empty()) continue;
    best_ = std::max(best_, best.rank);
    ranks_.push_back(best.rank);
    first_place_.emplace(best.key, i);
  }
  std::sort(ranks_.begin(), ranks_.end());
}

std::size_t SectionLooks::end_of(std::size_t i) const {
  return i + 1 < sections_.size() ? sections_[i + 1].begin : page_.blocks.size();
}

std::vector<std::string> SectionLooks::of(std::size_t i) {
  out_.clear();
  holds(sections_[i]);
  opens(sections_[i]);
  quotes(i);
  reads_as_title(i);
  return std::move(out_);
}

void SectionLooks::holds(const Section& s) {
  add("holds_quoted_" + how_many(s.quotations));
  add("holds_houses_" + how_many(s.houses));
  add("holds_counted_" + how_many(s.counted));
  add("holds_sums_" + how_many(s.sums));
  add("holds_times_" + how_many(s.times));
  if (s.quotations > 0)
    add(std::string("holds_quoted") + (s.sums > 0 ? "_sums" : "") + (s.times > 0 ? "_times" : "") +
        (s.counted > 0 ? "_counted" : ""));
  const int kinds = (s.quotations > 0) + (s.houses > 0) + (s.counted > 0) + (s.sums > 0) + (s.times > 0);
  add("holds_of_" + std::to_string(kinds));
  add("holds_size_" + doublings(s.size, kShortSection, kMostDoublings));
}

void SectionLooks::opens(const Section& s) {
  const std::string_view text = page_.text(page_.blocks[s.begin]);
  std::uint32_t at = 0;
  for (const char* which : {"opens_", "opens_then_"}) {
    while (at < text.size() && !values::is_word(text[at])) ++at;
    const std::uint32_t end = values::word_end(text, at);
    if (end == at) return;
    const std::string_view word = text.substr(at, end - at);
    add(which + (values::is_digit(word[0]) ? std::string("0") : values::lowered(word.substr(0, kStem))));
    at = end;
  }
}

void SectionLooks::quotes(std::size_t i) {
  bool fresh = false;
  bool again = false;
  const std::uint32_t last = page_.first_annotation[end_of(i)];
  for (std::uint32_t a = page_.first_annotation[sections_[i].begin]; a < last; ++a) {
    if (page_.annotations[a].slot != grammar::kQuoted) continue;
    std::string key;
    for (const char c : page_.text(page_.annotations[a].span)) {
      if (values::is_word(c)) key += values::to_lower(c);
    }
    (quoted_.insert(key).second ? fresh : again) = true;
  }
  if (fresh) add(again ? "quotes_new_and_known" : "quotes_new");
  if (again && !fresh) add("quotes_known");
}

void SectionLooks::reads_as_title(std::size_t i) {
  const TitlePlace& own = places_[i];
  if (own.key.empty()) return add("reads_as_no_title");
  add("reads_as_title_" + rank_steps(own.rank));
  add("reads_less_than_best_" + rank_steps(best_ - own.rank));
  const auto better = ranks_.end() - std::upper_bound(ranks_.begin(), ranks_.end(), own.rank);
  add("reads_better_" + how_many(static_cast<std::size_t>(better)));
  if (first_place_.at(own.key) != i) add("reads_as_title_again");
  const TitlePlace& first = titles_[sections_[i].begin];
  if (!first.key.empty()) add("first_line_reads_" + rank_steps(first.rank));
}

}  // namespace fisa::extract
