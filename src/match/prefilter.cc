#include "match/prefilter.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <utility>

#include "match/chance.h"

namespace fisa::match {

void Prefilter::add(std::vector<Clause> required) {
  added_.push_back(std::move(required));
}

Prefilter::Literal::Literal(std::string literal, std::uint32_t window, std::uint32_t of_clause)
    : offset(window), clause(of_clause), text(std::move(literal)) {
  const std::size_t size = std::min(text.size(), sizeof head);
  std::memcpy(&head, text.data(), size);
  std::memset(&mask, 0xFF, size);
}

bool Prefilter::Literal::begins(std::string_view at) const {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, at.data(), sizeof bytes);
  if ((bytes & mask) != head || at.size() < text.size()) return false;
  return text.size() <= sizeof head ||
         std::memcmp(at.data() + sizeof head, text.data() + sizeof head, text.size() - sizeof head) == 0;
}

std::uint64_t Prefilter::window_of(std::string_view bytes) {
  std::uint32_t value = 0;
  std::memcpy(&value, bytes.data(), bytes.size());
  return std::uint64_t{bytes.size()} << 32U | value;
}

Prefilter::Range Prefilter::literals_at(std::uint64_t window) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash_of(static_cast<std::uint32_t>(window)) & mask;
  while (slots_[at].window != 0 && slots_[at].window != window) at = (at + 1) & mask;
  return slots_[at].literals;
}

class Prefilter::Builder {
 public:
  explicit Builder(Prefilter& filter) : f_(filter) {}

  void run() {
    number_clauses();
    place_literals();
    f_.added_.clear();
    f_.added_.shrink_to_fit();
  }

 private:
  // The same clause in several patterns is one.
  void number_clauses() {
    std::vector<std::vector<std::uint32_t>> users;
    for (std::uint32_t p = 0; p < f_.added_.size(); ++p) {
      f_.needed_.push_back(static_cast<std::uint8_t>(f_.added_[p].size()));
      if (f_.added_[p].empty()) f_.always_.push_back(p);
      for (Clause& clause : f_.added_[p]) {
        const auto number = static_cast<std::uint32_t>(clauses_.size());
        const auto [at, fresh] = clauses_.emplace(std::move(clause), number);
        if (fresh) users.emplace_back();
        users[at->second].push_back(p);
      }
    }
    for (const auto& list : users) {
      const auto begin = static_cast<std::uint32_t>(f_.patterns_.size());
      f_.patterns_.insert(f_.patterns_.end(), list.begin(), list.end());
      f_.users_.push_back({begin, static_cast<std::uint32_t>(f_.patterns_.size())});
    }
  }

  // The rarest bytes of a literal.
  static std::string_view window_in(std::string_view literal) {
    const std::size_t size = std::min<std::size_t>(literal.size(), 4);
    std::string_view best = literal.substr(0, size);
    double least = chance(best);
    for (std::size_t i = 1; i + size <= literal.size(); ++i) {
      const std::string_view window = literal.substr(i, size);
      if (const double p = chance(window); p < least) {
        best = window;
        least = p;
      }
    }
    return best;
  }

  void place_literals() {
    std::map<std::uint64_t, std::vector<Literal>> by_window;
    for (const auto& [clause, number] : clauses_) {
      for (const std::string& literal : clause) {
        const std::string_view window = window_in(literal);
        const auto offset = static_cast<std::uint32_t>(window.data() - literal.data());
        by_window[window_of(window)].emplace_back(literal, offset, number);
        announce(window);
      }
    }
    std::size_t slots = 2;
    while (slots < by_window.size() * 2) slots *= 2;
    f_.slots_.resize(slots);
    for (auto& [window, literals] : by_window) {
      std::size_t at = hash_of(static_cast<std::uint32_t>(window)) & (slots - 1);
      while (f_.slots_[at].window != 0) at = (at + 1) & (slots - 1);
      const auto begin = static_cast<std::uint32_t>(f_.literals_.size());
      std::move(literals.begin(), literals.end(), std::back_inserter(f_.literals_));
      f_.slots_[at] = {window, {begin, static_cast<std::uint32_t>(f_.literals_.size())}};
    }
  }

