#include "extract/units.h"

#include <algorithm>
#include <utility>

#include "extract/table_units.h"
#include "extract/unit_writer.h"
#include "grammar/slots.h"
#include "values/words.h"

namespace fisa::extract {
namespace {

using page::Block;
using page::BlockKind;
using values::is_upper;
using values::is_word;

constexpr std::uint32_t kLongestTileLabel = 60;  // folded bytes
constexpr std::uint32_t kLongestAbbreviated = 20;
constexpr std::uint32_t kLeastTiles = 2;
constexpr std::uint32_t kLongestPiece = 5;     // folded bytes of " buc."
constexpr std::uint32_t kMostUnderLabel = 14;  // blocks that one label may head
constexpr std::uint32_t kFarIndent = 8;        // columns; a line so far in goes on with the value above
constexpr std::uint32_t kLongValue = 400;      // a block of this size under a label is its only value

class UnitBuilder {
 public:
  UnitBuilder(const FoldedPage& page, const match::Matcher& matcher)
      : page_(page), blocks_(page.page->blocks), matcher_(matcher), writer_(page, matcher) {}

  std::vector<Unit> run() {
    for (std::uint32_t i = 0; i < blocks_.size();) {
      if (page_.blocks[i].empty()) {
        ++i;
      } else if (blocks_[i].kind == BlockKind::cell && blocks_[i].table != 0) {
        i = add_table_units(page_, matcher_, i, writer_);
      } else if (blocks_[i].kind == BlockKind::term) {
        writer_.single(i);
        i = described(i);
      } else {
        writer_.single(i);
        if (writer_.label_alone(i))
          under_label(i);
        else if (writer_.labelled(i))
          continued(i);
        else if (names_sum_below(i))
          writer_.pair(i, i + 1);
        if (i >= tiles_end_) tiles(i);
        ++i;
      }
    }
    return writer_.take();
  }

 private:
  // A term with the descriptions behind it.
  std::uint32_t described(std::uint32_t term) {
    Unit u = writer_.start(term);
    writer_.append(u, term);
    std::uint32_t next = term + 1;
    while (next < blocks_.size() && blocks_[next].kind == BlockKind::description) {
      writer_.join(u, next == term + 1 ? grammar::kJoint : grammar::kItem, next);
      writer_.append(u, next);
      writer_.single(next);
      ++next;
    }
    if (next > term + 1) {
      writer_.add(std::move(u));
    } else if (writer_.label_alone(term)) {
      under_label(term);
    }
    return next;
  }

  bool is_tile_label(std::uint32_t i) const {
    const Block& b = blocks_[i];
    return b.kind != BlockKind::heading && page_.blocks[i].size() <= kLongestTileLabel &&
           !writer_.is_value(i) && !page_.blocks[i].empty() && !is_sentence(i);
  }

  // Longer than an abbreviation, with a full stop.
  bool is_sentence(std::uint32_t i) const {
    return page_.blocks[i].size() > kLongestAbbreviated &&
           std::string_view(".!").find(writer_.text(i).back()) != std::string_view::npos;
  }

  // Tiles: "612.400 CHF" over "costul total", "520.540 CHF" over "contributia", and so on. The run of values
  // and labels that `label` stands in begins with a value and ends with a label.
  bool is_under_value(std::uint32_t label) const {
    if (label == 0 || !writer_.is_value(label - 1) || !is_tile_label(label)) return false;
    std::uint32_t first = label - 1;
    while (first >= 2 && is_tile_label(first - 1) && writer_.is_value(first - 2)) first -= 2;
    std::uint32_t last = label;
    while (last + 2 < blocks_.size() && writer_.is_value(last + 1) && is_tile_label(last + 2)) last += 2;
    const bool after_label = first > 0 && is_tile_label(first - 1) && writer_.label_alone(first - 1);
    const bool before_value = last + 1 < blocks_.size() && writer_.is_value(last + 1);
    return !after_label && !before_value && last > first + 1;
  }

  // Tiles of counts: "1.460" over "spectatori" over "24" over "papusi", or each number under its name.
  bool is_tile_count(std::uint32_t i) const {
    if (i >= blocks_.size() || blocks_[i].table != 0) return false;
    const std::uint32_t a = page_.first_annotation[i];
    if (a + 1 != page_.first_annotation[i + 1] && !writer_.is_value(i)) return false;
    const Annotation& it = page_.annotations[a];
    // "21 buc.", "12,5 km"
    const bool of_pieces = it.slot == grammar::kNumber && it.span.begin == page_.blocks[i].begin &&
                           page_.blocks[i].size() <= it.span.size() + kLongestPiece;
    return of_pieces ||
           (writer_.is_value(i) &&
            (it.slot == grammar::kNumber || it.slot == grammar::kPercent || it.slot == grammar::kCounted));
  }
  bool is_tile_name(std::uint32_t i) const {
    return i < blocks_.size() && is_tile_label(i) && !is_tile_count(i) && blocks_[i].table == 0 &&
           (values::is_lower(writer_.text(i).front()) || is_upper(writer_.text(i).front())) &&
           (is_word(writer_.text(i).back()) || writer_.text(i).back() == ')');
  }
  void tiles(std::uint32_t first) {
    std::uint32_t end = first;
    const bool name_first = is_tile_name(first);
    while (blocks_[end].zone == blocks_[first].zone &&
           (((end - first) % 2 == 0) == name_first ? is_tile_name(end) : is_tile_count(end)) &&
           ++end < blocks_.size()) {
    }
    // A name without a number stands over or under the tiles; what goes on from a number begins small.
    bool named_under = !name_first;
    if (name_first && (end - first) % 2 == 1) {
      named_under = true;
      for (std::uint32_t i = first + 2; i < end; i += 2)
        named_under = named_under && values::is_lower(writer_.text(i).front());
      if (named_under) ++first;
    }
    end -= (end - first) % 2;
    if (end < first + kLeastTiles * 2) return;
    tiles_end_ = end;
    for (std::uint32_t i = first; i < end; i += 2) {
      Unit u = writer_.start(named_under ? i + 1 : i);
      writer_.append(u, named_under ? i + 1 : i);
      writer_.join(u, grammar::kJoint, named_under ? i : i + 1);
      writer_.append(u, named_under ? i : i + 1);
      writer_.add(std::move(u));
    }
  }

