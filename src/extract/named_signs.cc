#include "extract/named_signs.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <string_view>

#include "grammar/slots.h"
#include "values/words.h"

namespace fisa::extract {
namespace {

constexpr std::uint32_t kNear = 90;       // folded bytes of a sentence before a name and behind it
constexpr std::size_t kLongestSmall = 6;  // letters of a small word
constexpr std::size_t kFewNames = 3;

// What a sign asks of a text, by the grammar's pattern of that name.
struct Asked {
  const char* pattern;
  const char* sign;
};

constexpr std::array<Asked, 12> kAround = {{{"named_joins", "joins"},
                                            {"named_carries", "carries"},
                                            {"named_is_carrier", "is_carrier"},
                                            {"named_pays", "pays"},
                                            {"named_builds", "builds"},
                                            {"named_checks", "checks"},
                                            {"named_meets", "meets"},
                                            {"named_before", "earlier"},
                                            {"named_speaks", "speaks"},
                                            {"named_targets", "targets"},
                                            {"named_writes", "writes"},
                                            {"named_project", "project"}}};

constexpr std::array<Asked, 2> kOver = {
    {{"named_under_partners", "under_partners"}, {"named_under_others", "under_others"}}};

constexpr std::array<Asked, 8> kKinds = {{{"named_office", "office"},
                                          {"named_state", "state"},
                                          {"named_firm", "firm"},
                                          {"named_union", "union"},
                                          {"named_school", "school"},
                                          {"named_academy", "academy"},
                                          {"named_house", "house"},
                                          {"named_press", "press"}}};

class NamedSigns {
 public:
  NamedSigns(const Engine& engine, const FoldedPage& page, const Headings& over)
      : engine_(engine), page_(page), over_(over) {}

  // Signs of a place hold for the organisation wherever it has one such place.
  std::vector<std::string> of(const Namings& places, std::size_t all) {
    signs_.clear();
    add("any");
    for (const Found* f : places) place(*f);
    kind(*places.front());
    add(places.size() == 1 ? "once" : places.size() == 2 ? "twice" : "often");
    add(all == 1 ? "the_only_one" : all <= kFewNames ? "of_few" : "of_many");
    const auto third = places.front()->folded.begin * std::uint64_t{3} / (page_.folded.text.size() + 1);
    add(third == 0 ? "first_third" : third == 1 ? "second_third" : "last_third");
    return {signs_.begin(), signs_.end()};
  }

 private:
  void add(const std::string& sign) { signs_.insert("named:" + sign); }

  bool asks(const char* pattern, std::string_view text) const {
    return engine_.matcher.contains(pattern, text);
  }

  void place(const Found& f) {
    const page::Block& block = page_.page->blocks[f.block];
    const Span range = page_.blocks[f.block];
    const Span sentence = sentence_of(f);
    const std::string before =
        masked({std::max(sentence.begin, f.folded.begin - std::min(kNear, f.folded.begin)), f.folded.begin});
    const std::string after = masked({f.folded.end, std::min(sentence.end, f.folded.end + kNear)});
    for (const Asked& a : kAround) {
      if (asks(a.pattern, before)) add(std::string(a.sign) + "_before");
      if (asks(a.pattern, after)) add(std::string(a.sign) + "_behind");
    }
    const std::string& over = over_[f.block];
    for (const Asked& a : kOver) {
      if (asks(a.pattern, over)) add(a.sign);
    }
    if (over.empty()) add("under_nothing");
    neighbours(before, after);
    if (f.folded.size() * 10 >= range.size() * 9) add("alone");
    if (f.folded.begin <= sentence.begin + 2) add("opens");
    if (block.kind == page::BlockKind::heading) add("in_heading");
    if (block.kind == page::BlockKind::item) add("in_item");
    if (block.kind == page::BlockKind::cell) add("in_cell");
    company(sentence);
  }

