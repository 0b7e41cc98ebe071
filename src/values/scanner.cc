#include "values/scanner.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "values/reader.h"

namespace fisa::values {

struct Scanner::Tables {
  LexiconIndex lexicons;
};

Scanner::Scanner(std::unique_ptr<const Tables> tables) : tables_(std::move(tables)) {}
Scanner::Scanner(Scanner&&) noexcept = default;
Scanner& Scanner::operator=(Scanner&&) noexcept = default;
Scanner::~Scanner() = default;

std::vector<std::string> Scanner::lexicon_names() {
  return LexiconIndex::names();
}

Result<Scanner> Scanner::make(const Lexicons& lexicons) {
  auto index = LexiconIndex::make(lexicons);
  if (!index) return index.errors();
  auto tables = std::make_unique<Tables>();
  tables->lexicons = std::move(*index);
  return Scanner(std::move(tables));
}

namespace {

constexpr auto bit = &LexiconIndex::bit;

// Words that may begin a value, or what is none; every other word is passed over at the price of one look-up.
constexpr std::uint64_t kStarts = bit(Lex::refusal) | bit(Lex::range_from) | bit(Lex::open_start) |
                                  bit(Lex::open_end) | bit(Lex::comparison) | bit(Lex::weekday) |
                                  bit(Lex::month) | bit(Lex::quarter) | bit(Lex::semester) |
                                  bit(Lex::part_number) | bit(Lex::month_edge) | bit(Lex::currency) |
                                  bit(Lex::number_word) | bit(Lex::number_article) | bit(Lex::half_of);

// A number of so many digits without a unit is a code.
constexpr std::uint32_t kMostPlainDigits = 8;
constexpr std::uint32_t kPostalDigits = 6;

class Pass {
 public:
  Pass(const LexiconIndex& lexicons, std::string_view text, const std::vector<Token>& tokens,
       std::vector<Mention>& out, int page_year)
      : lexicons_(lexicons), text_(text), r_(lexicons, text, tokens), tokens_(tokens), out_(out) {
    r_.tell_page_year(page_year);
  }

  void run() {
    Pos p = 0;
    while (p < r_.size()) {
      const Token& t = tokens_[p];
      if (t.kind == TokenKind::digits) {
        p = at_digits(p);
      } else if (t.word != 0 && lexicons_.begins(t.word, kStarts)) {
        p = at_word(p, t);
      } else {
        ++p;
      }
    }
  }

 private:
  // Each of these returns where to go on; the position it was given where it found nothing.

  Pos at_digits(Pos p) {
    if (!r_.starts_clean(p)) return glued_amount(p);
    Pos next = dated(p, p);
    if (next != p) return next;
    next = r_.past_code(p);
    if (next != p) return next;
    Mention days;
    if (r_.listed_days(p, days, next)) return days.start.empty() ? next : emit(days, p, next);
    next = quantity(p, p, std::nullopt, false);
    return next != p ? next : r_.past_blob(p);
  }

  // "TVA51.563,00 lei": what is glued to a word is a code, but not where it is written as an amount is. In
  // "PP2 318 205 EUR" a digit numbers the word.
  Pos glued_amount(Pos p) {
    Mention m;
    Pos end = p;
    Number n;
    const bool numbers = tokens_[p].size() == 1 && r_.has(p + 1) && tokens_[p + 1].spaced;
    const bool amount = !numbers && tokens_[p - 1].kind == TokenKind::word && tokens_[p - 1].spaced &&
                        r_.number(p, n) && n.grouped && r_.quantity_or_range(p, m, end) &&
                        m.type == MentionType::money;
    return amount ? emit(m, p, end) : r_.past_blob(p);
  }

