#include "values/scanner.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>

#include "values/reader.h"

namespace fisa::values {

struct Scanner::Tables {
  ReaderTables reader;
  // The first words of all that may begin a value, so that every other word costs one probe.
  PhraseTable starters;
};

Scanner::Scanner(std::unique_ptr<const Tables> tables) : tables_(std::move(tables)) {}
Scanner::Scanner(Scanner&&) noexcept = default;
Scanner& Scanner::operator=(Scanner&&) noexcept = default;
Scanner::~Scanner() = default;

std::vector<std::string> Scanner::lexicon_names() {
  std::vector<std::string> out;
  for (const auto& [name, member] : ReaderTables::members()) out.push_back(name);
  return out;
}

Result<Scanner> Scanner::make(const Lexicons& lexicons) {
  auto reader = ReaderTables::make(lexicons);
  if (!reader) return reader.errors();
  auto tables = std::make_unique<Tables>();
  tables->reader = std::move(*reader);
  std::unordered_set<std::string> seen;
  Lexicon starters;
  const ReaderTables& r = tables->reader;
  for (const WordTable* t :
       {&r.number_word, &r.number_article, &r.month, &r.weekday, &r.currency, &r.comparison, &r.range_from,
        &r.open_start, &r.open_end, &r.quarter, &r.semester, &r.year_intro, &r.not_before, &r.definite}) {
    for (const LexiconEntry& e : t->entries) {
      std::size_t end = 0;
      while (end < e.form.size() && is_word(e.form[end])) ++end;
      const std::string first = e.form.substr(0, end);
      if (!first.empty() && seen.insert(first).second) starters.push_back({first, ""});
    }
  }
  tables->starters.add(0, starters);
  return Scanner(std::move(tables));
}

namespace {

class Pass {
 public:
  Pass(const ReaderTables& tables, const PhraseTable& starters, std::string_view text,
       std::vector<Mention>& out)
      : t_(tables), starters_(starters), text_(text), reader_(tables, text), out_(out) {}

  void run() {
    std::uint32_t i = 0;
    while (i < text_.size()) {
      const char c = text_[i];
      if (is_digit(c) || is_sign(c)) {
        i = at_value(i);
      } else if (is_word(c)) {
        std::uint32_t end = i;
        while (end < text_.size() && is_word(text_[end])) ++end;
        PhraseTable::Hit hit;
        i = starters_.longest_at(text_, {i, end}, hit) ? at_value(i) : end;
      } else {
        ++i;
      }
    }
  }

 private:
  static bool is_sign(char c) { return c == '>' || c == '<' || c == '~' || c == '$'; }

  // Tries to read a value at `i`; returns where to go on.
  std::uint32_t at_value(std::uint32_t i) {
    Mention m;
    std::uint32_t end = 0;
    const bool blocked = blocked_until_ == i;
    if (is_digit(text_[i]) && (i == 0 || !is_word(text_[i - 1]))) {
      if (const std::uint32_t past = past_code(i)) return past;
    }
    if (!blocked && reader_.period(i, m)) return emit(m, i);
    if (!blocked && reader_.dated(i, m)) return emit(m, i);
    if (t_.not_before.at(text_, i, end)) {
      block(end);
      // "cod", "nr.", "etapa": and a duration or an amount behind them is one all the same.
      return end;
    }
    if (reader_.duration(i, m)) return emit(m, i);
    if (const std::uint32_t next = compared(i)) return next;
    if (const std::uint32_t next = range(i)) return next;
    if (const std::uint32_t next = amount(i, i, std::nullopt, blocked)) return next;
    if (t_.year_intro.at(text_, i, end)) {
      const std::uint32_t at = reader_.skip(end);
      if (at < text_.size() && is_digit(text_[at]) && reader_.year(at, true, m)) return emit(m, at);
    }
    return past_word(i);
  }

  std::uint32_t past_word(std::uint32_t i) const {
    if (is_digit(text_[i])) {
      while (i < text_.size() && is_digit(text_[i])) ++i;
      return i;
    }
    if (!is_word(text_[i])) return i + 1;
    while (i < text_.size() && is_word(text_[i])) ++i;
    return i;
  }

  // Where a word such as "nr." ends, the number behind it is none of ours.
  void block(std::uint32_t end) {
    std::uint32_t i = end;
    while (i < text_.size() && (text_[i] == ' ' || text_[i] == '.' || text_[i] == ':') && i - end < 3) ++i;
    blocked_until_ = i;
  }

  // Telephone numbers, times, codes with slashes and dots: returns their end, or 0.
  std::uint32_t past_code(std::uint32_t i) const {
    std::uint32_t end = i;
    while (end < text_.size() && is_digit(text_[end])) ++end;
    const auto digit = [&](std::uint32_t k) { return k < text_.size() && is_digit(text_[k]); };
    if (text_[i] == '0' && end - i >= 3 && !(end < text_.size() && text_[end] == '.')) {  // 0758 028 613
      while (end + 1 < text_.size() &&
             (text_[end] == ' ' || text_[end] == '.' || text_[end] == '/' || text_[end] == '-') &&
             digit(end + 1)) {
        ++end;
        while (digit(end)) ++end;
      }
      return end;
    }
    // 8.30-16.30, 10:30
    const auto clock = [&](std::uint32_t k, std::uint32_t& e) {
      std::uint32_t h = k;
      while (digit(h)) ++h;
      if (h == k || h - k > 2 || h >= text_.size() || (text_[h] != '.' && text_[h] != ':') || !digit(h + 1) ||
          !digit(h + 2) || digit(h + 3))
        return false;
      e = h + 3;
      return text_[h + 1] < '6';
    };
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    if (clock(i, first)) {
      const bool colon = text_[first - 3] == ':';
      std::uint32_t dash = reader_.skip(first);
      if (dash < text_.size() && text_[dash] == '-' && clock(reader_.skip(dash + 1), second) &&
          !(second < text_.size() && text_[second] == '.'))
        return second;
      if (colon) return first;
    }
    return 0;
  }

