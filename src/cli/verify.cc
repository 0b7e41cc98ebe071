#include <algorithm>
#include <cstdint>
#include <iostream>
#include <optional>

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
    if (!record.contains("sources")) return check_source(record, record["source"], 0);
    for (std::size_t i = 0; i < record["sources"].size(); ++i) check_source(record, record["sources"][i], i);
  }

  [[nodiscard]] std::size_t records() const { return records_; }
  [[nodiscard]] std::size_t differences() const { return differences_; }

 private:
  // What the record quotes from one of its sources.
  void check_source(const record::Json& record, const record::Json& source, std::size_t index) {
    read(source);
    if (!*page_)
      return report("/source/uri", "the source cannot be read: " + page_->errors().front().message);
    if (const std::string then = source["sha256"]; digest_ != then)
      report("/source/sha256", "the record says " + then + ", the source has " + digest_);
    check_quotes(record["evidence"], index, "");
    for (const record::Json& w : record["warnings"]) {
      if (!w.contains("alternatives")) continue;
      for (const record::Json& other : w["alternatives"]) check_quotes(other["evidence"], index, w["path"]);
    }
  }

  // The records of one page stand one after the other.
  void read(const record::Json& source) {
    uri_ = source["uri"];
    if (source == source_) return;
    source_ = source;
    document_ = source_again(source);
    page_ = pipeline::read_page(document_, extractor_);
    digest_ = pipeline::sha256(document_.bytes);
  }

  void check_quotes(const record::Json& evidence, std::size_t source, const std::string& path) {
    for (const record::Json& e : evidence) {
      if (e.value("source", std::size_t{0}) != source) continue;
      const std::string quote = e["text"];
      const auto there = code_points_between((*page_)->page.text, e["start"], e["end"]);
      if (there == quote) continue;
      report(e.value("path", path), "the record quotes \"" + quote + "\", the page has " +
                                        (there ? "\"" + *there + "\"" : "nothing: it is shorter"));
    }
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

}  // namespace

int run_verify(const std::vector<std::string>& arguments) {
  constexpr Usage kUsage = {"fisa verify RECORDS...",
                            "Reads each record's source again (a file, or a record of a WARC archive) and "
                            "checks its digest and that "
                            "every quote\n"
                            "stands at its place. Differences are printed with record, field and both texts. "
                            "'-' is standard input.",
                            "  fisa verify records.jsonl\n"};
  po::options_description options("Options");
  options.add_options()("grammars", po::value<std::string>()->value_name("DIR"),
                        "use the grammars of DIR instead of the built-in ones");
  add_html_options(options);
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
    const int read = for_each_record(path, [&](RecordLine&& line) {
      checker.check(line.file + ":" + std::to_string(line.number), line.record);
    });
    status = std::max(status, read);
  }
  say(std::to_string(checker.records()) + " records, " + std::to_string(checker.differences()) +
      " differences");
  return checker.differences() > 0 ? std::max(status, kSome) : status;
}

}  // namespace fisa::cli
