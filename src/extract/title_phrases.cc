#include "extract/title_phrases.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "extract/actions.h"
#include "extract/sameness.h"
#include "extract/title_heads.h"
#include "extract/title_lines.h"
#include "grammar/slots.h"
#include "text/fold.h"
#include "values/words.h"

namespace fisa::extract {
namespace {

constexpr int kRank = 30;
constexpr std::size_t kShortest = 5;        // folded bytes of a title
constexpr std::size_t kLongest = 330;       // ...
constexpr std::size_t kLongestLine = 300;   // of a block that may be a title as a whole, or by its parts
constexpr std::uint32_t kMostJoints = 4;    // of a line that has parts
constexpr std::uint32_t kLeadIn = 90;       // folded bytes from a word for a project to the name
constexpr int kStarts = 3;                  // of names behind such a word
constexpr int kEnds = 5;                    // ...
constexpr std::size_t kShortestShout = 12;  // folded bytes of a run in capitals
// Of a stretch of the page, by how they were found: what stands in quotation marks or behind a word for a
// project is seldom far down, lines may be many.
constexpr std::size_t kMostOfAKind = 40;
constexpr std::size_t kMostPlaces = 3;  // of one phrase

struct Kind {
  const char* name;
  std::size_t found = 0;
};

bool is_joint(std::string_view text, std::size_t i, std::size_t& width) {
  const std::string_view rest = text.substr(i);
  for (const std::string_view joint : {": ", " - ", " | ", " / ", ". ", "; ", " > ", " * "}) {
    if (rest.starts_with(joint)) {
      width = joint.size();
      return true;
    }
  }
  return false;
}

class Collector {
 public:
  Collector(const Engine& engine, const FoldedPage& page) : engine_(engine), page_(page) {}

