#include "extract/annotate.h"

#include <algorithm>
#include <string_view>

#include "extract/counts.h"
#include "extract/exact_figures.h"
#include "extract/organisations.h"
#include "extract/prices.h"
#include "extract/quotes.h"
#include "grammar/slots.h"

namespace fisa::extract {
namespace {

constexpr std::size_t kColumnGap = 4;  // spaces; justified lines have fewer
constexpr std::size_t kFullLine = 64;  // bytes
constexpr std::size_t kFarIndent = 8;  // ... of a line that goes on with a column

constexpr std::uint32_t kShortestSetOff = 14;  // folded bytes
constexpr int kWordsBefore = 4;
constexpr int kFewestSpoken = 6;  // words

char slot_of(values::MentionType type) {
  switch (type) {
    case values::MentionType::number:
      return grammar::kNumber;
    case values::MentionType::percent:
      return grammar::kPercent;
    case values::MentionType::money:
      return grammar::kMoney;
    case values::MentionType::date:
      return grammar::kDate;
    case values::MentionType::period:
      return grammar::kPeriod;
    case values::MentionType::duration:
      return grammar::kDuration;
  }
  return grammar::kNumber;
}

Span shifted(Span s, std::uint32_t by) {
  return {s.begin + by, s.end + by};
}

// A closed period within two neighbouring months: "14-16 septembrie 2021".
bool is_short(const values::Mention& m) {
  if (m.type != values::MentionType::period || m.start.size() != 10 || m.end.size() != 10) return false;
  const auto month = [](const std::string& iso) {
    return std::stoi(iso.substr(0, 4)) * 12 + std::stoi(iso.substr(5, 2));
  };
  const auto day = [](const std::string& iso) { return std::stoi(iso.substr(8)); };
  const int days = (month(m.end) - month(m.start)) * 30 + day(m.end) - day(m.start);
  return days < 35;
}

// What the page's own quotation mark tells of its side.
Mark mark_of(std::string_view page_text, std::uint32_t at) {
  const std::string_view c = page_text.substr(at, 3);
  if (c == "\xE2\x80\x9E" || c.substr(0, 2) == "\xC2\xAB") return Mark::opens;  // low double, left-pointing
  if (c.substr(0, 2) == "\xC2\xBB") return Mark::closes;                        // right-pointing
  return Mark::either;
}

// One block's finds, before they are put in order.
struct Finds {
  std::vector<Span> words;
  std::vector<Span> quotes;
  std::vector<Span> set_off;
  std::vector<Span> organisations;
  std::vector<values::Mention> mentions;
  std::vector<Annotation> counts;
  std::vector<Annotation> all;

  void clear() {
    words.clear();
    quotes.clear();
    set_off.clear();
    organisations.clear();
    mentions.clear();
    counts.clear();
    all.clear();
  }
};

void add_span(std::vector<Annotation>& all, char slot, Span span) {
  Annotation a;
  a.slot = slot;
  a.span = span;
  all.push_back(std::move(a));
}

bool is_entity(const Annotation& a) {
  return a.slot >= grammar::kFirstEntity && a.slot <= grammar::kLastEntity;
}

// Where two finds overlap, the one that begins first stays, and of two that begin together the longer one,
// but a programme or a fund before an organisation; a name or a quotation beats the values inside it.
void settle(std::vector<Annotation>& all) {
  std::stable_sort(all.begin(), all.end(), [](const Annotation& a, const Annotation& b) {
    if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
    if (is_entity(a) && b.slot == grammar::kOrg) return true;
    if (is_entity(b) && a.slot == grammar::kOrg) return false;
    return a.span.end > b.span.end;
  });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (kept > 0 && all[i].span.begin < all[kept - 1].span.end) continue;
    if (kept != i) all[kept] = std::move(all[i]);
    ++kept;
  }
  all.resize(kept);
}

// "vineri, 15 decembrie 2023", a line that is hardly more than a day: the year of what stands below; 0 of
// another line. Behind a colon it is the day of something.
int dated_line(std::string_view text, const std::vector<values::Mention>& mentions) {
  constexpr std::size_t kDay = 10;  // "2021-09-14"
  if (mentions.size() != 1 || text.find(':') != std::string_view::npos) return 0;
  const values::Mention& m = mentions.front();
  const bool day = m.type == values::MentionType::date && m.start.size() == kDay;
  return day && m.span.size() * 2 > text.size() ? std::stoi(m.start) : 0;
}

class Annotator {
 public:
  Annotator(const page::Page& page, const Vocabulary& v, FoldedPage& out) : page_(page), v_(v), out_(out) {}

  void run() {
    out_.page = &page_;
    out_.folded.clear();
    out_.blocks.clear();
    out_.annotations.clear();
    out_.first_annotation.clear();
    for (const page::Block& b : page_.blocks) block(b);
    out_.first_annotation.push_back(static_cast<std::uint32_t>(out_.annotations.size()));
  }