  std::uint32_t emit(Mention& m, std::uint32_t begin) {
    if (m.span.empty()) m.span = {begin, m.core.end};
    m.span.begin = std::min(m.span.begin, begin);
    m.span.end = std::max(m.span.end, m.core.end);
    out_.push_back(m);
    return m.span.end;
  }

  // "cel putin 800", "minimum 2,5 milioane lei", "~ 900"
  std::uint32_t compared(std::uint32_t i) {
    std::uint32_t end = 0;
    const std::string* which = nullptr;
    if (!t_.comparison.at(text_, i, end, which)) return 0;
    Comparison c = Comparison::about;
    for (const Comparison x : {Comparison::at_least, Comparison::more_than, Comparison::at_most}) {
      if (name(x) == *which) c = x;
    }
    std::uint32_t at = reader_.skip(end);
    std::uint32_t e = 0;
    if (t_.comparison_joint.at(text_, at, e)) at = reader_.skip(e);
    if (t_.definite.at(text_, at, e)) return 0;
    Mention m;
    if (reader_.duration(at, m)) {
      m.comparison = c;
      return emit(m, i);
    }
    return amount(i, at, c, false);
  }

  // "intre 5 si 15", "de la 5 la 15"
  std::uint32_t range(std::uint32_t i) {
    std::uint32_t end = 0;
    if (!t_.range_from.at(text_, i, end)) return 0;
    const std::uint32_t at = reader_.skip(end);
    Number from;
    Number to;
    if (at >= text_.size() || !reader_.number(at, from)) return 0;
    if (!t_.range_to.at(text_, reader_.skip(from.end), end)) return 0;
    const std::uint32_t upper = reader_.skip(end);
    Mention m;
    if (reader_.money(upper, m) || reader_.percent(upper, m)) {
      m.max = m.number;
      m.number = from.value;
    } else if (reader_.number(upper, to) && to.value > from.value && !reader_.glued_after(to.end)) {
      m.type = MentionType::number;
      m.number = from.value;
      m.max = to.value;
      m.core = {at, to.end};
    } else {
      return 0;
    }
    if (*m.max <= m.number) return 0;
    m.core.begin = at;
    m.comparison = Comparison::between;
    return emit(m, i);
  }

  // Money, a percentage or a number at `i`; the mention begins at `begin`.
  std::uint32_t amount(std::uint32_t begin, std::uint32_t i, std::optional<Comparison> c, bool blocked) {
    if (i >= text_.size() || (is_digit(text_[i]) && reader_.glued_before(i))) return 0;
    Mention m;
    if (reader_.money(i, m) || reader_.percent(i, m)) {
      if (c) m.comparison = *c;
      if (m.max) m.comparison = Comparison::between;
      return emit(m, begin);
    }
    Number n;
    if (blocked || !reader_.number(i, n)) return 0;
    if (reader_.glued_after(n.end) || (i == 0 && list_marker(n.end))) return n.end;
    std::uint32_t end = 0;
    if (t_.not_after.at(text_, reader_.skip(n.end), end)) return end;
    if (!c && n.plain && reader_.year(i, false, m)) return emit(m, begin);
    m = {};
    m.type = MentionType::number;
    m.number = n.value;
    m.in_words = n.in_words;
    m.core = {i, n.end};
    // "5-15", "cinci-sase"
    Number upper;
    const std::uint32_t dash = reader_.skip(n.end);
    if (dash < text_.size() && text_[dash] == '-' && reader_.number(reader_.skip(dash + 1), upper) &&
        upper.value > n.value && !reader_.glued_after(upper.end) && upper.value < n.value * 100 + 100) {
      m.max = upper.value;
      m.core.end = upper.end;
      m.comparison = Comparison::between;
    }
    if (c) m.comparison = m.max ? Comparison::between : *c;
    m.definite = definite_before(begin);
    return emit(m, begin);
  }

  // "1. Personalul", "2) Realizarea": the number of a list item.
  bool list_marker(std::uint32_t end) const {
    return end + 1 < text_.size() && (text_[end] == '.' || text_[end] == ')') && text_[end + 1] == ' ';
  }

  // "cele 8 regiuni": is the number told of already?
  bool definite_before(std::uint32_t at) const {
    std::uint32_t e = at;
    while (e > 0 && text_[e - 1] == ' ') --e;
    std::uint32_t b = e;
    while (b > 0 && is_word(text_[b - 1])) --b;
    std::uint32_t end = 0;
    return b < e && t_.definite.at(text_, b, end);
  }

  const ReaderTables& t_;
  const PhraseTable& starters_;
  std::string_view text_;
  Reader reader_;
  std::vector<Mention>& out_;
  std::uint32_t blocked_until_ = 0xFFFFFFFF;
};

}  // namespace

void Scanner::scan(std::string_view folded, std::vector<Mention>& out) const {
  Pass(tables_->reader, tables_->starters, folded, out).run();
}

}  // namespace fisa::values
