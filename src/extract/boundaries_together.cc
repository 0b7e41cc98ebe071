#include "extract/boundaries_together.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <string_view>

#include "extract/compared.h"
#include "extract/how_many.h"

namespace fisa::extract {
namespace {

constexpr double kBegins = 0.5;
constexpr double kMayBegin = 0.25;

std::string third(double p) {
  return p >= kBegins ? "sure" : p >= kMayBegin ? "may" : "no";
}

// Signs of a section by itself that matter beside the others, too.
bool is_kept(std::string_view sign) {
  constexpr std::array<std::string_view, 24> kKept = {
      "below_kinds",    "form_",     "page_totals", "page_codes",   "says_kinds",  "last_other",
      "last_same",      "last_says", "like_it_",    "right_below_", "right_over_", "labelled_title",
      "told_title",     "adds_up",   "lacks_",      "bare",         "series_",     "in_telling",
      "within_telling", "holds_",    "opens_",      "quotes_",      "reads_",      "first_line_reads"};
  return std::any_of(kKept.begin(), kKept.end(), [&](std::string_view k) { return sign.starts_with(k); });
}

}  // namespace

std::vector<std::vector<std::string>> boundary_signs_together(
    const std::vector<Section>& sections, const std::vector<std::vector<std::string>>& signs,
    const std::vector<double>& likelihoods) {
  std::vector<std::vector<std::string>> out(sections.size());
  bool begun = false;
  for (std::size_t i = 0; i < sections.size(); ++i) {
    std::size_t like = 0;
    std::size_t may = 0;
    std::size_t others = 0;
    double best = 0;
    for (std::size_t k = 0; k < sections.size(); ++k) {
      if (k == i) continue;
      const double p = likelihoods[k];
      const bool alike = sections[k].form == sections[i].form && sections[k].depth == sections[i].depth;
      if (alike) best = std::max(best, p);
      like += alike && p >= kBegins ? 1U : 0U;
      may += alike && p >= kMayBegin ? 1U : 0U;
      others += !alike && p >= kBegins ? 1U : 0U;
    }
    const double own = likelihoods[i];
    std::size_t in_series = 0;
    std::size_t sure_in_series = 0;
    for (std::size_t k = 0; k < sections.size(); ++k) {
      if (k == i || sections[i].series == 0 || sections[k].series != sections[i].series) continue;
      ++in_series;
      sure_in_series += likelihoods[k] >= kMayBegin ? 1U : 0U;
    }
    out[i] = {"p_" + tenth(own),
              "like_begin_" + how_many(like),
              "like_may_" + how_many(may),
              "others_begin_" + how_many(others),
              "best_like_" + tenth(best),
              (own >= kBegins     ? "sure_like_"
               : own >= kMayBegin ? "may_like_"
                                  : "unsure_like_") +
                  how_many(like),
              begun ? "after_a_beginning" : "before_all"};
    if (in_series > 0)
      out[i].push_back(sure_in_series * 2 >= in_series ? "most_of_series_begin"
                       : sure_in_series > 0            ? "some_of_series_begin"
                                                       : "none_of_series_begin");
    // What would be its project's: up to the next that is likely to begin one; and that of the one before.
    Section span = sections[i];
    for (std::size_t k = i + 1; k < sections.size() && likelihoods[k] < kBegins; ++k) span.add(sections[k]);
    Section last;
    for (std::size_t k = i; k-- > 0;) {
      last.add(sections[k]);
      if (likelihoods[k] >= kBegins) break;
    }
    out[i].push_back("span_kinds_" + std::to_string(span.kinds()));
    if (!span.money.empty() || !span.time.empty()) out[i].push_back("span_figures");
    if (span.sums > 0 && span.times > 0) out[i].push_back("span_any_figures");
    out[i].push_back("last_span_kinds_" + std::to_string(last.kinds()));
    if (last.says_again(span)) out[i].push_back("span_says_again");
    for (const std::string& sign : compared(span, last)) out[i].push_back("span_" + sign);
    // The section right above, the one it stands under, and those that stand under it.
    if (i > 0) out[i].push_back("above_" + third(likelihoods[i - 1]));
    if (i + 1 < sections.size()) out[i].push_back("next_" + third(likelihoods[i + 1]));
    for (std::size_t k = i; k-- > 0;) {
      if (sections[k].depth >= sections[i].depth) continue;
      out[i].push_back("under_" + third(likelihoods[k]));
      break;
    }
    double under = 0;
    for (std::size_t k = i + 1; k < sections.size() && sections[k].depth > sections[i].depth; ++k)
      under = std::max(under, likelihoods[k]);
    out[i].push_back("over_" + third(under));
    if (under > own) out[i].push_back("over_a_likelier_one");
    std::copy_if(signs[i].begin(), signs[i].end(), std::back_inserter(out[i]), is_kept);
    begun = begun || own >= kBegins;
  }
  return out;
}

}  // namespace fisa::extract
