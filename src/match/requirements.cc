#include "match/requirements.h"

#include <algorithm>
#include <charconv>

namespace fisa::match {
namespace {

// FNV-1a, of the pattern and whether its edges show.
std::uint64_t digest_of(std::string_view pattern, Edges edges) {
  std::uint64_t hash = 14695981039346656037ULL + static_cast<std::uint64_t>(edges);
  for (const char c : pattern) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash;
}

constexpr std::size_t kDigestDigits = 16;

// The pattern's digest and its clauses, a line each; the literals of a clause are parted by kNext. No literal
// has these bytes: grammars' marks are others.
constexpr char kNext = '\x1c';
constexpr char kNextClause = '\x1d';
constexpr char kWrittenEdge = '\x7f';
constexpr char kEnd = '\n';

std::string written_clauses(const std::vector<Clause>& clauses) {
  std::string out;
  for (const Clause& clause : clauses) {
    for (const std::string& literal : clause) out += literal + kNext;
    out += kNextClause;
  }
  std::replace(out.begin(), out.end(), kEdge, kWrittenEdge);
  return out;
}

std::vector<Clause> read_clauses(std::string_view text) {
  std::vector<Clause> out;
  while (!text.empty()) {
    std::string_view literals = text.substr(0, text.find(kNextClause));
    text.remove_prefix(literals.size() + 1);
    Clause& clause = out.emplace_back();
    while (!literals.empty()) {
      const std::string_view literal = literals.substr(0, literals.find(kNext));
      clause.emplace_back(literal);
      std::replace(clause.back().begin(), clause.back().end(), kWrittenEdge, kEdge);
      literals.remove_prefix(literal.size() + 1);
    }
  }
  return out;
}

bool can_be_written(const std::vector<Clause>& clauses) {
  for (const Clause& clause : clauses) {
    for (const std::string& literal : clause) {
      for (const char c : literal) {
        if (c == kNext || c == kNextClause || c == kWrittenEdge || c == kEnd) return false;
      }
    }
  }
  return true;
}

}  // namespace

Requirements::Requirements(std::string_view ahead) {
  while (ahead.size() > kDigestDigits) {
    const std::string_view line = ahead.substr(0, ahead.find(kEnd));
    std::uint64_t digest = 0;
    std::from_chars(line.data(), line.data() + kDigestDigits, digest, 16);
    ahead_.emplace(digest, line.substr(kDigestDigits));
    ahead.remove_prefix(std::min(line.size() + 1, ahead.size()));
  }
}

std::string Requirements::written() const {
  std::string out;
  for (const auto& [digest, clauses] : worked_out_) {
    std::string number(kDigestDigits, '0');
    char digits[kDigestDigits];
    const auto end = std::to_chars(digits, digits + kDigestDigits, digest, 16).ptr;
    number.replace(kDigestDigits - static_cast<std::size_t>(end - digits), std::string::npos, digits,
                   static_cast<std::size_t>(end - digits));
    out += number + clauses + kEnd;
  }
  return out;
}

std::vector<Clause> Requirements::of(std::string_view pattern, Edges edges) {
  const std::uint64_t digest = digest_of(pattern, edges);
  if (const auto known = ahead_.find(digest); known != ahead_.end()) return read_clauses(known->second);
  std::vector<Clause> clauses = reader_.read(pattern, edges);
  if (can_be_written(clauses)) worked_out_.emplace(digest, written_clauses(clauses));
  return clauses;
}

}  // namespace fisa::match
