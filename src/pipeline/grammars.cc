#include "pipeline/grammars.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string_view>
#include <utility>

#include "match/matcher.h"
#include "page/page.h"
#include "record/record.h"
#include "record/schema.h"

namespace fisa::pipeline {

// Made by tools/embed from grammars/.
const std::vector<std::pair<std::string_view, std::string_view>>& grammar_files();

Result<std::vector<grammar::SourceFile>> grammar_sources(const std::string& folder) {
  std::vector<grammar::SourceFile> out;
  if (folder.empty()) {
    for (const auto& [name, text] : grammar_files())
      out.push_back({"grammars/" + std::string(name), std::string(text)});
    return out;
  }
  std::error_code ec;
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ec)) {
    if (entry.path().extension() == ".gram") paths.push_back(entry.path());
  }
  if (ec)
    return Diagnostic{folder, 0, 0, "cannot-open", "the folder of grammars cannot be read: " + ec.message()};
  if (paths.empty()) return Diagnostic{folder, 0, 0, "no-grammars", "the folder holds no *.gram file"};
  std::sort(paths.begin(), paths.end());
  for (const auto& path : paths) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    if (!file) return Diagnostic{path.string(), 0, 0, "cannot-open", "the file cannot be read"};
    out.push_back({path.string(), text.str()});
  }
  return out;
}

namespace {

// Members of a record that the program itself fills.
bool is_own(std::string_view path) {
  const std::string_view top = path.substr(0, path.find('.'));
  return top == "schema" || top == "evidence" || top == "warnings" || top == "source";
}

grammar::Environment environment() {
  grammar::Environment out;
  for (const record::Schema::Field& f : record::Schema::built_in().fields()) {
    if (!is_own(f.path)) out.fields.push_back({f.path, f.list, f.choices});
  }
  return out;
}

}  // namespace

Result<extract::Extractor> make_extractor(const std::vector<grammar::SourceFile>& sources, Patterns patterns,
                                          std::string_view ahead) {
  grammar::Environment held_against = extract::Extractor::environment(environment());
  if (patterns == Patterns::checked) held_against.fault_of = match::fault_of;
  auto compiled = grammar::compile(sources, held_against);
  if (!compiled) return compiled.errors();
  return extract::Extractor::make(std::move(*compiled), ahead);
}

Result<std::string> requirements_of(const std::vector<grammar::SourceFile>& sources) {
  const auto compiled = grammar::compile(sources, extract::Extractor::environment(environment()));
  if (!compiled) return compiled.errors();
  return match::Matcher::requirements_of(*compiled);
}

namespace {

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

// In an example a return arrow stands for a line end, a tab arrow for the border between cells.
std::string page_text(const std::string& example) {
  return replaced(replaced(example, "\xE2\x8F\x8E", "\n"), "\xE2\x87\xA5", "\t") + "\n";
}

}  // namespace

ExampleResults run_examples(const extract::Extractor& extractor) {
  ExampleResults out;
  for (const grammar::Rule& rule : extractor.grammar().rules) {
    for (const grammar::Example& example : rule.examples) {
      const page::Page page = page::page_from_text(page_text(example.text), extractor.furniture());
      std::vector<std::string> values;
      for (const values::Fact& f : extractor.facts_of(rule.id(), page))
        values.push_back(record::to_line(record::to_json(f.value)));
      std::string wanted = example.expected;
      if (!wanted.empty()) {
        const record::Json json = record::Json::parse(wanted, nullptr, false);
        if (!json.is_discarded()) wanted = record::to_line(json);
      }
      const bool found = std::find(values.begin(), values.end(), wanted) != values.end();
      if (example.positive ? found : values.empty()) {
        ++out.passed;
        continue;
      }
      std::string got;
      for (const std::string& v : values) got += (got.empty() ? "" : ", ") + v;
      out.failures.push_back({extractor.grammar().files[example.position.file], example.position.line,
                              example.position.column, "example-failed",
                              rule.id() + ": " +
                                  (example.positive ? "wanted " + wanted : std::string("wanted nothing")) +
                                  ", got " + (got.empty() ? "nothing" : got)});
    }
  }
  return out;
}

}  // namespace fisa::pipeline
