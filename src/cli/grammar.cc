#include <filesystem>
#include <iostream>
#include <set>

#include "cli/command.h"
#include "cli/inputs.h"
#include "io/sink.h"
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

int export_to(const std::string& folder) {
  const auto files = pipeline::grammar_sources("");
  std::error_code ec;
  if (!std::filesystem::create_directory(folder, ec)) {
    complain(
        {folder, 0, 0, "cannot-write", ec ? ec.message() : "the folder is there already; name a new one"});
    return kFailed;
  }
  for (const grammar::SourceFile& file : *files) {
    io::Sink out((std::filesystem::path(folder) / std::filesystem::path(file.name).filename()).string());
    out.write(file.text);
    out.flush();
    if (out.error()) {
      complain(*out.error());
      return kFailed;
    }
  }
  say(std::to_string(files->size()) + " files written to " + folder);
  return kGood;
}

}  // namespace

int run_grammar(const std::vector<std::string>& arguments) {
  constexpr Usage kUsage = {
      "fisa grammar check|test|list|print [--grammars DIR]\n       fisa grammar export DIR",
      "check: all errors of all files, with line and column. test: every 'yes' and "
      "'no'. list: the rules, with rank, paths and\n"
      "place. print: the compiled form. export: writes the files that the program carries "
      "into a new folder, to be changed and\nnamed by --grammars.",
      "  fisa grammar test --grammars grammars\n  fisa grammar list | sort -k2 -n\n"
      "  fisa grammar export my-grammars && fisa extract --grammars my-grammars page.txt\n"};
  po::options_description options("Options");
  options.add_options()("grammars", po::value<std::string>()->value_name("DIR"),
                        "use the grammars of DIR instead of the built-in ones");
  po::variables_map values;
  int status = kGood;
  if (!read_options(arguments, kUsage, options, "what", values, status)) return status;
  const auto what =
      values.count("what") != 0 ? values["what"].as<std::vector<std::string>>() : std::vector<std::string>{};
  if (what.size() == 2 && what[0] == "export") return export_to(what[1]);
  const std::set<std::string> known = {"check", "test", "list", "print"};
  if (what.size() != 1 || known.count(what[0]) == 0) {
    complain({"", 0, 0, "bad-option", "say what to do: check, test, list, print or export DIR"});
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
