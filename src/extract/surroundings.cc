#include "extract/surroundings.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "grammar/slots.h"
#include "values/words.h"

namespace fisa::extract {
namespace {

constexpr std::uint32_t kNear = 90;        // folded bytes of a sentence before a place and behind it
constexpr std::uint32_t kShortLead = 80;   // ... of a line that may lead in to the next one
constexpr std::size_t kClose = 28;         // ... that stand close
constexpr std::size_t kLongestLabel = 45;  // ... of what stands before a place where it is a label
constexpr std::size_t kLongestSmall = 6;   // letters of a small word

// "Data finalizarii:", and nothing else.
bool is_label(std::string_view before) {
  while (!before.empty() && before.back() == ' ') before.remove_suffix(1);
  return !before.empty() && before.size() <= kLongestLabel &&
         std::string_view(":-=").find(before.back()) != std::string_view::npos;
}

std::string small(std::string_view word) {
  return word.size() > kLongestSmall ? "word" : values::lowered(word);
}

bool is_masked(char slot) {
  return slot == grammar::kOrg || slot == grammar::kQuoted;
}

}  // namespace

void Surroundings::around(const Found& f, std::span<const Asked> asked, std::string_view stops) {
  const std::string first = before(f, stops);
  const std::string last = behind(f, stops);
  const std::string_view near = std::string_view(first).substr(first.size() - std::min(kClose, first.size()));
  const std::string_view next = std::string_view(last).substr(0, kClose);
  const bool label = is_label(first);
  for (const Asked& a : asked) {
    if (asks(a.pattern, first)) {
      add(std::string(a.sign) + "_before");
      if (asks(a.pattern, near)) add(std::string(a.sign) + "_near");
      if (label) add(std::string(a.sign) + "_label");
    }
    if (asks(a.pattern, last)) {
      add(std::string(a.sign) + "_behind");
      if (asks(a.pattern, next)) add(std::string(a.sign) + "_next");
    }
  }
}

void Surroundings::over(const Found& f, std::span<const Asked> asked) {
  const std::string& over = over_[f.block];
  for (const Asked& a : asked) {
    if (asks(a.pattern, over)) add(a.sign);
  }
  if (over.empty()) add("under_nothing");
}

void Surroundings::table(const Found& f, std::span<const Asked> asked) {
  const auto& blocks = page_.page->blocks;
  const page::Block& own = blocks[f.block];
  if (own.kind != page::BlockKind::cell || own.table == 0) return;
  std::uint32_t first = f.block;
  std::uint32_t top = f.block;
  for (std::uint32_t i = f.block; i > 0 && blocks[i - 1].table == own.table; --i) {
    if (blocks[i - 1].row == own.row) first = i - 1;
    if (blocks[i - 1].column == own.column) top = i - 1;
  }
  const auto ask = [&](std::uint32_t block, const char* where) {
    const std::string text = masked(
        {page_.blocks[block].begin, std::min(page_.blocks[block].end, page_.blocks[block].begin + kNear)});
    for (const Asked& a : asked) {
      if (asks(a.pattern, text)) add(std::string(a.sign) + where);
    }
    if (text.find(grammar::kOrg) != std::string::npos) add(std::string("name") + where);
  };
  if (blocks[first].column != own.column) ask(first, "_leads_row");
  if (blocks[top].row != own.row) ask(top, "_heads_column");
}

// "cu X", "la X", "X este".
void Surroundings::beside(const Found& f, std::string_view stops) {
  const std::string first = before(f, stops);
  std::string_view lead = first;
  while (!lead.empty() && lead.back() == ' ') lead.remove_suffix(1);
  std::size_t from = lead.size();
  while (from > 0 && is_word(lead[from - 1])) --from;
  const std::string_view word = lead.substr(from);
  add(lead.empty() ? "behind_nothing" : word.empty() ? "behind_mark" : "behind_" + small(word));
  const std::string last = behind(f, stops);
  std::string_view rest = last;
  while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
  std::size_t to = 0;
  while (to < rest.size() && is_word(rest[to])) ++to;
  if (rest.empty()) return add("then_nothing");
  const char c = rest.front();
  add(to > 0     ? "then_" + small(rest.substr(0, to))
      : c == ',' ? "then_comma"
      : c == '(' ? "then_bracket"
      : c == '.' ? "then_stop"
                 : "then_mark");
}

void Surroundings::told_at(std::span<const Found* const> places, std::span<const Asked> asked_around,
                           std::span<const Asked> asked_over, std::string_view stops, char own) {
  for (const Found* f : places) {
    around(*f, asked_around, stops);
    over(*f, asked_over);
    table(*f, asked_around);
    beside(*f, stops);
    block(*f);
    company(*f, own);
  }
}

void Surroundings::names(const Found& f, std::string_view stops) {
  if (before(f, stops).find(grammar::kOrg) != std::string::npos) add("name_before");
  if (behind(f, stops).find(grammar::kOrg) != std::string::npos) add("name_behind");
}

void Surroundings::block(const Found& f) {
  const page::Block& block = page_.page->blocks[f.block];
  const Span range = page_.blocks[f.block];
  if (f.folded.size() * 10 >= range.size() * 9) add("alone");
  if (f.folded.begin <= sentence_of(f).begin + 2) add("opens");
  if (block.kind == page::BlockKind::heading) add("in_heading");
  if (block.kind == page::BlockKind::item) add("in_item");
  if (block.kind == page::BlockKind::cell) add("in_cell");
}

void Surroundings::third(const Found& f) {
  const auto third = f.folded.begin * std::uint64_t{3} / (page_.folded.text.size() + 1);
  add(third == 0 ? "first_third" : third == 1 ? "second_third" : "last_third");
}

void Surroundings::among(std::size_t places, std::size_t number, std::size_t all) {
  add(all == 1 ? "the_only_one" : all < 4 ? "of_few" : all < 9 ? "of_some" : "of_many");
  if (places > 1) add("said_again");
  if (number == 0) add("first");
}

void Surroundings::company(const Found& f, char own) {
  const Span sentence = sentence_of(f);
  int same = 0;
  bool money = false;
  bool percent = false;
  bool entity = false;
  bool quoted = false;
  bool duration = false;
  for (auto a = page_.first_from(sentence.begin);
       a != page_.annotations.end() && a->span.begin < sentence.end; ++a) {
    same += a->slot == own;
    money = money || a->slot == grammar::kMoney;
    percent = percent || a->slot == grammar::kPercent;
    quoted = quoted || a->slot == grammar::kQuoted;
    duration = duration || a->slot == grammar::kDuration;
    entity = entity || (a->slot >= grammar::kFirstEntity && a->slot <= grammar::kLastEntity);
  }
  add(same <= 1 ? "alone_in_sentence" : same == 2 ? "beside_one" : "beside_some");
  if (money && own != grammar::kMoney) add("beside_money");
  if (percent) add("beside_percent");
  if (entity) add("beside_programme");
  if (quoted) add("beside_quoted");
  if (duration) add("beside_duration");
}

std::string Surroundings::before(const Found& f, std::string_view stops) const {
  const Span sentence = sentence_of(f);
  std::uint32_t from = std::max(sentence.begin, f.folded.begin - std::min(kNear, f.folded.begin));
  for (auto a = page_.first_from(from); a != page_.annotations.end() && a->span.begin < f.folded.begin; ++a) {
    if (stops.find(a->slot) != std::string_view::npos && a->span.end <= f.folded.begin)
      from = std::max(from, a->span.end);
  }
  std::string out = masked({from, f.folded.begin});
  // A label may stand on the line, or in the cell, before.
  const Span range = page_.blocks[f.block];
  if (f.block > 0 && f.folded.begin <= range.begin + 2) {
    const page::Block& block = page_.page->blocks[f.block];
    const page::Block& last = page_.page->blocks[f.block - 1];
    const Span lead = page_.blocks[f.block - 1];
    const bool row = block.kind == page::BlockKind::cell && last.kind == page::BlockKind::cell &&
                     block.table == last.table && block.row == last.row;
    if (row || (block.kind != page::BlockKind::cell && lead.size() <= kShortLead))
      out = masked({lead.end - std::min(kNear, lead.size()), lead.end}) + " : " + out;
  }
  return out;
}

std::string Surroundings::behind(const Found& f, std::string_view stops) const {
  std::uint32_t to = std::min(sentence_of(f).end, f.folded.end + kNear);
  for (auto a = page_.first_from(f.folded.end); a != page_.annotations.end() && a->span.begin < to; ++a) {
    if (stops.find(a->slot) != std::string_view::npos) to = a->span.begin;
  }
  return masked({f.folded.end, to});
}

std::string Surroundings::masked(Span s) const {
  if (s.end <= s.begin) return {};
  std::string out;
  std::uint32_t at = s.begin;
  for (auto a = page_.first_from(s.begin); a != page_.annotations.end() && a->span.begin < s.end; ++a) {
    if (!is_masked(a->slot)) continue;
    out += page_.text({at, a->span.begin});
    out += a->slot;
    at = std::min(a->span.end, s.end);
  }
  out += page_.text({at, s.end});
  return out;
}

Span Surroundings::sentence_of(const Found& f) const {
  const Span block = page_.blocks[f.block];
  const std::string_view text = page_.folded.text;
  // A full stop behind a single letter is an initial's.
  const auto ends = [&](std::uint32_t i) {
    const char c = text[i];
    return (c == '.' || c == '!' || c == '?' || c == ';') && i + 1 < block.end && text[i + 1] == ' ' &&
           !(i > block.begin + 1 && text[i - 2] == ' ');
  };
  std::uint32_t from = std::max(f.folded.begin, block.begin);
  while (from > block.begin && !ends(from - 1)) --from;
  std::uint32_t to = std::min(f.folded.end, block.end);
  while (to < block.end && !ends(to)) ++to;
  return {from, to};
}

}  // namespace fisa::extract
