#include <algorithm>
#include <iostream>

#include "cli/command.h"
#include "cli/record_files.h"
#include "record/lines.h"
#include "record/schema.h"

namespace fisa::cli {

namespace po = boost::program_options;

int run_schema(const std::vector<std::string>& arguments) {
  constexpr Usage kUsage = {"fisa schema", "Prints the JSON Schema (draft-07) of a record.",
                            "  fisa schema > project.schema.json\n"};
  po::options_description options("Options");
  po::variables_map values;
  int status = kGood;
  if (!read_options(arguments, kUsage, options, nullptr, values, status)) return status;
  std::cout << record::Schema::built_in().text();
  return kGood;
}

int run_validate(const std::vector<std::string>& arguments) {
  constexpr Usage kUsage = {"fisa validate FILE...",
                            "Checks records (JSON Lines) against the schema, whoever wrote them: for each "
                            "violation the file and line, the JSON\n"
                            "pointer and the reason. '-' is standard input.",
                            "  fisa validate records.jsonl\n"};
  po::options_description options("Options");
  po::variables_map values;
  int status = kGood;
  if (!read_options(arguments, kUsage, options, "file", values, status)) return status;
  if (values.count("file") == 0) {
    complain({"", 0, 0, "no-input", "name files of records, or '-' for standard input"});
    return kFailed;
  }
  for (const std::string& path : values["file"].as<std::vector<std::string>>()) {
    const auto text = read_records(path);
    if (!text) {
      complain(text.errors().front());
      status = kFailed;
      continue;
    }
    std::size_t records = 0;
    const auto violations = record::validate_lines(record::Schema::built_in(), *text, records);
    for (const auto& v : violations) {
      std::cout << path << ":" << v.line << ": " << (v.violation.pointer.empty() ? "/" : v.violation.pointer)
                << ": " << v.violation.reason << "\n";
    }
    say(path + ": " + std::to_string(records) + " records, " + std::to_string(violations.size()) +
        " violations");
    if (!violations.empty()) status = std::max(status, kSome);
  }
  return status;
}

}  // namespace fisa::cli
