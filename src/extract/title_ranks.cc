#include "extract/title_ranks.h"

#include <algorithm>

namespace fisa::extract {
namespace {

constexpr std::string_view kField = "title:";
constexpr std::string_view kAnd = "_and_";

}  // namespace

std::uint32_t TitleRanks::numbered(std::string_view sign) {
  const auto [at, fresh] = numbers_.emplace(std::string(sign), static_cast<std::uint32_t>(signs_.size()));
  if (fresh) signs_.push_back({std::string(kField) + std::string(sign), 0, {}});
  return at->second;
}

void TitleRanks::add(std::string_view entry, double ranks) {
  if (!entry.starts_with(kField)) return;
  const std::string_view name = entry.substr(kField.size());
  const std::uint32_t number = numbered(name);
  signs_[number].ranks = ranks;
  const auto joint = name.find(kAnd);
  if (joint == std::string_view::npos) return;
  const std::uint32_t first = numbered(name.substr(0, joint));
  const std::uint32_t other = numbered(name.substr(joint + kAnd.size()));
  signs_[first].pairs.push_back({other, number});
}

void TitleSignSet::add(std::string_view sign) {
  const auto number = ranks_->numbers_.find(sign);
  if (number != ranks_->numbers_.end()) {
    add(number->second);
  } else if (shown_) {
    unmeasured_.emplace_back(sign);
  }
}

void TitleSignSet::add(const TitleSignSet& more) {
  for (const std::uint32_t number : more.measured_) add(number);
  unmeasured_.insert(unmeasured_.end(), more.unmeasured_.begin(), more.unmeasured_.end());
}

void TitleSignSet::add_pairs() {
  const std::vector<std::uint32_t> alone = measured_;
  for (const std::uint32_t number : alone) {
    for (const TitleRanks::Pair& pair : ranks_->signs_[number].pairs) {
      if (has_[pair.other]) add(pair.both);
    }
  }
}

bool TitleSignSet::has(std::string_view sign) const {
  const auto number = ranks_->numbers_.find(sign);
  return number != ranks_->numbers_.end() && has_[number->second];
}

double TitleSignSet::sum() const {
  double sum = 0;
  for (const std::uint32_t number : measured_) sum += ranks_->signs_[number].ranks;
  return sum;
}

std::vector<std::pair<std::string, double>> TitleSignSet::named() const {
  std::vector<std::pair<std::string, double>> out;
  for (const std::uint32_t number : measured_)
    out.emplace_back(ranks_->signs_[number].name, ranks_->signs_[number].ranks);
  for (const std::string& sign : unmeasured_) out.emplace_back(std::string(kField) + sign, 0);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace fisa::extract
