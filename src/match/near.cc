#include "match/near.h"

#include <re2/re2.h>

#include <algorithm>

namespace fisa::match {
namespace {

constexpr double kLeastShare = 0.5;
constexpr int kWord = 4;  // letters in a row

re2::StringPiece piece(std::string_view s) {
  return {s.data(), s.size()};
}

RE2::Options options() {
  RE2::Options o;
  o.set_case_sensitive(false);
  o.set_log_errors(false);
  return o;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool has_word(std::string_view text) {
  int letters = 0;
  for (const char c : text) {
    letters = is_letter(c) ? letters + 1 : 0;
    if (letters == kWord) return true;
  }
  return false;
}

// Punctuation, small words and what may be left out say nothing about nearness.
bool counts(const grammar::Piece& p) {
  const bool says = p.written.find('{') != std::string::npos || p.written.find('(') != std::string::npos ||
                    has_word(p.written);
  return says && !RE2::FullMatch("", RE2(piece(p.text), options()));
}

// Words of the rule itself: a mark, or whatever is captured, stands on any page.
bool tells(const grammar::Piece& p) {
  return p.written.find('{') == std::string::npos
             ? has_word(p.written)
             : has_word(p.text) && p.written.find(':') == std::string::npos;
}

}  // namespace

struct NearMatcher::Run {
  std::unique_ptr<RE2> pattern;
  std::string lacked;
  bool before = false;
  double share = 0;
};

NearMatcher::NearMatcher(const grammar::Rule& rule) {
  for (const grammar::Pattern& p : rule.matches) {
    std::vector<bool> counted;
    for (const grammar::Piece& part : p.pieces) counted.push_back(counts(part));
    const auto all = std::count(counted.begin(), counted.end(), true);
    if (all < 2) continue;
    const auto add = [&](std::size_t begin, std::size_t end, std::size_t lacked) {
      const double share =
          static_cast<double>(std::count(counted.begin() + static_cast<std::ptrdiff_t>(begin),
                                         counted.begin() + static_cast<std::ptrdiff_t>(end), true)) /
          static_cast<double>(all);
      const bool told = std::any_of(p.pieces.begin() + static_cast<std::ptrdiff_t>(begin),
                                    p.pieces.begin() + static_cast<std::ptrdiff_t>(end), tells);
      if (share < kLeastShare || !counted[lacked] || !told) return;
      std::string text;
      for (std::size_t i = begin; i < end; ++i) text += p.pieces[i].text;
      auto pattern = std::make_unique<RE2>(text, options());
      if (pattern->ok())
        runs_.push_back({std::move(pattern), p.pieces[lacked].written, lacked < begin, share});
    };
    for (std::size_t i = 1; i < p.pieces.size(); ++i) {
      add(0, i, i);
      add(i, p.pieces.size(), i - 1);
    }
  }
  std::stable_sort(runs_.begin(), runs_.end(), [](const Run& a, const Run& b) { return a.share > b.share; });
}

NearMatcher::NearMatcher(NearMatcher&&) noexcept = default;
NearMatcher::~NearMatcher() = default;

std::optional<Near> NearMatcher::nearest(std::string_view text) const {
  for (const Run& run : runs_) {
    re2::StringPiece found;
    if (!run.pattern->Match(piece(text), 0, text.size(), RE2::UNANCHORED, &found, 1)) continue;
    const std::string_view matched(found.data(), found.size());
    if (!has_word(matched)) continue;
    const auto begin = static_cast<std::uint32_t>(matched.data() - text.data());
    return Near{
        {begin, begin + static_cast<std::uint32_t>(matched.size())}, run.lacked, run.before, run.share};
  }
  return std::nullopt;
}

}  // namespace fisa::match
