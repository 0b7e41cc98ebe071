#include "run/outcome.h"

#include <chrono>
#include <cstring>

#include "pipeline/work.h"
#include "record/json.h"

namespace fisa::run {
namespace {

// Both ends are the same program on the same machine: fields are numbers (8 bytes) and texts (length, bytes).
void put(std::string& out, std::uint64_t number) {
  char bytes[sizeof number];
  std::memcpy(bytes, &number, sizeof number);
  out.append(bytes, sizeof number);
}

void put(std::string& out, std::string_view text) {
  put(out, std::uint64_t{text.size()});
  out += text;
}

std::uint64_t number(std::string_view& in) {
  std::uint64_t out = 0;
  std::memcpy(&out, in.data(), sizeof out);
  in.remove_prefix(sizeof out);
  return out;
}

std::string_view text(std::string_view& in) {
  const std::uint64_t size = number(in);
  const std::string_view out = in.substr(0, size);
  in.remove_prefix(size);
  return out;
}

io::Document unpack_document(std::string_view in) {
  io::Document out;
  out.media = static_cast<io::Media>(number(in));
  out.http_charset = text(in);
  out.bytes = text(in);
  return out;
}

Outcome outcome_of(pipeline::PageResult&& page) {
  Outcome out;
  out.bytes = page.bytes;
  if (page.reject) {
    out.kind = Kind::reject;
    out.code = page.reject->code;
    out.message = page.reject->message;
    return out;
  }
  out.kind = page.records.empty() ? Kind::no_project : Kind::records;
  if (page.records.empty()) out.code = page.reason;
  for (const record::Json& r : page.records) out.records.push_back(record::to_line(r));
  return out;
}

}  // namespace

std::string pack(const io::Document& document) {
  std::string out;
  out.reserve(document.bytes.size() + document.http_charset.size() + 24);
  put(out, static_cast<std::uint64_t>(document.media));
  put(out, document.http_charset);
  put(out, document.bytes);
  return out;
}

std::string work(std::string_view packed_document, const extract::Extractor& extractor,
                 const sieve::Sieve& sieve) {
  const auto begin = std::chrono::steady_clock::now();
  const Outcome outcome = outcome_of(pipeline::process(unpack_document(packed_document), extractor, &sieve));
  const auto took = std::chrono::steady_clock::now() - begin;
  std::string out;
  put(out, static_cast<std::uint64_t>(outcome.kind));
  put(out, outcome.code);
  put(out, outcome.message);
  put(out, outcome.bytes);
  put(out, static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(took).count()));
  put(out, std::uint64_t{outcome.records.size()});
  for (const std::string& r : outcome.records) put(out, r);
  return out;
}

Outcome unpack_outcome(std::string_view in) {
  Outcome out;
  out.kind = static_cast<Kind>(number(in));
  out.code = text(in);
  out.message = text(in);
  out.bytes = number(in);
  out.micros = number(in);
  const std::uint64_t records = number(in);
  for (std::uint64_t i = 0; i < records; ++i) out.records.emplace_back(text(in));
  return out;
}

}  // namespace fisa::run
