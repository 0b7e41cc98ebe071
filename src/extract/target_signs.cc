#include "extract/target_signs.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>

#include "grammar/slots.h"
#include "text/fold.h"
#include "values/words.h"

namespace fisa::extract {
namespace {

constexpr std::size_t kMarks =
    20;  // bytes of a number and the small words before it, seen from the sentence's start

constexpr std::uint32_t kNear = 60;  // folded bytes of the sentence before it and behind it
constexpr std::size_t kStem = 5;     // letters that tell a word in all its forms
constexpr std::size_t kShortestStem = 3;

constexpr std::uint32_t kYear = 4;  // digits: a year alone may be any number

// What a sign asks of a text, by the grammar's pattern of that name.
struct Asked {
  const char* pattern;
  const char* sign;
};

constexpr std::array<Asked, 3> kOfHeadings = {{{"target_heading", "under_results"},
                                               {"target_heading_people", "under_people"},
                                               {"target_heading_other", "under_something_else"}}};

constexpr std::array<Asked, 12> kOfSentences = {{{"target_promised", "promised"},
                                                 {"target_past", "past"},
                                                 {"target_we", "we"},
                                                 {"target_done", "done"},
                                                 {"target_existing", "existing"},
                                                 {"target_of_other", "of_something_else"},
                                                 {"target_need", "need"},
                                                 {"target_project", "names_project"},
                                                 {"target_speech", "in_speech"},
                                                 {"target_site", "of_the_site"},
                                                 {"target_contract", "of_a_contract"},
                                                 {"target_each", "for_each"}}};

class TargetSigns {
 public:
  TargetSigns(const Engine& engine, const FoldedPage& page, const Found& target,
              std::vector<std::string>& out)
      : engine_(engine), page_(page), target_(target), sentence_(sentence()), out_(out) {}

  void under(std::string_view heading) {
    if (heading.empty()) return add("under_nothing");
    for (const Asked& a : kOfHeadings) ask(a, heading);
    // The nearest heading stands first, the line that leads in to a list or the table's head last.
    const std::string_view lines = heading.substr(0, heading.find_last_not_of('\n') + 1);
    const auto first = lines.find('\n');
    stems(lines.substr(0, first), "head_");
    if (first != std::string_view::npos) stems(lines.substr(lines.rfind('\n') + 1), "lead_");
  }

  void in_sentence() {
    const std::string_view text = page_.text(sentence_);
    for (const Asked& a : kOfSentences) ask(a, text);
    if (target_.folded.begin <= sentence_.begin + kMarks) add("opens_sentence");
    int counts = 0;
    bool money = false;
    bool date = false;
    for (auto a = page_.first_from(sentence_.begin);
         a != page_.annotations.end() && a->span.begin < sentence_.end; ++a) {
      counts += a->slot == grammar::kCounted;
      money = money || a->slot == grammar::kMoney;
      const bool day_or_period = a->slot == grammar::kDate || a->slot == grammar::kPeriod;
      date = date || (day_or_period && a->span.size() > kYear);
    }
    if (counts == 1) add("alone_in_sentence");
    if (counts > 3) add("many_in_sentence");
    if (money) add("beside_money");
    if (date) add("beside_date");
  }

  // The same of what stands right before it and right behind it.
  void around() {
    const Span target = target_.folded;
    const Span before{std::max(sentence_.begin, target.begin - std::min(kNear, target.begin)), target.begin};
    const Span behind{std::min(target.end, sentence_.end), std::min(sentence_.end, target.end + kNear)};
    for (const Asked& a : kOfSentences) {
      if (engine_.matcher.contains(a.pattern, page_.text(before))) add(std::string(a.sign) + "_before");
      if (engine_.matcher.contains(a.pattern, page_.text(behind))) add(std::string(a.sign) + "_behind");
    }
    stems(page_.text(before), "near_");
  }

  // Whether what stands next to its block, and is of its kind, counts things too: an item among others.
  void in_list(const std::vector<const Found*>& targets) {
    const auto& blocks = page_.page->blocks;
    const std::uint32_t here = target_.block;
    const auto counts = [&](std::uint32_t b) {
      return blocks[b].kind == blocks[here].kind && blocks[b].zone == blocks[here].zone &&
             std::any_of(targets.begin(), targets.end(), [&](const Found* f) { return f->block == b; });
    };
    const bool before = here > 0 && counts(here - 1);
    const bool behind = here + 1 < blocks.size() && counts(here + 1);
    if (before && behind)
      add("amid_counts");
    else if (before || behind)
      add("next_to_counts");
    else
      add("not_listed");
  }

  void on_page() {
    const auto third = target_.folded.begin * std::uint64_t{3} / (page_.folded.text.size() + 1);
    add(third == 0 ? "first_third" : third == 1 ? "second_third" : "last_third");
  }

  void unit() {
    const values::Value* unit = target_.fact.value.find("unit");
    if (unit == nullptr || unit->string() == nullptr) return;
    add("counts_" + lower(text::folded(*unit->string())).substr(0, kStem));
  }

