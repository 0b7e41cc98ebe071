#include "match/pattern.h"

#include <algorithm>
#include <charconv>

namespace fisa::match {
namespace {

constexpr int kMaxGroups = 24;

std::uint32_t offset(const re2::StringPiece& group, std::string_view text) {
  return static_cast<std::uint32_t>(group.data() - text.data());
}

Span span_of(const re2::StringPiece& group, std::string_view text) {
  const std::uint32_t begin = offset(group, text);
  return {begin, begin + static_cast<std::uint32_t>(group.size())};
}

}  // namespace

RE2::Options pattern_options() {
  RE2::Options o;
  o.set_case_sensitive(false);
  o.set_log_errors(false);
  o.set_encoding(RE2::Options::EncodingLatin1);
  o.set_max_mem(16 << 20);
  return o;
}

re2::StringPiece piece(std::string_view s) {
  return {s.data(), s.size()};
}

LazyPattern::LazyPattern(std::string text) : text_(std::move(text)) {
  constexpr std::string_view kBegin = "(?P<";
  constexpr std::string_view kCode = ">\\x";
  const std::size_t name_end = text_.find('>');
  if (!text_.starts_with(kBegin) || name_end == std::string::npos) return;
  const std::string_view rest = std::string_view(text_).substr(name_end);
  if (rest.size() != kCode.size() + 3 || !rest.starts_with(kCode) || rest.back() != ')') return;
  int code = 0;
  const auto [end, error] =
      std::from_chars(rest.data() + kCode.size(), rest.data() + rest.size() - 1, code, 16);
  if (error != std::errc() || end != rest.data() + rest.size() - 1 || code >= ' ') return;
  mark_ = static_cast<char>(code);
  mark_name_ = text_.substr(kBegin.size(), name_end - kBegin.size());
}

const RE2& LazyPattern::compiled() const {
  std::call_once(once_, [this] {
    re_ = std::make_unique<RE2>(text_, pattern_options());
    for (const auto& [number, name] : re_->CapturingGroupNames()) {
      if (number < kMaxGroups) captures_.emplace_back(number, name);
    }
  });
  return *re_;
}

bool LazyPattern::in(std::string_view text) const {
  if (mark_ != 0) return text.find(mark_) != std::string_view::npos;
  return compiled().Match(piece(text), 0, text.size(), RE2::UNANCHORED, nullptr, 0);
}

bool LazyPattern::find_mark(std::string_view text, std::uint32_t from, Match& out) const {
  const auto at = text.find(mark_, from);
  if (at == std::string_view::npos) return false;
  out.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 1)};
  out.captures.clear();
  out.captures.emplace_back(mark_name_, out.span);
  return true;
}

bool LazyPattern::find(std::string_view text, std::uint32_t from, Match& out) const {
  if (mark_ != 0) return find_mark(text, from, out);
  const RE2& re = compiled();
  re2::StringPiece groups[kMaxGroups];
  const int count = std::min(re.NumberOfCapturingGroups() + 1, kMaxGroups);
  if (!re.Match(piece(text), from, text.size(), RE2::UNANCHORED, groups, count)) return false;
  out.span = span_of(groups[0], text);
  out.captures.clear();
  for (const auto& [number, name] : captures_) {
    if (groups[number].data() != nullptr) out.captures.emplace_back(name, span_of(groups[number], text));
  }
  return true;
}

bool LazyPattern::find(std::string_view text, std::uint32_t from, Span& out) const {
  return search(text, from, RE2::UNANCHORED, out);
}

bool LazyPattern::find_at(std::string_view text, std::uint32_t at, Span& out) const {
  return search(text, at, RE2::ANCHOR_START, out);
}

bool LazyPattern::search(std::string_view text, std::uint32_t from, RE2::Anchor anchor, Span& out) const {
  re2::StringPiece group;
  if (!compiled().Match(piece(text), from, text.size(), anchor, &group, 1)) return false;
  out = span_of(group, text);
  return true;
}

}  // namespace fisa::match
