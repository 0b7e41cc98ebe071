// Mentions as the table of phrases writes them: "money:1200000:RON", "number:50..60".
#pragma once

#include <cstdio>
#include <string>
#include <vector>

#include "values/mention.h"

namespace fisa::values {

inline std::string decimal(double value) {
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "%.4f", value);
  std::string s = buffer;
  s.erase(s.find_last_not_of('0') + 1);
  if (s.back() == '.') s.pop_back();
  return s;
}

inline std::string written(const Mention& m) {
  std::string s(name(m.type));
  s += ':';
  switch (m.comparison) {
    case Comparison::at_least:
      s += ">=";
      break;
    case Comparison::more_than:
      s += ">";
      break;
    case Comparison::at_most:
      s += "<=";
      break;
    case Comparison::about:
      s += "~";
      break;
    case Comparison::exactly:
    case Comparison::between:
      break;
  }
  switch (m.type) {
    case MentionType::number:
    case MentionType::percent:
    case MentionType::money:
      s += decimal(m.number);
      if (m.max) s += ".." + decimal(*m.max);
      if (m.type == MentionType::money) s += ":" + m.currency;
      break;
    case MentionType::date:
      s += m.start;
      break;
    case MentionType::period:
      s += m.start + "/" + m.end;
      break;
    case MentionType::duration:
      s += m.duration;
      if (!m.duration_max.empty()) s += ".." + m.duration_max;
      break;
  }
  if (m.definite) s += ":definite";
  return s;
}

inline std::string written(const std::vector<Mention>& mentions) {
  std::string s;
  for (const Mention& m : mentions) s += (s.empty() ? "" : " ") + written(m);
  return s.empty() ? "-" : s;
}

}  // namespace fisa::values
