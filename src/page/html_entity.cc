#include "page/html_entity.h"

#include <libxml/HTMLparser.h>

namespace fisa::page {

std::optional<char32_t> html_entity(const std::string& name) {
  const htmlEntityDesc* entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
  if (entity == nullptr) return std::nullopt;
  return static_cast<char32_t>(entity->value);
}

}  // namespace fisa::page