  // Others in the sentence, and what else stands there.
  void company(Span sentence) {
    int names = 0;
    bool money = false;
    bool entity = false;
    bool quoted = false;
    for (auto a = page_.first_from(sentence.begin);
         a != page_.annotations.end() && a->span.begin < sentence.end; ++a) {
      names += a->slot == grammar::kOrg;
      money = money || a->slot == grammar::kMoney;
      quoted = quoted || a->slot == grammar::kQuoted;
      entity = entity || (a->slot >= grammar::kFirstEntity && a->slot <= grammar::kLastEntity);
    }
    add(names <= 1 ? "alone_in_sentence" : names == 2 ? "beside_one" : "beside_some");
    if (money) add("beside_money");
    if (entity) add("beside_programme");
    if (quoted) add("beside_quoted");
  }

  // The small words right around it: "cu X", "la X", "X este".
  void neighbours(std::string_view before, std::string_view after) {
    while (!before.empty() && before.back() == ' ') before.remove_suffix(1);
    std::size_t from = before.size();
    while (from > 0 && is_word(before[from - 1])) --from;
    const std::string_view last = before.substr(from);
    add(before.empty() ? "behind_nothing" : last.empty() ? "behind_mark" : "behind_" + small(last));
    while (!after.empty() && after.front() == ' ') after.remove_prefix(1);
    std::size_t to = 0;
    while (to < after.size() && is_word(after[to])) ++to;
    add(after.empty() ? "then_nothing"
        : to == 0     ? mark(after.front())
                      : "then_" + small(after.substr(0, to)));
  }

  static std::string small(std::string_view word) {
    return word.size() > kLongestSmall ? "word" : values::lowered(word);
  }

  static std::string mark(char c) {
    return c == ',' ? "then_comma" : c == '(' ? "then_bracket" : c == '.' ? "then_stop" : "then_mark";
  }

  void kind(const Found& f) {
    const std::string_view name = f.folded.in(page_.folded.text);
    bool known = false;
    for (const Asked& a : kKinds) {
      if (!asks(a.pattern, name)) continue;
      add(a.sign);
      known = true;
    }
    if (!known) add("unknown_kind");
    const auto words = 1 + std::count(name.begin(), name.end(), ' ');
    add(words == 1 ? "one_word" : words < 4 ? "few_words" : "many_words");
  }

  // The page's text with a mark for each organisation, so that no word of a name is taken for a word around
  // it.
  [[nodiscard]] std::string masked(Span s) const {
    if (s.end <= s.begin) return {};
    std::string out;
    std::uint32_t at = s.begin;
    for (auto a = page_.first_from(s.begin); a != page_.annotations.end() && a->span.begin < s.end; ++a) {
      if (a->slot != grammar::kOrg) continue;
      out += page_.text({at, a->span.begin});
      out += a->slot;
      at = std::min(a->span.end, s.end);
    }
    out += page_.text({at, s.end});
    return out;
  }

  [[nodiscard]] Span sentence_of(const Found& f) const {
    const Span block = page_.blocks[f.block];
    const auto ends = [&](std::uint32_t i) {
      const char c = page_.folded.text[i];
      return (c == '.' || c == '!' || c == '?' || c == ';') && i + 1 < block.end &&
             page_.folded.text[i + 1] == ' ' && !(i > block.begin + 1 && page_.folded.text[i - 2] == ' ');
    };
    std::uint32_t from = std::max(f.folded.begin, block.begin);
    while (from > block.begin && !ends(from - 1)) --from;
    std::uint32_t to = std::min(f.folded.end, block.end);
    while (to < block.end && !ends(to)) ++to;
    return {from, to};
  }

  const Engine& engine_;
  const FoldedPage& page_;
  const Headings& over_;
  std::set<std::string> signs_;
};

}  // namespace

std::vector<std::vector<std::string>> named_signs(const Engine& engine, const FoldedPage& page,
                                                  const Headings& over, const std::vector<Namings>& all) {
  NamedSigns signs(engine, page, over);
  std::vector<std::vector<std::string>> out;
  for (const Namings& places : all) out.push_back(signs.of(places, all.size()));
  if (!out.empty()) out.front().emplace_back("named:first");
  return out;
}

}  // namespace fisa::extract
