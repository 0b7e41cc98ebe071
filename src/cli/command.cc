#include "cli/command.h"

#include <iostream>
#include <sstream>

#include "grammar/report.h"

namespace fisa::cli {

namespace po = boost::program_options;

const std::vector<Command>& commands() {
  static const std::vector<Command> table = {
      {"extract", "records from pages, one a line", run_extract},
      {"run", "records from a crawl, night after night: resumes, skips what it knows, can be watched",
       run_nightly},
      {"values", "typed values (money, dates, periods, ...) from pages, one a line", run_values},
      {"text", "the text of a page that offsets count in", run_text},
      {"explain", "for each field of a page, the winner, the losers and why", run_explain},
      {"validate", "check records against the schema", run_validate},
      {"verify", "read the sources again and check every quote of the records", run_verify},
      {"diff", "what changed between two sets of records: new, gone and changed projects", run_diff},
      {"merge", "one record for each project of many pages", run_merge},
      {"eval", "score records against gold records", run_eval},
      {"grammar", "check, test, list or print grammars", run_grammar},
      {"schema", "print the record's JSON Schema", run_schema},
  };
  return table;
}

void say(const std::string& words) {
  std::cerr << words << '\n';
}

void complain(const Diagnostic& error) {
  say("fisa: " + error.to_string());
}

void complain(const Diagnostics& errors) {
  for (const Diagnostic& e : errors) say(e.to_string());
}

namespace {

std::string help(const Usage& usage, const po::options_description& options) {
  std::ostringstream out;
  out << "Usage: " << usage.synopsis << "\n\n"
      << usage.about << "\n\n"
      << options << "\nExamples:\n"
      << usage.examples;
  return out.str();
}

std::string nearest_option(const std::string& given, const po::options_description& options) {
  std::vector<std::string> names;
  for (const auto& o : options.options()) names.push_back("--" + o->long_name());
  const std::string hint = grammar::nearest(given, names);
  return hint.empty() ? "; see --help" : "; did you mean '" + hint + "'?";
}

}  // namespace

bool read_options(const std::vector<std::string>& arguments, const Usage& usage,
                  const po::options_description& options, const char* positional, po::variables_map& out,
                  int& status) {
  po::options_description all;
  all.add(options).add_options()("help,h", "this text");
  po::options_description hidden;
  po::positional_options_description places;
  if (positional != nullptr) {
    hidden.add_options()(positional, po::value<std::vector<std::string>>());
    places.add(positional, -1);
  }
  po::options_description known;
  known.add(all).add(hidden);
  status = kFailed;
  try {
    // Names are not guessed: a mistyped option is an error, not another option.
    const int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
    po::store(po::command_line_parser(arguments).options(known).positional(places).style(style).run(), out);
    if (out.count("help") != 0) {
      std::cout << help(usage, all);
      status = kGood;
      return false;
    }
    po::notify(out);
  } catch (const po::unknown_option& e) {
    complain({"", 0, 0, "unknown-option",
              "'" + e.get_option_name() + "'" + nearest_option(e.get_option_name(), all)});
    return false;
  } catch (const po::error& e) {
    complain({"", 0, 0, "bad-option", std::string(e.what()) + "; see --help"});
    return false;
  }
  status = kGood;
  return true;
}

}  // namespace fisa::cli
