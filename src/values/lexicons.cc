#include "values/lexicons.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace fisa::values {
namespace {

struct Spec {
  const char* name;
  // What its values may be: "#" numbers, "*" anything, otherwise one of these words.
  const char* values;
};

// In the order of Lex.
constexpr std::array<Spec, static_cast<std::size_t>(Lex::count)> kSpecs = {{
    {"number_word", "#"},
    {"number_article", "#"},
    {"number_doubtful", "ordinal adjective intro"},
    {"number_joint", "tens hundreds of"},
    {"minus", "*"},
    {"singular_end", "singular plural"},
    {"scale", "#"},
    {"scale_letter", "#"},
    {"half", "*"},
    {"half_of", "#"},
    {"currency", "*"},
    {"subunit", "*"},
    {"amount_note", "*"},
    {"percent", "*"},
    {"measure_unit", "*"},
    {"month", "#"},
    {"weekday", "*"},
    {"day_suffix", "*"},
    {"date_joint", "*"},
    {"month_edge", "#"},
    {"date_word", "*"},
    {"same_year", "*"},
    {"near_year", "this last next"},
    {"year_intro", "*"},
    {"quarter", "*"},
    {"semester", "*"},
    {"part_number", "#"},
    {"range_from", "between from span"},
    {"range_to", "and to bound"},
    {"open_start", "*"},
    {"open_end", "*"},
    {"open_now", "*"},
    {"duration_unit", "D W M M3 M6 Y Y10"},
    {"duration_tail", "*"},
    {"duration_joint", "*"},
    {"comparison", "exactly at_least more_than at_most about"},
    {"comparison_joint", "*"},
    {"range_joint", "*"},
    {"definite", "*"},
    {"function_word", "*"},
    {"programme_word", "*"},
    {"refusal", "code act part contact street hour name rank"},
    {"refusal_date", "*"},
    {"not_after", "*"},
}};

bool read_number(std::string_view s, double& out) {
  const auto [end, ec] = std::from_chars(s.data(), s.data() + s.size(), out);
  return ec == std::errc() && end == s.data() + s.size();
}

bool read_choice(std::string_view values, std::string_view value, double& out) {
  for (int i = 0; !values.empty(); ++i) {
    const auto space = values.find(' ');
    if (values.substr(0, space) == value) {
      out = i;
      return true;
    }
    values.remove_prefix(space == std::string_view::npos ? values.size() : space + 1);
  }
  return false;
}

bool read_value(const Spec& spec, const std::string& value, double& out) {
  const std::string_view values = spec.values;
  return values == "*" || (values == "#" ? read_number(value, out) : read_choice(values, value, out));
}

std::uint64_t edge(std::uint32_t node, const Token& t, bool first) {
  return (std::uint64_t{node} << 32) | (std::uint64_t{t.word} << 1) | (t.spaced && !first ? 1U : 0U);
}

}  // namespace

std::optional<Diagnostic> fault_of_value(std::string_view lexicon, const std::string& value) {
  const auto spec =
      std::find_if(kSpecs.begin(), kSpecs.end(), [&](const Spec& s) { return s.name == lexicon; });
  double number = 0;
  if (spec == kSpecs.end() || read_value(*spec, value, number)) return std::nullopt;
  const std::string_view values = spec->values;
  return Diagnostic{"", 0, 0, "bad-lexicon-value",
                    "'" + value + "' in lexicon '" + spec->name + "' is not " +
                        (values == "#" ? std::string("a number") : "one of: " + std::string(values))};
}

std::vector<std::string> LexiconIndex::names() {
  std::vector<std::string> names;
  names.reserve(kSpecs.size());
  for (const Spec& s : kSpecs) names.emplace_back(s.name);
  return names;
}

Result<LexiconIndex> LexiconIndex::make(const Lexicons& lexicons) {
  LexiconIndex index;
  index.nodes_.emplace_back();
  Diagnostics errors;
  std::string missing;
  for (std::size_t i = 0; i < kSpecs.size(); ++i) {
    const Spec& spec = kSpecs[i];
    const auto found = lexicons.find(std::string_view(spec.name));
    if (found == lexicons.end()) {
      missing += (missing.empty() ? "" : ", ") + std::string(spec.name);
      continue;
    }
    for (const LexiconEntry& e : found->second) {
      Entry entry{e.value, 0};
      if (!read_value(spec, e.value, entry.number)) {
        errors.push_back(*fault_of_value(spec.name, e.value));
        continue;
      }
      if (static_cast<Lex>(i) == Lex::singular_end) {
        (e.value == "plural" ? index.plural_ends_ : index.singular_ends_).push_back(e.form);
      } else {
        index.add(static_cast<Lex>(i), e.form, std::move(entry));
      }
    }
  }
  if (!missing.empty()) {
    errors.push_back({"", 0, 0, "missing-lexicon",
                      "values cannot be read without these lexicons: " + missing +
                          "; begin with a copy of the built-in grammars (fisa grammar export)"});
  }
  if (!errors.empty()) return errors;
  return index;
}

void LexiconIndex::add(Lex lexicon, std::string_view form, Entry entry) {
  std::vector<Token> tokens;
  tokenize_form(form, words_, tokens);
  if (tokens.empty()) return;
  starts_.resize(words_.size(), 0);
  starts_[tokens.front().word] |= bit(lexicon);
  std::uint32_t node = 0;
  for (const Token& t : tokens) {
    const auto [it, fresh] =
        next_.emplace(edge(node, t, &t == &tokens.front()), static_cast<std::uint32_t>(nodes_.size()));
    if (fresh) nodes_.emplace_back();
    node = it->second;
  }
  nodes_[node].push_back({lexicon, static_cast<std::uint32_t>(entries_.size())});
  entries_.push_back(std::move(entry));
}

LexiconIndex::Match LexiconIndex::longest(const std::vector<Token>& tokens, Pos at, Lex lexicon) const {
  Match best;
  if (at >= tokens.size() || !begins(tokens[at].word, bit(lexicon))) return best;
  std::uint32_t node = 0;
  for (Pos i = at; i < tokens.size() && tokens[i].word != 0; ++i) {
    const auto next = next_.find(edge(node, tokens[i], i == at));
    if (next == next_.end()) break;
    node = next->second;
    for (const Leaf& leaf : nodes_[node]) {
      if (leaf.lexicon == lexicon) best = {i + 1, &entries_[leaf.entry]};
    }
  }
  return best;
}

bool LexiconIndex::ends_singular(std::string_view word) const {
  const auto ends = [word](const std::string& end) { return word.ends_with(end); };
  return std::ranges::any_of(singular_ends_, ends) && std::ranges::none_of(plural_ends_, ends);
}

}  // namespace fisa::values
