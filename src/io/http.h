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
  std::string body;
};

// Undoes chunked transfer coding and gzip or deflate content coding. Fails with "bad-http",
// "unsupported-coding", "damaged-coding" or, where the body outgrows `max_body`, "page-too-large".
Result<HttpResponse> parse_http(std::string_view bytes, std::uint64_t max_body);

// The media type in lower case without parameters, and the charset parameter.
std::string media_type(std::string_view content_type);
std::string charset(std::string_view content_type);

}  // namespace fisa::io
