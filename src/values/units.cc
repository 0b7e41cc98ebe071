// Numbers whose unit stands apart from them, in a label or in the head of a column: "Valoare (mii
// lei): 1.250,5". Such a number is read as it would be with its unit behind it.

#include <algorithm>
#include <string>

#include "values/scanner.h"
#include "values/words.h"

namespace fisa::values {
namespace {

constexpr std::size_t kMostWords = 8;     // of a label that are tried
constexpr std::size_t kLongestUnit = 40;  // bytes

// What stands in the last brackets of a label, "" where there are none.
std::string_view bracketed(std::string_view label) {
  const auto open = label.rfind('(');
  if (open == std::string_view::npos) return {};
  const auto close = label.find(')', open);
  if (close == std::string_view::npos || close - open > kLongestUnit) return {};
  return label.substr(open + 1, close - open - 1);
}

// "Rol" heads a column of roles; the code of a currency is written ROL.
bool is_code_as_word(std::string_view label, const Mention& m) {
  return label.size() == m.currency.size() && is_upper(label[0]) && is_lower(label[1]) &&
         std::equal(label.begin(), label.end(), m.currency.begin(),
                    [](char a, char b) { return a == b || (is_lower(a) && a - 'a' + 'A' == b); });
}

}  // namespace

bool Scanner::in_unit(std::string_view number, std::string_view unit, Mention& out) const {
  const std::string written = std::string(number) + ' ' + std::string(unit);
  std::vector<Mention> found;
  scan(written, found);
  if (found.empty() || found.front().core.begin != 0 || found.front().core.end <= number.size() + 1)
    return false;
  if (found.front().type == MentionType::number || found.front().type == MentionType::date ||
      found.front().type == MentionType::period) {
    return false;
  }
  const Span span = out.span;
  const Span core = out.core;
  const Comparison comparison = out.comparison;
  out = found.front();
  out.span = span;
  out.core = core;
  if (out.comparison != Comparison::between) out.comparison = comparison;
  return true;
}

// No label tells hundredths: "bani proprii" is somebody's money.
std::string_view Scanner::unit_in(std::string_view label) const {
  const std::string_view inner = bracketed(label);
  if (inner.empty()) return unit_at_end(label, label);
  // "Lei (fara TVA)": what stands in brackets need not be the unit.
  const std::string_view unit = unit_at_end(inner, label);
  return unit.empty() ? unit_at_end(label.substr(0, label.rfind('(')), label) : unit;
}

std::string_view Scanner::unit_at_end(std::string_view words, std::string_view label) const {
  if (std::any_of(words.begin(), words.end(), is_digit)) return {};
  while (words.ends_with(' ')) words.remove_suffix(1);
  Mention m;
  for (std::size_t n = 0; n < kMostWords && !words.empty(); ++n) {
    if (in_unit("1", words, m)) {
      const bool hundredths = !m.currency.empty() && m.number < 1;
      return hundredths || is_code_as_word(label, m) ? std::string_view() : words;
    }
    const auto space = words.find(' ');
    if (space == std::string_view::npos) break;
    words.remove_prefix(space + 1);
  }
  return {};
}

void Scanner::apply_labelled_units(std::string_view folded, std::vector<Mention>& mentions,
                                   std::size_t from) const {
  for (std::size_t i = from; i < mentions.size(); ++i) {
    Mention& m = mentions[i];
    if (m.type != MentionType::number) continue;
    const std::size_t begin = m.span.begin > kLongestUnit * 2 ? m.span.begin - kLongestUnit * 2 : 0;
    std::string_view before = folded.substr(begin, m.span.begin - begin);
    while (!before.empty() && std::string_view(" :-\t").find(before.back()) != std::string_view::npos) {
      before.remove_suffix(1);
    }
    if (before.empty() || before.back() != ')') continue;
    const std::string_view unit = unit_in(before.substr(std::min(before.rfind('('), before.size())));
    if (!unit.empty()) in_unit(m.core.in(folded), unit, m);
  }
}

}  // namespace fisa::values