 private:
  void block(const page::Block& b) {
    const auto begin = static_cast<std::uint32_t>(out_.folded.text.size());
    text::fold(b.span.in(page_.text), b.span.begin, out_.folded);
    const auto end = static_cast<std::uint32_t>(out_.folded.text.size());
    out_.blocks.push_back({begin, end});
    out_.first_annotation.push_back(static_cast<std::uint32_t>(out_.annotations.size()));
    find(std::string_view(out_.folded.text).substr(begin, end - begin), begin,
         b.kind == page::BlockKind::item, b.indent);
    out_.folded.text.push_back('\n');
    out_.folded.origin.push_back(b.span.end);
  }

  void find(std::string_view text, std::uint32_t base, bool item, std::uint32_t indent) {
    finds_.clear();
    split_words(text, finds_.words);
    find_quotes(
        text, [&](std::uint32_t i) { return mark_of(page_.text, out_.folded.origin[base + i]); },
        finds_.quotes);
    find_names_set_off(text, base);
    find_organisations(text, finds_.words, finds_.quotes, v_, finds_.organisations,
                       [&](std::uint32_t i) { return is_gap(base + i, indent); });
    v_.scanner().scan(text, finds_.mentions, page_year_);
    if (const int year = dated_line(text, finds_.mentions); year != 0) page_year_ = year;
    find_counts(text, item, finds_.words, finds_.mentions, v_, finds_.counts);
    open_speech(text, base);
    for (const Span s : finds_.quotes) add_span(finds_.all, grammar::kQuoted, s);
    for (const Span s : finds_.organisations) add_span(finds_.all, grammar::kOrg, s);
    for (Annotation& a : finds_.counts) finds_.all.push_back(std::move(a));
    for (const values::Mention& m : finds_.mentions) {
      Annotation a;
      a.slot = is_short(m) ? grammar::kDays : slot_of(m.type);
      a.span = m.span;
      a.mention = m;
      finds_.all.push_back(std::move(a));
    }
    entities(text);
    for (const Span s : finds_.set_off) {
      if (!is_known(s)) add_span(finds_.all, grammar::kQuoted, s);
    }
    settle(finds_.all);
    for (Annotation& a : finds_.all) {
      a.span = shifted(a.span, base);
      a.mention.span = shifted(a.mention.span, base);
      a.mention.core = shifted(a.mention.core, base);
      a.count.unit = shifted(a.count.unit, base);
      out_.annotations.push_back(std::move(a));
    }
  }

  // "Am promis ca vom instrui 230 de femei", spune primarul: what is said and counts things is no name. What
  // is quoted inside stays.
  void open_speech(std::string_view text, std::uint32_t base) {
    std::vector<Span> kept;
    for (const Span s : finds_.quotes) {
      if (!speaks(text, s)) {
        kept.push_back(s);
        continue;
      }
      const std::uint32_t inner = s.begin + 1;
      const std::size_t first = kept.size();
      find_quotes(
          text.substr(inner, s.end - 1 - inner),
          [&](std::uint32_t i) { return mark_of(page_.text, out_.folded.origin[base + inner + i]); }, kept);
      for (auto k = kept.begin() + static_cast<std::ptrdiff_t>(first); k != kept.end(); ++k)
        *k = shifted(*k, inner);
    }
    finds_.quotes = std::move(kept);
  }

  [[nodiscard]] bool speaks(std::string_view text, Span s) const {
    const auto inside = [s](Span x) { return s.contains(x); };
    const bool counts =
        std::any_of(finds_.counts.begin(), finds_.counts.end(),
                    [&](const Annotation& a) { return inside(a.span) && !a.count.article; }) ||
        std::any_of(finds_.mentions.begin(), finds_.mentions.end(), [&](const values::Mention& m) {
          return (m.type == values::MentionType::percent || m.type == values::MentionType::money) &&
                 inside(m.span);
        });
    if (!counts) return false;
    int words = 0;
    bool told = false;
    PhraseTable::Hit hit;
    for (const Span w : finds_.words) {
      if (!inside(w)) continue;
      ++words;
      told = told || v_.speech_words.longest_at(text, w, hit);
    }
    return told && words >= kFewestSpoken;
  }

