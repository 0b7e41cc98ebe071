#include "extract/compared.h"

#include "extract/how_many.h"

namespace fisa::extract {

std::vector<std::string> compared(const Section& s, const Section& before) {
  std::vector<std::string> out;
  int same = 0;
  int other = 0;
  const auto compare = [&](const std::set<std::string>& a, const std::set<std::string>& b, const char* what) {
    if (a.empty() || b.empty()) return;
    const bool meet = meets(a, b);
    ++(meet ? same : other);
    out.push_back((meet ? "same_" : "other_") + std::string(what));
  };
  compare(s.totals, before.totals, "total");
  compare(s.known_by, before.known_by, "code");
  compare(s.carriers, before.carriers, "carrier");
  compare(s.programmes, before.programmes, "programme");
  compare(s.time, before.time, "period");
  compare(s.starts, before.starts, "name");
  out.push_back("agrees_" + how_many(static_cast<std::size_t>(same)));
  out.push_back("differs_" + how_many(static_cast<std::size_t>(other)));
  return out;
}

}  // namespace fisa::extract
