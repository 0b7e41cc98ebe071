#include "record/schema.h"

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
};

namespace {

// The value of a member that a page does not state.
Json blank_of(const Json& property) {
  if (property.contains("const")) return property["const"];
  const auto type = property.find("type");
  if (type == property.end() || !type->is_string()) return nullptr;
  if (*type == "array") return Json::array();
  if (*type != "object") return nullptr;
  Json out = Json::object();
  for (const auto& [name, member] : property["properties"].items()) out[name] = blank_of(member);
  return out;
}

const Json* property_at(const Json& document, std::string_view path) {
  const Json* at = &document;
  while (true) {
    if (const auto items = at->find("items"); items != at->end()) at = &*items;
    const auto properties = at->find("properties");
    if (properties == at->end()) return nullptr;
    const auto dot = path.find('.');
    const auto member = properties->find(std::string(path.substr(0, dot)));
    if (member == properties->end()) return nullptr;
    at = &*member;
    if (dot == std::string_view::npos) return at;
    path.remove_prefix(dot + 1);
  }
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
  valijson::Validator validator;
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

bool Schema::known(std::string_view path) const {
  return property_at(parts_->document, path) != nullptr;
}

bool Schema::is_list(std::string_view path) const {
  const Json* p = property_at(parts_->document, path);
  return p != nullptr && p->value("type", Json()) == "array";
}

bool Schema::has_member(std::string_view path, std::string_view member) const {
  return known(std::string(path) + "." + std::string(member));
}

const Json& Schema::blank() const {
  return parts_->blank;
}

std::string_view Schema::text() const {
  return parts_->text;
}

}  // namespace fisa::record
