#include "record/schema.h"

#include <algorithm>
#include <array>
#include <utility>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace fisa::record {

// Made by tools/embed from schemas/.
const std::vector<std::pair<std::string_view, std::string_view>>& schema_files();

struct Schema::Parts {
  std::string text;
  Json document;
  valijson::Schema compiled;
  Json blank;
  std::vector<Field> fields;
  std::vector<ProjectField> project_fields;
};

namespace {

// What a record says about itself and not about the project.
constexpr std::array<std::string_view, 5> kBookkeeping = {"schema", "evidence", "warnings", "source",
                                                          "sources"};

// The value of a member that a page does not state.
Json blank_of(const Json& property) {
  if (property.contains("const")) return property["const"];
  const auto type = property.find("type");
  if (type == property.end() || !type->is_string()) return nullptr;
  if (*type == "array") return Json::array();
  if (*type != "object") return nullptr;
  Json out = Json::object();
  for (const auto& [name, member] : property["properties"].items()) {
    if (!member.contains("minItems")) out[name] = blank_of(member);
  }
  return out;
}

std::vector<std::string> choices_of(const Json& property) {
  std::vector<std::string> out;
  if (const auto values = property.find("enum"); values != property.end()) {
    for (const Json& value : *values) {
      if (value.is_string()) out.push_back(value.get<std::string>());
    }
  }
  return out;
}

// The properties of an object, or of the elements of a list, and all that lies below them.
void list_fields(const Json& schema, const std::string& above, std::vector<Schema::Field>& out) {
  const auto items = schema.find("items");
  const Json& object = items == schema.end() ? schema : *items;
  const auto properties = object.find("properties");
  if (properties == object.end()) return;
  for (const auto& [name, property] : properties->items()) {
    const std::string path = above.empty() ? name : above + "." + name;
    out.push_back({path, property.value("type", Json()) == "array", choices_of(property)});
    list_fields(property, path, out);
  }
}

// Free text: neither one of a few words nor of a stated form.
bool is_wording(const Json& property) {
  return property.value("type", Json()) == "string" && !property.contains("enum") &&
         !property.contains("pattern");
}

ProjectField list_field(const std::string& pointer, const Json& items) {
  ProjectField out{pointer, true, {}, {}};
  if (const auto identity = items.find("identity"); identity != items.end())
    out.identity = identity->get<std::vector<std::string>>();
  if (!items.contains("properties")) return out;
  for (const auto& [name, member] : items["properties"].items()) {
    const bool identifies = std::find(out.identity.begin(), out.identity.end(), name) != out.identity.end();
    if (!identifies && is_wording(member)) out.wording.push_back(name);
  }
  return out;
}

void collect_fields(const std::string& pointer, const Json& property, std::vector<ProjectField>& out) {
  const Json type = property.value("type", Json());
  if (type == "array") {
    out.push_back(list_field(pointer, property["items"]));
  } else if (type == "object") {
    for (const auto& [name, member] : property["properties"].items())
      collect_fields(pointer + "/" + name, member, out);
  } else {
    out.push_back({pointer, false, {}, {}});
  }
}

std::vector<ProjectField> project_fields_of(const Json& document) {
  std::vector<ProjectField> out;
  for (const auto& [name, member] : document["properties"].items()) {
    if (std::find(kBookkeeping.begin(), kBookkeeping.end(), name) == kBookkeeping.end())
      collect_fields("/" + name, member, out);
  }
  return out;
}

}  // namespace

Result<Schema> Schema::make(std::string_view text) {
  auto parts = std::make_unique<Parts>();
  parts->text = std::string(text);
  parts->document = Json::parse(text, nullptr, false);
  if (parts->document.is_discarded())
    return Diagnostic{"schema", 0, 0, "bad-schema", "the schema is not JSON"};
  try {
    const nlohmann::json plain = nlohmann::json::parse(text);
    const valijson::adapters::NlohmannJsonAdapter adapter(plain);
    valijson::SchemaParser(valijson::SchemaParser::kDraft7).populateSchema(adapter, parts->compiled);
  } catch (const std::exception& e) {
    return Diagnostic{"schema", 0, 0, "bad-schema", e.what()};
  }
  parts->blank = blank_of(parts->document);
  list_fields(parts->document, "", parts->fields);
  parts->project_fields = project_fields_of(parts->document);
  return Schema(std::move(parts));
}

const Schema& Schema::built_in() {
  static const Schema schema = std::move(*make(schema_files().front().second));
  return schema;
}

Schema::Schema(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
Schema::Schema(Schema&&) noexcept = default;
Schema& Schema::operator=(Schema&&) noexcept = default;
Schema::~Schema() = default;

std::vector<Violation> Schema::validate(const Json& record) const {
  std::vector<Violation> out;
  const nlohmann::json plain = record;
  const valijson::adapters::NlohmannJsonAdapter target(plain);
  thread_local valijson::Validator validator;  // keeps the regular expressions that it has compiled
  valijson::ValidationResults results;
  if (validator.validate(parts_->compiled, target, &results)) return out;
  valijson::ValidationResults::Error error;
  std::size_t deepest = 0;
  std::vector<std::pair<std::size_t, Violation>> all;
  while (results.popError(error)) {
    std::string pointer;
    for (const std::string& step : error.context) {
      // "<root>", "[\"budget\"]", "[0]"
      if (step.size() > 4 && step[1] == '"')
        pointer += "/" + step.substr(2, step.size() - 4);
      else if (step.size() > 2 && step[0] == '[')
        pointer += "/" + step.substr(1, step.size() - 2);
    }
    deepest = std::max(deepest, error.context.size());
    all.emplace_back(error.context.size(), Violation{pointer, error.description});
  }
  // An object that fails because of a member says so too; the member's own reason is the one to read.
  for (auto& [depth, violation] : all) {
    const bool explained = violation.reason.starts_with("Failed to validate against schema associated") ||
                           violation.reason.starts_with("Failed to validate item");
    if (!explained || depth == deepest) out.push_back(std::move(violation));
  }
  return out;
}

const std::vector<Schema::Field>& Schema::fields() const {
  return parts_->fields;
}

const std::vector<ProjectField>& Schema::project_fields() const {
  return parts_->project_fields;
}

bool Schema::is_list(std::string_view path) const {
  return std::any_of(parts_->fields.begin(), parts_->fields.end(),
                     [&](const Field& f) { return f.list && f.path == path; });
}

const Json& Schema::blank() const {
  return parts_->blank;
}

std::string_view Schema::text() const {
  return parts_->text;
}

}  // namespace fisa::record
