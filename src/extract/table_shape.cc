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
constexpr std::size_t kShortFigure =
    16;  // folded bytes of "3 noi", "2 buc.": no words that begin with a number

// A cell that is one value, or a dash where there is none.
bool is_figure(const FoldedPage& page, std::uint32_t block) {
  const std::string_view text = page.text(page.blocks[block]);
  for (std::uint32_t a = page.first_annotation[block]; a < page.first_annotation[block + 1]; ++a) {
    const Annotation& x = page.annotations[a];
    const bool value = x.slot == grammar::kMoney || x.slot == grammar::kNumber ||
                       x.slot == grammar::kPercent || x.slot == grammar::kCounted;
    if (value && x.span.size() * 10 >= text.size() * 7) return true;
    if (value && x.span.begin == page.blocks[block].begin && text.size() <= kShortFigure) return true;
  }
  return std::none_of(text.begin(), text.end(), [](char c) { return values::is_word(c); });
}

bool is_money(const FoldedPage& page, std::uint32_t block) {
  const std::uint32_t a = page.first_annotation[block];
  return a < page.first_annotation[block + 1] && page.annotations[a].slot == grammar::kMoney;
}

bool is_count(const FoldedPage& page, std::uint32_t block) {
  return is_figure(page, block) && !is_money(page, block) &&
         page.first_annotation[block] < page.first_annotation[block + 1];
}

// What the cells of one column are, its head left aside.
struct Column {
  std::uint32_t counts = 0;
  std::uint32_t figures = 0;  // counts and empty ones ("-")
  std::uint32_t others = 0;   // words or sums
  std::string head;
};

// The columns that say how much there is of what their row tells.
void count_columns(const std::map<std::uint32_t, Column>& columns, const match::Matcher& matcher,
                   TableShape& out) {
  std::set<std::uint32_t> numbers;
  std::set<std::uint32_t> planned;
  std::set<std::uint32_t> totals;
  std::set<std::uint32_t> rest;
  bool words = false;   // to the left
  bool things = false;  // ... which are what is counted
  for (const auto& [index, column] : columns) {
    const bool numeric = column.counts > 0 && column.others == 0;
    if (!numeric) words = words || column.others > 0;
    things = things || (!numeric && matcher.contains("thing_column", column.head));
    out.of_counts = out.of_counts || matcher.contains("unit_column", column.head);
    if (!numeric || !words || column.head.empty()) continue;
    numbers.insert(index);
    if ((!things && matcher.contains("noun_column", column.head)) ||
        matcher.contains("measure_column", column.head))
      out.named.insert(index);
    if (matcher.contains("planned_column", column.head)) {
      planned.insert(index);
    } else if (matcher.contains("table_total", column.head)) {
      totals.insert(index);
    } else if (!matcher.contains("before_column", column.head) &&
               !matcher.contains("reached_column", column.head)) {
      rest.insert(index);
    }
  }
  out.of_counts = !numbers.empty() && (out.of_counts || !planned.empty());
  out.counted = !planned.empty() ? planned : !totals.empty() ? totals : rest;
  // Nothing but what was before and what is by now.
  if (out.counted.empty()) {
    for (const std::uint32_t index : numbers) {
      if (!matcher.contains("before_column", columns.at(index).head)) out.counted.insert(index);
    }
  }
  std::set_difference(numbers.begin(), numbers.end(), out.counted.begin(), out.counted.end(),
                      std::inserter(out.passed_over, out.passed_over.end()));
}

// "17 | statii hidrometrice", "22.000 | de fluturasi": a sentence cut in two. Ordinals, years and hours lead
// to what begins with a capital or follow each other.
bool has_number_first(const FoldedPage& page, std::uint32_t first, std::uint32_t end,
                      const std::map<std::uint32_t, Column>& columns) {
  if (columns.size() != 2) return false;
  const Column& numbers = columns.begin()->second;
  const Column& things = columns.rbegin()->second;
  if (numbers.counts < 2 || numbers.others > 0 || things.counts > 0 || !numbers.head.empty()) return false;
  bool ordinals = true;
  double last = 0;
  for (std::uint32_t i = first; i < end; ++i) {
    if (page.blocks[i].empty()) continue;
    if (page.page->blocks[i].column != columns.begin()->first) {
      if (!values::is_lower(page.text(page.blocks[i]).front())) return false;
      continue;
    }
    const Annotation& number = page.annotations[page.first_annotation[i]];
    ordinals = ordinals && number.mention.number == last + 1;
    last = number.mention.number;
  }
  return !ordinals;
}

