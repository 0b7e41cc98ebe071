// One regular expression of a grammar, compiled on first use: a run pays for the rules that its pages touch.
// Const and thread-safe. Case is ignored unless the expression says (?-i:...).
#pragma once

#include <re2/re2.h>

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "match/matcher.h"

namespace fisa::match {

[[nodiscard]] RE2::Options pattern_options();
[[nodiscard]] re2::StringPiece piece(std::string_view s);

class LazyPattern {
 public:
  explicit LazyPattern(std::string text);

  // Does it match anywhere in `text`?
  [[nodiscard]] bool in(std::string_view text) const;

  // Where it first matches at or after `from`.
  bool find(std::string_view text, std::uint32_t from, Match& out) const;
  bool find(std::string_view text, std::uint32_t from, Span& out) const;
  // The match that begins at `at`.
  bool find_at(std::string_view text, std::uint32_t at, Span& out) const;

 private:
  [[nodiscard]] const RE2& compiled() const;
  bool search(std::string_view text, std::uint32_t from, RE2::Anchor anchor, Span& out) const;
  bool find_mark(std::string_view text, std::uint32_t from, Match& out) const;

  std::string text_;
  std::string mark_name_;  // "(?P<k>\x0b)" is a mark and nothing else: no automaton is needed to find it
  char mark_ = 0;
  mutable std::once_flag once_;
  mutable std::unique_ptr<RE2> re_;
  mutable std::vector<std::pair<int, std::string>> captures_;
};

using Patterns = std::vector<std::unique_ptr<LazyPattern>>;

}  // namespace fisa::match
