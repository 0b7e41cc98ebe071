#include "extract/boundary_signs.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "extract/compared.h"
#include "extract/how_many.h"
#include "extract/section_looks.h"
#include "extract/series_signs.h"
#include "extract/surroundings.h"
#include "extract/told_beginnings.h"
#include "page/names.h"
#include "text/fold.h"
#include "values/words.h"

namespace fisa::extract {
namespace {

constexpr int kLabelled = 80;            // ranks of a value behind a label
constexpr int kTold = 60;                // ... in a sentence about a project
constexpr std::uint32_t kTitleNear = 3;  // blocks from a beginning to its title
constexpr std::size_t kShortLine = 30;   // folded bytes
constexpr std::size_t kLongLine = 160;

constexpr std::array<Asked, 7> kOfLines = {{{"begins_part", "names_a_part"},
                                            {"begins_project", "names_a_project"},
                                            {"begins_numbered", "numbered"},
                                            {"begins_other", "names_another"},
                                            {"begins_next", "tells_its_place"},
                                            {"speaks_of_project", "speaks_of_project"},
                                            {"page_projects", "speaks_of_projects"}}};

class BoundarySigns {
 public:
  BoundarySigns(const Engine& engine, const FoldedPage& page, const std::vector<Found>& candidates,
                const std::vector<Section>& sections, const std::vector<TitlePlace>& titles)
      : engine_(engine), page_(page), sections_(sections), looks_(page, sections, titles) {
    title_ranks_.resize(page.blocks.size());
    std::set<std::string> totals;
    std::set<std::string> codes;
    titles_.resize(page.blocks.size());
    for (const Found& f : candidates) {
      if (f.fact.path == "title" && f.rank > title_ranks_[f.block]) {
        title_ranks_[f.block] = f.rank;
        titles_[f.block] = text::folded(*f.fact.value.string());
      }
      if (f.fact.path == "budget.total" && f.rank >= kLabelled)
        totals.insert(std::string(page.text(f.folded)));
      if (f.fact.path == "codes") codes.insert(std::string(page.text(f.folded)));
    }
    const std::vector<std::uint32_t> told = told_beginnings(sections);
    told_.insert(told.begin(), told.end());
    totals_ = how_many(totals.size());
    codes_ = how_many(codes.size());
    for (std::size_t i = 0; i < sections.size(); ++i) {
      below_.push_back(with_below(sections, i));
      const Like like{sections[i].form, sections[i].depth};
      if (below_[i].kinds() >= 2) ++telling_[like];
      ++all_like_[like];
      titles_at_.push_back(title_at(i));
      Section& all = together_[like];
      all.codes |= below_[i].codes;
      all.funding |= below_[i].funding;
      all.partners |= below_[i].partners;
      if (title_ranks_[titles_at_[i]] >= kTold && is_new(i)) ++new_titles_[like];
    }
    for (std::size_t i = 0; i < sections.size(); ++i) {
      if (below_[i].amounts.empty()) continue;
      const double amount = *below_[i].amounts.rbegin();
      Figures& like = figures_[{sections[i].form, sections[i].depth}];
      like.sum += amount;
      like.largest = std::max(like.largest, amount);
      ++like.count;
      amounts_.insert(sections[i].amounts.begin(), sections[i].amounts.end());
    }
  }

  std::vector<std::string> of(std::size_t i, const Section& before) {
    out_.clear();
    const Section& s = sections_[i];
    line(s);
    says(s, "says_");
    for (std::string& sign : looks_.of(i)) add(std::move(sign));
    says(below_[i], "below_");
    says(with_following(sections_, i), "ahead_");
    relation(below_[i], before, "");
    const Like like{s.form, s.depth};
    const std::size_t telling = telling_[like];
    add("telling_like_it_" + how_many(telling - (below_[i].kinds() >= 2 ? 1U : 0U)));
    const std::size_t all = all_like_[like];
    if (all >= 2)
      add(telling == all       ? "all_like_it_tell"
          : telling * 2 >= all ? "most_like_it_tell"
                               : "few_like_it_tell");
    title(i);
    if (all >= 2) {
      const Section& together = together_[like];
      if (together.codes) add("like_it_have_codes");
      if (together.funding) add("like_it_have_funding");
      if (together.partners) add("like_it_have_partners");
      add("like_it_name_" + how_many(new_titles_[like]));
      // Stages and parts come to what the whole costs.
      const Figures& figures = figures_[like];
      const bool whole = figures.count > 2 && adds_up(figures.sum - figures.largest);
      if (whole || (figures.count >= 2 && adds_up(figures.sum))) {
        const Section& own = below_[i];
        const bool is_share = !own.amounts.empty() && *own.amounts.rbegin() != figures.largest;
        add(is_share ? "adds_up_with_like" : "like_it_add_up");
        if (!own.codes && !own.funding) add("adds_up_and_no_more");
        if (!own.codes && !own.funding && !own.partners) add("adds_up_and_nothing_else");
      }
    }
    lacks(below_[i], before);
    beside(i);
    for (std::size_t k = i; k-- > 0;) {
      if (sections_[k].form != s.form || sections_[k].depth != s.depth) continue;
      relation(below_[i], below_[k], "last_");
      break;
    }
    add("page_totals_" + totals_);
    add("page_codes_" + codes_);
    const bool told = told_.count(s.begin) != 0;
    add(told ? kToldSign : "not_told");
    if (told_.size() > 1) add(told ? "told_of_several" : "others_told");
    if (i == 0) add("opens_page");
    return out_;
  }

