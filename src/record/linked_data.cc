#include "record/linked_data.h"

#include "record/json.h"

namespace fisa::record {
namespace {

std::string text_of(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool is_page_type(std::string_view type) {
  for (const std::string_view end : {"Page", "Article", "Posting"}) {
    if (type.ends_with(end)) return true;
  }
  return false;
}

bool is_page(const Json& node) {
  const auto type = node.find("@type");
  if (type == node.end()) return false;
  if (type->is_string()) return is_page_type(type->get<std::string>());
  if (!type->is_array()) return false;
  for (const Json& one : *type) {
    if (one.is_string() && is_page_type(one.get<std::string>())) return true;
  }
  return false;
}

std::string address_of(const Json& node) {
  if (!node.is_object() || !is_page(node)) return {};
  if (const auto page = node.find("mainEntityOfPage"); page != node.end()) {
    if (page->is_string()) return page->get<std::string>();
    if (page->is_object()) {
      if (std::string id = text_of(*page, "@id"); !id.empty()) return id;
    }
  }
  return text_of(node, "url");
}

}  // namespace

std::string page_address(std::string_view json_ld) {
  const Json document = Json::parse(json_ld, nullptr, false);
  if (std::string own = address_of(document); !own.empty()) return own;
  const Json* nodes = document.is_array() ? &document : nullptr;
  if (document.is_object()) {
    if (const auto graph = document.find("@graph"); graph != document.end() && graph->is_array())
      nodes = &*graph;
  }
  if (nodes == nullptr) return {};
  for (const Json& node : *nodes) {
    if (std::string address = address_of(node); !address.empty()) return address;
  }
  return {};
}

}  // namespace fisa::record
