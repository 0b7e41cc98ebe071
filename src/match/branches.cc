#include "match/branches.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace fisa::match {
namespace {

constexpr std::size_t kShort = 150;  // bytes of a pattern that costs little as it is

constexpr std::string_view kGroup = "(?:";

// A part of a sequence: characters in a row, a class, an assertion or a group, with its quantifier.
struct Item {
  std::string_view text;
  bool quantified = false;

  [[nodiscard]] bool is_plain_group() const { return !quantified && text.starts_with(kGroup); }
  [[nodiscard]] std::string_view inside() const {
    return text.substr(kGroup.size(), text.size() - kGroup.size() - 1);
  }
  [[nodiscard]] bool has_no_width() const {
    return !quantified && (text == "^" || text == "$" || text == "\\b" || text == "\\B" || text == "(?i)");
  }
};

using Sequence = std::vector<Item>;

std::size_t escape_end(std::string_view p, std::size_t at) {
  const char c = p[at + 1];
  const bool in_braces = (c == 'x' || c == 'p' || c == 'P') && at + 2 < p.size() && p[at + 2] == '{';
  if (in_braces) return p.find('}', at) + 1;
  return at + (c == 'x' ? 4 : 2);
}

std::size_t class_end(std::string_view p, std::size_t at) {
  ++at;
  if (p[at] == '^') ++at;
  if (p[at] == ']') ++at;
  while (p[at] != ']') {
    if (p[at] == '\\') {
      at = escape_end(p, at);
    } else if (p[at] == '[' && p[at + 1] == ':') {
      at = p.find(":]", at) + 2;
    } else {
      ++at;
    }
  }
  return at + 1;
}

std::size_t group_end(std::string_view p, std::size_t at);

std::size_t atom_end(std::string_view p, std::size_t at) {
  switch (p[at]) {
    case '\\':
      return escape_end(p, at);
    case '[':
      return class_end(p, at);
    case '(':
      return group_end(p, at);
    default:
      return at + 1;
  }
}

std::size_t group_end(std::string_view p, std::size_t at) {
  ++at;
  while (p[at] != ')') {
    const bool many = p[at] == '\\' || p[at] == '[' || p[at] == '(';
    at = many ? atom_end(p, at) : at + 1;
  }
  return at + 1;
}

std::size_t quantifier_end(std::string_view p, std::size_t at) {
  if (at == p.size()) return at;
  if (p[at] == '*' || p[at] == '+' || p[at] == '?') {
    ++at;
  } else if (p[at] == '{' && at + 1 < p.size() && p[at + 1] >= '0' && p[at + 1] <= '9') {
    at = p.find('}', at) + 1;
  } else {
    return at;
  }
  return at < p.size() && p[at] == '?' ? at + 1 : at;
}

bool is_literal(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ' ';
}

// The end of the characters from `at` on that stand for themselves; the last one before a quantifier is
// another item.
std::size_t literal_end(std::string_view p, std::size_t at) {
  std::size_t end = at;
  while (end < p.size() && is_literal(p[end])) ++end;
  return end > at + 1 && quantifier_end(p, end) != end ? end - 1 : end;
}

std::vector<Sequence> choices(std::string_view p) {
  std::vector<Sequence> out(1);
  for (std::size_t at = 0; at < p.size();) {
    if (p[at] == '|') {
      out.emplace_back();
      ++at;
      continue;
    }
    const std::size_t literal = literal_end(p, at);
    const std::size_t atom = literal > at ? literal : atom_end(p, at);
    const std::size_t end = quantifier_end(p, atom);
    out.back().push_back({p.substr(at, end - at), end != atom});
    at = end;
  }
  return out;
}

bool is_choice(std::string_view p) {
  for (std::size_t at = 0; at < p.size(); at = quantifier_end(p, atom_end(p, at))) {
    if (p[at] == '|') return true;
  }
  return false;
}

std::string text_of(const Sequence& items, std::size_t from, std::size_t to) {
  std::string out;
  for (std::size_t i = from; i < to; ++i) out += items[i].text;
  return out;
}

void cut(std::string_view pattern, Answer answer, std::vector<std::string>& out);

// A group of one branch is opened; of those that are choices the longest is cut, where most of the pattern
// is in it.
void cut(const Sequence& items, Answer answer, std::vector<std::string>& out) {
  const std::string whole = text_of(items, 0, items.size());
  const auto at = [&](std::size_t i, std::string_view inside, std::string& one) {
    one = text_of(items, 0, i);
    one += inside;
    one += text_of(items, i + 1, items.size());
  };
  std::size_t longest = items.size();
  for (std::size_t i = 0; i < items.size() && whole.size() >= kShort; ++i) {
    if (items[i].is_plain_group()) {
      if (!is_choice(items[i].inside())) {
        std::string opened;
        at(i, items[i].inside(), opened);
        return cut(opened, answer, out);
      }
      if (longest == items.size() || items[i].text.size() > items[longest].text.size()) longest = i;
    }
    if (answer == Answer::where && !items[i].has_no_width()) break;
  }
  if (longest == items.size() || items[longest].text.size() * 2 < whole.size()) {
    out.push_back(whole);
    return;
  }
  for (const Sequence& branch : choices(items[longest].inside())) {
    std::string one;
    at(longest, text_of(branch, 0, branch.size()), one);
    if (one.size() < kShort) {
      out.push_back(std::move(one));
    } else {
      cut(one, answer, out);
    }
  }
}

void cut(std::string_view pattern, Answer answer, std::vector<std::string>& out) {
  for (const Sequence& items : choices(pattern)) cut(items, answer, out);
}

}  // namespace

std::vector<std::string> branches(std::string_view pattern, Answer answer) {
  std::vector<std::string> out;
  if (pattern.size() < kShort) {
    out.emplace_back(pattern);
  } else {
    cut(pattern, answer, out);
  }
  return out;
}

}  // namespace fisa::match