 private:
  struct Figures {
    double sum = 0;
    double largest = 0;
    std::size_t count = 0;
  };

  void add(std::string sign) { out_.push_back(std::move(sign)); }

  // Block of the best title among the first ones of a section.
  [[nodiscard]] std::uint32_t title_at(std::size_t i) const {
    const std::uint32_t begin = sections_[i].begin;
    const auto blocks = static_cast<std::uint32_t>(page_.blocks.size());
    const std::uint32_t end = i + 1 < sections_.size() ? std::max(sections_[i + 1].begin, begin + 1) : blocks;
    std::uint32_t best = begin;
    for (std::uint32_t b = begin; b < end && b < begin + kTitleNear; ++b) {
      if (title_ranks_[b] > title_ranks_[best]) best = b;
    }
    return best;
  }

  // Whether no section before names that title.
  [[nodiscard]] bool is_new(std::size_t i) const {
    const std::string& own = titles_[titles_at_[i]];
    for (std::uint32_t b = 0; b < sections_[i].begin; ++b) {
      const std::string& other = titles_[b];
      if (!other.empty() && (other.find(own) != std::string::npos || own.find(other) != std::string::npos))
        return false;
    }
    return !own.empty();
  }

  [[nodiscard]] static std::string worth(int rank) {
    return rank >= kLabelled ? "labelled" : rank >= kTold ? "told" : rank > 0 ? "weak" : "no";
  }

  // What it is called, and what is said of it under that name.
  void title(std::size_t i) {
    const Section& below = below_[i];
    const std::string named = worth(title_ranks_[titles_at_[i]]);
    if (named != "no") add(named + (is_new(i) ? "_title_is_new" : "_title_again"));
    add(named + "_title_with" + (below.money.empty() ? "" : "_sum") + (below.time.empty() ? "" : "_time") +
        (below.partners ? "_partners" : ""));
  }

  // What the page has said of a project before, and the section does not say of one of its own.
  void lacks(const Section& s, const Section& before) {
    std::string all;
    const auto ask = [&](bool said, bool again, const char* what) {
      if (!said || again) return;
      add(std::string("lacks_") + what);
      all += what;
    };
    ask(before.codes, s.codes, "code");
    ask(before.funding, s.funding, "funding");
    ask(before.partners, s.partners, "partners");
    if (!all.empty()) add("lacks_all_of_" + all);
    if (!s.codes && !s.funding && !s.partners) add(before.names() ? "bare_after_a_name" : "bare");
  }

  // The lines right above and below, where they begin sections, too.
  void beside(std::size_t i) {
    if (i > 0 && sections_[i - 1].begin + 1 == sections_[i].begin && sections_[i].begin > 1)
      add("right_below_form_" + std::to_string(static_cast<int>(sections_[i - 1].form)));
    if (i + 1 < sections_.size() && sections_[i + 1].begin == sections_[i].begin + 1) {
      add("right_over_form_" + std::to_string(static_cast<int>(sections_[i + 1].form)));
      add("right_over_" + worth(title_ranks_[titles_at_[i + 1]]));
    }
  }

  [[nodiscard]] bool adds_up(double sum) const {
    constexpr double kNearly = 0.005;
    const auto next = amounts_.lower_bound(sum * (1 - kNearly));
    return next != amounts_.end() && *next <= sum * (1 + kNearly);
  }