  // A short line over a sum tells what it is, whatever its words: "Banii nostri" over "12.000 lei".
  [[nodiscard]] bool names_sum_below(std::uint32_t i) const {
    const std::uint32_t sum = i + 1;
    return sum < blocks_.size() && (blocks_[i].kind != BlockKind::heading || writer_.text(i).back() == ':') &&
           blocks_[i].kind != BlockKind::cell && blocks_[sum].kind != BlockKind::cell &&
           blocks_[sum].zone == blocks_[i].zone &&
           page_.blocks[i].size() <=
               (writer_.text(i).back() == ':' ? kLongestUnitLabel : kLongestTileLabel) &&
           ends_name(writer_.text(i).back()) && !writer_.holds_sum(i) && writer_.opens_with_sum(sum) &&
           blocks_[sum].blank_before <= blocks_[i].blank_before && !is_under_value(i);
  }

  static bool ends_name(char c) { return is_word(c) || c == ')' || c == '?' || c == '%' || c == ':'; }

  void under_label(std::uint32_t label) {
    if (is_under_value(label)) {
      Unit u = writer_.start(label);
      writer_.append(u, label);
      writer_.join(u, grammar::kJoint, label - 1);
      writer_.append(u, label - 1);
      writer_.add(std::move(u));
      return;
    }
    Unit u = writer_.start(label);
    writer_.append(u, label);
    std::uint32_t taken = 0;
    std::uint32_t gap = 0;
    for (std::uint32_t next = label + 1; next < blocks_.size() && taken < kMostUnderLabel; ++next) {
      if (page_.blocks[next].empty()) continue;
      const Block& b = blocks_[next];
      if (b.zone != blocks_[label].zone || writer_.label_alone(next)) break;
      if (b.kind == BlockKind::term || b.kind == BlockKind::cell) break;
      if (b.kind == BlockKind::heading && taken > 0 && !goes_on(next)) break;
      if (taken > 0 && b.kind != BlockKind::item && blocks_[next - 1].kind == BlockKind::item) break;
      // A wider gap than the one under the label ends what belongs to it; so does a line with a label of its
      // own.
      if (taken == 0) gap = b.blank_before;
      if (taken > 0 && b.blank_before > gap) break;
      if (taken > 0 && writer_.labelled(next)) break;
      writer_.join(u, taken == 0 ? grammar::kJoint : grammar::kItem, next);
      writer_.append(u, next);
      ++taken;
      if (page_.blocks[next].size() > kLongValue && b.kind != BlockKind::item) break;
    }
    if (taken > 0) writer_.add(std::move(u));
  }

  // The second line of a title in capitals.
  bool goes_on(std::uint32_t heading) const {
    const Block& above = blocks_[heading - 1];
    const Block& b = blocks_[heading];
    return above.kind == BlockKind::heading && b.blank_before == 0 && above.emphasised && b.emphasised;
  }

  // "Parteneri:   A" and, far to the right under A, "B".
  void continued(std::uint32_t first) {
    Unit u = writer_.start(first);
    writer_.append(u, first);
    std::uint32_t next = first + 1;
    for (; next < blocks_.size() && next <= first + kMostUnderLabel; ++next) {
      const Block& b = blocks_[next];
      if (b.indent < blocks_[first].indent + kFarIndent || writer_.labelled(next) ||
          b.zone != blocks_[first].zone || b.blank_before > 1)
        break;
      writer_.join(u, grammar::kItem, next);
      writer_.append(u, next);
    }
    if (next > first + 1) writer_.add(std::move(u));
  }

  const FoldedPage& page_;
  const std::vector<Block>& blocks_;
  const match::Matcher& matcher_;
  UnitWriter writer_;
  std::uint32_t tiles_end_ = 0;  // the first block behind those that have been told as tiles
};

}  // namespace

Span Unit::origin(bool in_slots, Span span) const {
  const std::vector<Span>& origin = in_slots ? slots_origin : plain_origin;
  if (span.empty() || origin.empty()) return {};
  return {origin[span.begin].begin, origin[span.end - 1].end};
}

std::vector<Unit> units(const FoldedPage& page, const match::Matcher& matcher) {
  return UnitBuilder(page, matcher).run();
}

}  // namespace fisa::extract
