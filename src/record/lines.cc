#include "record/lines.h"

#include <optional>

namespace fisa::record {
namespace {

Diagnostic bad(std::string message) {
  return {"", 0, 0, "bad-json-line", std::move(message)};
}

std::optional<std::string> text_member(const Json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end() || !found->is_string()) return std::nullopt;
  return found->get<std::string>();
}

// A number is as good a name as a text.
std::optional<std::string> name_member(const Json& object, const char* name) {
  const auto found = object.find(name);
  if (found != object.end() && found->is_number_integer()) return found->dump();
  return text_member(object, name);
}

}  // namespace

Result<PageLine> read_page_line(std::string_view line) {
  Json object;
  try {
    object = Json::parse(line);
  } catch (const Json::parse_error& e) {
    return bad("no JSON at byte " + std::to_string(e.byte) +
               "; each line is one object with 'text' or 'html', and 'id' or 'url'");
  }
  if (!object.is_object()) return bad("the line is no object; it wants 'text' or 'html', and 'id' or 'url'");
  PageLine page;
  const auto text = text_member(object, "text");
  const auto html = text_member(object, "html");
  if (!text && !html) return bad("the object has neither 'text' nor 'html'");
  page.html = html.has_value();
  page.body = html ? *html : *text;
  const auto id = name_member(object, "id");
  const auto url = text_member(object, "url");
  if (!id && !url) return bad("the object has neither 'id' nor 'url' to call its record by");
  page.url = url.value_or("");
  page.uri = id ? *id : *url;
  return page;
}

Result<Json> read_record(const Schema& schema, std::string_view line) {
  const auto no = [](std::string message) { return Diagnostic{"", 0, 0, "bad-record", std::move(message)}; };
  Json record;
  try {
    record = Json::parse(line);
  } catch (const Json::parse_error& e) {
    return no("no JSON at byte " + std::to_string(e.byte) + " of the line");
  }
  const std::string name = schema.blank()["schema"].get<std::string>();
  const auto says = record.is_object() ? record.find("schema") : record.end();
  if (!record.is_object() || says == record.end())
    return no("the line is no record: no object with 'schema', '" + name + "'");
  if (*says != name)
    return no("the record is of schema " + to_line(*says) + "; this program reads '" + name + "'");
  const auto violations = schema.validate(record);
  if (violations.empty()) return record;
  const Violation& v = violations.front();
  return no((v.pointer.empty() ? "the record" : v.pointer) + ": " + v.reason + "; fisa validate lists all");
}

std::vector<LineViolation> validate_lines(const Schema& schema, std::string_view text, std::size_t& records) {
  std::vector<LineViolation> out;
  std::size_t number = 0;
  records = 0;
  while (!text.empty()) {
    ++number;
    const auto end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    ++records;
    Json record;
    try {
      record = Json::parse(line);
    } catch (const Json::parse_error& e) {
      out.push_back({number, {"", "no JSON at byte " + std::to_string(e.byte) + " of the line"}});
      continue;
    }
    for (Violation& v : schema.validate(record)) out.push_back({number, std::move(v)});
  }
  return out;
}

}  // namespace fisa::record