  Pos at_word(Pos p, const Token& t) {
    const auto may_be = [&](Lex lexicon) { return lexicons_.begins(t.word, LexiconIndex::bit(lexicon)); };
    if (!word_starts_clean(p)) return p + 1;
    Pos next = p;
    if (may_be(Lex::refusal) && (next = r_.past_refused(p)) != p) return next;
    if (may_be(Lex::weekday) && (next = r_.past_office_hours(p)) != p) return next;
    if (may_be(Lex::range_from) && (next = introduced(p, p, std::nullopt)) != p) return next;
    if ((may_be(Lex::open_start) || may_be(Lex::open_end)) && (next = open(p)) != p) return next;
    if (may_be(Lex::comparison) && (next = compared(p)) != p) return next;
    const bool dates = may_be(Lex::weekday) || may_be(Lex::month) || may_be(Lex::quarter) ||
                       may_be(Lex::semester) || may_be(Lex::part_number) || may_be(Lex::month_edge);
    if (dates && (next = dated(p, p)) != p) return next;
    if (may_be(Lex::currency)) {
      Mention m;
      Pos end = p;
      if (r_.money_with_currency_first(p, m, end)) return emit(m, p, end);
    }
    if (may_be(Lex::number_word) || may_be(Lex::number_article) || may_be(Lex::half_of)) {
      next = quantity(p, p, std::nullopt, false);
    }
    return next != p ? next : p + 1;
  }

  // Parts of a longer word begin nothing, but for the article in "dintr-un an".
  bool word_starts_clean(Pos p) const {
    if (p == 0 || tokens_[p].spaced || tokens_[p].kind == TokenKind::sign) return true;
    if (tokens_[p - 1].kind != TokenKind::sign) return false;
    if (r_.sign(p - 1, '-')) return tokens_[p - 1].spaced || r_.find(p, Lex::number_article);
    return !r_.sign(p - 1, '/') && !r_.sign(p - 1, '@') && !r_.sign(p - 1, '_') && !r_.sign(p - 1, '\'');
  }

  Pos emit(Mention& m, Pos begin, Pos end) {
    m.span = {tokens_[begin].begin, m.core.end};
    if (m.type == MentionType::date || m.type == MentionType::period) {
      const std::string& last = m.end.empty() ? m.start : m.end;
      carried_year_ = (last[0] - '0') * 1000 + (last[1] - '0') * 100 + (last[2] - '0') * 10 + (last[3] - '0');
      carried_date_ = last;
      carried_end_ = end;
    }
    out_.push_back(m);
    return end;
  }

  // "In 2017, intre 10 aprilie si 15 noiembrie": the year may have been told before in the sentence.
  bool period(Pos p, Intro intro, Mention& m, Pos& end) {
    const bool told = carried_end_ != 0 && carried_end_ <= p && in_one_sentence(carried_end_ - 1, p);
    r_.tell_year(told ? carried_year_ : 0);
    return r_.period(p, intro, m, end);
  }

  // A period or a date at `p`.
  Pos dated(Pos begin, Pos p) {
    Mention m;
    Pos end = p;
    if (period(p, Intro::none, m, end)) return m.start.empty() ? end : emit(m, begin, end);
    Date d;
    if (!r_.date(p, true, d)) return p;
    if (d.year == 0 && (d.year = r_.near_year(d.end, d.end)) != 0) return emit_date(d, begin);
    if (d.year == 0) {
      Pos same = d.end;
      if (r_.sign(same, ',')) ++same;
      const auto found = r_.find(same, Lex::same_year);
      if (!found && is_told_before(d)) {
        d.year = carried_year_;
        return emit_date(d, begin);
      }
      if (!found && (d.year = year_told_next(d)) != 0) return emit_date(d, begin);
      if (!found || carried_year_ == 0) {
        // "3 mai" is no count, nor is it a date without its year; "3 mai mari" is a count.
        const bool written = d.day != 0 && tokens_[d.end - 1].kind != TokenKind::digits;
        const bool adjective = d.short_form && r_.lower_word(d.end) && !r_.find(d.end, Lex::function_word);
        return written && !adjective ? d.end : p;
      }
      d.year = carried_year_;
      d.end = found.end;
    }
    return emit_date(d, begin);
  }

  // Nothing between the two ends a sentence, and they stand close.
  bool in_one_sentence(Pos last, Pos next) const {
    constexpr std::uint32_t kFarthest = 120;  // bytes
    const std::uint32_t from = tokens_[last].end;
    const std::uint32_t to = tokens_[next].begin;
    return to - from <= kFarthest &&
           text_.substr(from, to - from).find_first_of(".;!?\n\t|") == std::string_view::npos;
  }

  // A day of a month whose name is written out and is no other word. (A month alone may be any year's.)
  bool is_surely_date(const Date& d) const {
    if (d.day == 0 || d.last_month != 0 || tokens_[d.end - 1].kind == TokenKind::digits) return false;
    return !d.short_form || !r_.lower_word(d.end) || r_.find(d.end, Lex::function_word);
  }

