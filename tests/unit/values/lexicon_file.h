// The lexicons of a grammar file, read as simply as a test may: `lexicon NAME: VALUE = form | form; ...`,
// continued on indented lines, `#` before a comment. The grammar compiler is left out of it, so that values
// are tested alone.
#pragma once

#include <array>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

#include "values/lexicon.h"

namespace fisa::values {

// What text/fold.h does to the letters and signs that the tables of these tests are written with.
inline std::string folded(std::string_view utf8) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 40> kFolds = {
      {{"\u0103", "a"},  {"\u0102", "A"},  {"\u00e2", "a"},  {"\u00c2", "A"},  {"\u00ee", "i"},
       {"\u00ce", "I"},  {"\u0219", "s"},  {"\u0218", "S"},  {"\u021b", "t"},  {"\u021a", "T"},
       {"\u015f", "s"},  {"\u0163", "t"},  {"\u2013", "-"},  {"\u2014", "-"},  {"\u00f7", "-"},
       {"\u00a0", " "},  {"\u2009", " "},  {"\u201e", "\""}, {"\u201d", "\""}, {"\u00ab", "\""},
       {"\u00bb", "\""}, {"\u2019", "'"},  {"\u2265", ">="}, {"\u2264", "<="}, {"\u2248", "~"},
       {"\u015e", "S"},  {"\u0162", "T"},  {"\u201c", "\""}, {"\u2018", "'"},  {"\u2026", "..."},
       {"\u202f", " "},  {"\u2212", "-"},  {"\u2192", "->"}, {"\u00d7", "x"},  {"\u00b2", "2"},
       {"\u23ce", "\n"}, {"\u21e5", "\t"}, {"\u00b3", "3"},  {"\u2011", "-"},  {"\u2012", "-"}}};
  std::string out;
  while (!utf8.empty()) {
    std::size_t taken = 0;
    for (const auto& [from, to] : kFolds) {
      if (utf8.substr(0, from.size()) == from) {
        out += to;
        taken = from.size();
        break;
      }
    }
    if (taken == 0) {
      out += utf8.front();
      taken = 1;
    }
    utf8.remove_prefix(taken);
  }
  return out;
}

inline std::string trimmed(std::string_view s) {
  const auto first = s.find_first_not_of(' ');
  return first == std::string_view::npos ? ""
                                         : std::string(s.substr(first, s.find_last_not_of(' ') - first + 1));
}

inline std::string lower_case(std::string s) {
  for (char& c : s) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return s;
}

inline Lexicons read_lexicons(const std::string& path) {
  std::ifstream file(path);
  std::string statement;
  Lexicons out;
  const auto finish = [&] {
    if (statement.rfind("lexicon ", 0) == 0) {
      const auto colon = statement.find(':');
      Lexicon& lexicon = out[trimmed(std::string_view(statement).substr(8, colon - 8))];
      std::istringstream entries(statement.substr(colon + 1));
      for (std::string entry; std::getline(entries, entry, ';');) {
        const auto equals = entry.find(" = ");
        if (equals == std::string::npos) continue;
        std::istringstream forms(entry.substr(equals + 3));
        for (std::string form; std::getline(forms, form, '|');) {
          if (!trimmed(form).empty()) {
            lexicon.push_back({lower_case(folded(trimmed(form))), trimmed(entry.substr(0, equals))});
          }
        }
      }
    }
    statement.clear();
  };
  for (std::string line; std::getline(file, line);) {
    if (trimmed(line).empty() || trimmed(line)[0] == '#') continue;
    if (line[0] != ' ') finish();
    statement += (statement.empty() ? "" : " ") + trimmed(line);
  }
  finish();
  return out;
}

// Those of the product's own grammars.
inline const Lexicons& product_lexicons() {
  static const Lexicons lexicons = read_lexicons(FISA_SOURCE_DIR "/grammars/values.gram");
  return lexicons;
}

}  // namespace fisa::values
