#include <fstream>
#include <iostream>
#include <iterator>
#include <map>

#include "cli/command.h"
#include "cli/inputs.h"
#include "io/warc.h"
#include "pipeline/digest.h"
#include "pipeline/work.h"
#include "record/record.h"

namespace fisa::cli {

namespace po = boost::program_options;

namespace {

// The page that a record was made from: its WARC record, or its file.
io::Document source_again(const record::Json& source) {
  if (source.contains("warc_filename")) {
    return io::read_warc_record(source["warc_filename"], source["warc_record_offset"],
                                source["warc_record_length"], {});
  }
  io::SourceOptions options;
  options.format =
      source.value("media_type", "") == "text/html" ? io::InputFormat::html : io::InputFormat::text;
  io::Source files({source.value("uri", "")}, std::move(options));
  io::Document document;
  files.next(document);
  return document;
}

class Checker {
 public:
  explicit Checker(const extract::Extractor& extractor) : extractor_(extractor) {}

  // Prints each difference as "record: field: what".
  void check(std::size_t line, const record::Json& record) {
    ++records_;
    const record::Json& source = record["source"];
    const std::string uri = source.value("uri", "");
    const io::Document document = source_again(source);
    const auto read = pipeline::read_page(document, extractor_);
    if (!read)
      return report(line, uri, "/source/uri", "the source cannot be read: " + read.errors().front().message);
    if (pipeline::sha256(document.bytes) != source.value("sha256", ""))
      report(line, uri, "/source/sha256", "the source has changed since");
    const std::u32string text = code_points(read->page.text);
    for (const record::Json& e : record["evidence"]) {
      const std::size_t start = e["start"];
      const std::size_t end = e["end"];
      const std::u32string quote = code_points(e["text"].get<std::string>());
      if (end <= text.size() && start <= end && text.compare(start, end - start, quote) == 0) continue;
      const std::string there = end <= text.size() && start <= end ? utf8(text.substr(start, end - start))
                                                                   : "nothing: the page is shorter";
      report(line, uri, e["path"],
             "the record quotes \"" + e["text"].get<std::string>() + "\", the page has \"" + there + "\"");
    }
  }

  [[nodiscard]] std::size_t records() const { return records_; }
  [[nodiscard]] std::size_t differences() const { return differences_; }

 private:
  void report(std::size_t line, const std::string& uri, const std::string& field, const std::string& what) {
    ++differences_;
    std::cout << line << ": " << uri << ": " << field << ": " << what << "\n";
  }

  static std::u32string code_points(const std::string& utf8) {
    std::u32string out;
    char32_t c = 0;
    for (const char byte : utf8) {
      const auto b = static_cast<unsigned char>(byte);
      if ((b & 0xC0) == 0x80) {
        out.back() = (out.back() << 6) | (b & 0x3F);
      } else {
        c = b < 0x80 ? b : b < 0xE0 ? b & 0x1F : b < 0xF0 ? b & 0x0F : b & 0x07;
        out.push_back(c);
      }
    }
    return out;
  }

  static std::string utf8(const std::u32string& text) {
    std::string out;
    for (const char32_t c : text) {
      if (c < 0x80) {
        out += static_cast<char>(c);
      } else if (c < 0x800) {
        out += static_cast<char>(0xC0 | (c >> 6));
        out += static_cast<char>(0x80 | (c & 0x3F));
      } else if (c < 0x10000) {
        out += static_cast<char>(0xE0 | (c >> 12));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
      } else {
        out += static_cast<char>(0xF0 | (c >> 18));
        out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
      }
    }
    return out;
  }

  const extract::Extractor& extractor_;
  std::size_t records_ = 0;
  std::size_t differences_ = 0;
};

}  // namespace

int run_verify(const std::vector<std::string>& arguments) {
  constexpr Usage kUsage = {"fisa verify RECORDS.jsonl...",
                            "Reads each record's source again (a file, or a record of a WARC archive) and "
                            "checks its digest and that every quote\n"
                            "stands at its place. Differences are printed with record, field and both texts.",
                            "  fisa verify records.jsonl\n"};
  po::options_description options("Options");
  options.add_options()("grammars", po::value<std::string>()->value_name("DIR"),
                        "use the grammars of DIR instead of the built-in ones");
  po::variables_map values;
  int status = kGood;
  if (!read_options(arguments, kUsage, options, "file", values, status)) return status;
  if (values.count("file") == 0) {
    complain({"", 0, 0, "no-input", "name files of records"});
    return kFailed;
  }
  const auto extractor = load_extractor(values);
  if (!extractor) return kFailed;
  Checker checker(*extractor);
  for (const std::string& path : values["file"].as<std::vector<std::string>>()) {
    std::ifstream file(path);
    if (!file) {
      complain({path, 0, 0, "cannot-open", "the file cannot be read"});
      return kFailed;
    }
    std::string line;
    for (std::size_t number = 1; std::getline(file, line); ++number) {
      const record::Json record = record::Json::parse(line, nullptr, false);
      if (!record.is_object() || !record.contains("source") || !record.contains("evidence")) {
        complain({path, static_cast<std::uint32_t>(number), 0, "bad-record",
                  "the line is no record; see fisa validate"});
        status = kSome;
        continue;
      }
      checker.check(number, record);
    }
  }
  say(std::to_string(checker.records()) + " records, " + std::to_string(checker.differences()) +
      " differences");
  return checker.differences() > 0 ? kSome : status;
}

}  // namespace fisa::cli