  // "am plecat la drum in 1 aprilie si ne-am oprit pe 30 noiembrie 2023": the year of the date that the
  // sentence tells next, or the one before that where the day comes later in a year. 0 where it tells none,
  // and where a date before tells another.
  int year_told_next(Date d) const {
    if (!is_surely_date(d)) return 0;
    for (Pos q = d.end; q < r_.size() && in_one_sentence(d.end - 1, q); ++q) {
      if (tokens_[q].kind == TokenKind::sign || !r_.starts_clean(q)) continue;
      Date next;
      if (!r_.date(q, false, next) || next.last_month != 0) continue;
      d.year = next.year;
      const std::string later = next.first();
      const std::size_t coarser = std::min(d.first().size(), later.size());
      if (d.first().compare(0, coarser, later, 0, coarser) > 0) --d.year;
      // "din mai 2020, cu start la 1 iunie, prelungit pana la 30 aprilie 2021": it may be of either year.
      return carried_year_ == 0 || carried_year_ == d.year ? d.year : 0;
    }
    return 0;
  }

  // "a pornit pe 2 mai 2022 si s-a incheiat joi, 10 noiembrie": a later day of the year that the sentence has
  // told.
  bool is_told_before(Date d) const {
    constexpr std::size_t kDay = 10;  // "2022-05-02"
    if (carried_date_.size() != kDay || d.day == 0 || d.last_month != 0 || d.short_form ||
        tokens_[d.end - 1].kind == TokenKind::digits || d.begin < carried_end_ ||
        !in_one_sentence(carried_end_ - 1, d.begin))
      return false;
    d.year = carried_year_;
    return d.first() > carried_date_;
  }

  Pos emit_date(const Date& d, Pos begin) {
    Mention m;
    m.type = d.last_month == 0 ? MentionType::date : MentionType::period;
    m.start = d.first();
    if (d.last_month != 0) m.end = d.last();
    m.core = r_.bytes(d.begin, d.end);
    return emit(m, begin, d.end);
  }

  // "de la 18/04/2018 pana la 17/08/2019", "intre 5 si 15"; `p` is the first word of the introduction.
  Pos introduced(Pos begin, Pos p, std::optional<Comparison> comparison) {
    const auto from = r_.find(p, Lex::range_from);
    if (!from) return p;
    const auto intro = static_cast<Intro>(static_cast<int>(from.entry->number));
    Mention m;
    Pos end = p;
    if (!comparison && period(from.end, intro, m, end)) return m.start.empty() ? end : emit(m, begin, end);
    Quantity low;
    Pos high = 0;
    if (!r_.quantity(from.end, low) || !r_.connector(low.end, intro, high) || r_.sign(low.end, '-')) return p;
    // "a crescut de la 20% la 30%" tells two values, "de la 20 la 30%" a range.
    if (intro == Intro::from && low.type != MentionType::number) return p;
    if (!r_.upper_end(low, from.end, high, m, end) || !r_.ends_clean(end)) return p;
    return emit(m, begin, end);
  }

  // "incepand cu 20.08.2018", "pana la finele lunii iunie 2021".
  Pos open(Pos p) {
    for (const bool starts : {true, false}) {
      const auto word = r_.find(p, starts ? Lex::open_start : Lex::open_end);
      if (!word) continue;
      const Pos q = r_.past_date_words(word.end);
      Date d;
      const bool year = r_.year_like(q) == Reader::YearLike::date;
      if (!(r_.date(q, false, d) || (year && r_.bare_year(q, d)))) continue;
      if (r_.digits_at(q) && !r_.starts_clean(q)) continue;
      // "pana in 1-3 martie 2020" is left to the period.
      Mention m;
      Pos end = p;
      if (r_.period(q, Intro::none, m, end)) continue;
      m = {};
      m.type = MentionType::period;
      (starts ? m.start : m.end) = starts ? d.first() : d.last();
      m.core = r_.bytes(d.begin, d.end);
      return emit(m, p, d.end);
    }
    return p;
  }

