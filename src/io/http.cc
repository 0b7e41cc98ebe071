#include "io/http.h"

#include <zlib.h>

#include <algorithm>
#include <charconv>

namespace fisa::io {
namespace {

std::string lower(std::string_view s) {
  std::string out(s);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

std::string_view trim(std::string_view s) {
  const auto first = s.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos ? std::string_view{}
                                         : s.substr(first, s.find_last_not_of(" \t\r\n") - first + 1);
}

Diagnostic error(std::string code, std::string message) {
  return {"", 0, 0, std::move(code), std::move(message)};
}

// A body that is called chunked and is not (an archiver has undone it already) is left as it is.
std::string unchunked(std::string_view body) {
  std::string out;
  std::string_view rest = body;
  while (true) {
    const auto end = rest.find('\n');
    if (end == std::string_view::npos) break;
    const std::string_view size_line = trim(rest.substr(0, end));
    std::uint64_t size = 0;
    const auto [stop, ec] = std::from_chars(size_line.data(), size_line.data() + size_line.size(), size, 16);
    if (ec != std::errc() || (stop != size_line.data() + size_line.size() && *stop != ';' && *stop != ' ')) {
      return out.empty() ? std::string(body) : out;
    }
    rest.remove_prefix(end + 1);
    if (size == 0) return out;
    out += rest.substr(0, size);
    if (size >= rest.size()) return out;
    rest.remove_prefix(size);
    if (rest.starts_with("\r\n"))
      rest.remove_prefix(2);
    else if (rest.starts_with("\n"))
      rest.remove_prefix(1);
  }
  return out.empty() ? std::string(body) : out;
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

Result<HttpResponse> parse_http(std::string_view bytes, std::uint64_t max_body) {
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
  std::size_t at = std::min(line_end + 1, bytes.size());
  at += parse_headers(bytes.substr(at), out.headers);
  std::string_view body = bytes.substr(at);
  const auto transfer = out.headers.find("transfer-encoding");
  if (transfer != out.headers.end() && lower(transfer->second).find("chunked") != std::string::npos) {
    out.body = unchunked(body);
  } else {
    out.body = std::string(body);
  }
  const auto coding = out.headers.find("content-encoding");
  const std::string name = coding == out.headers.end() ? "" : lower(trim(coding->second));
  if (name.empty() || name == "identity") {
    if (out.body.size() > max_body)
      return error("page-too-large", "the page has " + std::to_string(out.body.size()) +
                                         " bytes; --max-page-bytes raises the limit");
    return out;
  }
  if (name != "gzip" && name != "x-gzip" && name != "deflate") {
    return error("unsupported-coding",
                 "the content coding '" + name + "' is not one of gzip, deflate and identity");
  }
  // Archivers that have undone the coding often keep the header.
  if (name != "deflate" && !out.body.starts_with("\x1F\x8B")) return out;
  std::string plain;
  Inflated result = inflate_all(out.body, name == "deflate" ? 15 : 15 + 16, max_body, plain);
  if (result == Inflated::damaged && name == "deflate") result = inflate_all(out.body, -15, max_body, plain);
  if (result == Inflated::too_large)
    return error("page-too-large", "the page is larger than " + std::to_string(max_body) +
                                       " bytes when decompressed; --max-page-bytes raises the limit");
  if (result == Inflated::damaged)
    return error("damaged-coding", "the body cannot be decompressed as " + name);
  out.body = std::move(plain);
  return out;
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
