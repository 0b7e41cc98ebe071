#include <cstdio>
#include <iostream>
#include <map>
#include <set>

#include "cli/command.h"
#include "cli/inputs.h"
#include "pipeline/work.h"
#include "record/record.h"

namespace fisa::cli {

namespace po = boost::program_options;

namespace {

std::string shown(const extract::Candidate& c, const record::Offsets& offsets, const std::string& text) {
  const Span span = c.fact.evidence.span;
  std::string quote(span.in(text));
  for (char& ch : quote) {
    if (ch == '\n' || ch == '\t') ch = ' ';
  }
  if (quote.size() > 90) quote = quote.substr(0, 87) + "...";
  return record::to_line(record::to_json(c.fact.value)) + "\n      " + c.fact.evidence.rule + ", rank " +
         std::to_string(c.rank) + ", at " + std::to_string(offsets.code_point(span.begin)) + "-" +
         std::to_string(offsets.code_point(span.end)) + ": \"" + quote + "\"";
}

// One field: the winners, the losers with why they lost, or the rules that could have filled it.
void print_field(const std::string& path, const std::vector<const extract::Candidate*>& candidates,
                 const record::Offsets& offsets, const std::string& text) {
  std::cout << path << "\n";
  for (const bool chosen : {true, false}) {
    for (const extract::Candidate* c : candidates) {
      if (c->chosen != chosen) continue;
      std::cout << (chosen ? "  + " : "  - ") << shown(*c, offsets, text) << "\n";
      if (!chosen) std::cout << "      lost: " << c->verdict << "\n";
    }
  }
}

void print_empty(const std::string& path, const grammar::Grammar& g) {
  std::cout << path << "\n  nothing found; these rules looked for it and did not match:\n";
  for (const grammar::Rule& r : g.rules) {
    for (const auto& e : r.emissions) {
      if (e.path != path) continue;
      std::cout << "    " << r.id() << " (" << g.files[r.position.file] << ":" << r.position.line << ")";
      for (const auto& x : r.examples) {
        if (x.positive) {
          std::cout << " as in: " << x.text;
          break;
        }
      }
      std::cout << "\n";
      break;
    }
  }
}

}  // namespace

int run_explain(const std::vector<std::string>& arguments) {
  constexpr Usage kUsage = {"fisa explain [OPTIONS] PAGE",
                            "For each field of each project of the page: the value that was chosen (+) with "
                            "its rule and place, the candidates that\n"
                            "lost (-) with why, and for an empty field the rules that looked for it.",
                            "  fisa explain page.html\n  fisa explain page.txt --field budget.total\n"};
  po::options_description options("Options");
  add_input_options(options);
  options.add_options()("field", po::value<std::string>()->value_name("PATH"),
                        "only this field, as in 'budget.total'")(
      "units", "print the page as rules see it, with {marks} for what has been recognised, and nothing else");
  po::variables_map values;
  int status = kGood;
  if (!read_options(arguments, kUsage, options, "path", values, status)) return status;
  const auto source = open_source(values);
  const auto extractor = source ? load_extractor(values) : std::nullopt;
  if (!extractor) return kFailed;
  const std::string wanted = values.count("field") != 0 ? values["field"].as<std::string>() : "";
  std::set<std::string> fields;
  for (const grammar::Rule& r : extractor->grammar().rules) {
    for (const auto& e : r.emissions) {
      if (e.path[0] != '@') fields.insert(e.path);
    }
  }
  if (!wanted.empty() && fields.count(wanted) == 0) {
    complain({"", 0, 0, "unknown-field", "no rule gives '" + wanted + "'"});
    return kFailed;
  }
  io::Document document;
  while (source->next(document)) {
    const auto read = pipeline::read_page(document, *extractor);
    if (!read) {
      complain(read.errors().front());
      status = kSome;
      continue;
    }
    if (values.count("units") != 0) {
      for (const std::string& unit : extractor->views(read->page)) std::cout << unit << "\n";
      continue;
    }
    const extract::Outcome outcome = extractor->extract(read->page, {.explain = true, .every_rule = false});
    const record::Offsets offsets(read->page.text);
    const std::size_t projects = outcome.projects.size();
    std::cout << document.uri << ": "
              << (projects == 0 ? "no project" : std::to_string(projects) + " project")
              << (projects > 1 ? "s" : "") << " (" << outcome.evidence << " for one, " << outcome.against
              << " against" << (outcome.reason.empty() ? "" : ": " + outcome.reason) << ")\n";
    for (std::size_t i = 0; i < outcome.projects.size(); ++i) {
      if (outcome.projects.size() > 1) std::cout << "\nproject " << i + 1 << "\n";
      std::map<std::string, std::vector<const extract::Candidate*>> by_field;
      for (const extract::Candidate& c : outcome.projects[i].candidates) by_field[c.fact.path].push_back(&c);
      for (const std::string& field : fields) {
        if (!wanted.empty() && field != wanted) continue;
        if (by_field.count(field) != 0)
          print_field(field, by_field[field], offsets, read->page.text);
        else
          print_empty(field, extractor->grammar());
      }
    }
  }
  return status;
}

}  // namespace fisa::cli
