#include <iostream>
#include <set>

#include "cli/command.h"
#include "cli/inputs.h"
#include "pipeline/grammars.h"

namespace fisa::cli {

namespace po = boost::program_options;

namespace {

void list(const grammar::Grammar& g) {
  for (const grammar::Rule& r : g.rules) {
    std::set<std::string> paths;
    for (const auto& e : r.emissions) paths.insert(e.path);
    std::cout << r.id() << "\t" << r.rank << "\t";
    for (const auto& p : paths) std::cout << (p == *paths.begin() ? "" : ",") << p;
    std::cout << "\t" << g.files[r.position.file] << ":" << r.position.line << "\n";
  }
}

}  // namespace

int run_grammar(const std::vector<std::string>& arguments) {
  constexpr Usage kUsage = {"fisa grammar check|test|list|print [--grammars DIR]",
                            "check: all errors of all files, with line and column. test: every 'yes' and "
                            "'no'. list: the rules, with rank, paths and\n"
                            "place. print: the compiled form.",
                            "  fisa grammar test --grammars grammars\n  fisa grammar list | sort -k2 -n\n"};
  po::options_description options("Options");
  options.add_options()("grammars", po::value<std::string>()->value_name("DIR"),
                        "use the grammars of DIR instead of the built-in ones");
  po::variables_map values;
  int status = kGood;
  if (!read_options(arguments, kUsage, options, "what", values, status)) return status;
  const auto what =
      values.count("what") != 0 ? values["what"].as<std::vector<std::string>>() : std::vector<std::string>{};
  const std::set<std::string> known = {"check", "test", "list", "print"};
  if (what.size() != 1 || known.count(what[0]) == 0) {
    complain({"", 0, 0, "bad-option", "say what to do: check, test, list or print"});
    return kFailed;
  }
  const auto extractor = load_extractor(values);
  if (!extractor) return kFailed;
  const grammar::Grammar& g = extractor->grammar();
  if (what[0] == "check") {
    say(std::to_string(g.files.size()) + " files, " + std::to_string(g.rules.size()) + " rules, " +
        std::to_string(g.lexicons.size()) + " lexicons: no errors");
  } else if (what[0] == "list") {
    list(g);
  } else if (what[0] == "print") {
    std::cout << grammar::print(g);
  } else {
    const pipeline::ExampleResults results = pipeline::run_examples(*extractor);
    complain(results.failures);
    std::cout << results.passed << " passed, " << results.failures.size() << " failed\n";
    return results.failures.empty() ? kGood : kSome;
  }
  return kGood;
}

}  // namespace fisa::cli
