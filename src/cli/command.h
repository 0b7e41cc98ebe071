// What every command shares: its place in the table, how its options are read, how it speaks.
//
// Data goes to standard output, words to standard error. Exit status: 0 all good; 1 some pages were rejected,
// or a check found something; 2 it could not start, or its results could not be written.
#pragma once

#include <boost/program_options.hpp>
#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace fisa::cli {

inline constexpr const char* kVersion = "fisa 0.1.0";

inline constexpr int kGood = 0;
inline constexpr int kSome = 1;
inline constexpr int kFailed = 2;

struct Command {
  const char* name;
  const char* summary;
  int (*run)(const std::vector<std::string>& arguments);
};

int run_extract(const std::vector<std::string>& arguments);
int run_values(const std::vector<std::string>& arguments);
int run_text(const std::vector<std::string>& arguments);
int run_explain(const std::vector<std::string>& arguments);
int run_validate(const std::vector<std::string>& arguments);
int run_verify(const std::vector<std::string>& arguments);
int run_diff(const std::vector<std::string>& arguments);
int run_merge(const std::vector<std::string>& arguments);
int run_eval(const std::vector<std::string>& arguments);
int run_grammar(const std::vector<std::string>& arguments);
int run_nightly(const std::vector<std::string>& arguments);
int run_schema(const std::vector<std::string>& arguments);

// All commands in the order of the help text.
const std::vector<Command>& commands();

// Reads a command's options. Prints help where asked for, or what is wrong with the nearest option's name,
// and then returns false with the exit status in `status`.
struct Usage {
  const char* synopsis;  // "fisa extract [PATH...]"
  const char* about;
  const char* examples;
};
bool read_options(const std::vector<std::string>& arguments, const Usage& usage,
                  const boost::program_options::options_description& options, const char* positional,
                  boost::program_options::variables_map& out, int& status);

void complain(const Diagnostic& error);
void complain(const Diagnostics& errors);
void say(const std::string& words);

}  // namespace fisa::cli