// Two rows: "250 | 36" over or under "elevi | profesori".
bool is_turned(const FoldedPage& page, std::uint32_t first, std::uint32_t end) {
  struct Row {
    std::uint32_t counts = 0;
    std::uint32_t words = 0;
  };
  std::map<std::uint32_t, Row> rows;
  for (std::uint32_t i = first; i < end; ++i) {
    if (page.blocks[i].empty()) continue;
    Row& row = rows[page.page->blocks[i].row];
    if (is_count(page, i)) {
      ++row.counts;
    } else {
      ++row.words;
    }
  }
  if (rows.size() != 2) return false;
  const Row& above = rows.begin()->second;
  const Row& below = rows.rbegin()->second;
  const bool over = above.words == 0 && below.counts == 0;
  const bool under = above.counts == 0 && below.words == 0;
  return (over || under) && above.counts + above.words >= 2 &&
         above.counts + above.words == below.counts + below.words;
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

// Projects side by side: the first column labels what the others say of one project each, their titles among
// it.
bool has_projects_side_by_side(const FoldedPage& page, std::uint32_t first, std::uint32_t end,
                               std::uint32_t columns, const match::Matcher& matcher) {
  constexpr std::uint32_t kLeastColumnsBeside = 3;
  constexpr std::size_t kLeastLabels = 3;
  if (columns < kLeastColumnsBeside) return false;
  struct Row {
    bool labelled = false;
    bool titles = false;
    std::set<std::uint32_t> worded;  // columns that hold words, no figures
    std::set<std::uint32_t> told;
    std::size_t labels = 0;  // to the right
  };
  std::map<std::uint32_t, Row> rows;
  for (std::uint32_t i = first; i < end; ++i) {
    if (page.blocks[i].empty()) continue;
    const page::Block& b = page.page->blocks[i];
    const std::string_view text = page.text(page.blocks[i]);
    Row& row = rows[b.row];
    if (b.column == 0) {
      row.labelled = row.labelled || matcher.is_label(text);
      row.titles = row.titles || matcher.contains("project_column", text);
      continue;
    }
    row.told.insert(b.column);
    if (!is_figure(page, i)) row.worded.insert(b.column);
    if (matcher.is_label(text)) ++row.labels;
  }
  std::size_t labelled = 0;
  bool titled = false;
  std::size_t all = 0;
  for (const auto& [index, row] : rows) {
    if (row.told.empty()) continue;
    ++all;
    if (row.labels > 1) return false;  // heads of columns
    labelled += row.labelled ? 1U : 0U;
    titled = titled || (row.titles && row.worded.size() >= 2 && row.told.size() + 1 == columns);
  }
  return titled && labelled >= kLeastLabels && labelled * 2 >= all;
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
  std::map<std::uint32_t, Column> told;
  std::set<std::uint32_t> rows;  // those that are no heads
  for (std::uint32_t i = first; i < end; ++i) {
    if (!blocks[i].header && !page.blocks[i].empty()) rows.insert(blocks[i].row);
  }
  Sums by_row;
  for (std::uint32_t i = first; i < end; ++i) {
    if (page.blocks[i].empty()) continue;
    const page::Block& b = blocks[i];
    const std::string_view text = page.text(page.blocks[i]);
    columns = std::max(columns, b.column + 1);
    const bool total = matcher.contains("table_total", text);
    Column& column = told[b.column];
    if (rows.count(b.row) == 0) {
      column.head += (column.head.empty() ? "" : " ") + std::string(text);
    } else if (is_count(page, i)) {
      ++column.counts;
    } else if (!is_figure(page, i) || is_money(page, i)) {
      ++column.others;
    }
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
  out.side_by_side = has_projects_side_by_side(page, first, end, columns, matcher);
  if (out.side_by_side) {
    out.of_projects = false;
    return out;
  }
  count_columns(told, matcher, out);
  out.number_first = has_number_first(page, first, end, told);
  out.turned = is_turned(page, first, end);
  out.of_projects =
      out.of_projects && columns > 2 && !out.of_counts;  // two columns are labels and their values
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
