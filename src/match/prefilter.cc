#include "match/prefilter.h"

#include <algorithm>
#include <map>
#include <utility>

namespace fisa::match {
namespace {

char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

}  // namespace

void Prefilter::add(std::vector<Clause> required) {
  added_.push_back(std::move(required));
}

// The trie of all literals, its rows completed to an automaton.
class Prefilter::Builder {
 public:
  explicit Builder(Prefilter& filter) : f_(filter) {}

  void run() {
    number_clauses();
    number_classes();
    grow();
    complete();
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
    for (const auto& list : users) append(f_.users_, f_.patterns_, list);
  }

  static void append(std::vector<Range>& ranges, std::vector<std::uint32_t>& all,
                     const std::vector<std::uint32_t>& list) {
    const auto begin = static_cast<std::uint32_t>(all.size());
    all.insert(all.end(), list.begin(), list.end());
    ranges.push_back({begin, static_cast<std::uint32_t>(all.size())});
  }

  // Letters are of one class in both their cases.
  void number_classes() {
    for (const auto& [clause, number] : clauses_) {
      for (const std::string& literal : clause) {
        for (const char c : literal) {
          std::uint8_t& of = f_.class_of_[static_cast<unsigned char>(c)];
          if (of != 0) continue;
          of = static_cast<std::uint8_t>(f_.classes_++);
          f_.class_of_[static_cast<unsigned char>(upper(c))] = of;
        }
      }
    }
  }

  std::uint32_t new_state() {
    f_.next_.resize(f_.next_.size() + f_.classes_);
    ends_.emplace_back();
    return static_cast<std::uint32_t>(ends_.size() - 1);
  }

  void grow() {
    new_state();
    for (const auto& [clause, number] : clauses_) {
      for (const std::string& literal : clause) {
        std::uint32_t state = 0;
        for (const char c : literal) {
          const std::size_t edge = state * f_.classes_ + f_.class_of_[static_cast<unsigned char>(c)];
          if (f_.next_[edge] == 0) {
            const std::uint32_t fresh = new_state();
            f_.next_[edge] = fresh;
          }
          state = f_.next_[edge];
        }
        ends_[state].push_back(number);
      }
    }
  }

  // Breadth first, so that a state's fallback (the longest of its ends that begins a literal) is complete
  // before it.
  void complete() {
    std::vector<std::uint32_t> fallback(ends_.size());
    std::vector<std::uint32_t> order = {0};
    for (std::size_t i = 0; i < order.size(); ++i) {
      const std::uint32_t state = order[i];
      const std::vector<std::uint32_t>& inherited = ends_[fallback[state]];
      if (state != 0) ends_[state].insert(ends_[state].end(), inherited.begin(), inherited.end());
      for (std::uint32_t c = 0; c < f_.classes_; ++c) {
        std::uint32_t& successor = f_.next_[state * f_.classes_ + c];
        const std::uint32_t shorter = state == 0 ? 0 : f_.next_[fallback[state] * f_.classes_ + c];
        if (successor == 0) {
          successor = shorter;
        } else {
          fallback[successor] = shorter;
          order.push_back(successor);
        }
      }
    }
    for (auto& ends : ends_) {
      std::sort(ends.begin(), ends.end());
      ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
      append(f_.hits_, f_.met_, ends);
    }
    for (std::uint32_t& successor : f_.next_) {
      successor = successor * f_.classes_ * 2 + (ends_[successor].empty() ? 0 : kHit);
    }
  }

  Prefilter& f_;
  std::map<Clause, std::uint32_t> clauses_;
  std::vector<std::vector<std::uint32_t>> ends_;  // of a state: the clauses whose literals end there
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

  void begin(std::size_t clauses, std::size_t patterns) {
    ++text;
    if (clause_met.size() < clauses) clause_met.resize(clauses);
    if (pattern_text.size() < patterns) {
      pattern_text.resize(patterns);
      met.resize(patterns);
    }
  }
};

}  // namespace

void Prefilter::candidates(std::string_view text, std::vector<std::uint32_t>& out) const {
  thread_local Tally tally;
  tally.begin(users_.size(), needed_.size());
  out = always_;
  std::uint32_t at = 0;
  const auto step = [&](char c) {
    const std::uint32_t successor = next_[(at >> 1U) + class_of_[static_cast<unsigned char>(c)]];
    at = successor & ~kHit;
    if ((successor & kHit) == 0) return;
    const Range hits = hits_[(successor >> 1U) / classes_];
    for (std::uint32_t h = hits.begin; h < hits.end; ++h) {
      const std::uint32_t clause = met_[h];
      if (tally.clause_met[clause] == tally.text) continue;
      tally.clause_met[clause] = tally.text;
      for (std::uint32_t u = users_[clause].begin; u < users_[clause].end; ++u) {
        const std::uint32_t p = patterns_[u];
        const std::uint8_t before = tally.pattern_text[p] == tally.text ? tally.met[p] : 0;
        tally.pattern_text[p] = tally.text;
        tally.met[p] = static_cast<std::uint8_t>(before + 1);
        if (tally.met[p] == needed_[p]) out.push_back(p);
      }
    }
  };
  step(kEdge);
  for (const char c : text) step(c);
  step(kEdge);
  std::sort(out.begin(), out.end());
}

}  // namespace fisa::match
