#include <utility>
#include <vector>

#include "values/reader.h"

namespace fisa::values {

namespace {

Span first_word(std::string_view text, std::uint32_t at) {
  std::uint32_t end = at;
  if (at < text.size() && !is_word(text[at])) {
    while (end < text.size() && text[end] != ' ' && !is_word(text[end])) ++end;
  } else {
    while (end < text.size() && is_word(text[end])) ++end;
  }
  return {at, end};
}

}  // namespace

bool WordTable::at(std::string_view text, std::uint32_t at, std::uint32_t& end,
                   const std::string*& value) const {
  if (at >= text.size()) return false;
  PhraseTable::Hit hit;
  Span word = first_word(text, at);
  // Of signs in a row the first may be all there is: "%)" is "%".
  while (!word.empty() && !table.longest_at(text, word, hit)) {
    if (is_word(text[at]) || word.size() == 1) return false;
    --word.end;
  }
  if (word.empty()) return false;
  end = hit.span.end;
  value = &entries[hit.entry].value;
  return true;
}

bool WordTable::at(std::string_view text, std::uint32_t at, std::uint32_t& end) const {
  const std::string* value = nullptr;
  return this->at(text, at, end, value);
}

const std::vector<std::pair<std::string, WordTable ReaderTables::*>>& ReaderTables::members() {
  static const std::vector<std::pair<std::string, WordTable ReaderTables::*>> table = {
      {"number_word", &ReaderTables::number_word},
      {"number_article", &ReaderTables::number_article},
      {"scale", &ReaderTables::scale},
      {"number_joint", &ReaderTables::number_joint},
      {"currency", &ReaderTables::currency},
      {"subunit", &ReaderTables::subunit},
      {"percent", &ReaderTables::percent},
      {"month", &ReaderTables::month},
      {"weekday", &ReaderTables::weekday},
      {"duration_unit", &ReaderTables::duration_unit},
      {"duration_tail", &ReaderTables::duration_tail},
      {"half", &ReaderTables::half},
      {"comparison", &ReaderTables::comparison},
      {"comparison_joint", &ReaderTables::comparison_joint},
      {"range_from", &ReaderTables::range_from},
      {"range_to", &ReaderTables::range_to},
      {"date_word", &ReaderTables::date_word},
      {"open_start", &ReaderTables::open_start},
      {"open_end", &ReaderTables::open_end},
      {"year_intro", &ReaderTables::year_intro},
      {"quarter", &ReaderTables::quarter},
      {"semester", &ReaderTables::semester},
      {"same_year", &ReaderTables::same_year},
      {"not_before", &ReaderTables::not_before},
      {"not_after", &ReaderTables::not_after},
      {"programme_word", &ReaderTables::programme_word},
      {"definite", &ReaderTables::definite},
  };
  return table;
}

Result<ReaderTables> ReaderTables::make(const Lexicons& lexicons) {
  ReaderTables t;
  Diagnostics errors;
  for (const auto& [name, member] : members()) {
    const auto found = lexicons.find(name);
    if (found == lexicons.end()) {
      errors.push_back({"", 0, 0, "missing-lexicon",
                        "the grammars declare no lexicon '" + name + "'; values cannot be read without it"});
      continue;
    }
    WordTable& table = t.*member;
    table.entries = found->second;
    table.table.add(0, table.entries);
  }
  if (!errors.empty()) return errors;
  return t;
}

}  // namespace fisa::values
