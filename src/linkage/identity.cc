#include "linkage/identity.h"

#include <algorithm>

#include "text/similarity.h"

namespace fisa::linkage {

using record::Json;

namespace {

std::string text_of(const Json& j) {
  return j.is_string() ? j.get<std::string>() : "";
}

void read_codes(const Json& codes, Identity& out) {
  for (const Json& code : codes) {
    const std::string scheme = text_of(code["scheme"]);
    const std::string value = text::comparable(text_of(code["value"]));
    if (value.empty()) continue;
    const bool smis = scheme == "SMIS" || scheme == "MySMIS";
    if (smis) out.smis.insert(value);
    if (scheme == "contract") out.contracts.insert(value);
    out.codes.insert((smis ? "SMIS" : scheme) + " " + value);
  }
}

void read_source(const Json& source, Identity& out) {
  for (const char* name : {"uri", "url"}) {
    if (source.contains(name)) out.sources.insert(text_of(source[name]));
  }
  if (source.contains("also")) {
    for (const Json& address : source["also"]) out.sources.insert(text_of(address));
  }
}

// "2019" is from 2019-01-01 to 2019-12-31; the days need not exist to be compared.
std::string padded(const std::string& date, const char* filling) {
  return date + std::string(filling).substr(date.size());
}

}  // namespace

Identity identity_of(const Json& record) {
  Identity out;
  out.title = text::comparable(text_of(record["title"]));
  read_codes(record["codes"], out);
  read_source(record["source"], out);
  if (record.contains("sources")) {
    for (const Json& source : record["sources"]) read_source(source, out);
  }
  for (const Json& partner : record["partners"])
    out.carriers.push_back(text::comparable(text_of(partner["name"])));
  out.period = {text_of(record["period"]["start"]), text_of(record["period"]["end"])};
  return out;
}

bool other_codes(const Identity& a, const Identity& b) {
  return !a.smis.empty() && !b.smis.empty() &&
         std::none_of(a.smis.begin(), a.smis.end(),
                      [&](const auto& code) { return b.smis.count(code) != 0; });
}

bool same_date(const std::string& a, const std::string& b) {
  return !a.empty() && !b.empty() && (a.starts_with(b) || b.starts_with(a));
}

Agreement periods(const Identity& a, const Identity& b) {
  Agreement out = Agreement::unknown;
  for (const auto end : {&Period::start, &Period::end}) {
    const std::string& x = a.period.*end;
    const std::string& y = b.period.*end;
    if (x.empty() || y.empty()) continue;
    if (!same_date(x, y)) return Agreement::disagrees;
    out = Agreement::agrees;
  }
  return out;
}

Agreement carriers(const Identity& a, const Identity& b) {
  if (a.carriers.empty() || b.carriers.empty()) return Agreement::unknown;
  for (const std::string& x : a.carriers) {
    for (const std::string& y : b.carriers) {
      if (text::same_name(x, y)) return Agreement::agrees;
    }
  }
  return Agreement::disagrees;
}

bool apart_in_time(const Identity& a, const Identity& b) {
  const auto before = [](const Period& x, const Period& y) {
    return !x.end.empty() && !y.start.empty() && padded(x.end, "9999-99-99") < padded(y.start, "0000-00-00");
  };
  return before(a.period, b.period) || before(b.period, a.period);
}

}  // namespace fisa::linkage
