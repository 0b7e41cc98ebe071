#include "extract/moldova.h"

#include <set>
#include <string>
#include <variant>

#include "values/words.h"

namespace fisa::extract {

bool is_moldovan(const FoldedPage& page, const Engine& engine) {
  const std::string_view text = page.folded.text;
  if (engine.matcher.contains("romania_sign", text)) return false;
  Span at{};
  std::set<std::string> signs;
  std::uint32_t from = 0;
  while (engine.matcher.search("moldova_sign", text, from, at) && !at.empty()) {
    signs.insert(values::lowered(at.in(text)));
    from = at.end;
  }
  return signs.size() >= 2;
}

void in_moldovan_lei(values::Value& value) {
  auto* object = std::get_if<values::Object>(&value.data);
  if (object == nullptr) return;
  for (auto& [name, member] : *object) {
    if (name == "currency" && member.string() != nullptr && *member.string() == "RON")
      member = values::Value("MDL");
  }
}

}  // namespace fisa::extract
