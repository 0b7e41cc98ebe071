#include "extract/unit_writer.h"

#include <algorithm>
#include <utility>

#include "grammar/slots.h"
#include "values/words.h"

namespace fisa::extract {
namespace {

using values::is_word;

constexpr std::size_t kFewLeaders = 3;  // ... to a sum
constexpr std::size_t kLeaders = 5;     // dots that lead the eye to a value

// Where the row of dots that begins at `at`, and the space behind it, ends; `at` where there is none.
std::uint32_t leaders_end(std::string_view text, std::uint32_t at, std::size_t leaders) {
  if (text[at] != '.' && text[at] != '_') return at;
  const auto rest = text.find_first_not_of(text[at], at);
  if (rest == std::string_view::npos || rest - at < leaders) return at;
  const auto value = text.find_first_not_of(' ', rest);
  return static_cast<std::uint32_t>(value == std::string_view::npos ? text.size() : value);
}

}  // namespace

Unit UnitWriter::start(std::uint32_t block) const {
  Unit u;
  u.block = block;
  u.zone = blocks_[block].zone;
  return u;
}

void UnitWriter::append(Unit& u, std::uint32_t block) const {
  const Span range = page_.blocks[block];
  std::uint32_t at = range.begin;
  for (std::uint32_t a = page_.first_annotation[block]; a < page_.first_annotation[block + 1]; ++a) {
    const Annotation& annotation = page_.annotations[a];
    copy(u, {at, annotation.span.begin}, annotation.slot == grammar::kMoney ? kFewLeaders : kLeaders);
    u.slots.push_back(annotation.slot);
    u.slots_origin.push_back(annotation.span);
    u.annotation.push_back(static_cast<std::int32_t>(a));
    at = annotation.span.end;
  }
  copy(u, {at, range.end}, kLeaders);
  spell(range, kLeaders, u.plain, u.plain_origin);
}

void UnitWriter::copy(Unit& u, Span range, std::size_t leaders) const {
  spell(range, leaders, u.slots, u.slots_origin);
  u.annotation.resize(u.slots.size(), -1);
}

// The text as it stands, but for a row of dots that leads from a label to its value, which is read as a
// colon: "Valoare totala ......... 100 lei".
void UnitWriter::spell(Span range, std::size_t leaders, std::string& out, std::vector<Span>& origin) const {
  const std::string_view text = page_.text(range);
  for (std::uint32_t i = 0; i < text.size();) {
    std::uint32_t end = leaders_end(text, i, leaders);
    if (end == i) {
      out.push_back(text[i]);
      ++end;
    } else {
      while (!out.empty() && out.back() == ' ' && !origin.empty()) {
        out.pop_back();
        origin.pop_back();
      }
      out += ": ";
      origin.push_back({range.begin + i, range.begin + end - 1});
      i = end - 1;
    }
    origin.push_back({range.begin + i, range.begin + end});
    i = end;
  }
}

void UnitWriter::join(Unit& u, char mark, std::uint32_t next) const {
  const std::uint32_t at = page_.blocks[next].begin;
  u.slots.push_back(mark);
  u.slots_origin.push_back({at, at});
  u.annotation.push_back(-1);
  u.plain.push_back(mark);
  u.plain_origin.push_back({at, at});
}

void UnitWriter::single(std::uint32_t i) {
  Unit u = start(i);
  append(u, i);
  add(std::move(u));
}

void UnitWriter::pair(std::uint32_t label, std::uint32_t value) {
  Unit u = start(label);
  append(u, label);
  join(u, grammar::kJoint, value);
  append(u, value);
  add(std::move(u));
}

bool UnitWriter::label_alone(std::uint32_t i) const {
  const std::string_view line = text(i);
  if (line.size() <= kLongestUnitLabel) return matcher_.is_label(line);
  // A paragraph may lead in with its last words: "... a semnat contractul pentru proiectul".
  const auto last = line.find(' ', line.size() - kLongestUnitLabel);
  return is_word(line.back()) && last != std::string_view::npos && matcher_.is_label(line.substr(last + 1));
}

bool UnitWriter::labelled(std::uint32_t i) const {
  const auto colon = text(i).substr(0, kLongestUnitLabel).find(':');
  return colon != std::string_view::npos && matcher_.is_label(text(i).substr(0, colon));
}

bool UnitWriter::is_value(std::uint32_t i) const {
  const std::uint32_t a = page_.first_annotation[i];
  return a < page_.first_annotation[i + 1] &&
         page_.annotations[a].span.size() * 10 >= page_.blocks[i].size() * 7 &&
         page_.annotations[a].slot != grammar::kOrg && page_.annotations[a].slot != grammar::kQuoted;
}

bool UnitWriter::holds_sum(std::uint32_t i) const {
  return std::any_of(page_.annotations.begin() + page_.first_annotation[i],
                     page_.annotations.begin() + page_.first_annotation[i + 1],
                     [](const Annotation& a) { return a.slot == grammar::kMoney; });
}

bool UnitWriter::opens_with_sum(std::uint32_t i) const {
  const std::uint32_t a = page_.first_annotation[i];
  return a < page_.first_annotation[i + 1] && page_.annotations[a].slot == grammar::kMoney &&
         page_.annotations[a].span.begin == page_.blocks[i].begin;
}

}  // namespace fisa::extract