  // The small words around: "la 12 km de", "cele 8 comune din".
  void neighbours() {
    const std::string before = word_before(target_.folded.begin);
    if (!before.empty() && before.size() <= 8) add("behind_" + before);
    const std::string after = word_at(target_.folded.end);
    if (!after.empty() && after.size() <= 6) add("then_" + after);
  }

  void count() {
    const values::Value* number = target_.fact.value.find("count");
    if (number == nullptr || number->number() == nullptr) return;
    const double n = *number->number();
    add(n < 2      ? "one"
        : n < 4    ? "two_or_three"
        : n < 10   ? "few"
        : n < 100  ? "tens"
        : n < 1000 ? "hundreds"
                   : "thousands");
    if (n >= 10 && std::fmod(n, 5) == 0) add("round");
    if (std::fmod(n, 1) != 0) add("fraction");
    const page::Block& block = page_.page->blocks[target_.block];
    if (block.kind == page::BlockKind::cell && (n == block.row || n == block.row + 1))
      add("like_a_numbering");
    if (n >= 1900 && n <= 2040 && std::fmod(n, 1) == 0) add("like_a_year");
    const auto a = page_.first_from(target_.folded.begin);
    const bool counted =
        a != page_.annotations.end() && a->slot == grammar::kCounted && a->span.begin < target_.folded.end;
    if (!counted) return add("by_columns");
    if (a->count.definite) add("known_ones");
    if (a->count.article) add(a->count.alone ? "article_alone" : "article");
    add(a->count.known ? "known_noun" : a->count.category.empty() ? "unknown_noun" : "noun_by_ending");
    if (!is_digit(page_.folded.text[target_.folded.begin]) && !a->count.article) add("in_words");
  }

 private:
  void add(const std::string& sign) { out_.push_back("targets:" + sign); }

  void ask(const Asked& a, std::string_view text) {
    if (engine_.matcher.contains(a.pattern, text)) add(a.sign);
  }

  void stems(std::string_view text, const char* name) {
    for (std::size_t i = 0; i < text.size();) {
      std::size_t to = i;
      while (to < text.size() && is_word(text[to])) ++to;
      if (to - i > kShortestStem && !is_digit(text[i]))
        add(name + lower(text.substr(i, std::min(to - i, kStem))));
      i = to + 1;
    }
  }

  [[nodiscard]] Span sentence() const {
    const Span block = page_.blocks[target_.block];
    const std::string_view text = page_.text(block);
    const std::size_t at = target_.folded.begin - block.begin;
    const std::size_t end = std::min<std::size_t>(target_.folded.end - block.begin, text.size());
    const auto ends = [&](std::size_t i) {
      return (text[i] == '.' || text[i] == '!' || text[i] == '?' || text[i] == ';') && i + 1 < text.size() &&
             text[i + 1] == ' ';
    };
    std::size_t from = std::min(at, text.size());
    while (from > 0 && !ends(from - 1)) --from;
    std::size_t to = end;
    while (to < text.size() && !ends(to)) ++to;
    return {block.begin + static_cast<std::uint32_t>(from), block.begin + static_cast<std::uint32_t>(to)};
  }

  [[nodiscard]] std::string word_before(std::uint32_t at) const {
    const std::uint32_t begin = page_.blocks[target_.block].begin;
    const std::string_view text = page_.folded.text;
    std::uint32_t to = at;
    while (to > begin && text[to - 1] == ' ') --to;
    if (to == begin) return "nothing";
    std::uint32_t from = to;
    while (from > begin && is_word(text[from - 1])) --from;
    return from == to ? mark(text[to - 1]) : lower(text.substr(from, to - from));
  }

  [[nodiscard]] std::string word_at(std::uint32_t at) const {
    const std::uint32_t end = page_.blocks[target_.block].end;
    const std::string_view text = page_.folded.text;
    while (at < end && text[at] == ' ') ++at;
    if (at >= end) return "nothing";
    std::uint32_t to = at;
    while (to < end && is_word(text[to])) ++to;
    return to == at ? mark(text[at]) : lower(text.substr(at, to - at));
  }

  static std::string mark(char c) {
    switch (c) {
      case ',':
        return "comma";
      case '(':
      case ')':
        return "bracket";
      case ':':
        return "colon";
      case '.':
      case ';':
        return "stop";
      case '-':
      case '/':
        return "dash";
      default:
        return "mark";
    }
  }

  static std::string lower(std::string_view word) {
    std::string out(word);
    for (char& c : out) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
  }

  const Engine& engine_;
  const FoldedPage& page_;
  const Found& target_;
  const Span sentence_;
  std::vector<std::string>& out_;
};

}  // namespace

void add_target_signs(const Engine& engine, const FoldedPage& page, const Headings& headings,
                      const std::vector<const Found*>& targets, const Found& target,
                      std::vector<std::string>& out) {
  TargetSigns signs(engine, page, target, out);
  signs.under(headings[target.block]);
  signs.in_sentence();
  signs.around();
  signs.in_list(targets);
  signs.on_page();
  signs.unit();
  signs.neighbours();
  signs.count();
}

}  // namespace fisa::extract