  void line(const Section& s) {
    const page::Block& block = page_.page->blocks[s.begin];
    const std::string_view text = page_.text(page_.blocks[s.begin]);
    add("likeness_" + std::to_string(s.likeness));
    add("form_" + std::to_string(static_cast<int>(s.form)) +
        (s.form == Form::heading ? "_" + std::to_string(s.depth) : ""));
    add(std::string("in_") + page::name_of(block.kind));
    if (block.numbered) add("numbered_block");
    if (block.blank_before > 0) add(block.blank_before > 1 ? "far_below" : "below");
    if (block.emphasised) add("emphasised");
    if (text.size() < kShortLine) add("short");
    if (text.size() > kLongLine) add("long");
    if (!text.empty()) {
      if (text.back() == ':') add("leads_in");
      if (text.back() == '?') add("asks");
      if (text.back() == '.') add("sentence");
      if (text.front() == '"') add("quoted");
      if (std::none_of(text.begin(), text.end(), values::is_lower)) add("capitals");
      if (text.find('"') != std::string_view::npos) add("holds_quotation");
    }
    for (const Asked& a : kOfLines) {
      if (engine_.matcher.contains(a.pattern, text)) add(a.sign);
    }
    int title = 0;
    for (std::uint32_t b = s.begin; b < page_.blocks.size() && b < s.begin + kTitleNear; ++b)
      title = std::max(title, title_ranks_[b]);
    add(title >= kLabelled ? "title_labelled"
        : title >= kTold   ? "title_told"
        : title > 0        ? "title_weak"
                           : "no_title");
  }

  void says(const Section& s, const std::string& where) {
    if (!s.money.empty()) add(where + "sum");
    if (!s.time.empty()) add(where + "time");
    if (s.partners) add(where + "partners");
    if (s.funding) add(where + "funding");
    if (s.codes) add(where + "code");
    if (s.titled) add(where + "title");
    if (!s.starts.empty()) add(where + "start");
    if (s.sums > 0) add(where + "figures");
    if (s.times > 0) add(where + "dates");
    if (s.labelled) add(where + "labels");
    add(where + "kinds_" + std::to_string(s.kinds()));
  }

  void relation(const Section& s, const Section& before, const std::string& to) {
    add(to + "before_kinds_" + std::to_string(before.kinds()));
    const bool sum = !s.money.empty() && !before.money.empty();
    const bool time = !s.time.empty() && !before.time.empty();
    const bool start = !s.starts.empty() && !before.starts.empty();
    if (sum) add(to + (meets(s.money, before.money) ? "same_sum" : "other_sum"));
    if (time) add(to + (meets(s.time, before.time) ? "same_time" : "other_time"));
    if (start) add(to + (meets(s.starts, before.starts) ? "same_start" : "other_start"));
    if (sum && time && !meets(s.money, before.money) && !meets(s.time, before.time))
      add(to + "other_sum_and_time");
    if (s.codes && before.codes) add(to + "code_again");
    for (std::string& sign : compared(s, before)) add(to + std::move(sign));
    if (s.titled && before.titled) add(to + "title_again");
    if (s.partners && before.partners) add(to + "partners_again");
    if (s.says_again(before)) add(to + "says_again");
    if (s.completes(before)) add(to + "completes");
  }

  const Engine& engine_;
  const FoldedPage& page_;
  const std::vector<Section>& sections_;
  SectionLooks looks_;
  std::vector<int> title_ranks_;     // of each block: its best title
  std::vector<std::string> titles_;  // ... and what it says
  using Like = std::pair<Form, std::uint8_t>;
  std::vector<Section> below_;           // each with what stands below it
  std::map<Like, std::size_t> telling_;  // sections that say something, by form and depth
  std::map<Like, std::size_t> all_like_;
  std::vector<std::uint32_t> titles_at_;  // of each section
  std::map<Like, Section> together_;
  std::map<Like, std::size_t> new_titles_;
  std::map<Like, Figures> figures_;
  std::set<double> amounts_;      // all sums of the page
  std::set<std::uint32_t> told_;  // the beginnings that rules see
  std::string totals_;
  std::string codes_;
  std::vector<std::string> out_;
};

}  // namespace

std::vector<std::vector<std::string>> boundary_signs(const Engine& engine, const FoldedPage& page,
                                                     const std::vector<Found>& candidates,
                                                     const std::vector<Section>& sections,
                                                     const std::vector<Series>& series,
                                                     const std::vector<TitlePlace>& titles) {
  BoundarySigns signs(engine, page, candidates, sections, titles);
  const std::vector<std::vector<std::string>> numbered = series_signs(sections, series);
  std::vector<std::vector<std::string>> out;
  Section before;
  for (std::size_t i = 0; i < sections.size(); ++i) {
    out.push_back(signs.of(i, before));
    out.back().insert(out.back().end(), numbered[i].begin(), numbered[i].end());
    before.add(sections[i]);
  }
  return out;
}

}  // namespace fisa::extract
