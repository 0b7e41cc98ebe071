#include "match/pattern_set.h"

#include <memory>
#include <utility>

namespace fisa::match {

Branches PatternSet::add(Requirements& requirements, std::vector<std::string> cut, Edges edges) {
  Branches out;
  auto& numbers = numbers_[static_cast<std::size_t>(edges)];
  for (std::string& branch : cut) {
    const auto [at, fresh] = numbers.emplace(branch, static_cast<std::uint32_t>(patterns_.size()));
    if (fresh) {
      filter_.add(requirements.of(branch, edges));
      patterns_.push_back(std::make_unique<LazyPattern>(std::move(branch)));
    }
    out.push_back(at->second);
  }
  return out;
}

}  // namespace fisa::match
