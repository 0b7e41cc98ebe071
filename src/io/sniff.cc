#include "io/sniff.h"

#include "io/ascii.h"

namespace fisa::io {

using namespace std::string_view_literals;

InputFormat sniff(std::string_view head, const std::string& path) {
  if (head.starts_with("WARC/")) return InputFormat::warc;
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const auto first = head.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return InputFormat::text;
  head.remove_prefix(first);
  const std::string name = lower(path);
  const bool json_name =
      name.find(".jsonl") != std::string::npos || name.find(".ndjson") != std::string::npos;
  if (head.front() == '{' && (json_name || head.find("\"text\"") < 4096 || head.find("\"html\"") < 4096))
    return InputFormat::jsonl;
  // UTF-16 markup has a zero in every other byte.
  for (const std::string_view wide : {"\xFF\xFE<"sv, "\xFE\xFF\0<"sv, "<\0"sv, "\0<"sv}) {
    if (head.starts_with(wide)) return InputFormat::html;
  }
  if (name.find(".htm") != std::string::npos || name.find(".xhtml") != std::string::npos)
    return InputFormat::html;
  const std::string start = lower(head.substr(0, 2048));
  if (start.starts_with("<!doctype html") || start.starts_with("<?xml") || start.starts_with("<!--"))
    return InputFormat::html;
  for (const char* tag : {"<html", "<head", "<body", "<div", "<table", "<meta", "<p>", "<span", "<br", "<h1",
                          "<h2", "<h3", "<ul>", "<ol>", "<li>", "<article", "<section", "<main"}) {
    if (start.find(tag) != std::string::npos) return InputFormat::html;
  }
  return InputFormat::text;
}

}  // namespace fisa::io
