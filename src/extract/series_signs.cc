#include "extract/series_signs.h"

#include <algorithm>
#include <array>

namespace fisa::extract {
namespace {

// Of the stretches of a series, how many.
std::string share(std::size_t n, std::size_t all) {
  return n == all ? "all" : n * 2 >= all ? "most" : n > 0 ? "few" : "none";
}

std::string size_of(std::size_t n) {
  return n == 2 ? "two" : n < 5 ? "some" : "many";
}

class OneSeries {
 public:
  OneSeries(const std::vector<Section>& sections, const Series& series) : series_(series) {
    for (std::size_t k = 0; k < series.blocks.size(); ++k) {
      const std::uint32_t end = k + 1 < series.blocks.size() ? series.blocks[k + 1] : series.end;
      Section& stretch = stretches_.emplace_back();
      for (const Section& s : sections) {
        if (s.begin >= series.blocks[k] && s.begin < end) stretch.add(s);
      }
    }
    const auto count = [&](auto&& holds) {
      return share(static_cast<std::size_t>(std::count_if(stretches_.begin(), stretches_.end(), holds)),
                   stretches_.size());
    };
    signs_.push_back("series_of_" + size_of(series.blocks.size()));
    signs_.push_back("series_tell_" + count([](const Section& s) { return s.kinds() >= 2; }));
    signs_.push_back("series_tell_more_" + count([](const Section& s) { return s.kinds() >= 3; }));
    signs_.push_back("series_own_" + count([](const Section& s) { return s.is_of_its_own(); }));
    signs_.push_back("series_sum_" + count([](const Section& s) { return !s.money.empty(); }));
    signs_.push_back("series_time_" + count([](const Section& s) { return !s.time.empty(); }));
    signs_.push_back("series_figures_" + count([](const Section& s) { return s.sums + s.times > 0; }));
    signs_.push_back("series_named_" + count([](const Section& s) { return !s.names_told.empty(); }));
    signs_.push_back("series_code_" + count([](const Section& s) { return s.codes; }));
    std::size_t differ = 0;
    for (std::size_t k = 1; k < stretches_.size(); ++k) {
      const Section& a = stretches_[k - 1];
      const Section& b = stretches_[k];
      const auto other = [](const std::set<std::string>& x, const std::set<std::string>& y) {
        return !x.empty() && !y.empty() && !meets(x, y);
      };
      differ += other(a.totals, b.totals) || other(a.known_by, b.known_by) || other(a.time, b.time);
    }
    signs_.push_back("series_differ_" + share(differ, stretches_.size() - 1));
  }

  [[nodiscard]] bool tells() const {
    return std::all_of(stretches_.begin(), stretches_.end(), [](const Section& s) { return s.kinds() >= 2; });
  }
  [[nodiscard]] const Series& series() const { return series_; }
  [[nodiscard]] const std::vector<std::string>& signs() const { return signs_; }
  [[nodiscard]] const Section& stretch(std::size_t k) const { return stretches_[k]; }

 private:
  const Series& series_;
  std::vector<Section> stretches_;
  std::vector<std::string> signs_;
};

}  // namespace

std::vector<std::vector<std::string>> series_signs(const std::vector<Section>& sections,
                                                   const std::vector<Series>& series) {
  std::vector<OneSeries> all;
  all.reserve(series.size());
  for (const Series& s : series) all.emplace_back(sections, s);
  std::vector<std::vector<std::string>> out(sections.size());
  const bool any = std::any_of(all.begin(), all.end(), [](const OneSeries& s) { return s.tells(); });
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const Section& s = sections[i];
    if (s.series != 0) {
      const OneSeries& own = all[s.series - 1];
      out[i] = own.signs();
      const auto& blocks = own.series().blocks;
      const auto k =
          static_cast<std::size_t>(std::find(blocks.begin(), blocks.end(), s.begin) - blocks.begin());
      out[i].push_back(k == 0 ? "series_first" : "series_later");
      out[i].push_back("series_stretch_kinds_" + std::to_string(own.stretch(k).kinds()));
      if (own.tells()) out[i].emplace_back("in_telling_series");
    } else {
      out[i].emplace_back(any ? "beside_telling_series" : "no_series");
    }
    for (const OneSeries& o : all) {
      const bool within = s.begin > o.series().blocks.front() && s.begin < o.series().end;
      const auto& blocks = o.series().blocks;
      if (within && o.tells() && std::find(blocks.begin(), blocks.end(), s.begin) == blocks.end()) {
        out[i].emplace_back("within_telling_series");
        break;
      }
    }
  }
  return out;
}

}  // namespace fisa::extract
