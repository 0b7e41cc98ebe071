#include "grammar/expand.h"

#include <algorithm>

#include "grammar/slots.h"
#include "grammar/syntax.h"
#include "text/fold.h"

namespace fisa::grammar {
namespace {

constexpr std::size_t kLongest = 1 << 20;  // bytes of an expanded pattern
constexpr int kDeepest = 50;               // captures within captures

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::string quote(std::string_view literal) {
  std::string out;
  for (const char c : literal) {
    if (!is_word(c) && c != ' ' && static_cast<unsigned char>(c) < 0x80) out += '\\';
    out += c;
  }
  return out;
}

// The brace that closes the one at `open`; repetition counts inside nest.
std::size_t closing_brace(std::string_view s, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open; i < s.size(); ++i) {
    if (s[i] == '\\')
      ++i;
    else if (s[i] == '{')
      ++depth;
    else if (s[i] == '}' && --depth == 0)
      return i;
  }
  return std::string_view::npos;
}

// The alternation of a lexicon's forms, longest first, at word boundaries.
std::string alternation(const values::Lexicon& lexicon) {
  std::vector<std::string> forms;
  forms.reserve(lexicon.size());
  for (const auto& entry : lexicon) forms.push_back(entry.form);
  std::sort(forms.begin(), forms.end(), [](const std::string& a, const std::string& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  std::string out = "(?:";
  for (const std::string& form : forms) {
    if (out.size() > 3) out += '|';
    if (is_word(form.front())) out += "\\b";
    out += quote(form);
    if (is_word(form.back())) out += "\\b";
  }
  return out + ")";
}

}  // namespace

std::string Expander::expand(const Body& body, std::set<std::string>* captures) {
  return expand(body, body.text(), captures);
}

std::string Expander::expand(const Body& body, std::string_view part, std::set<std::string>* captures) {
  std::string out;
  for (std::size_t i = 0; i < part.size();) {
    const char c = part[i];
    if (c == '\\' && i + 1 < part.size()) {
      out += part.substr(i, 2);
      i += 2;
    } else if (c == '{' && i + 1 < part.size() && !(part[i + 1] >= '0' && part[i + 1] <= '9')) {
      const auto end = closing_brace(part, i);
      if (end == std::string_view::npos) {
        report_.error(body.at(part.substr(i)), "open-brace", "'{' is never closed; write \\{ for a brace");
        return out;
      }
      out += reference(body, part.substr(i + 1, end - i - 1), captures);
      if (out.size() > kLongest) {
        report_.error(body.at(part.substr(i)), "pattern-too-large",
                      "with its references spelled out the pattern has more than a million bytes");
        return {};
      }
      i = end + 1;
    } else if (static_cast<unsigned char>(c) >= 0x80) {
      std::size_t end = i;
      while (end < part.size() && static_cast<unsigned char>(part[end]) >= 0x80) ++end;
      out += text::folded(part.substr(i, end - i));
      i = end;
    } else {
      out += c;
      ++i;
    }
  }
  return out;
}

std::string Expander::reference(const Body& body, std::string_view inside, std::set<std::string>* captures) {
  const auto colon = inside.find(':');
  if (colon == std::string_view::npos) return resolve(inside, body.at(inside));
  const std::string capture(inside.substr(0, colon));
  const std::string_view name = inside.substr(colon + 1);
  if (!is_name(capture))
    report_.error(body.at(inside), "bad-capture", "'" + capture + "' is no name for a capture");
  if (captures != nullptr && !captures->insert(capture).second) {
    report_.error(body.at(inside), "duplicate-capture",
                  "the capture '" + capture + "' stands twice in one pattern");
  }
  // What is captured is a name, or a pattern written on the spot: "{code:\d{5,6}}".
  if (depth_ == kDeepest) {
    report_.error(body.at(inside), "nested-too-deep", "captures within captures, fifty deep");
    return {};
  }
  ++depth_;
  const std::string pattern = is_name(name) ? resolve(name, body.at(name)) : expand(body, name, captures);
  --depth_;
  return "(?P<" + capture + ">" + pattern + ")";
}

std::string Expander::resolve(std::string_view name, Position position) {
  for (const Slot& slot : kSlots) {
    if (slot.name == name) return std::string(slot.pattern);
  }
  const auto found = definitions_.find(name);
  if (found == definitions_.end()) {
    std::vector<std::string> known;
    for (const auto& [n, d] : definitions_) known.push_back(n);
    for (const Slot& slot : kSlots) known.emplace_back(slot.name);
    report_.error(position, "unknown-pattern",
                  "'" + std::string(name) + "'" + did_you_mean(name, known, " is not declared"));
    return {};
  }
  Definition& d = found->second;
  d.used = true;
  if (d.expanding) {
    report_.error(position, "circular-pattern", "'" + std::string(name) + "' refers to itself");
    return {};
  }
  if (d.pattern.empty() && d.forms != nullptr) d.pattern = alternation(*d.forms);
  if (d.pattern.empty()) {
    d.expanding = true;
    d.pattern = "(?:" + expand(d.body, nullptr) + ")";
    d.expanding = false;
  }
  return d.pattern;
}

}  // namespace fisa::grammar