  // "Prin proiectul <b>Reabilitarea blocurilor din Albesti</b>": a name set off by bold or italics instead of
  // marks, a few words behind one for a project.
  void find_names_set_off(std::string_view text, std::uint32_t base) {
    for (; set_off_ < page_.set_off.size(); ++set_off_) {
      const std::vector<std::uint32_t>& origin = out_.folded.origin;
      const Span s = page_.set_off[set_off_];
      if (text.empty() || s.begin >= origin[base + text.size() - 1]) return;
      if (s.begin < origin[base]) continue;
      const auto at = [&](std::uint32_t source) {
        const auto first = origin.begin() + base;
        return static_cast<std::uint32_t>(std::lower_bound(first, first + text.size(), source) - first);
      };
      Span name{at(s.begin), at(s.end)};
      while (name.end > name.begin && !is_word(text[name.end - 1]) && text[name.end - 1] != ')') --name.end;
      if (name.size() < kShortestSetOff || !is_upper(text[name.begin])) continue;
      const auto space = [](char c) { return c == ' '; };
      if (std::count_if(text.begin() + name.begin, text.begin() + name.end, space) < 2) continue;
      if (behind_project(text, name.begin)) finds_.set_off.push_back(name);
    }
  }

  // Whether one of the last words before is one for a project or for its name.
  [[nodiscard]] bool behind_project(std::string_view text, std::uint32_t at) const {
    if (v_.project_noun_lexicon == nullptr) return false;
    auto word = std::lower_bound(finds_.words.begin(), finds_.words.end(), at,
                                 [](const Span& w, std::uint32_t byte) { return w.begin < byte; });
    for (int back = 0; back < kWordsBefore && word != finds_.words.begin(); ++back) {
      --word;
      if (text.substr(word->end, at - word->end).find_first_of(".;!?") != std::string_view::npos)
        return false;
      PhraseTable::Hit hit;
      if (v_.project_nouns.longest_at(text, *word, hit) || v_.naming_words.longest_at(text, *word, hit))
        return true;
    }
    return false;
  }

  // Something else that is known begins the words, or fills most of them.
  [[nodiscard]] bool is_known(Span s) const {
    return std::any_of(finds_.all.begin(), finds_.all.end(), [&](const Annotation& a) {
      if (!a.span.overlaps(s) || a.slot == grammar::kCounted) return false;
      return a.span.begin <= s.begin || a.span.size() * 10 >= s.size() * 6;
    });
  }

  // Whether the line that ends at byte `end` is so short that it was ended, not broken.
  bool ends_early(std::uint32_t end) const {
    const auto begin = page_.text.rfind('\n', end == 0 ? 0 : end - 1);
    return end - (begin == std::string::npos ? 0 : begin) < kFullLine;
  }

  // Many spaces in one line of a text part the columns of a page; a line that goes on far to the right of
  // where the block begins stands in the column above it: "Parteneri: Spitalul X" and, below, "Primaria Y".
  bool is_gap(std::uint32_t at, std::uint32_t indent) const {
    const std::string_view blank =
        std::string_view(page_.text)
            .substr(out_.folded.origin[at], out_.folded.origin[at + 1] - out_.folded.origin[at]);
    const auto line = blank.rfind('\n');
    if (line != std::string_view::npos)
      return blank.size() - line - 1 >= indent + kFarIndent && ends_early(out_.folded.origin[at]);
    return blank.size() >= kColumnGap;
  }

  // "programul COSME", where "Programul COSME" is a name: a word that begins small is none of it, if the rest
  // is one by itself.
  void name_within(std::string_view text, std::vector<Span>::const_iterator word,
                   PhraseTable::Hit& hit) const {
    for (++word; word != finds_.words.end() && word->begin < hit.span.end; ++word) {
      PhraseTable::Hit within;
      if (!is_upper(text[word->begin]) || !v_.entities.longest_at(text, *word, within)) continue;
      if (within.span.end == hit.span.end && within.lexicon == hit.lexicon) hit = within;
      return;
    }
  }

  void entities(std::string_view text) {
    std::uint32_t until = 0;
    for (auto word = finds_.words.begin(); word != finds_.words.end(); ++word) {
      PhraseTable::Hit hit;
      if (word->begin < until || !v_.entities.longest_at(text, *word, hit)) continue;
      if (is_lower(text[hit.span.begin])) name_within(text, word, hit);
      // Nobody writes a programme or a fund in small letters: "leader", "por", "regio" are words.
      if (std::none_of(text.begin() + hit.span.begin, text.begin() + hit.span.end, is_upper)) continue;
      Annotation a;
      a.slot = static_cast<char>(grammar::kFirstEntity + static_cast<int>(hit.lexicon));
      a.span = hit.span;
      a.value = (*v_.entity_lexicons[hit.lexicon])[hit.entry].value;
      finds_.all.push_back(std::move(a));
      until = hit.span.end;
    }
  }

  int page_year_ = 0;        // of the last date on a line of its own
  std::size_t set_off_ = 0;  // the next of the page's words in bold or italics
  const page::Page& page_;
  const Vocabulary& v_;
  FoldedPage& out_;
  Finds finds_;
};

}  // namespace

void annotate(const page::Page& page, const Vocabulary& vocabulary, FoldedPage& out) {
  Annotator(page, vocabulary, out).run();
  price_numbers(vocabulary, out);
  join_exact_figures(vocabulary, out);
}

}  // namespace fisa::extract
