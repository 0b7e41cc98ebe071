#include "pipeline/work.h"

#include <exception>
#include <new>
#include <utility>

#include "pipeline/digest.h"
#include "record/linked_data.h"
#include "record/record.h"
#include "record/schema.h"
#include "text/decode.h"

namespace fisa::pipeline {
namespace {

std::string warning_text(const std::string& code) {
  if (code == "charset-guessed") return "The page says no charset; it was guessed.";
  if (code == "charset-mislabelled") return "The page's bytes contradict the charset that it declares.";
  if (code == "unknown-charset") return "The page declares a charset that is not known.";
  if (code == "invalid-bytes-replaced")
    return "Some bytes are not valid in the page's charset and were replaced.";
  if (code == "mojibake-repaired") return "The page's text had been decoded wrongly once; it was repaired.";
  if (code == "mojibake-suspected") return "Parts of the page's text may have been decoded wrongly.";
  return "Reading the page left a doubt.";
}

record::Source source_of(const io::Document& d, const ReadPage& read) {
  record::Source s;
  s.uri = d.uri;
  s.url = d.url.empty() ? read.page.canonical_url : d.url;
  s.media_type = read.html ? "text/html" : "text/plain";
  s.charset = read.charset;
  s.charset_confidence = read.charset_confidence;
  s.sha256 = sha256(d.bytes);
  s.retrieved = d.retrieved;
  if (d.warc) {
    s.warc_filename = d.warc->filename;
    s.warc_record_offset = d.warc->offset;
    s.warc_record_length = d.warc->length;
  }
  return s;
}

void fill(const io::Document& document, const ReadPage& read, const extract::Extractor& extractor,
          PageResult& out) {
  extract::Outcome outcome = extractor.extract(read.page);
  out.reason = std::move(outcome.reason);
  if (outcome.projects.empty()) return;
  const record::Schema& schema = record::Schema::built_in();
  const record::Offsets offsets(read.page.text);
  const record::Source source = source_of(document, read);
  for (const extract::Project& project : outcome.projects) {
    std::vector<record::Warning> warnings;
    for (const std::string& code : read.warnings)
      warnings.push_back({code, "source.charset", warning_text(code)});
    for (const extract::Warning& w : project.warnings) warnings.push_back({w.code, w.path, w.message});
    record::Json record = record::assemble(schema, project.facts, warnings, source, read.page.text, offsets);
    const auto violations = schema.validate(record);
    if (!violations.empty()) {
      out.records.clear();
      out.reject = Diagnostic{document.uri, 0, 0, "schema-violation",
                              violations.front().pointer + ": " + violations.front().reason};
      return;
    }
    out.records.push_back(std::move(record));
  }
}

}  // namespace

Result<ReadPage> read_page(const io::Document& document, const extract::Extractor& extractor) {
  if (document.error) return *document.error;
  ReadPage out;
  out.html = document.media == io::Media::html;
  auto decoded = text::decode(document.bytes, {document.http_charset, out.html});
  if (!decoded) {
    Diagnostic error = decoded.errors().front();
    error.source = document.uri;
    return error;
  }
  out.charset = std::move(decoded->charset);
  out.charset_confidence = decoded->confidence;
  out.warnings = std::move(decoded->warnings);
  out.page = out.html ? page::page_from_html(decoded->text, extractor.furniture(), extractor.html_limits())
                      : page::page_from_text(std::move(decoded->text), extractor.furniture());
  if (out.page.canonical_url.empty() && !out.page.linked_data.empty())
    out.page.canonical_url = record::page_address(out.page.linked_data);
  return out;
}

PageResult with_page(const io::Document& document, const extract::Extractor& extractor, const Make& make) {
  PageResult out;
  out.uri = document.uri;
  out.bytes = document.bytes.size();
  try {
    if (const auto read = read_page(document, extractor)) {
      make(*read, out);
    } else {
      out.reject = read.errors().front();
    }
  } catch (const std::bad_alloc&) {
    out.records.clear();
    out.output.clear();
    out.reject = Diagnostic{document.uri, 0, 0, "page-memory", "the page needs more memory than there is"};
  } catch (const std::exception& e) {
    out.records.clear();
    out.output.clear();
    out.reject = Diagnostic{document.uri, 0, 0, "page-failed",
                            std::string("the page could not be worked on: ") + e.what()};
  }
  return out;
}

PageResult process(const io::Document& document, const extract::Extractor& extractor,
                   const sieve::Sieve* sieve) {
  if (sieve != nullptr && !document.error &&
      sieve->hopeless({document.bytes, document.media == io::Media::html, document.http_charset})) {
    PageResult out;
    out.uri = document.uri;
    out.bytes = document.bytes.size();
    out.reason = extract::kNoProjectWord;
    return out;
  }
  return with_page(document, extractor,
                   [&](const ReadPage& read, PageResult& out) { fill(document, read, extractor, out); });
}

}  // namespace fisa::pipeline
