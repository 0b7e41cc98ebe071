#include "match/required.h"

#include <algorithm>
#include <bitset>
#include <unordered_map>
#include <utility>

#include "match/part_info.h"

namespace fisa::match {

// What is known of groups, by what stands between their brackets.
struct RequirementReader::Groups {
  std::unordered_map<std::string, Info> known;
};

namespace {

constexpr std::size_t kSmallClass = 4;  // a larger class of characters is any character
constexpr std::size_t kMostClauses = 4;
constexpr std::size_t kShortGroup = 24;  // bytes; worked out sooner than looked up

// Reads the part of RE2's syntax that grammars are written in; at anything else it gives up, and nothing is
// required.
class Reader {
 public:
  using Groups = std::unordered_map<std::string, Info>;

  Reader(std::string_view pattern, Edges edges, Groups& groups)
      : p_(pattern), edges_(edges), groups_(groups) {}

  std::vector<Clause> run() {
    const Info info = alternation();
    if (failed_ || at_ != p_.size()) return {};
    return clauses_of(info);
  }

 private:
  [[nodiscard]] bool more() const { return at_ < p_.size() && !failed_; }
  [[nodiscard]] bool next_is(char c) const { return at_ < p_.size() && p_[at_] == c; }

  Info fail() {
    failed_ = true;
    return anything();
  }

  Info alternation() {
    std::vector<Info> branches;
    branches.push_back(sequence());
    while (more() && next_is('|')) {
      ++at_;
      branches.push_back(sequence());
    }
    return either(std::move(branches));
  }

  Info sequence() {
    Sequence out;
    while (more() && !next_is('|') && !next_is(')')) out.add(repeated());
    return out.take();
  }

  Info repeated() {
    Info one = single();
    while (more()) {
      std::size_t least = 0;
      std::size_t most = 0;
      if (!repetition(least, most)) break;
      if (next_is('?')) ++at_;
      if (least == 1 && most == 1) continue;
      if (least == 0 && most == 1 && one.exact) {
        one.strings.insert(Strings{""});
      } else if (least == 0) {
        one = anything();
      } else {
        one = {false, one.strings, clauses_of(one)};
      }
    }
    return one;
  }

  // "*", "+", "?", "{2,5}"; false, with nothing read, where none follows.
  bool repetition(std::size_t& least, std::size_t& most) {
    const char c = p_[at_];
    if (c == '*' || c == '+' || c == '?') {
      least = c == '+' ? 1 : 0;
      most = c == '?' ? 1 : 1000;
      ++at_;
      return true;
    }
    const auto end = p_.find('}', at_);
    if (c != '{' || end == std::string_view::npos) return false;
    const std::string_view count = p_.substr(at_ + 1, end - at_ - 1);
    if (count.empty() || count[0] < '0' || count[0] > '9' ||
        count.find_first_not_of("0123456789,") != std::string_view::npos)
      return false;
    least = static_cast<std::size_t>(std::stoul(std::string(count)));
    const auto comma = count.find(',');
    most = comma == std::string_view::npos ? least
           : comma + 1 == count.size()
               ? 1000
               : static_cast<std::size_t>(std::stoul(std::string(count.substr(comma + 1))));
    at_ = end + 1;
    return true;
  }

  Info single() {
    const char c = p_[at_++];
    switch (c) {
      case '(':
        return group();
      case '[':
        return set();
      case '\\':
        return escape();
      case '.':
        return anything();
      case '^':
      case '$':
        return exactly({edges_ == Edges::shown ? std::string(1, kEdge) : ""});
      case '*':
      case '+':
      case '?':
        return fail();
      default:
        return is_plain(c) ? word(c) : character(c);
    }
  }

  static bool is_plain(char c) {
    return static_cast<unsigned char>(c) < 0x80 &&
           std::string_view("()[]{}|*+?.^$\\").find(c) == std::string_view::npos;
  }

  // Letters up to one that is repeated, at once: what they would give one by one.
  Info word(char c) {
    std::string letters(1, plain(c));
    const auto repeated = [this](std::size_t i) {
      return i < p_.size() && std::string_view("*+?{").find(p_[i]) != std::string_view::npos;
    };
    while (at_ < p_.size() && is_plain(p_[at_]) && !repeated(at_) && !repeated(at_ + 1))
      letters += plain(p_[at_++]);
    return exactly({std::move(letters)});
  }

  Info group() {
    if (next_is('?')) {
      ++at_;
      if (p_.substr(at_).starts_with("P<")) {
        at_ = p_.find('>', at_);
        if (at_ == std::string_view::npos) return fail();
        ++at_;
      } else {
        at_ = p_.find_first_not_of("isU-", at_);
        if (at_ == std::string_view::npos) return fail();
        if (next_is(')')) {
          ++at_;
          return exactly({""});
        }
        if (!next_is(':')) return fail();
        ++at_;
      }
    }
    const std::size_t end = group_end();
    if (end == std::string_view::npos || end - at_ < kShortGroup) return inside();
    std::string text(p_.substr(at_, end - at_));
    if (const auto found = groups_.find(text); found != groups_.end()) {
      at_ = end + 1;
      return found->second;
    }
    Info inner = inside();
    if (!failed_) groups_.emplace(std::move(text), inner);
    return inner;
  }

  Info inside() {
    Info inner = alternation();
    if (!next_is(')')) return fail();
    ++at_;
    return inner;
  }

