#include "extract/piece_signs.h"

#include <algorithm>

#include "extract/compared.h"
#include "extract/how_many.h"
#include "extract/pieces.h"

namespace fisa::extract {
namespace {

constexpr double kDoubt = 0.05;          // less likely beginnings are left without a word
constexpr std::size_t kManyTimes = 3;    // as long as the piece beside it: of another kind
constexpr std::size_t kShortPiece = 30;  // folded bytes
constexpr std::size_t kMostDoublings = 8;

std::string number(std::size_t n) {
  return n < 4 ? std::to_string(n) : n < 7 ? "few" : n < 13 ? "more" : "many";
}

class Signs {
 public:
  Signs(const std::vector<Section>& sections, const Section& whole, const std::vector<double>& likelihoods,
        const std::vector<std::size_t>& begins)
      : sections_(sections), whole_(whole), likelihoods_(likelihoods), begins_(begins) {}

  std::vector<std::string> all() {
    const bool one = begins_.size() == 1;
    beginnings(one);
    if (one) {
      says(piece(sections_, begins_.front(), sections_.size()), "whole_");
      return std::move(out_);
    }
    const std::vector<Section> each = pieces(sections_, begins_);
    for (const Section& s : each) says(s, "piece_");
    says(piece(sections_, 0, begins_.front()), "ahead_");
    for (std::size_t k = 1; k < each.size(); ++k) turn(each, k);
    for (const std::size_t b : begins_) {
      add("opens_with_form_" + std::to_string(static_cast<int>(sections_[b].form)));
      add("opens_with_likeness_" + std::to_string(sections_[b].likeness));
    }
    return std::move(out_);
  }

 private:
  void add(std::string sign) { out_.push_back(std::move(sign)); }

  // How likely the beginnings are that the way takes, and those that it leaves.
  void beginnings(bool one) {
    for (std::size_t i = 0; i < sections_.size(); ++i) {
      const bool begins = std::binary_search(begins_.begin(), begins_.end(), i);
      if (begins && !one) add("begun_" + tenth(likelihoods_[i]));
      if (!begins && likelihoods_[i] > kDoubt)
        add(std::string(one ? "left_by_one_" : "left_") + tenth(likelihoods_[i]));
    }
  }

  void says(const Section& s, const std::string& which) {
    add(which + "kinds_" + std::to_string(s.kinds()));
    for (const Had& had : kHasOne) {
      add(which + had.name + "_" + how_many((s.*had.what).size()));
      if ((s.*had.what).empty() && !(whole_.*had.what).empty()) add(which + "lacks_" + had.name);
    }
    add(which + "sums_" + number(s.sums));
    add(which + "times_" + number(s.times));
    add(which + "quoted_" + number(s.quotations));
    add(which + "houses_" + number(s.houses));
    add(which + "counted_" + number(s.counted));
    add(which + (s.partners ? "partners" : "no_partners"));
    add(which + (s.funding ? "funding" : "no_funding"));
    add(which + (s.sums + s.times > 0 ? "figures" : "no_figures"));
    add(which + "length_" + doublings(s.size, kShortPiece, kMostDoublings));
  }

  // From one piece to the next.
  void turn(const std::vector<Section>& each, std::size_t k) {
    for (std::string& sign : compared(each[k], each[k - 1])) add("turn_" + std::move(sign));
    const Section& last = sections_[begins_[k - 1]];
    const Section& next = sections_[begins_[k]];
    add(last.form == next.form ? "turn_form" : "turn_other_form");
    if (last.series != 0 || next.series != 0)
      add(last.series == next.series ? "turn_series" : "turn_other_series");
    const auto [shorter, longer] = std::minmax(each[k].size, each[k - 1].size);
    if (longer > kManyTimes * shorter) add("turn_unequal");
    const auto like =
        std::count_if(sections_.begin() + static_cast<std::ptrdiff_t>(begins_[k - 1]) + 1,
                      sections_.begin() + static_cast<std::ptrdiff_t>(begins_[k]),
                      [&](const Section& s) { return s.form == next.form && s.depth == next.depth; });
    add("turn_past_like_it_" + how_many(static_cast<std::size_t>(like)));
  }

  const std::vector<Section>& sections_;
  const Section& whole_;
  const std::vector<double>& likelihoods_;
  const std::vector<std::size_t>& begins_;
  std::vector<std::string> out_;
};

}  // namespace

std::vector<std::string> piece_signs(const std::vector<Section>& sections, const Section& whole,
                                     const std::vector<double>& likelihoods,
                                     const std::vector<std::size_t>& begins) {
  return Signs(sections, whole, likelihoods, begins).all();
}

}  // namespace fisa::extract