  std::vector<Found> run(std::uint32_t from, std::uint32_t to) {
    for (std::uint32_t b = from; b < to && !full(); ++b) {
      block_ = b;
      const page::Zone zone = page_.page->blocks[b].zone;
      if (page_.blocks[b].size() < kShortest || zone == page::Zone::furniture) continue;
      quotations();
      set_off();
      if (page_.blocks[b].size() <= kLongestLine) {
        line();
        before_value();
      } else {
        head();
      }
      behind_project();
      in_brackets();
      in_capitals();
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool full() const {
    return lines_.found >= kMostOfAKind && quoted_.found >= kMostOfAKind && behind_.found >= kMostOfAKind;
  }

  void add(Kind& kind, Span span) {
    if (kind.found >= kMostOfAKind) return;
    put(kind, span);
    const Span inner = title_within(engine_, page_, span);
    if (inner.begin != span.begin || inner.end != span.end) put(kind, inner);
    const Span named = title_behind_label(engine_, page_, inner);
    if (named.begin != inner.begin) put(kind, named);
  }

  void put(Kind& kind, Span span) {
    const std::string_view text = page_.text(span);
    if (text.size() < kShortest || text.size() > kLongest) return;
    const auto letters =
        std::count_if(text.begin(), text.end(), [](char c) { return is_word(c) && !is_digit(c); });
    if (static_cast<std::size_t>(letters) * 2 < text.size()) return;
    std::string value = clean_text(page_, span);
    const std::string key = key_of(value);
    if (key.size() < kShortest || places_.count({key, block_}) != 0 || times_[key] >= kMostPlaces) return;
    if (engine_.matcher.is_label(text)) return;
    places_.insert({key, block_});
    ++times_[key];
    ++kind.found;
    Found f;
    f.folded = span;
    f.block = block_;
    f.rank = kRank;
    f.fact.path = "title";
    f.fact.value = std::move(value);
    f.fact.evidence = {page_.source(span), std::string(kTitlePhrase) + kind.name};
    out_.push_back(std::move(f));
  }

  void quotations() {
    for (std::uint32_t a = page_.first_annotation[block_]; a < page_.first_annotation[block_ + 1]; ++a) {
      if (page_.annotations[a].slot == grammar::kQuoted) add(quoted_, page_.annotations[a].span);
    }
    // A mark that has lost its other one: to the end of the block, or from its beginning.
    const Span block = page_.blocks[block_];
    const std::string_view text = page_.text(block);
    const auto first = text.find('"');
    if (first != std::string_view::npos && text.find('"', first + 1) == std::string_view::npos) {
      const auto at = block.begin + static_cast<std::uint32_t>(first);
      add(quoted_, {at + 1, block.end});
      add(quoted_, {block.begin, at});
    }
  }

  // Words in bold or italics.
  void set_off() {
    const auto& runs = page_.page->set_off;
    const Span source = page_.page->blocks[block_].span;
    auto run = std::lower_bound(runs.begin(), runs.end(), source.begin,
                                [](const Span& s, std::uint32_t at) { return s.begin < at; });
    for (; run != runs.end() && run->begin < source.end; ++run) {
      const Span block = page_.blocks[block_];
      const auto at = [&](std::uint32_t byte) {
        const auto first = page_.folded.origin.begin();
        return static_cast<std::uint32_t>(std::lower_bound(first + block.begin, first + block.end, byte) -
                                          first);
      };
      add(bold_, {at(run->begin), at(run->end)});
    }
  }

  // The whole line and what its marks part it into, each alone and with its neighbours.
  void line() {
    const Span block = page_.blocks[block_];
    add(lines_, block);
    const std::string_view text = page_.text(block);
    std::vector<Span> joints;
    for (std::size_t i = 1; i < text.size() && joints.size() < kMostJoints; ++i) {
      std::size_t width = 0;
      if (!is_joint(text, i, width)) continue;
      const auto at = block.begin + static_cast<std::uint32_t>(i);
      joints.push_back({at, at + static_cast<std::uint32_t>(width)});
      i += width - 1;
    }
    for (std::size_t i = 0; i <= joints.size(); ++i) {
      const std::uint32_t begin = i == 0 ? block.begin : joints[i - 1].end;
      for (std::size_t k = i; k <= joints.size(); ++k) {
        if (i == 0 && k == joints.size()) continue;
        add(parts_, {begin, k == joints.size() ? block.end : joints[k].begin});
      }
    }
  }

  // "Satul viu, valoare 22.000 lei, mai 2018": what stands before the first value, or before the first comma.
  void before_value() {
    const Span block = page_.blocks[block_];
    for (std::uint32_t a = page_.first_annotation[block_]; a < page_.first_annotation[block_ + 1]; ++a) {
      const Annotation& value = page_.annotations[a];
      if (value.slot != grammar::kMoney && value.slot != grammar::kDate && value.slot != grammar::kPeriod &&
          value.slot != grammar::kDuration)
        continue;
      const std::string_view before = page_.text({block.begin, value.span.begin});
      const auto end = before.find_last_not_of(" ,;:-(");
      const auto upto = [&](std::size_t length) {
        add(heads_, {block.begin, block.begin + static_cast<std::uint32_t>(length)});
      };
      if (end != std::string_view::npos && end + 2 < before.size()) upto(end + 1);
      const auto comma = before.find(", ");
      if (comma != std::string_view::npos) upto(comma);
      return;
    }
  }

  // What a long paragraph or an item begins with: up to its first marks.
  void head() {
    const Span block = page_.blocks[block_];
    const std::string_view text = page_.text(block).substr(0, kLongest);
    int found = 0;
    for (std::size_t i = 1; i < text.size() && found < 3; ++i) {
      std::size_t width = 0;
      const bool ends = is_joint(text, i, width) || text.substr(i).starts_with(" (") || text[i] == ',';
      if (!ends) continue;
      add(heads_, {block.begin, block.begin + static_cast<std::uint32_t>(i)});
      ++found;
    }
  }

  // "proiectul european Satul viu la munte, derulat de ...": from a capital to each of the next marks.
  void behind_project() {
    const Span block = page_.blocks[block_];
    const std::string_view text = page_.text(block);
    Span lead{};
    for (std::uint32_t at = 0; engine_.matcher.search("title_leads", text, at, lead); at = lead.end) {
      if (behind_.found >= kMostOfAKind || lead.empty()) return;
      // "Proiectul regional de apa": the word belongs to the name.
      if (text[lead.begin] == 'P' &&
          engine_.matcher.contains("title_goes_on", text.substr(lead.end, kLeadIn)))
        to_each_end(lead.begin);
      int starts = 0;
      const std::uint32_t last =
          std::min<std::uint32_t>(lead.end + kLeadIn, static_cast<std::uint32_t>(text.size()));
      for (std::uint32_t i = lead.end; i < last && starts < kStarts; ++i) {
        if (text[i] == '.' && i + 1 < last && text[i + 1] == ' ') break;
        if (!begins_name(text, i, block.begin, starts == 0)) continue;
        ++starts;
        to_each_end(i);
      }
    }
  }

  // A word in capitals: the first, one behind a mark, or behind a name or a value.
  [[nodiscard]] bool begins_name(std::string_view text, std::uint32_t i, std::uint32_t base,
                                 bool first) const {
    if (!values::is_upper(text[i]) && !is_digit(text[i])) return false;
    if (i == 0 || is_word(text[i - 1]) || text[i - 1] == '-') return false;
    if (first) return true;
    const std::string_view before = text.substr(0, i);
    if (before.ends_with(", ") || before.ends_with(": ") || before.ends_with("- ") || before.ends_with("\""))
      return true;
    auto a = page_.first_from(base + i);
    if (a == page_.annotations.begin()) return false;
    --a;
    return a->span.end == base + i - 1;
  }

  void to_each_end(std::uint32_t from) {
    const Span block = page_.blocks[block_];
    const std::string_view text = page_.text(block);
    const std::uint32_t last =
        std::min<std::uint32_t>(from + kLongest, static_cast<std::uint32_t>(text.size()));
    int ends = 0;
    const auto upto = [&](std::uint32_t i) {
      add(behind_, {block.begin + from, block.begin + i});
      ++ends;
    };
    for (std::uint32_t i = from + kShortest; i < last && ends < kEnds; ++i) {
      const char c = text[i];
      std::size_t width = 0;
      if (c == ',' || c == ';' || c == '(' || c == '"' || is_joint(text, i, width)) {
        upto(i);
        if (c == '.' || c == '"') return;
      } else if (c == ' ' && engine_.matcher.contains("title_stops", text.substr(i, kStopsSeen))) {
        upto(i);
      }
    }
    if (last == text.size() && ends < kEnds) upto(last);
  }

  void in_brackets() {
    const Span block = page_.blocks[block_];
    const std::string_view text = page_.text(block);
    for (std::size_t open = text.find('('); open != std::string_view::npos; open = text.find('(', open + 1)) {
      const std::size_t close = text.find(')', open);
      if (close == std::string_view::npos) return;
      const std::string_view inner = text.substr(open + 1, close - open - 1);
      if (std::count(inner.begin(), inner.end(), ' ') < 2 || !values::is_upper(inner.front())) continue;
      add(brackets_, {block.begin + static_cast<std::uint32_t>(open) + 1,
                      block.begin + static_cast<std::uint32_t>(close)});
    }
  }

  // "Proiectul SATUL VIU DE LA MUNTE a inceput".
  void in_capitals() {
    const Span block = page_.blocks[block_];
    const std::string_view text = page_.text(block);
    std::size_t begin = std::string_view::npos;
    std::size_t upper = 0;
    for (std::size_t i = 0; i <= text.size();) {
      const std::size_t end = std::min(text.find(' ', i), text.size());
      const std::string_view word = text.substr(i, end - i);
      const bool loud = !word.empty() && std::none_of(word.begin(), word.end(), is_lower);
      if (loud && begin == std::string_view::npos) begin = i;
      if (loud) upper = end;
      if (begin != std::string_view::npos && (!loud || end == text.size())) {
        const bool whole = begin == 0 && upper == text.size();
        if (!whole && upper - begin >= kShortestShout)
          add(capitals_, {block.begin + static_cast<std::uint32_t>(begin),
                          block.begin + static_cast<std::uint32_t>(upper)});
        begin = std::string_view::npos;
      }
      i = end + 1;
    }
  }

  static constexpr std::size_t kStopsSeen = 24;  // folded bytes in which a word ends a name

  const Engine& engine_;
  const FoldedPage& page_;
  std::uint32_t block_ = 0;
  std::set<std::pair<std::string, std::uint32_t>> places_;
  std::map<std::string, std::size_t> times_;
  Kind lines_{"line"}, parts_{"part"}, heads_{"head"}, quoted_{"quoted"}, bold_{"bold"}, behind_{"behind"},
      brackets_{"brackets"}, capitals_{"capitals"};
  std::vector<Found> out_;
};

}  // namespace

std::vector<Found> title_phrases(const Engine& engine, const FoldedPage& page, std::uint32_t from,
                                 std::uint32_t to) {
  return Collector(engine, page).run(from, to);
}

}  // namespace fisa::extract
