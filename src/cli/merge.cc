#include <algorithm>
#include <map>

#include "cli/command.h"
#include "cli/record_files.h"
#include "io/sink.h"
#include "linkage/grouping.h"
#include "linkage/merge.h"

namespace fisa::cli {

namespace po = boost::program_options;

namespace {

using record::Json;

struct Input {
  std::vector<std::string> lines;
  std::vector<linkage::Identity> identities;
};

void warn_of_another(Json& record, const Input& input, std::size_t other, const std::string& contract) {
  const Json stranger = Json::parse(input.lines[other]);
  const Json warning = {{"code", "same-contract-kept-apart"},
                        {"path", "/codes"},
                        {"message", "The record of " + stranger["source"]["uri"].get<std::string>() +
                                        " has the contract number \"" + contract +
                                        "\" too, but is about another project by all else it says."}};
  // A record that was merged before has been told so already.
  Json& warnings = record["warnings"];
  if (std::find(warnings.begin(), warnings.end(), warning) == warnings.end()) warnings.push_back(warning);
}

class Merging {
 public:
  Merging(const Input& input, io::Sink& out) : input_(input), out_(out) {}

  void run() {
    const linkage::Groups groups = linkage::group(input_.identities);
    std::multimap<std::size_t, std::pair<std::size_t, std::string>> strangers;
    for (const auto& k : groups.kept_apart) {
      strangers.emplace(k.first, std::make_pair(k.second, k.contract));
      strangers.emplace(k.second, std::make_pair(k.first, k.contract));
    }
    for (const auto& members : groups.groups) {
      std::vector<Json> records;
      for (const std::size_t i : members) records.push_back(Json::parse(input_.lines[i]));
      Json merged = linkage::merge(record::Schema::built_in(), records);
      for (const std::size_t i : members) {
        const auto [from, to] = strangers.equal_range(i);
        for (auto it = from; it != to; ++it)
          warn_of_another(merged, input_, it->second.first, it->second.second);
      }
      count(merged, members.size());
      out_.write(record::to_line(merged) + "\n");
    }
  }

  [[nodiscard]] std::string summary() const {
    return std::to_string(input_.lines.size()) + " records, " + std::to_string(projects_) + " projects, " +
           std::to_string(of_several_) + " of them from several records, " + std::to_string(disagreements_) +
           " values on which sources disagree";
  }

 private:
  void count(const Json& merged, std::size_t members) {
    ++projects_;
    if (members == 1) return;
    ++of_several_;
    for (const Json& w : merged["warnings"]) disagreements_ += w["code"] == "sources-disagree";
  }

  const Input& input_;
  io::Sink& out_;
  std::size_t projects_ = 0;
  std::size_t of_several_ = 0;
  std::size_t disagreements_ = 0;
};

}  // namespace

int run_merge(const std::vector<std::string>& arguments) {
  constexpr Usage kUsage = {
      "fisa merge [OPTIONS] RECORDS...",
      "One record for each project that the records tell of: those with the same SMIS code or contract "
      "number "
      "become one, and\n"
      "those with the same title whose periods agree or that share a partner. 'sources' has all pages, and "
      "every quote says which\n"
      "one it is from. What several pages say alike is surer than what one says; where they disagree, the "
      "surest value is taken\n"
      "and a warning 'sources-disagree' has the others. RECORDS are files (JSON Lines, also gzip or zstd), "
      "'-' "
      "for standard input,\n"
      "or folders that runs have written.",
      "  fisa merge records.jsonl -o projects.jsonl\n"
      "  fisa merge runs/* | jq -c '.warnings[] | select(.code == \"sources-disagree\")'\n"};
  po::options_description options("Options");
  options.add_options()("output,o", po::value<std::string>()->default_value("-")->value_name("FILE"),
                        "write the records to FILE");
  po::variables_map values;
  int status = kGood;
  if (!read_options(arguments, kUsage, options, "path", values, status)) return status;
  if (values.count("path") == 0) {
    complain({"", 0, 0, "no-input", "name files or folders of records, or '-' for standard input"});
    return kFailed;
  }
  Input input;
  for (const std::string& path : values["path"].as<std::vector<std::string>>()) {
    status = std::max(status, for_each_record(path, [&](RecordLine&& line) {
                        input.identities.push_back(linkage::identity_of(line.record));
                        input.lines.push_back(std::move(line.text));
                      }));
    if (status == kFailed) return status;
  }
  io::Sink out(values["output"].as<std::string>());
  Merging merging(input, out);
  if (!out.error()) merging.run();
  out.flush();
  if (out.error() && out.error()->code != "closed-pipe") {
    complain(*out.error());
    return kFailed;
  }
  say(merging.summary());
  return status;
}

}  // namespace fisa::cli
