// Which records of many pages are about one project.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "linkage/identity.h"

namespace fisa::linkage {

// Two records that share a code and are kept apart all the same.
struct KeptApart {
  std::size_t first = 0;
  std::size_t second = 0;
  std::string contract;  // comparable
};

struct Groups {
  // Indices of records; each group in input order, groups in the order of their first records.
  std::vector<std::vector<std::size_t>> groups;
  std::vector<KeptApart> kept_apart;
};

// Records are one project's
//   - where they share a SMIS code;
//   - where they share a contract's number, unless their SMIS codes differ, or titles, partners and periods
//     contradict each other more than once and agree nowhere (two funders may number their contracts alike);
//   - where they have the same title and agree in the period or share a partner, unless their SMIS codes
//     differ, their periods have no day in common, or their partners are all others while their periods are
//     not the same to the day.
// Groups that SMIS codes tell apart never become one by way of a third record.
[[nodiscard]] Groups group(const std::vector<Identity>& records);

}  // namespace fisa::linkage