  // Where the group that has been opened ends.
  [[nodiscard]] std::size_t group_end() const {
    int open = 1;
    for (std::size_t i = at_; i < p_.size(); ++i) {
      const char c = p_[i];
      if (c == '\\') {
        ++i;
      } else if (c == '[') {
        i = set_end(i);
      } else if (c == '(') {
        ++open;
      } else if (c == ')' && --open == 0) {
        return i;
      }
    }
    return std::string_view::npos;
  }

  // Of the class of characters that begins at `at`: where its last bracket is.
  [[nodiscard]] std::size_t set_end(std::size_t at) const {
    std::size_t i = at + 1;
    if (i < p_.size() && p_[i] == '^') ++i;
    if (i < p_.size() && p_[i] == ']') ++i;
    for (; i < p_.size() && p_[i] != ']'; ++i) {
      if (p_[i] == '\\') ++i;
    }
    return i;
  }

  // A letter outside ASCII may have other forms, and is left out.
  Info character(char c) {
    if (static_cast<unsigned char>(c) < 0x80) return exactly({std::string(1, plain(c))});
    while (at_ < p_.size() && (static_cast<unsigned char>(p_[at_]) & 0xC0U) == 0x80) ++at_;
    return anything();
  }

  // A letter in lower case; any digit is 0.
  static char plain(char c) {
    if (c >= '0' && c <= '9') return '0';
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }

  Info escape() {
    if (!more()) return fail();
    char c = 0;
    switch (kind_of_escape(c)) {
      case Escape::place:
        return exactly({""});
      case Escape::character:
        return character(c);
      case Escape::digit:
        return exactly({"0"});
      case Escape::many:
        return anything();
      case Escape::unknown:
        break;
    }
    return fail();
  }

  enum class Escape { place, character, digit, many, unknown };

  // What stands behind a backslash; `out` is the character where it is one.
  Escape kind_of_escape(char& out) {
    const char c = p_[at_++];
    switch (c) {
      case 'b':
      case 'B':
      case 'A':
      case 'z':
        return Escape::place;
      case 'd':
        return Escape::digit;
      case 'D':
      case 's':
      case 'S':
      case 'w':
      case 'W':
        return Escape::many;
      case 'n':
        out = '\n';
        return Escape::character;
      case 't':
        out = '\t';
        return Escape::character;
      case 'x':
        return hexadecimal(out);
      default:
        out = c;
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? Escape::unknown
                                                                                          : Escape::character;
    }
  }

  Escape hexadecimal(char& out) {
    const std::string digits(p_.substr(at_, 2));
    if (digits.size() != 2 || digits.find_first_not_of("0123456789abcdefABCDEF") != std::string::npos)
      return Escape::unknown;
    at_ += 2;
    const unsigned long code = std::stoul(digits, nullptr, 16);
    if (code >= 0x80) return Escape::many;
    out = static_cast<char>(code);
    return Escape::character;
  }

  Info set() {
    std::bitset<128> members;
    bool many = next_is('^');  // what is left by leaving some out is large
    if (many) ++at_;
    bool first = true;
    for (; more() && (first || !next_is(']')); first = false) {
      if (p_.substr(at_).starts_with("[:")) return fail();
      char from = 0;
      if (!member(from)) {
        many = true;
        continue;
      }
      char to = from;
      if (next_is('-') && at_ + 1 < p_.size() && p_[at_ + 1] != ']') {
        ++at_;
        if (!member(to)) return fail();
      }
      for (auto c = static_cast<unsigned char>(from); c <= static_cast<unsigned char>(to); ++c)
        members.set(static_cast<unsigned char>(plain(static_cast<char>(c))));
    }
    if (!next_is(']')) return fail();
    ++at_;
    if (many || members.count() > kSmallClass) return anything();
    std::vector<std::string> out;
    for (std::size_t c = 0; c < members.size(); ++c) {
      if (members.test(c)) out.emplace_back(1, static_cast<char>(c));
    }
    return exactly(Strings(std::move(out)));
  }

  // One character of a class; false where it is several, or outside ASCII.
  bool member(char& out) {
    out = p_[at_++];
    if (out == '\\') {
      if (!more()) return fail().exact;
      const Escape kind = kind_of_escape(out);
      if (kind == Escape::unknown || kind == Escape::place) failed_ = true;
      return kind == Escape::character;
    }
    if (static_cast<unsigned char>(out) < 0x80) return true;
    while (at_ < p_.size() && (static_cast<unsigned char>(p_[at_]) & 0xC0U) == 0x80) ++at_;
    return false;
  }

  std::string_view p_;
  std::size_t at_ = 0;
  bool failed_ = false;
  Edges edges_;
  Groups& groups_;
};

}  // namespace

RequirementReader::RequirementReader() : groups_{std::make_unique<Groups>(), std::make_unique<Groups>()} {}

RequirementReader::~RequirementReader() = default;

std::vector<Clause> RequirementReader::read(std::string_view pattern, Edges edges) {
  std::vector<Clause> clauses = Reader(pattern, edges, groups_[static_cast<std::size_t>(edges)]->known).run();
  std::sort(clauses.begin(), clauses.end(), [](const Clause& a, const Clause& b) {
    const double x = chance_of(a);
    const double y = chance_of(b);
    return x != y ? x < y : a < b;
  });
  clauses.erase(std::unique(clauses.begin(), clauses.end()), clauses.end());
  if (clauses.size() > kMostClauses) clauses.resize(kMostClauses);
  return clauses;
}

std::vector<Clause> required(std::string_view pattern, Edges edges) {
  return RequirementReader().read(pattern, edges);
}

}  // namespace fisa::match
