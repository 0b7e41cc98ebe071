#include "io/http.h"

#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "io/ascii.h"

namespace fisa::io {
namespace {

Diagnostic error(std::string code, std::string message) {
  return {"", 0, 0, std::move(code), std::move(message)};
}

Diagnostic truncated(std::string message) {
  return error("truncated-body", std::move(message));
}

// The size that opens a chunk ("1f4;name=value"); nothing where the line is none.
std::optional<std::uint64_t> chunk_size(std::string_view line) {
  line = trim(line.substr(0, line.find(';')));
  std::uint64_t size = 0;
  const auto [stop, ec] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
  if (line.empty() || ec != std::errc() || stop != line.data() + line.size()) return std::nullopt;
  return size;
}

// A body that is called chunked and is not (an archiver has undone it already) is left as it is.
Result<std::string> unchunked(std::string_view body) {
  std::string out;
  std::string_view rest = body;
  while (true) {
    const auto end = rest.find('\n');
    const auto size = end == std::string_view::npos ? std::nullopt : chunk_size(rest.substr(0, end));
    if (!size) {
      if (rest.size() == body.size()) return std::string(body);
      if (trim(rest).empty()) return truncated("the last chunk of the body is missing");
      return error("damaged-coding",
                   "byte " + std::to_string(body.size() - rest.size()) + " of the body begins no chunk");
    }
    rest.remove_prefix(end + 1);
    if (*size == 0) return out;
    if (*size > rest.size()) return truncated("the body ends within a chunk");
    out += rest.substr(0, *size);
    rest.remove_prefix(*size);
    if (rest.starts_with("\r\n"))
      rest.remove_prefix(2);
    else if (rest.starts_with("\n"))
      rest.remove_prefix(1);
  }
}

enum class Inflated { done, damaged, too_large };

// gzip, zlib and raw deflate, which servers send under one name.
Inflated inflate_all(std::string_view in, int window_bits, std::uint64_t max, std::string& out) {
  z_stream z{};
  if (inflateInit2(&z, window_bits) != Z_OK) return Inflated::damaged;
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
  z.avail_in = static_cast<uInt>(in.size());
  out.clear();
  int status = Z_OK;
  std::string buffer(64 << 10, '\0');
  while (status == Z_OK) {
    z.next_out = reinterpret_cast<Bytef*>(buffer.data());
    z.avail_out = static_cast<uInt>(buffer.size());
    status = inflate(&z, Z_NO_FLUSH);
    out.append(buffer, 0, buffer.size() - z.avail_out);
    if (out.size() > max) break;
    if (status == Z_OK && z.avail_in == 0 && z.avail_out != 0) break;
  }
  inflateEnd(&z);
  if (out.size() > max) return Inflated::too_large;
  return status == Z_STREAM_END ? Inflated::done : Inflated::damaged;
}

}  // namespace

std::size_t parse_headers(std::string_view bytes, Headers& out) {
  std::size_t at = 0;
  std::string last;
  while (at < bytes.size()) {
    const auto end = std::min(bytes.find('\n', at), bytes.size());
    const std::string_view line = bytes.substr(at, end - at);
    at = std::min(end + 1, bytes.size());
    if (trim(line).empty()) return at;
    if ((line[0] == ' ' || line[0] == '\t') && !last.empty()) {
      out[last] += " " + std::string(trim(line));
      continue;
    }
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    last = lower(trim(line.substr(0, colon)));
    if (!out.emplace(last, trim(line.substr(colon + 1))).second) last.clear();
  }
  return at;
}

Result<HttpResponse> parse_http(std::string_view bytes) {
  if (!bytes.starts_with("HTTP/")) return error("bad-http", "the response does not begin with a status line");
  const auto line_end = std::min(bytes.find('\n'), bytes.size());
  const std::string_view status_line = bytes.substr(0, line_end);
  HttpResponse out;
  const auto space = status_line.find(' ');
  if (space != std::string_view::npos) {
    const std::string_view code = trim(status_line.substr(space)).substr(0, 3);
    std::from_chars(code.data(), code.data() + code.size(), out.status);
  }
  if (out.status == 0) return error("bad-http", "the status line has no status");
  const std::size_t at = std::min(line_end + 1, bytes.size());
  out.body = bytes.substr(at + parse_headers(bytes.substr(at), out.headers));
  return out;
}

namespace {

std::string header(const HttpResponse& response, std::string_view name) {
  const auto found = response.headers.find(name);
  return found == response.headers.end() ? std::string() : lower(trim(found->second));
}

Diagnostic too_large(std::uint64_t limit) {
  return error("page-too-large", "the page is larger than " + std::to_string(limit) +
                                     " bytes when decompressed; --max-page-bytes raises the limit");
}

// Undoes one content coding; what no browser knows ("utf-8", "none") is no coding.
Result<std::string> without_coding(std::string body, std::string_view name, std::uint64_t max_body) {
  if (name == "br" || name == "zstd" || name == "compress" || name == "x-compress") {
    return error("unsupported-coding",
                 "the content coding '" + std::string(name) + "' is not one of gzip, deflate and identity");
  }
  const bool gzip = name == "gzip" || name == "x-gzip";
  if (!gzip && name != "deflate") return body;
  // Archivers that have undone the coding often keep the header.
  if (gzip && !body.starts_with("\x1F\x8B")) return body;
  std::string plain;
  Inflated result = inflate_all(body, gzip ? 15 + 16 : 15, max_body, plain);
  if (result == Inflated::damaged && !gzip) result = inflate_all(body, -15, max_body, plain);
  if (result == Inflated::too_large) return too_large(max_body);
  if (result == Inflated::done) return plain;
  if (!gzip && trim(body).starts_with("<")) return body;
  return error("damaged-coding", "the body cannot be decompressed as " + std::string(name));
}

}  // namespace

Result<std::string> decoded_body(const HttpResponse& response, std::uint64_t max_body) {
  Result<std::string> body = std::string();
  const std::string codings = header(response, "content-encoding");
  if (header(response, "transfer-encoding").find("chunked") != std::string::npos) {
    body = unchunked(response.body);
    if (!body) return body;
  } else {
    body = std::string(response.body);
    std::uint64_t length = 0;
    const std::string declared = header(response, "content-length");
    std::from_chars(declared.data(), declared.data() + declared.size(), length);
    // With a content coding the length is that of the coded body, which the archiver may have decoded.
    if (codings.empty() && response.body.size() < length) {
      return truncated("the body has " + std::to_string(response.body.size()) + " of the " + declared +
                       " bytes that its Content-Length says");
    }
  }
  for (std::string_view rest = codings; body && !rest.empty();) {
    const auto comma = rest.rfind(',');  // the last one was applied last
    const std::size_t begin = comma == std::string_view::npos ? 0 : comma + 1;
    body = without_coding(std::move(*body), trim(rest.substr(begin)), max_body);
    rest = rest.substr(0, comma == std::string_view::npos ? 0 : comma);
  }
  if (body && body->size() > max_body) return too_large(max_body);
  return body;
}

std::string media_type(std::string_view content_type) {
  return lower(trim(content_type.substr(0, content_type.find(';'))));
}

std::string charset(std::string_view content_type) {
  const std::string all = lower(content_type);
  const auto at = all.find("charset=");
  if (at == std::string::npos) return {};
  std::string_view value = trim(content_type.substr(at + 8));
  value = trim(value.substr(0, value.find(';')));
  while (!value.empty() && (value.front() == '"' || value.front() == '\'')) value.remove_prefix(1);
  while (!value.empty() && (value.back() == '"' || value.back() == '\'')) value.remove_suffix(1);
  return std::string(value);
}

}  // namespace fisa::io
