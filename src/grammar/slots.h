// The marks that stand for a recognised piece of text in the view that rules match on.
//
//   Valoarea totala a proiectului: \x03, din care FSE \x03      ({money} twice)
//
// A mark is one control character, so a rule reads like the phrase it matches: "{total}{sep}{value:money}".
// Folding never lets a control character through, so a mark is never mistaken for text.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace fisa::grammar {

inline constexpr char kNumber = 0x01;
inline constexpr char kPercent = 0x02;
inline constexpr char kMoney = 0x03;
inline constexpr char kDate = 0x04;
inline constexpr char kPeriod = 0x05;
inline constexpr char kDuration = 0x06;
inline constexpr char kQuoted = 0x07;       // a phrase in quotation marks
inline constexpr char kOrg = 0x08;          // an organisation's name
inline constexpr char kCounted = 0x0B;      // a number with the noun it counts
inline constexpr char kDays = 0x0C;         // a period of a few weeks at most: an event's, not a project's
inline constexpr char kFirstEntity = 0x0E;  // entity lexicons, in the order of their declaration
inline constexpr char kLastEntity = 0x1B;
inline constexpr char kItem = 0x1E;   // between the blocks of a unit
inline constexpr char kJoint = 0x1F;  // between a label and what stands beside or under it

struct Slot {
  std::string_view name;
  std::string_view pattern;  // RE2 syntax
};

// What a reference in braces may name without a declaration.
inline constexpr std::array<Slot, 13> kSlots = {{
    {"number", "\\x01"},
    {"percent", "\\x02"},
    {"money", "\\x03"},
    {"date", "\\x04"},
    {"period", "\\x05"},
    {"duration", "\\x06"},
    {"quoted", "\\x07"},
    {"org", "\\x08"},
    {"counted", "\\x0b"},
    {"days", "\\x0c"},
    {"item", "\\x1e"},
    {"joint", "\\x1f"},
    // Between a label and its value, however the page sets them apart.
    {"sep", "(?: ?[:=] ?\\x1f?| - ?|- |\\x1f| )"},
}};

// "{money}" for the mark of money, a line end and a tab for those between blocks and cells; empty for what is
// no mark. `entities` are the grammar's, in the order of their declaration.
[[nodiscard]] inline std::string name_of(char mark, const std::vector<std::string>& entities) {
  if (mark == kItem) return "\n      ";
  if (mark == kJoint) return "\t";
  const auto entity = static_cast<std::size_t>(mark - kFirstEntity);
  if (mark >= kFirstEntity && entity < entities.size()) return "{" + entities[entity] + "}";
  for (const Slot& s : kSlots) {
    if (s.pattern.size() == 4 && std::stoi(std::string(s.pattern.substr(2)), nullptr, 16) == mark)
      return "{" + std::string(s.name) + "}";
  }
  return "";
}

}  // namespace fisa::grammar
