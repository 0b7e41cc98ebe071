#include "eval/gold.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>

#include "record/schema.h"

namespace fisa::eval {

using record::Json;

namespace {

const std::string kEnding = ".gold.json";

void drop_optional(Json& json) {
  if (json.is_object()) json.erase("optional");
  if (!json.is_structured()) return;
  for (Json& member : json) drop_optional(member);
}

// What is wrong with it: the schema holds for what the record states, and for nothing else.
std::optional<std::string> fault(const Json& record) {
  if (!record.is_object()) return "it is no JSON object";
  const record::Schema& schema = record::Schema::built_in();
  Json probe = schema.blank();
  probe["source"] = {
      {"uri", ""}, {"media_type", "text/plain"}, {"charset", ""}, {"sha256", std::string(64, '0')}};
  Json stated = Json::object();
  for (const auto& [name, member] : record.items()) {
    if (name != "schema" && name != "source" && probe.contains(name) && !member.is_null())
      stated[name] = member;
  }
  drop_optional(stated);
  probe.update(stated, true);
  const auto violations = schema.validate(probe);
  if (violations.empty()) return std::nullopt;
  return violations.front().pointer + ": " + violations.front().reason;
}

Result<Page> read_page(const std::filesystem::path& path, std::string name) {
  std::ifstream file(path, std::ios::binary);
  const auto bad = [&](const std::string& message) {
    return Diagnostic{path.string(), 0, 0, "bad-gold", message};
  };
  const Json gold = Json::parse(file, nullptr, false);
  if (!gold.is_object() || !gold.contains("records") || !gold["records"].is_array())
    return bad("the file is no object with a list of 'records'");
  Page out{std::move(name), {}};
  for (const Json& record : gold["records"]) {
    if (const auto what = fault(record))
      return bad("record " + std::to_string(out.gold.size() + 1) + ": " + *what);
    out.gold.push_back(record);
  }
  return out;
}

}  // namespace

Result<std::vector<Page>> read_gold(const std::string& folder) {
  namespace fs = std::filesystem;
  std::map<std::string, std::vector<std::string>> pages;  // by stem; a gold's own where it has no page
  std::vector<std::string> stems;
  std::error_code ec;
  for (fs::directory_iterator it(folder, ec), end; !ec && it != end; it.increment(ec)) {
    const std::string name = it->path().filename().string();
    if (name.ends_with(kEnding))
      stems.push_back(name.substr(0, name.size() - kEnding.size()));
    else if (!name.ends_with(".json"))
      pages[name.substr(0, name.rfind('.'))].push_back(name);
  }
  if (ec) return Diagnostic{folder, 0, 0, "cannot-open", ec.message()};
  if (stems.empty()) return Diagnostic{folder, 0, 0, "no-gold", "the folder holds no *.gold.json"};
  std::vector<Page> out;
  for (const std::string& stem : stems) {
    const auto& files = pages[stem];
    auto page = read_page(fs::path(folder) / (stem + kEnding),
                          files.empty() ? stem : *std::min_element(files.begin(), files.end()));
    if (!page) return page.errors();
    out.push_back(std::move(*page));
  }
  std::sort(out.begin(), out.end(), [](const Page& a, const Page& b) { return a.name < b.name; });
  return out;
}

Result<Json> read_scorable(std::string_view line) {
  Json record = Json::parse(line, nullptr, false);
  if (record.is_discarded()) return Diagnostic{"", 0, 0, "bad-record", "the line is no JSON"};
  if (const auto what = fault(record)) return Diagnostic{"", 0, 0, "bad-record", *what};
  return record;
}

std::string page_of(const Json& record) {
  const auto source = record.find("source");
  if (source == record.end() || !source->is_object()) return "";
  const auto uri = source->find("uri");
  if (uri == source->end() || !uri->is_string()) return "";
  std::string name = uri->get<std::string>();
  while (name.ends_with('/')) name.pop_back();
  return name.substr(name.rfind('/') + 1);
}

}  // namespace fisa::eval
