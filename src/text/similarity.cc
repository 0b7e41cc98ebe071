#include "text/similarity.h"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "text/fold.h"

namespace fisa::text {

std::string comparable(std::string_view utf8) {
  std::string out;
  bool gap = false;
  for (const char c : folded(utf8)) {
    const char l = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    const bool word = (l >= 'a' && l <= 'z') || (l >= '0' && l <= '9');
    if (!word && l != '%') {
      gap = true;
      continue;
    }
    const bool joins = word && !gap && !out.empty() && out.back() != '%';
    if (!joins && !out.empty()) out += ' ';
    gap = false;
    out += l;
  }
  return out;
}

namespace {

std::set<std::string> words(const std::string& folded) {
  std::set<std::string> out;
  std::size_t begin = 0;
  while (begin < folded.size()) {
    const auto end = std::min(folded.find(' ', begin), folded.size());
    out.insert(folded.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

// difflib.SequenceMatcher over bytes: the longest block first, then both sides of it. In a second string of
// 200 and more characters, those that make up more than one in a hundred count as junk and only extend a
// match.
class Matcher {
 public:
  Matcher(const std::string& a, const std::string& b) : a_(a), b_(b) {
    for (std::size_t j = 0; j < b.size(); ++j) places_[static_cast<unsigned char>(b[j])].push_back(j);
    if (b.size() >= 200) {
      for (auto& p : places_) {
        if (p.size() > b.size() / 100 + 1) p.clear();
      }
    }
  }

  std::size_t matches(std::size_t alo, std::size_t ahi, std::size_t blo, std::size_t bhi) const {
    std::size_t besti = alo;
    std::size_t bestj = blo;
    std::size_t best = 0;
    std::vector<std::size_t> lengths(b_.size() + 1, 0);
    for (std::size_t i = alo; i < ahi; ++i) {
      std::vector<std::size_t> next(b_.size() + 1, 0);
      for (const std::size_t j : places_[static_cast<unsigned char>(a_[i])]) {
        if (j < blo) continue;
        if (j >= bhi) break;
        const std::size_t k = (j > blo ? lengths[j] : 0) + 1;
        next[j + 1] = k;
        if (k > best) {
          besti = i + 1 - k;
          bestj = j + 1 - k;
          best = k;
        }
      }
      lengths.swap(next);
    }
    while (besti > alo && bestj > blo && a_[besti - 1] == b_[bestj - 1]) --besti, --bestj, ++best;
    while (besti + best < ahi && bestj + best < bhi && a_[besti + best] == b_[bestj + best]) ++best;
    if (best == 0) return 0;
    std::size_t total = best;
    if (alo < besti && blo < bestj) total += matches(alo, besti, blo, bestj);
    if (besti + best < ahi && bestj + best < bhi) total += matches(besti + best, ahi, bestj + best, bhi);
    return total;
  }

 private:
  const std::string& a_;
  const std::string& b_;
  std::array<std::vector<std::size_t>, 256> places_;
};

}  // namespace

bool same_name(const std::string& a, const std::string& b) {
  const auto p = words(a);
  const auto q = words(b);
  if (p.empty() || q.empty()) return false;
  std::size_t common = 0;
  for (const std::string& w : p) common += q.count(w);
  return p == q || static_cast<double>(common) / static_cast<double>(p.size() + q.size() - common) >= 0.75;
}

double likeness(const std::string& a, const std::string& b) {
  if (a.empty() && b.empty()) return 1.0;
  return 2.0 * static_cast<double>(Matcher(a, b).matches(0, a.size(), 0, b.size())) /
         static_cast<double>(a.size() + b.size());
}

}  // namespace fisa::text
