#include "extract/percentages.h"

#include <algorithm>
#include <string_view>

#include "grammar/slots.h"

namespace fisa::extract {
namespace {

constexpr std::size_t kFarthest = 24;  // folded bytes between a percentage and the sum that it explains

// A number of its own, or a break between clauses, parts them: "2% din cheltuielile eligibile, 100 lei".
bool parts(std::string_view between) {
  return between.size() > kFarthest || between.find_first_of(";()0123456789.:\n") != std::string_view::npos;
}

// Behind a sum only brackets tell whose the percentage is: in "100 lei, 13% ..." it is the next one's.
bool opens_bracket(std::string_view between) {
  return !between.empty() && between.find('(') != std::string_view::npos &&
         between.find_first_not_of(" (") == std::string_view::npos;
}

}  // namespace

std::optional<double> percentage_beside(const FoldedPage& page, Span money) {
  const auto& all = page.annotations;
  const auto at = std::find_if(all.begin(), all.end(), [&](const Annotation& a) {
    return a.slot == grammar::kMoney && page.source(a.span).overlaps(money);
  });
  if (at == all.end()) return std::nullopt;
  const auto between = [&](const Annotation& a, const Annotation& b) {
    return page.text({a.span.end, b.span.begin});
  };
  const auto next = at + 1;
  if (next != all.end() && next->slot == grammar::kPercent && opens_bracket(between(*at, *next)))
    return next->mention.number;
  if (at != all.begin() && (at - 1)->slot == grammar::kPercent && !parts(between(*(at - 1), *at)))
    return (at - 1)->mention.number;
  return std::nullopt;
}

}  // namespace fisa::extract
