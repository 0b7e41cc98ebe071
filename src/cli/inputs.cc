#include "cli/inputs.h"
#include "cli/ahead.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <thread>
#include <utility>

#include "cli/command.h"
#include "cli/count.h"
#include "pipeline/digest.h"
#include "pipeline/grammars.h"
#include "record/lines.h"

namespace fisa::cli {

namespace po = boost::program_options;

namespace {

// Of the options that a command has: not every one has those of add_html_options().
page::HtmlLimits html_limits(const po::variables_map& values) {
  const auto limit = [&](const char* name, std::uint32_t otherwise) {
    if (values.count(name) == 0) return otherwise;
    return static_cast<std::uint32_t>(
        std::min<std::uint64_t>(values[name].as<Count>().value, std::numeric_limits<std::uint32_t>::max()));
  };
  const page::HtmlLimits defaults;
  return {limit("max-html-depth", defaults.max_depth), limit("max-table-cells", defaults.max_cells)};
}

}  // namespace

void add_html_options(po::options_description& options) {
  options.add_options()("max-html-depth",
                        po::value<Count>()->default_value({page::HtmlLimits{}.max_depth})->value_name("N"),
                        "read elements nested deeper as mere text")(
      "max-table-cells", po::value<Count>()->default_value({page::HtmlLimits{}.max_cells})->value_name("N"),
      "read further cells of a page's tables as paragraphs");
}

void add_input_options(po::options_description& options) {
  options.add_options()("input-format", po::value<std::string>()->default_value("auto")->value_name("FORMAT"),
                        "auto (by content), text, html, jsonl or warc")(
      "files-from", po::value<std::string>()->value_name("FILE"),
      "read the paths of pages from FILE, parted by newlines or NUL bytes (as @FILE does)")(
      "grammars", po::value<std::string>()->value_name("DIR"),
      "use the grammars of DIR instead of the built-in ones")(
      "max-page-bytes", po::value<Count>()->default_value({io::Limits{}.max_page_bytes})->value_name("N"),
      "reject pages that are larger, decompressed");
  add_html_options(options);
}

void add_jobs_option(po::options_description& options) {
  options.add_options()(
      "jobs,j",
      po::value<Count>()->default_value({std::max(1U, std::thread::hardware_concurrency())})->value_name("N"),
      "threads, at most 256; the output is the same for any number");
}

unsigned jobs_of(const po::variables_map& values) {
  constexpr std::uint64_t kMostJobs = 256;
  return static_cast<unsigned>(std::min(values["jobs"].as<Count>().value, kMostJobs));
}

std::optional<io::SourceOptions> source_options(const po::variables_map& values) {
  io::SourceOptions options;
  const std::string format = values["input-format"].as<std::string>();
  if (format == "text")
    options.format = io::InputFormat::text;
  else if (format == "html")
    options.format = io::InputFormat::html;
  else if (format == "jsonl")
    options.format = io::InputFormat::jsonl;
  else if (format == "warc")
    options.format = io::InputFormat::warc;
  else if (format != "auto") {
    complain(
        {"", 0, 0, "bad-option", "--input-format is auto, text, html, jsonl or warc, not '" + format + "'"});
    return std::nullopt;
  }
  for (const char* name : {"output", "rejects", "skipped"}) {
    if (values.count(name) != 0) options.outputs.push_back(values[name].as<std::string>());
  }
  options.limits.max_page_bytes = values["max-page-bytes"].as<Count>().value;
  options.read_json_line = [](std::string_view line) -> Result<io::Document> {
    auto page = record::read_page_line(line);
    if (!page) return page.errors();
    io::Document d;
    d.uri = std::move(page->uri);
    d.url = std::move(page->url);
    d.bytes = std::move(page->body);
    d.media = page->html ? io::Media::html : io::Media::text;
    d.http_charset = "utf-8";
    return d;
  };
  return options;
}

std::unique_ptr<io::Source> open_source(const po::variables_map& values) {
  std::vector<std::string> paths;
  if (values.count("path") != 0) paths = values["path"].as<std::vector<std::string>>();
  if (values.count("files-from") != 0) paths.push_back("@" + values["files-from"].as<std::string>());
  if (paths.empty()) {
    complain(
        {"", 0, 0, "no-input", "name files, folders, '-' for standard input or @FILE for a list of paths"});
    return nullptr;
  }
  auto options = source_options(values);
  if (!options) return nullptr;
  return std::make_unique<io::Source>(std::move(paths), std::move(*options));
}

std::optional<extract::Extractor> load_extractor(const po::variables_map& values, std::string* digest) {
  const bool built_in = values.count("grammars") == 0;
  auto sources = pipeline::grammar_sources(built_in ? "" : values["grammars"].as<std::string>());
  if (!sources) {
    complain(sources.errors());
    return std::nullopt;
  }
  const page::HtmlLimits limits = html_limits(values);
  if (digest != nullptr) {
    pipeline::Sha256 sum;
    for (const grammar::SourceFile& file : *sources) sum.add(file.text);
    sum.add(std::to_string(limits.max_depth) + " " + std::to_string(limits.max_cells));
    *digest = sum.hex();
  }
  auto extractor =
      pipeline::make_extractor(*sources, built_in ? pipeline::Patterns::trusted : pipeline::Patterns::checked,
                               ahead_files().front().second);
  if (!extractor) {
    complain(extractor.errors());
    return std::nullopt;
  }
  extractor->set_html_limits(limits);
  return std::move(*extractor);
}

}  // namespace fisa::cli
