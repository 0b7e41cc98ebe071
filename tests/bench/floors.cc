// What the work costs at the very least, with the same libraries and nothing else:
//
//   floors text ARCHIVE    normalizes each page to NFC with ICU, with Edits, and scans it once for the
//   default labels floors html ARCHIVE    parses each page with libxml2's SAX interface and empty handlers
//   floors crawl ARCHIVE   decompresses the file and looks at every byte once
//   floors start           exits
//
// ARCHIVE is what tools/make-crawl writes: records with a Content-Length, plain (text, html) or gzip (crawl).
#include <libxml/HTMLparser.h>
#include <zlib.h>

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize_and_scan.h"
#include "pipeline/grammars.h"

namespace {

using Take = std::function<void(std::string_view)>;

struct File {
  explicit File(const char* path) : handle(std::fopen(path, "rb")) {
    if (handle != nullptr) return;
    std::perror(path);
    std::exit(2);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() { std::fclose(handle); }
  std::FILE* handle;
};

// The blocks of the records, one after the other.
void each_block(const char* path, const Take& take) {
  const File file(path);
  char line[4096];
  std::size_t length = 0;
  std::string block;
  while (std::fgets(line, sizeof line, file.handle) != nullptr) {
    const std::string_view header(line);
    if (header.starts_with("Content-Length: ")) length = std::strtoul(line + 16, nullptr, 10);
    if (header != "\r\n" || length == 0) continue;
    block.resize(length);
    if (std::fread(block.data(), 1, length, file.handle) != length) return;
    take(block);
    length = 0;
  }
}

std::size_t text(const char* path) {
  const auto extractor =
      fisa::pipeline::make_extractor(*fisa::pipeline::grammar_sources(""), fisa::pipeline::Patterns::trusted);
  fisa::bench::NormalizeAndScan floor(extractor->grammar());
  std::size_t found = 0;
  each_block(path, [&](std::string_view page) { found += floor(page); });
  return found;
}

void on_start(void*, const xmlChar*, const xmlChar**) {}
void on_end(void*, const xmlChar*) {}
void on_characters(void*, const xmlChar*, int) {}

std::size_t html(const char* path) {
  htmlSAXHandler sax{};
  sax.startElement = on_start;
  sax.endElement = on_end;
  sax.characters = on_characters;
  sax.ignorableWhitespace = on_characters;
  std::size_t pages = 0;
  each_block(path, [&](std::string_view block) {
    const std::string_view page = block.substr(block.find("\r\n\r\n") + 4);
    htmlParserCtxtPtr parser =
        htmlCreatePushParserCtxt(&sax, nullptr, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8);
    htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                   HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    htmlParseChunk(parser, page.data(), static_cast<int>(page.size()), 0);
    htmlParseChunk(parser, nullptr, 0, 1);
    htmlFreeParserCtxt(parser);
    ++pages;
  });
  return pages;
}

std::size_t crawl(const char* path) {
  gzFile file = gzopen(path, "rb");
  if (file == nullptr) {
    std::perror(path);
    std::exit(2);
  }
  gzbuffer(file, 256 << 10);
  std::vector<unsigned char> buffer(256 << 10);
  std::size_t tags = 0;
  int n = 0;
  while ((n = gzread(file, buffer.data(), static_cast<unsigned>(buffer.size()))) > 0) {
    for (int i = 0; i < n; ++i) tags += buffer[static_cast<std::size_t>(i)] == '<' ? 1U : 0U;
  }
  gzclose(file);
  return tags;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view what = argc > 1 ? argv[1] : "";
  if (what == "start") return 0;
  if (argc != 3) return 2;
  const std::size_t seen = what == "text" ? text(argv[2]) : what == "html" ? html(argv[2]) : crawl(argv[2]);
  std::printf("%zu\n", seen);
  return 0;
}
