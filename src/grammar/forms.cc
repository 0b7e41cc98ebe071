#include "grammar/forms.h"

#include <utility>

#include "base/string_map.h"
#include "text/fold.h"
#include "values/lexicons.h"

namespace fisa::grammar {

std::string lower(std::string s) {
  for (char& c : s) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return s;
}

std::vector<std::string_view> split(std::string_view s, char by) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto at = s.find(by);
    const std::string_view part = s.substr(0, at);
    const std::string_view trimmed = trim(part);
    parts.push_back(trimmed.empty() ? part.substr(0, 0) : trimmed);
    if (at == std::string_view::npos) return parts;
    s.remove_prefix(at + 1);
  }
}

values::Lexicon read_forms(const Statement& s, const Reporter& report) {
  values::Lexicon lexicon;
  StringMap<std::size_t> known;  // of each form, its place in the lexicon
  for (const std::string_view entry : split(s.body.text(), ';')) {
    if (entry.empty()) continue;
    const auto equals = entry.find(" = ");
    const std::string value(trim(entry.substr(0, equals)));
    if (equals == std::string_view::npos) {
      report.error(s.body.at(entry), "bad-lexicon-entry",
                   "'" + value + "' wants the form 'VALUE = form | form'");
      continue;
    }
    if (auto fault = values::fault_of_value(s.name, value))
      report.error(s.body.at(entry), std::move(fault->code), std::move(fault->message));
    for (const std::string_view raw : split(entry.substr(equals + 3), '|')) {
      std::string form = lower(text::folded(raw));
      if (form.empty()) {
        report.error(s.body.at(raw), "empty-form", "the value '" + value + "' has an empty form");
        continue;
      }
      if (form.find(" = ") != std::string::npos) {
        report.error(s.body.at(raw), "missing-semicolon",
                     "'" + form + "' holds a '=': entries are parted by ';'");
        continue;
      }
      const auto [at, fresh] = known.try_emplace(form, lexicon.size());
      if (fresh) {
        lexicon.push_back({std::move(form), value});
      } else if (const std::string& before = lexicon[at->second].value; before != value) {
        report.error(
            s.body.at(raw), "form-with-two-values",
            "'" + form + "' in '" + s.name + "' stands for both '" + before + "' and '" + value + "'");
      }
    }
  }
  return lexicon;
}

}  // namespace fisa::grammar
