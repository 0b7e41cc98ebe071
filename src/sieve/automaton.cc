#include "sieve/automaton.h"

#include <algorithm>
#include <string>
#include <vector>

#include "values/words.h"

namespace fisa::sieve {
namespace {

constexpr std::size_t kMostBits = 128;

bool is_plain(char c) {
  return values::is_lower(c) || values::is_digit(c) || c == ' ';
}

std::string plain_part(std::string_view form) {
  std::string_view best;
  for (std::size_t i = 0; i < form.size();) {
    std::size_t end = i;
    while (end < form.size() && is_plain(form[end])) ++end;
    if (end - i > best.size()) best = form.substr(i, end - i);
    i = std::max(end, i + 1);
  }
  while (!best.empty() && best.front() == ' ') best.remove_prefix(1);
  while (!best.empty() && best.back() == ' ') best.remove_suffix(1);
  return std::string(best);
}

// The forms that hold no other one, each by at most its last `length` characters.
std::vector<std::string> distinct(const std::vector<std::string>& forms, std::size_t length) {
  std::vector<std::string> ends;
  for (const std::string& f : forms) ends.push_back(f.size() > length ? f.substr(f.size() - length) : f);
  std::sort(ends.begin(), ends.end());
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  std::vector<std::string> out;
  for (const std::string& f : ends) {
    const bool holds_another = std::any_of(ends.begin(), ends.end(), [&](const std::string& other) {
      return other != f && f.find(other) != std::string::npos;
    });
    if (!holds_another) out.push_back(f);
  }
  return out;
}

std::size_t letters(const std::vector<std::string>& forms) {
  std::size_t n = 0;
  for (const std::string& f : forms) n += f.size();
  return n;
}

// As many characters of every form as there is room for; empty where some form has none to look for.
std::vector<std::string> forms_to_follow(const grammar::Grammar& grammar) {
  const auto lexicon = grammar.lexicons.find("project_noun");
  if (lexicon == grammar.lexicons.end()) return {};
  std::vector<std::string> forms;
  for (const auto& entry : lexicon->second) {
    forms.push_back(plain_part(entry.form));
    if (forms.back().empty()) return {};
  }
  forms = distinct(forms, kMostBits);
  std::size_t length = kMostBits;
  while (length > 0 && letters(distinct(forms, length)) > kMostBits) --length;
  return length == 0 ? std::vector<std::string>{} : distinct(forms, length);
}

void add(std::string_view form, std::size_t at, Automaton& out) {
  for (std::size_t i = 0; i < form.size(); ++i) {
    const Bits bit = Bits{1} << (at + i);
    const auto byte = static_cast<unsigned char>(form[i]);
    out.places[byte] |= bit;
    if (values::is_lower(form[i])) out.places[byte - 'a' + 'A'] |= bit;
    if (form[i] == ' ') out.spaces |= bit;
    if (i == 0) out.firsts |= bit;
    if (i + 1 == form.size()) out.lasts |= bit;
  }
}

}  // namespace

Automaton automaton_of(const grammar::Grammar& grammar) {
  Automaton out;
  std::size_t at = 0;
  for (const std::string& form : forms_to_follow(grammar)) {
    add(form, at, out);
    at += form.size();
  }
  return out;
}

}  // namespace fisa::sieve
