#include "extract/likelihoods.h"

#include <algorithm>
#include <cmath>

namespace fisa::extract {

double from_log_odds(double odds) {
  return 1 / (1 + std::exp(-odds));
}

Likelihoods::Sign& Likelihoods::Thing::sign(std::string_view name) {
  const auto number = static_cast<std::uint32_t>(signs.size());
  return signs.emplace(std::string(name), Sign{number, 0}).first->second;
}

void Likelihoods::add(std::string_view entry, double weight) {
  const auto colon = entry.find(':');
  if (colon == std::string_view::npos) return;
  Thing& thing = things_[std::string(entry.substr(0, colon))];
  const std::string_view sign = entry.substr(colon + 1);
  if (sign == "any") {
    thing.any = weight;
  } else if (const auto joint = sign.find('&'); joint != std::string_view::npos) {
    const std::uint32_t one = thing.sign(sign.substr(0, joint)).number;
    thing.pairs.push_back({one, thing.sign(sign.substr(joint + 1)).number, weight});
  } else {
    thing.sign(sign).weight = weight;
  }
}

double Likelihoods::Thing::sum(const std::vector<std::string>& names, std::vector<bool>& has) const {
  double sum = *any;
  has.assign(signs.size(), false);
  for (const std::string& name : names) {
    const auto sign = signs.find(name);
    if (sign == signs.end() || has[sign->second.number]) continue;
    has[sign->second.number] = true;
    sum += sign->second.weight;
  }
  return sum;
}

std::optional<double> Likelihoods::log_odds(std::string_view what,
                                            const std::vector<std::string>& signs) const {
  const auto measured = things_.find(what);
  if (measured == things_.end() || !measured->second.any) return std::nullopt;
  std::vector<bool> has;
  double sum = measured->second.sum(signs, has);
  for (const Pair& p : measured->second.pairs) {
    if (has[p.one] && has[p.other]) sum += p.weight;
  }
  return sum;
}

std::optional<double> Likelihoods::most(std::string_view what, const std::vector<std::string>& signs,
                                        std::span<const std::string_view> kinds) const {
  const auto measured = things_.find(what);
  if (measured == things_.end() || !measured->second.any) return std::nullopt;
  const Thing& thing = measured->second;
  std::vector<bool> has;
  double sum = thing.sum(signs, has);
  std::vector<bool> may_come(thing.signs.size());
  for (const std::string_view kind : kinds) {
    double best = 0;
    for (const auto& [name, sign] : thing.signs) {
      if (!name.starts_with(kind)) continue;
      may_come[sign.number] = true;
      best = std::max(best, sign.weight);
    }
    sum += best;
  }
  for (const Pair& p : thing.pairs) {
    const bool sure = has[p.one] && has[p.other];
    const bool possible = (has[p.one] || may_come[p.one]) && (has[p.other] || may_come[p.other]);
    if (sure || (possible && p.weight > 0)) sum += p.weight;
  }
  return sum;
}

std::optional<double> Likelihoods::score(std::string_view what, const std::vector<std::string>& signs) const {
  const auto measured = things_.find(what);
  if (measured == things_.end() || !measured->second.any) return std::nullopt;
  double sum = 0;
  for (const std::string& name : signs) {
    const auto sign = measured->second.signs.find(name);
    if (sign != measured->second.signs.end()) sum += sign->second.weight;
  }
  return sum;
}

std::optional<double> Likelihoods::of(std::string_view thing, const std::vector<std::string>& signs) const {
  const auto odds = log_odds(thing, signs);
  return odds ? std::optional(from_log_odds(*odds)) : std::nullopt;
}

}  // namespace fisa::extract