  void announce(std::string_view window) {
    const auto bytes = static_cast<std::uint32_t>(window_of(window));
    switch (window.size()) {
      case 4:
        f_.fours_.set(hash_of(bytes));
        break;
      case 3:
        f_.threes_.set(hash_of(bytes));
        break;
      case 2:
        f_.pairs_.set(bytes);
        break;
      default:
        for (std::uint32_t second = 0; second < 256; ++second) f_.pairs_.set(second << 8U | bytes);
    }
  }

  Prefilter& f_;
  std::map<Clause, std::uint32_t> clauses_;
};

void Prefilter::compile() {
  Builder(*this).run();
}

namespace {

// What one text has met so far; reused, and told apart from earlier texts by their number.
struct Tally {
  std::uint64_t text = 0;
  std::vector<std::uint64_t> clause_met;    // the text that met it last
  std::vector<std::uint64_t> pattern_text;  // the text that `met` counts for
  std::vector<std::uint8_t> met;
  std::string plain;  // the text as literals are written, between its edges, and room to look ahead

  void begin(std::size_t clauses, std::size_t patterns) {
    ++text;
    if (clause_met.size() < clauses) clause_met.resize(clauses);
    if (pattern_text.size() < patterns) {
      pattern_text.resize(patterns);
      met.resize(patterns);
    }
  }

  void copy(std::string_view s) {
    plain.assign(s.size() + 2 + sizeof(std::uint64_t), kEdge);
    std::transform(s.begin(), s.end(), plain.begin() + 1, [](char c) {
      const auto letter = static_cast<unsigned char>(c - 'A');
      const auto digit = static_cast<unsigned char>(c - '0');
      return digit < 10 ? '0' : static_cast<char>(c + (letter < 26 ? 'a' - 'A' : 0));
    });
  }
};

}  // namespace

class Prefilter::Search {
 public:
  Search(const Prefilter& filter, Tally& tally, std::size_t size, std::vector<std::uint32_t>& out)
      : f_(filter), tally_(tally), text_(tally.plain.data(), size + 2), out_(out) {}

  void run() {
    for (std::size_t i = 0; i < text_.size(); ++i) {
      std::uint32_t four = 0;
      std::memcpy(&four, text_.data() + i, sizeof four);
      if (f_.fours_[hash_of(four)]) compare(4, four, i);
      const std::uint32_t three = four & 0xFFFFFFU;
      if (f_.threes_[hash_of(three)]) compare(3, three, i);
      if (f_.pairs_[four & 0xFFFFU]) {
        compare(2, four & 0xFFFFU, i);
        compare(1, four & 0xFFU, i);
      }
    }
  }

 private:
  void compare(std::uint64_t size, std::uint32_t bytes, std::size_t at) {
    const Range found = f_.literals_at(size << 32U | bytes);
    for (std::uint32_t i = found.begin; i < found.end; ++i) {
      const Literal& l = f_.literals_[i];
      if (tally_.clause_met[l.clause] == tally_.text || l.offset > at) continue;
      if (l.begins(text_.substr(at - l.offset))) meet(l.clause);
    }
  }

  void meet(std::uint32_t clause) {
    tally_.clause_met[clause] = tally_.text;
    for (std::uint32_t u = f_.users_[clause].begin; u < f_.users_[clause].end; ++u) {
      const std::uint32_t p = f_.patterns_[u];
      const std::uint8_t before = tally_.pattern_text[p] == tally_.text ? tally_.met[p] : 0;
      tally_.pattern_text[p] = tally_.text;
      tally_.met[p] = static_cast<std::uint8_t>(before + 1);
      if (tally_.met[p] == f_.needed_[p]) out_.push_back(p);
    }
  }

  const Prefilter& f_;
  Tally& tally_;
  std::string_view text_;
  std::vector<std::uint32_t>& out_;
};

void Prefilter::candidates(std::string_view text, std::vector<std::uint32_t>& out) const {
  thread_local Tally tally;
  tally.begin(users_.size(), needed_.size());
  tally.copy(text);
  out = always_;
  Search(*this, tally, text.size(), out).run();
  std::sort(out.begin(), out.end());
}

}  // namespace fisa::match
