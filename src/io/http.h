// An HTTP/1.x response as crawls keep it (RFC 9112): status, headers, body with its codings undone.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "base/result.h"

namespace fisa::io {

// Header names in lower case; of one that stands twice the first counts.
using Headers = std::map<std::string, std::string, std::less<>>;

// Header lines up to an empty one; tolerant of bare line feeds and folded lines. Returns the bytes used.
std::size_t parse_headers(std::string_view bytes, Headers& out);

struct HttpResponse {
  int status = 0;
  Headers headers;
  std::string_view body;  // as it was sent; lives as long as the bytes that were parsed
};

// Fails with "bad-http".
Result<HttpResponse> parse_http(std::string_view bytes);

// The body with chunked transfer coding and gzip or deflate content coding undone. Fails with
// "truncated-body", "damaged-coding", "unsupported-coding" or, where it outgrows `max_body`,
// "page-too-large".
Result<std::string> decoded_body(const HttpResponse& response, std::uint64_t max_body);

// The media type in lower case without parameters, and the charset parameter.
std::string media_type(std::string_view content_type);
std::string charset(std::string_view content_type);

}  // namespace fisa::io
