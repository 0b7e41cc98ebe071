// Any bytes as a grammar file: it compiles, or its errors are told.
#include <cstddef>
#include <cstdint>
#include <string>

#include "extract/actions.h"
#include "grammar/grammar.h"
#include "match/matcher.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fisa::grammar::Environment environment;
  environment.known_path = [](std::string_view) { return true; };
  environment.has_member = [](std::string_view, std::string_view) { return true; };
  environment.actions = fisa::extract::actions();
  const auto grammar = fisa::grammar::compile(
      {{"fuzz.gram", std::string(reinterpret_cast<const char*>(data), size)}}, environment);
  if (grammar) fisa::match::check(*grammar);
  return 0;
}
