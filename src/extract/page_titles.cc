#include "extract/page_titles.h"

#include <algorithm>
#include <string_view>

#include "extract/actions.h"
#include "extract/sameness.h"
#include "extract/title_heads.h"
#include "extract/title_lines.h"
#include "extract/title_phrases.h"
#include "extract/title_surroundings.h"
#include "extract/title_wording.h"
#include "grammar/slots.h"

namespace fisa::extract {
namespace {

// "Zestrea satului - 21.500 lei - 2017" as a whole is no name.
bool stands_behind_mark(const FoldedPage& page, Span phrase, Span value) {
  std::string_view before = page.text({phrase.begin, std::max(value.begin, phrase.begin)});
  while (before.ends_with(' ')) before.remove_suffix(1);
  return before.ends_with(',') || before.ends_with(" -") || before.ends_with('|') || before.ends_with('(');
}

// Names and values in it.
void add_held(const FoldedPage& page, Span phrase, TitleSignSet& signs) {
  for (auto a = page.first_from(phrase.begin); a != page.annotations.end() && a->span.begin < phrase.end;
       ++a) {
    const bool most = a->span.size() * 10 >= phrase.size() * 6;
    const bool entity = a->slot >= grammar::kFirstEntity && a->slot <= grammar::kLastEntity;
    if (a->span.begin > phrase.begin + 2 && page.folded.text[a->span.begin - 2] == ':' &&
        a->slot != grammar::kQuoted) {
      signs.add("holds_labelled_value");
      // "Grup: Asociatia X": nothing but a label and who, when or how much it is.
      if (a->span.end + 1 >= phrase.end && a->slot != grammar::kCounted) signs.add("is_labelled_value");
    }
    if (a->slot == grammar::kOrg) signs.add(most ? "is_house" : "holds_house");
    if (a->slot == grammar::kOrg && a->span.begin <= phrase.begin + 1) signs.add("begins_with_house");
    if (entity) signs.add(most ? "is_fund" : "holds_fund");
    const bool time =
        a->slot == grammar::kDate || a->slot == grammar::kPeriod || a->slot == grammar::kDuration;
    if (a->slot == grammar::kMoney) signs.add("holds_sum");
    if (time) signs.add("holds_time");
    if ((time || a->slot == grammar::kMoney) && stands_behind_mark(page, phrase, a->span))
      signs.add("holds_value_behind_mark");
    if (a->slot == grammar::kCounted)
      signs.add(a->span.begin <= phrase.begin + 1 ? "begins_with_count" : "holds_count");
    if (a->slot == grammar::kQuoted && !most) signs.add("holds_quotation");
  }
}

}  // namespace

const std::vector<Found>& PageTitles::phrases() {
  if (!phrases_) phrases_ = title_phrases(engine_, page_, 0, static_cast<std::uint32_t>(page_.blocks.size()));
  return *phrases_;
}

const TitleSignSet& PageTitles::own_signs(Span phrase) {
  const auto [known, added] =
      own_.try_emplace({phrase.begin, phrase.end}, engine_.title_ranks, engine_.explain);
  TitleSignSet& signs = known->second;
  if (!added) return signs;
  signs.add(title_head_signs(engine_, page_, phrase));
  signs.add(title_wording_signs(engine_, page_.text(phrase)));
  add_held(page_, phrase, signs);
  return signs;
}

const TitleSignSet& PageTitles::signs_around(const Found& phrase) {
  const Span span = phrase.folded;
  const auto [known, added] =
      around_.try_emplace({span.begin, span.end}, engine_.title_ranks, engine_.explain);
  if (added) add_title_surroundings(engine_, page_, over_, phrase.block, span, known->second);
  return known->second;
}

const PageTitles::Inner& PageTitles::inner(Span phrase) {
  const auto [known, added] = inner_.try_emplace({phrase.begin, phrase.end});
  Inner& inner = known->second;
  if (!added) return inner;
  inner.span = title_within(engine_, page_, phrase);
  if (inner.span.begin != phrase.begin || inner.span.end != phrase.end)
    inner.key = key_of(clean_text(page_, inner.span));
  return inner;
}

const std::vector<int>& PageTitles::likenesses() {
  if (likenesses_) return *likenesses_;
  std::vector<int>& all = likenesses_.emplace();
  for (std::uint32_t b = 0; b < page_.blocks.size(); ++b) all.push_back(title_likeness(engine_, page_, b));
  return all;
}

}  // namespace fisa::extract
