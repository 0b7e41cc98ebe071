#include <poll.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include "cli/command.h"
#include "grammar/report.h"

namespace {

std::string help() {
  std::string out =
      "Usage: fisa COMMAND [OPTIONS] [PATH...]\n\n"
      "Turns Romanian pages about publicly funded projects into JSON records, each value tied to its place "
      "in the page.\n\n"
      "Commands:\n";
  for (const auto& c : fisa::cli::commands()) {
    std::string name = c.name;
    name.resize(12, ' ');
    out += "  " + name + c.summary + "\n";
  }
  return out +
         "\nExamples:\n"
         "  fisa extract pages/ > records.jsonl\n"
         "  curl -s URL | fisa extract --input-format html - | jq .title\n"
         "  fisa explain page.html --field budget.total\n\n"
         "fisa COMMAND --help says more. Exit status: 0 all good, 1 some pages rejected, 2 could not "
         "start.\n";
}

// What commands print must have arrived, unless its reader has gone.
int checked(int status) {
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return status;
  pollfd out{STDOUT_FILENO, POLLOUT, 0};
  if (poll(&out, 1, 0) == 1 && (out.revents & POLLERR) != 0) return status;
  fisa::cli::complain({"standard output", 0, 0, "cannot-write", "not everything could be written"});
  return fisa::cli::kFailed;
}

int run(const fisa::cli::Command& command, const std::vector<std::string>& arguments) {
  try {
    return checked(command.run(arguments));
  } catch (const std::exception& e) {  // memory or threads that the system refuses
    fisa::cli::complain({"", 0, 0, "failed", e.what()});
    return fisa::cli::kFailed;
  }
}

}  // namespace

int main(int argc, char** argv) {
  // A reader that goes away (head -1) is no error of ours: the write says so.
  std::signal(SIGPIPE, SIG_IGN);
  // Nor is a file that has reached the size it may have (ulimit -f).
  std::signal(SIGXFSZ, SIG_IGN);
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.empty()) {
    std::cerr << help();
    return fisa::cli::kFailed;
  }
  if (arguments[0] == "--help" || arguments[0] == "-h" || arguments[0] == "help") {
    std::cout << help();
    return fisa::cli::kGood;
  }
  if (arguments[0] == "--version") {
    std::cout << fisa::cli::kVersion << '\n';
    return fisa::cli::kGood;
  }
  std::vector<std::string> names;
  for (const auto& c : fisa::cli::commands()) {
    if (arguments[0] == c.name) return run(c, {arguments.begin() + 1, arguments.end()});
    names.emplace_back(c.name);
  }
  const std::string hint = fisa::grammar::nearest(arguments[0], names);
  fisa::cli::complain(
      {"", 0, 0, "unknown-command",
       "'" + arguments[0] + "'" + (hint.empty() ? "; see fisa --help" : "; did you mean '" + hint + "'?")});
  return fisa::cli::kFailed;
}
