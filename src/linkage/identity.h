// Record linkage: what tells that two records are about one project, without comparing the records as wholes.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "record/json.h"

namespace fisa::linkage {

struct Period {
  std::string start;  // ISO 8601, as fine as the page has it; "" where not stated
  std::string end;
};

struct Identity {
  std::set<std::string> smis;         // numbers; SMIS and MySMIS number the same projects
  std::set<std::string> contracts;    // comparable, with their dates where they have them
  std::set<std::string> codes;        // every code as "scheme value", those above too
  std::set<std::string> sources;      // addresses of the pages: uri, url, also
  std::string title;                  // comparable (text/similarity.h)
  std::vector<std::string> carriers;  // comparable names of the partners, whatever their role
  Period period;
};

// Of a record that conforms to the schema.
[[nodiscard]] Identity identity_of(const record::Json& record);

// Both state SMIS codes, and have none in common: two projects, whatever else they share.
[[nodiscard]] bool other_codes(const Identity& a, const Identity& b);

// Is one date the other, or the same less finely told? "2019" and "2019-03". Both must be stated.
[[nodiscard]] bool same_date(const std::string& a, const std::string& b);

enum class Agreement { unknown, agrees, disagrees };

// Both ends, as far as both records state them.
[[nodiscard]] Agreement periods(const Identity& a, const Identity& b);
// Has one a partner that the other has?
[[nodiscard]] Agreement carriers(const Identity& a, const Identity& b);
// Do the periods leave each other no common day?
[[nodiscard]] bool apart_in_time(const Identity& a, const Identity& b);

}  // namespace fisa::linkage
