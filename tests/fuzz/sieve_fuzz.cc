// What the sieve calls hopeless can be read and names no project: whatever the bytes. The first byte chooses
// the kind of page and its charset.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>

#include "pipeline/grammars.h"
#include "pipeline/work.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace fisa;
  if (size == 0) return 0;
  static const extract::Extractor extractor =
      std::move(*pipeline::make_extractor(*pipeline::grammar_sources("")));
  static const sieve::Sieve sieve(extractor.grammar());
  static constexpr const char* kCharsets[] = {"",           "utf-8",       "windows-1250",
                                              "iso-8859-2", "iso-8859-16", "koi8-r"};
  io::Document page;
  page.media = (data[0] & 1U) != 0 ? io::Media::html : io::Media::text;
  page.http_charset = kCharsets[(data[0] >> 1U) % 6];
  page.bytes.assign(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (!sieve.hopeless({page.bytes, page.media == io::Media::html, page.http_charset})) return 0;
  const pipeline::PageResult whole = pipeline::process(page, extractor);
  if (whole.reject || !whole.records.empty() || whole.reason != extract::kNoProjectWord) std::abort();
  return 0;
}
