#include <algorithm>
#include <cstdint>
#include <iostream>
#include <optional>
#include <string_view>

#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/record_files.h"
#include "io/warc.h"
#include "pipeline/digest.h"
#include "pipeline/work.h"
#include "record/record.h"
#include "record/schema.h"

namespace fisa::cli {

namespace po = boost::program_options;

namespace {

// A page that was read once for its record is read again, however large it is.
constexpr io::Limits kLimits = {1ULL << 32};

// The page that a record was made from: its WARC record, or its file.
io::Document source_again(const record::Json& source) {
  if (source.contains("warc_filename")) {
    return io::read_warc_record(source["warc_filename"], source["warc_record_offset"],
                                source["warc_record_length"], kLimits);
  }
  io::SourceOptions options;
  options.limits = kLimits;
  options.format = source["media_type"] == "text/html" ? io::InputFormat::html : io::InputFormat::text;
  return io::read_page_file(source["uri"], options);
}

// The bytes of text between two code points; nothing where the text is shorter.
std::optional<std::string> code_points_between(const std::string& text, const record::Json& from,
                                               const record::Json& to) {
  const auto begin = from.get<std::uint64_t>();
  const auto end = to.get<std::uint64_t>();
  std::uint64_t at = 0;
  std::size_t first = std::string::npos;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U) continue;
    if (at == begin) first = i;
    if (at == end && first != std::string::npos) return text.substr(first, i - first);
    ++at;
  }
  return std::nullopt;
}

class Checker {
 public:
  explicit Checker(const extract::Extractor& extractor) : extractor_(extractor) {}

  // `record` conforms to the schema. Prints each difference as "file:line: uri: field: what".
  void check(const std::string& place, const record::Json& record) {
    ++records_;
    place_ = place;
    const record::Json& source = record["source"];
    uri_ = source["uri"];
    // The records of one page stand one after the other.
    if (source != source_) {
      source_ = source;
      document_ = source_again(source);
      page_ = pipeline::read_page(document_, extractor_);
      digest_ = pipeline::sha256(document_.bytes);
    }
    if (!*page_)
      return report("/source/uri", "the source cannot be read: " + page_->errors().front().message);
    if (const std::string then = source["sha256"]; digest_ != then)
      report("/source/sha256", "the record says " + then + ", the source has " + digest_);
    for (const record::Json& e : record["evidence"]) check_quote(e, (*page_)->page.text);
  }

  [[nodiscard]] std::size_t records() const { return records_; }
  [[nodiscard]] std::size_t differences() const { return differences_; }

 private:
  void check_quote(const record::Json& evidence, const std::string& text) {
    const std::string quote = evidence["text"];
    const auto there = code_points_between(text, evidence["start"], evidence["end"]);
    if (there == quote) return;
    report(evidence["path"], "the record quotes \"" + quote + "\", the page has " +
                                 (there ? "\"" + *there + "\"" : "nothing: it is shorter"));
  }

  void report(const std::string& field, const std::string& what) {
    ++differences_;
    std::cout << place_ << ": " << uri_ << ": " << field << ": " << what << "\n";
  }

  const extract::Extractor& extractor_;
  std::string place_;
  std::string uri_;
  record::Json source_;
  io::Document document_;
  std::string digest_;
  std::optional<Result<pipeline::ReadPage>> page_;
  std::size_t records_ = 0;
  std::size_t differences_ = 0;
};

// False where a line is no record.
bool check_lines(const std::string& path, std::string_view text, Checker& checker) {
  bool good = true;
  std::uint32_t number = 0;
  while (!text.empty()) {
    ++number;
    const auto end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const record::Json record = record::Json::parse(line, nullptr, false);
    std::string why = "it is no JSON";
    if (!record.is_discarded()) {
      const auto violations = record::Schema::built_in().validate(record);
      if (violations.empty()) {
        checker.check(path + ":" + std::to_string(number), record);
        continue;
      }
      why = violations.front().pointer + ": " + violations.front().reason;
    }
    complain({path, number, 0, "bad-record", "the line is no record: " + why + "; see fisa validate"});
    good = false;
  }
  return good;
}

}  // namespace

int run_verify(const std::vector<std::string>& arguments) {
  constexpr Usage kUsage = {"fisa verify RECORDS.jsonl...",
                            "Reads each record's source again (a file, or a record of a WARC archive) and "
                            "checks its digest and that "
                            "every quote\n"
                            "stands at its place. Differences are printed with record, field and both texts. "
                            "'-' is standard input.",
                            "  fisa verify records.jsonl\n"};
  po::options_description options("Options");
  options.add_options()("grammars", po::value<std::string>()->value_name("DIR"),
                        "use the grammars of DIR instead of the built-in ones");
  po::variables_map values;
  int status = kGood;
  if (!read_options(arguments, kUsage, options, "file", values, status)) return status;
  if (values.count("file") == 0) {
    complain({"", 0, 0, "no-input", "name files of records, or '-' for standard input"});
    return kFailed;
  }
  const auto extractor = load_extractor(values);
  if (!extractor) return kFailed;
  Checker checker(*extractor);
  for (const std::string& path : values["file"].as<std::vector<std::string>>()) {
    const auto text = read_records(path);
    if (!text) {
      complain(text.errors().front());
      status = kFailed;
    } else if (!check_lines(path, *text, checker)) {
      status = std::max(status, kSome);
    }
  }
  say(std::to_string(checker.records()) + " records, " + std::to_string(checker.differences()) +
      " differences");
  return checker.differences() > 0 ? std::max(status, kSome) : status;
}

}  // namespace fisa::cli
