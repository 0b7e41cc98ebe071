#include <iostream>
#include <set>

#include "cli/command.h"
#include "cli/explanation.h"
#include "cli/inputs.h"
#include "grammar/syntax.h"
#include "pipeline/work.h"

namespace fisa::cli {

namespace po = boost::program_options;

namespace {

constexpr Usage kUsage = {
    "fisa explain [OPTIONS] PAGE...",
    "For each field of each project of the page: the value that was chosen (+) with its rule and place, the "
    "candidates that\n"
    "lost (-) with why, and for an empty field the rules that nearly filled it and what they lacked (~).",
    "  fisa explain page.html\n  fisa explain page.txt --field budget.total\n"
    "  fisa explain page.txt --jsonl | jq 'select(.chosen)'\n"
    "  fisa explain --preferences\n"};

// The fields that rules give; the engine's own ("@named") only where they are asked for.
std::set<std::string> fields_of(const grammar::Grammar& g, const std::string& wanted) {
  std::set<std::string> out;
  if (wanted == kPageField || wanted == kBeginField || wanted == kPartingField) out.insert(wanted);
  for (const grammar::Rule& r : g.rules) {
    for (const auto& e : r.emissions) {
      if (e.path[0] != '@' || e.path == wanted) out.insert(e.path);
    }
  }
  return out;
}

bool pick_field(const std::string& wanted, std::set<std::string>& fields) {
  if (fields.count(wanted) == 0) {
    const std::string hint = grammar::nearest(wanted, {fields.begin(), fields.end()});
    complain({"", 0, 0, "unknown-field",
              "no rule gives '" + wanted + "'" + (hint.empty() ? "" : "; did you mean '" + hint + "'?")});
    return false;
  }
  fields = {wanted};
  return true;
}

}  // namespace

int run_explain(const std::vector<std::string>& arguments) {
  po::options_description options("Options");
  add_input_options(options);
  options.add_options()("field", po::value<std::string>()->value_name("PATH"),
                        "only this field, as in 'budget.total'")(
      "jsonl", "every candidate as a JSON object, one a line, with what its confidence is made of")(
      "preferences", "print by what one candidate is preferred to another, and nothing else")(
      "units", "print the page as rules see it, with {marks} for what has been recognised, and nothing else");
  po::variables_map values;
  int status = kGood;
  if (!read_options(arguments, kUsage, options, "path", values, status)) return status;
  if (values.count("preferences") != 0) {
    print_preferences();
    return kGood;
  }
  const auto source = open_source(values);
  const auto extractor = source ? load_extractor(values) : std::nullopt;
  if (!extractor) return kFailed;
  const std::string wanted = values.count("field") != 0 ? values["field"].as<std::string>() : "";
  std::set<std::string> fields = fields_of(extractor->grammar(), wanted);
  if (!wanted.empty() && !pick_field(wanted, fields)) return kFailed;
  io::Document document;
  while (source->next(document)) {
    const auto read = pipeline::read_page(document, *extractor);
    if (!read) {
      complain(read.errors().front());
      status = kSome;
    } else if (values.count("units") != 0) {
      for (const std::string& unit : extractor->views(read->page)) std::cout << unit << "\n";
    } else if (values.count("jsonl") != 0) {
      Explanation(*extractor, read->page, document.uri).print_json(fields);
    } else {
      Explanation(*extractor, read->page, document.uri).print(fields);
    }
  }
  return status;
}

}  // namespace fisa::cli
