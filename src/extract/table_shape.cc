#include "extract/table_shape.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "grammar/slots.h"
#include "values/words.h"

namespace fisa::extract {
namespace {

constexpr std::size_t kLeastColumns = 2;  // of sums, besides the total's

// A cell that is one value, or a dash where there is none.
bool is_figure(const FoldedPage& page, std::uint32_t block) {
  const std::string_view text = page.text(page.blocks[block]);
  for (std::uint32_t a = page.first_annotation[block]; a < page.first_annotation[block + 1]; ++a) {
    const Annotation& x = page.annotations[a];
    const bool value = x.slot == grammar::kMoney || x.slot == grammar::kNumber || x.slot == grammar::kPercent;
    if (value && x.span.size() * 10 >= text.size() * 7) return true;
  }
  return std::none_of(text.begin(), text.end(), [](char c) { return values::is_word(c); });
}

bool is_money(const FoldedPage& page, std::uint32_t block) {
  const std::uint32_t a = page.first_annotation[block];
  return a < page.first_annotation[block + 1] && page.annotations[a].slot == grammar::kMoney;
}

// The sums of a table, by row and column.
using Sums = std::map<std::uint32_t, std::map<std::uint32_t, double>>;

// The line of the table that holds the sums of all others: last where its head does not say so. Each line is
// a map from the lines across to the sum there.
std::optional<std::uint32_t> sum_line(const Sums& across) {
  constexpr double kCent = 0.011;
  std::map<std::uint32_t, int> agree;
  int lines = 0;  // with a whole and at least two shares
  for (const auto& [line, sums] : across) {
    if (sums.size() < 3) continue;
    ++lines;
    double all = 0;
    for (const auto& [place, sum] : sums) all += sum;
    for (const auto& [place, sum] : sums) {
      if (sum > 0 && std::abs(all - 2 * sum) < kCent * static_cast<double>(sums.size())) ++agree[place];
    }
  }
  for (const auto& [place, times] : agree) {
    if (times >= 2 && times == lines) return place;
  }
  return std::nullopt;
}

Sums turned(const Sums& sums) {
  Sums out;
  for (const auto& [a, line] : sums) {
    for (const auto& [b, sum] : line) out[b][a] = sum;
  }
  return out;
}

}  // namespace

TableShape table_shape(const FoldedPage& page, std::uint32_t first, std::uint32_t end,
                       const match::Matcher& matcher) {
  const auto& blocks = page.page->blocks;
  TableShape out;
  std::optional<std::uint32_t> total_column;
  std::uint32_t columns = 0;
  std::set<std::uint32_t> sums;   // columns that hold money
  std::set<std::uint32_t> words;  // columns that hold something else below their head
  Sums by_row;
  for (std::uint32_t i = first; i < end; ++i) {
    if (page.blocks[i].empty()) continue;
    const page::Block& b = blocks[i];
    const std::string_view text = page.text(page.blocks[i]);
    columns = std::max(columns, b.column + 1);
    const bool total = matcher.contains("table_total", text);
    if (b.header || b.row == blocks[first].row) {
      out.of_projects = out.of_projects || matcher.contains("project_column", text);
      if (total && b.column > 0) total_column = b.column;
    } else if (total && b.column < 2) {
      out.total_row = b.row;
    } else if (is_money(page, i)) {
      sums.insert(b.column);
      by_row[b.row][b.column] = page.annotations[page.first_annotation[i]].mention.number;
    } else if (b.column > 0 && !is_figure(page, i)) {
      words.insert(b.column);
    }
  }
  out.of_projects = out.of_projects && columns > 2;  // two columns are labels and their values
  // What adds up needs no name: "Impreuna", "Tot proiectul".
  if (!total_column) total_column = sum_line(by_row);
  if (!out.total_row && !out.of_projects) out.total_row = sum_line(turned(by_row));
  const bool two_ways = sums.size() > kLeastColumns && total_column && sums.count(*total_column) != 0;
  // Words stand in the first columns only: names, and the roles of partners.
  if (two_ways && (words.empty() || *words.rbegin() < *sums.begin())) {
    out.total_column = total_column;
    out.first_sum = *sums.begin();
  }
  return out;
}

}  // namespace fisa::extract