  // "cel putin 800", "un numar minim de 15", "minimum 10 si maximum 20".
  Pos compared(Pos p) {
    const auto word = r_.find(p, Lex::comparison);
    if (!word) return p;
    const auto comparison = static_cast<Comparison>(static_cast<int>(word.entry->number));
    Pos q = word.end;
    bool definite = false;
    for (int words = 0; words < 3; ++words) {
      if (const auto joint = r_.find(q, Lex::comparison_joint)) {
        q = joint.end;
      } else if (const auto article = r_.find(q, Lex::definite)) {
        q = article.end;
        definite = true;
      } else {
        break;
      }
    }
    if (q >= r_.size()) return p;
    if (const Pos next = introduced(p, q, comparison); next != q) return next;
    if (const Pos next = dated(q, q); next != q) return next;
    if (r_.digits_at(q) && r_.past_code(q) != q) return p;
    if (const Pos next = quantity(p, q, comparison, definite); next != q) return next;
    // "vreo suta": the word is the article as well.
    return r_.find(p, Lex::number_article) ? quantity(p, p, comparison, definite) : p;
  }

  // A number, an amount, a percentage or a duration at `p`; the mention begins at `begin`.
  Pos quantity(Pos begin, Pos p, std::optional<Comparison> comparison, bool definite) {
    Mention m;
    Pos end = p;
    if (!r_.quantity_or_range(p, m, end)) return p;
    if (m.comparison != Comparison::between && comparison) m.comparison = *comparison;
    if (m.type != MentionType::number) {
      const bool signed_type = m.type == MentionType::money || m.type == MentionType::percent;
      if (signed_type && !m.max && r_.behind(p, Lex::minus)) {
        m.number = -m.number;
        m.core.begin = tokens_[p - 1].begin;
        return emit(m, std::min(begin, p - 1), end);
      }
      upper_bound(m, p, end);
      m.definite = definite || r_.behind(begin, Lex::definite);
      return emit(m, begin, end);
    }
    const bool plain = tokens_[p].kind == TokenKind::digits && m.core.end == tokens_[p].end;
    if (!r_.ends_clean(end)) return r_.past_blob(p);
    if (const auto unit = r_.find(end, Lex::not_after)) return unit.end;
    if (plain) {
      if (!comparison) {
        const auto year = r_.year_like(p);
        if (year == Reader::YearLike::nothing) return end;
        if (year == Reader::YearLike::date) {
          Date d;
          d.begin = p;
          d.end = end;
          d.year = r_.integer(p);
          return emit_date(d, begin);
        }
      }
      const std::uint32_t digits = tokens_[p].size();
      Date d;  // "30 februarie 2019" is no count either
      if (digits <= 2 && r_.written_date(end, true, d) && !d.short_form) return end;
      if (digits > kMostPlainDigits) return end;
      const bool place_behind = end < r_.size() && tokens_[end].capital && !tokens_[end].shouted;
      if (digits == kPostalDigits && place_behind) return end;  // "400158 Cluj-Napoca"
    }
    if (r_.sign(end, '+') && !tokens_[end].spaced) {  // "500+"
      if (!comparison) m.comparison = Comparison::at_least;
      ++end;
    }
    upper_bound(m, p, end);
    m.definite = definite || r_.behind(begin, Lex::definite);
    return emit(m, begin, end);
  }

  // "minimum 10 si maximum 20" is a range.
  void upper_bound(Mention& m, Pos p, Pos& end) {
    if (m.comparison != Comparison::at_least || m.type == MentionType::duration) return;
    Pos q = end;
    if (const auto joint = r_.find(q, Lex::range_joint)) q = joint.end;
    const auto word = r_.find(q, Lex::comparison);
    if (!word || static_cast<Comparison>(static_cast<int>(word.entry->number)) != Comparison::at_most) return;
    Quantity low;
    Mention range;
    Pos range_end = end;
    if (!r_.quantity(p, low) || !r_.upper_end(low, p, word.end, range, range_end) ||
        !r_.ends_clean(range_end))
      return;
    m = range;
    end = range_end;
  }

  const LexiconIndex& lexicons_;
  std::string_view text_;
  Reader r_;
  const std::vector<Token>& tokens_;
  std::vector<Mention>& out_;
  int carried_year_ = 0;      // of the last date, for "acelasi an"
  std::string carried_date_;  // ... the whole of it
  Pos carried_end_ = 0;
};

}  // namespace

void Scanner::scan(std::string_view folded, std::vector<Mention>& out, int page_year) const {
  std::vector<Token> tokens;
  tokens.reserve(folded.size() / 4);
  tokenize(folded, tables_->lexicons.words(), tokens);
  Pass(tables_->lexicons, folded, tokens, out, page_year).run();
}

}  // namespace fisa::values
