#include "page/cell_kinds.h"

#include <algorithm>
#include <cstddef>

#include "page/shape.h"

namespace fisa::page {

bool is_year(std::string_view cell) {
  return cell.size() == 4 && is_number(cell) && (cell.starts_with("19") || cell.starts_with("20"));
}

namespace {

constexpr std::size_t kShortestDay = 8;  // "1.4.2014"

// "La 30.04.2014"
bool ends_in_day(std::string_view cell) {
  const std::string_view word = cell.substr(cell.rfind(' ') + 1);
  if (word.size() == cell.size() || word.size() < kShortestDay || !is_year(word.substr(word.size() - 4)))
    return false;
  const char mark = word[word.size() - 5];
  return (mark == '.' || mark == '/' || mark == '-') && std::count(word.begin(), word.end(), mark) == 2 &&
         is_letter(glyph_at(cell, 0).code);
}

}  // namespace

bool ends_in_amount(std::string_view cell) {
  const std::string_view word = cell.substr(cell.rfind(' ') + 1);
  return word.size() > 1 && word.size() < cell.size() && is_number(word) && !is_year(word) &&
         !ends_in_day(cell);
}

bool is_figure(std::string_view cell) {
  if (cell.front() == '(' || ends_in_day(cell)) return false;
  if (is_digit(glyph_at(cell, 0).code)) return length(cell) <= 24;
  return length(cell) <= 2 ? !has_letter(cell) && cell != "%" : has_digit(cell) && length(cell) <= 14;
}

}  // namespace fisa::page
