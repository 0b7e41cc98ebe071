#include "extract/page_values.h"

#include <algorithm>
#include <string_view>

#include "extract/number_units.h"
#include "values/words.h"

namespace fisa::extract {
namespace {

using values::Mention;
using values::MentionType;

constexpr std::uint32_t kSeam = 80;  // bytes behind a block's end that may belong to its last value

class PageValues {
 public:
  PageValues(const Vocabulary& vocabulary, const FoldedPage& page)
      : scanner_(vocabulary.scanner()), page_(page), units_(vocabulary, page) {}

  std::vector<Mention> run() {
    for (std::uint32_t b = 0; b < page_.blocks.size(); ++b) block(b);
    for (Mention& m : out_) {
      for (Span* s : {&m.span, &m.core}) *s = page_.source(*s);
    }
    return std::move(out_);
  }

 private:
  void block(std::uint32_t b) {
    const Span at = page_.blocks[b];
    const std::string_view text = page_.text(at);
    found_.clear();
    scanner_.scan(text, found_);
    scanner_.apply_labelled_units(text, found_, 0);
    for (Mention& m : found_) {
      m.span = moved(m.span, at.begin);
      m.core = moved(m.core, at.begin);
      units_.apply(b, m.core, m);
    }
    const std::uint32_t taken = b > 0 && goes_on(b) ? seam(b) : at.begin;
    for (const Mention& m : found_) {
      if (m.core.begin >= taken) out_.push_back(m);
    }
  }

  static Span moved(Span s, std::uint32_t by) { return {s.begin + by, s.end + by}; }

  // Whether the block stands where the one before it could go on: on the next line. (Cells are the business
  // of NumberUnits.)
  [[nodiscard]] bool goes_on(std::uint32_t b) const {
    const page::Block& left = page_.page->blocks[b - 1];
    const page::Block& right = page_.page->blocks[b];
    if (left.zone != right.zone || right.blank_before > 0) return false;
    return right.kind == page::BlockKind::paragraph && left.kind != page::BlockKind::cell &&
           left.kind != page::BlockKind::heading;
  }

  // Puts together a value that begins at the end of the last block and goes on in this one: "1.234,56" and
  // "lei", "1 martie 2018 -" and "28 februarie 2020". Returns where it ends, or the block's begin.
  std::uint32_t seam(std::uint32_t b) {
    const Span left = page_.blocks[b - 1];
    const Span right = page_.blocks[b];
    if (out_.empty() || out_.back().core.begin < left.begin || right.empty()) return right.begin;
    Mention& last = out_.back();
    const bool dash = ends_with_dash({last.core.end, left.end});
    if (last.core.end != left.end && !dash) return right.begin;
    const char first = page_.folded.text[right.begin];
    if (values::is_digit(first) && !dash) return right.begin;
    const Span both = {last.core.begin, std::min(right.end, right.begin + kSeam)};
    joined_.clear();
    scanner_.scan(page_.text(both), joined_);
    if (joined_.empty()) return right.begin;
    Mention m = joined_.front();
    m.core = moved(m.core, both.begin);
    if (m.core.begin != last.core.begin || m.core.end <= right.begin || !whole(m, b)) return right.begin;
    m.span = {last.span.begin, m.core.end};
    if (m.comparison != values::Comparison::between) m.comparison = last.comparison;
    last = m;
    return m.core.end;
  }

  // Nothing but a dash and space.
  [[nodiscard]] bool ends_with_dash(Span rest) const {
    const std::string_view s = page_.text(rest);
    return s.find('-') != std::string_view::npos && s.find_first_not_of(" -") == std::string_view::npos;
  }

  // Whether what was put together is one value, and not the end of one line and the beginning of another.
  [[nodiscard]] bool whole(const Mention& m, std::uint32_t b) const {
    const Span right = page_.blocks[b];
    if (m.type == MentionType::number || m.type == out_.back().type) return false;
    if (m.type == MentionType::date || m.type == MentionType::period) return true;
    // "24" and "luni, 3 mai 2021"; a sentence that begins.
    if (!found_.empty() && found_.front().span.begin == right.begin) return false;
    const std::string_view unit = page_.text({right.begin, m.core.end});
    return !values::is_upper(unit.front()) || std::none_of(unit.begin(), unit.end(), values::is_lower);
  }

  const values::Scanner& scanner_;
  const FoldedPage& page_;
  NumberUnits units_;
  std::vector<Mention> out_;
  std::vector<Mention> found_;   // in the block at hand
  std::vector<Mention> joined_;  // across its beginning
};

}  // namespace

std::vector<Mention> page_values(const Vocabulary& vocabulary, const FoldedPage& page) {
  return PageValues(vocabulary, page).run();
}

}  // namespace fisa::extract
