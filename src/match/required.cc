#include "match/required.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <initializer_list>
#include <unordered_map>
#include <utility>

namespace fisa::match {

namespace {

// How likely a byte is at a place of a text.
constexpr std::array<double, 256> kChances = [] {
  std::array<double, 256> out{};
  for (std::size_t i = 0; i < out.size(); ++i) {
    const char c = static_cast<char>(i);
    const bool mark = c != kEdge && i < 0x20;
    const bool digit = c >= '0' && c <= '9';
    out[i] = c == ' ' ? 0.14 : mark ? 0.0015 : c >= 'a' && c <= 'z' ? 0.055 : digit ? 0.04 : 0.01;
  }
  return out;
}();

}  // namespace

double chance(std::string_view literal) {
  double p = 1;
  for (const char c : literal) p *= kChances[static_cast<unsigned char>(c)];
  return p;
}

namespace {

constexpr std::size_t kMostCrossed = 48;  // strings that two sets in a row may make
constexpr std::size_t kMostForms = 512;   // of an alternation
constexpr std::size_t kSmallClass = 4;    // a larger class of characters is any character
constexpr std::size_t kLongest = 14;      // bytes of a literal; the rest of a longer one adds little
constexpr double kTooCommon = 1.0 / 250;  // chance, at a place in the text, that a clause is met there
constexpr std::size_t kMostClauses = 4;

// A set of strings, in order, in one piece of memory: tens of thousands are made at every start.
class Strings {
 public:
  Strings() = default;
  Strings(std::initializer_list<std::string> all) : all_(all) { settle(); }
  explicit Strings(std::vector<std::string> all) : all_(std::move(all)) { settle(); }

  void insert(const Strings& others) {
    all_.insert(all_.end(), others.all_.begin(), others.all_.end());
    settle();
  }
  [[nodiscard]] bool has(const std::string& s) const {
    return std::binary_search(all_.begin(), all_.end(), s);
  }
  [[nodiscard]] std::size_t size() const { return all_.size(); }
  [[nodiscard]] bool empty() const { return all_.empty(); }
  [[nodiscard]] auto begin() const { return all_.begin(); }
  [[nodiscard]] auto end() const { return all_.end(); }

 private:
  void settle() {
    if (!std::is_sorted(all_.begin(), all_.end())) std::sort(all_.begin(), all_.end());
    all_.erase(std::unique(all_.begin(), all_.end()), all_.end());
  }

  std::vector<std::string> all_;
};

// What is known of a part of the pattern: all the strings that it matches, or some clauses.
struct Info {
  bool exact = false;
  Strings strings;  // all, where exact; else what every match begins with
  std::vector<Clause> clauses;
};

Info exactly(Strings strings) {
  return {true, std::move(strings), {}};
}

Info anything() {
  return {false, {""}, {}};
}

double chance_of(const Clause& clause) {
  double p = 0;
  for (const std::string& s : clause) p += chance(s);
  return p;
}

// Does `s` hold one of `others`, which are no longer than it and in the order of their length?
bool holds_one_of(std::string_view s, const Clause& others) {
  return std::any_of(others.begin(), others.end(),
                     [&](const std::string& o) { return s.find(o) != std::string_view::npos; });
}

// A literal that holds another one of the clause adds nothing to it.
Clause clause_of(const Strings& strings) {
  Clause all;
  for (const std::string& s : strings) all.push_back(s.substr(0, kLongest));
  std::stable_sort(all.begin(), all.end(),
                   [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
  Clause out;
  for (const std::string& s : all) {
    if (!holds_one_of(s, out)) out.push_back(s);
  }
  std::sort(out.begin(), out.end());
  return out;
}

void add_clause(std::vector<Clause>& clauses, const Strings& strings) {
  if (strings.empty() || strings.has("")) return;
  Clause clause = clause_of(strings);
  if (chance_of(clause) <= kTooCommon) clauses.push_back(std::move(clause));
}

// The clauses of a part, whatever is known of it.
std::vector<Clause> clauses_of(const Info& info) {
  std::vector<Clause> out = info.clauses;
  if (info.exact) add_clause(out, info.strings);
  return out;
}

// Parts one after the other.
class Sequence {
 public:
  void add(Info next) {
    const std::size_t crossed = tail_.size() * next.strings.size();
    if (crossed > std::max({kMostCrossed, tail_.size(), next.strings.size()})) flush();
    std::vector<std::string> longer;
    for (const std::string& a : tail_) {
      for (const std::string& b : next.strings) longer.push_back(joined(a, b));
    }
    tail_ = Strings(std::move(longer));
    if (next.exact) return;
    flush();
    for (Clause& c : next.clauses) clauses_.push_back(std::move(c));
  }

  Info take() {
    if (exact_) return exactly(std::move(tail_));
    flush();
    return {false, std::move(head_), std::move(clauses_)};
  }

 private:
  // An edge has no width: two of them in a row are one.
  static std::string joined(const std::string& a, const std::string& b) {
    const bool one = !a.empty() && !b.empty() && a.back() == kEdge && b.front() == kEdge;
    return a + (one ? b.substr(1) : b);
  }

  // What comes next is not known to follow the strings of the tail one by one.
  void flush() {
    add_clause(clauses_, tail_);
    if (exact_) head_ = std::move(tail_);
    exact_ = false;
    tail_ = {""};
  }

  bool exact_ = true;
  Strings head_;
  Strings tail_ = {""};
  std::vector<Clause> clauses_;
};

Info either(std::vector<Info> branches) {
  if (branches.size() == 1) return std::move(branches.front());
  std::vector<std::string> all;
  bool exact = true;
  for (const Info& b : branches) {
    exact = exact && b.exact;
    all.insert(all.end(), b.strings.begin(), b.strings.end());
  }
  Strings strings(std::move(all));
  if (strings.size() > kMostForms) strings = {""}, exact = false;
  if (exact) return exactly(std::move(strings));
  // The rarest clause of every branch, together.
  std::vector<std::string> any;
  for (const Info& b : branches) {
    const std::vector<Clause> clauses = clauses_of(b);
    if (clauses.empty()) return {false, std::move(strings), {}};
    const auto best = std::min_element(clauses.begin(), clauses.end(), [](const Clause& a, const Clause& c) {
      return chance_of(a) < chance_of(c);
    });
    any.insert(any.end(), best->begin(), best->end());
  }
  Info out{false, std::move(strings), {}};
  add_clause(out.clauses, Strings(std::move(any)));
  return out;
}

}  // namespace

// What is known of groups, by what stands between their brackets.
struct RequirementReader::Groups {
  std::unordered_map<std::string, Info> known;
};

namespace {

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
