#include "grammar/expand.h"

#include <algorithm>

#include "grammar/slots.h"
#include "grammar/syntax.h"
#include "text/fold.h"

namespace fisa::grammar {
namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool is_name(std::string_view s) {
  return !s.empty() && std::all_of(s.begin(), s.end(), is_word) && !(s[0] >= '0' && s[0] <= '9');
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

}  // namespace

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

std::string Expander::expand(std::string_view body, Position position, std::set<std::string>* captures) {
  std::string out;
  for (std::size_t i = 0; i < body.size();) {
    const char c = body[i];
    if (c == '\\' && i + 1 < body.size()) {
      out += body.substr(i, 2);
      i += 2;
    } else if (c == '{' && i + 1 < body.size() && !(body[i + 1] >= '0' && body[i + 1] <= '9')) {
      const auto end = closing_brace(body, i);
      Position at = position;
      at.column += static_cast<std::uint32_t>(i);
      if (end == std::string_view::npos) {
        errors_.push_back(
            error_at(files_[position.file], at, "open-brace", "'{' is never closed; write \\{ for a brace"));
        return out;
      }
      out += reference(body.substr(i + 1, end - i - 1), at, captures);
      i = end + 1;
    } else if (static_cast<unsigned char>(c) >= 0x80) {
      std::size_t end = i;
      while (end < body.size() && static_cast<unsigned char>(body[end]) >= 0x80) ++end;
      out += text::folded(body.substr(i, end - i));
      i = end;
    } else {
      out += c;
      ++i;
    }
  }
  return out;
}

std::string Expander::reference(std::string_view inside, Position position, std::set<std::string>* captures) {
  const auto colon = inside.find(':');
  if (colon == std::string_view::npos) return resolve(inside, position);
  const std::string capture(inside.substr(0, colon));
  const std::string_view name = inside.substr(colon + 1);
  if (!is_name(capture)) {
    errors_.push_back(error_at(files_[position.file], position, "bad-capture",
                               "'" + capture + "' is no name for a capture"));
    return {};
  }
  if (captures != nullptr && !captures->insert(capture).second) {
    errors_.push_back(error_at(files_[position.file], position, "duplicate-capture",
                               "the capture '" + capture + "' stands twice in one pattern"));
  }
  // What is captured is a name, or a pattern written on the spot: "{code:\d{5,6}}".
  return "(?P<" + capture + ">" +
         (is_name(name) ? resolve(name, position) : expand(name, position, captures)) + ")";
}

std::string Expander::resolve(std::string_view name, Position position) {
  for (const Slot& slot : kSlots) {
    if (slot.name == name) return std::string(slot.pattern);
  }
  const auto found = definitions.find(name);
  if (found == definitions.end()) {
    std::vector<std::string> known;
    for (const auto& [n, d] : definitions) known.push_back(n);
    for (const Slot& slot : kSlots) known.emplace_back(slot.name);
    const std::string hint = nearest(name, known);
    errors_.push_back(error_at(files_[position.file], position, "unknown-pattern",
                               "'" + std::string(name) + "'" +
                                   (hint.empty() ? " is not declared" : "; did you mean '" + hint + "'?")));
    return {};
  }
  Definition& d = found->second;
  d.used = true;
  if (d.kind == Definition::Kind::lexicon || d.kind == Definition::Kind::entity) return d.body;
  if (d.expanding) {
    errors_.push_back(error_at(files_[position.file], position, "circular-pattern",
                               "'" + std::string(name) + "' refers to itself"));
    return {};
  }
  if (d.expanded.empty()) {
    d.expanding = true;
    d.expanded = "(?:" + expand(d.body, d.position, nullptr) + ")";
    d.expanding = false;
  }
  return d.expanded;
}

}  // namespace fisa::grammar
