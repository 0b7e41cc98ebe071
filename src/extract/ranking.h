// The candidates of each path of the record, and their order of preference.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "extract/candidates.h"

namespace fisa::extract {

using ByPath = std::map<std::string, std::vector<std::uint32_t>>;  // indices of the candidates

// Those of one path by preference; equal ones stay in page order.
[[nodiscard]] std::vector<std::uint32_t> ranked(const std::vector<Found>& candidates, const ByPath& by_path,
                                                const std::string& path);

}  // namespace fisa::extract
